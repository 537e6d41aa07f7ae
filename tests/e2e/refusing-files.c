/*
 * A file system that refuses: while the file that DOSSIER_REFUSING names holds the number of an error, opening for
 * writing, renaming and writing of files below DOSSIER_REFUSED end with it. Preloaded into real processes by tests.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int refusal(const char *path) {
  static __thread int asking;
  const char *below = getenv("DOSSIER_REFUSED"), *told = getenv("DOSSIER_REFUSING");
  if (asking || !below || !told || !path || strncmp(path, below, strlen(below)) != 0) return 0;
  asking = 1;
  int number = 0;
  FILE *file = fopen(told, "r");
  if (file) {
    if (fscanf(file, "%d", &number) != 1) number = 0;
    fclose(file);
  }
  asking = 0;
  return number;
}

static int opening(const char *name, const char *path, int flags, mode_t mode) {
  /* A full disk opens files, and refuses what is written. */
  int number = (flags & (O_WRONLY | O_RDWR | O_CREAT)) ? refusal(path) : 0;
  if (number != 0 && number != ENOSPC) {
    errno = number;
    return -1;
  }
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, name);
  return real(path, flags, mode);
}

#define OPEN(name)                                          \
  int name(const char *path, int flags, ...) {              \
    mode_t mode = 0;                                        \
    if (flags & (O_CREAT | O_TMPFILE)) {                    \
      va_list rest;                                         \
      va_start(rest, flags);                                \
      mode = va_arg(rest, mode_t);                          \
      va_end(rest);                                         \
    }                                                       \
    return opening(#name, path, flags, mode);               \
  }
OPEN(open)
OPEN(open64)

int rename(const char *from, const char *to) {
  int number = refusal(to);
  if (number != 0 && number != ENOSPC) {
    errno = number;
    return -1;
  }
  int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
  return real(from, to);
}

static int writing(int file) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return refusal(path);
}

ssize_t write(int file, const void *bytes, size_t count) {
  int number = file > 2 && getenv("DOSSIER_REFUSED") ? writing(file) : 0;
  if (number != 0) {
    errno = number;
    return -1;
  }
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  return real(file, bytes, count);
}
