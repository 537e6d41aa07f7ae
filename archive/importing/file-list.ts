/** The files that a person means by a list of files and folders. */
import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Browsers save a page's pictures and scripts beside it, in a folder of its name with such an ending. */
const companionEndings = ['_files', '.files', '-Dateien', '_fichiers', '_archivos'];

/** Files as they are; folders with all that is in them, in order of name, without hidden files. */
export function* listFiles(paths: readonly string[]): Generator<string> {
  for (const path of paths) {
    if (isFolder(path)) yield* below(path);
    else yield path;
  }
}

function* below(folder: string): Generator<string> {
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
  const pages = new Set(
    names.filter((name) => /\.html?$/iu.test(name)).map((name) => name.slice(0, -extname(name).length)),
  );
  for (const name of names) {
    const path = join(folder, name);
    if (!isFolder(path)) yield path;
    else if (!companionEndings.some((end) => name.endsWith(end) && pages.has(name.slice(0, -end.length))))
      yield* below(path);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
