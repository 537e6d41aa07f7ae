/** Paths in the manifests of a bag (RFC 8493, 2.1.3 and 5.1): how they are written, and which are refused. */

/** Only these are encoded: the per cent sign, and what would end a line. */
export const encodePath = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** What {@link encodePath} wrote. Older versions than 1.0 leave the per cent sign as it is. */
export function decodePath(written: string, version: string): string {
  const codes = version === '1.0' ? /%(25|0A|0D)/giu : /%(0A|0D)/giu;
  return written.replace(codes, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** Why a path must not be followed, as the end of a sentence; undefined where it leads nowhere strange. */
export function pathDanger(path: string): string | undefined {
  if (path === '' || path.includes('\0')) return 'is no path';
  if (path.includes('\\')) return 'holds a backslash, which leads elsewhere on Windows';
  if (path.startsWith('/')) return 'is an absolute path';
  if (path.startsWith('~')) return 'begins with “~”, which stands for somebody’s home folder';
  const parts = path.split('/');
  if (parts.some((part) => /^[a-z]:/iu.test(part))) return 'names a drive';
  if (parts.includes('..')) return 'leads out of its folder by “..”';
  if (parts.some((part) => part === '' || part === '.')) return 'has an empty part';
  return undefined;
}

/** Equal for names that some file systems hold to be one: those that differ by case or by NFC and NFD only. */
export const sameNameKey = (path: string): string =>
  path.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');

/**
 * The first two paths that could not stand beside each other everywhere: equal but for case or normalisation,
 * or a file where the other needs a folder.
 */
export function collidingPaths(paths: Iterable<string>): readonly [string, string] | undefined {
  const files = new Map<string, string>();
  for (const path of paths) {
    const key = sameNameKey(path);
    const twin = files.get(key);
    if (twin !== undefined) return [twin, path];
    files.set(key, path);
  }
  for (const [key, path] of files)
    for (let at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1)) {
      const file = files.get(key.slice(0, at));
      if (file !== undefined) return [file, path];
    }
  return undefined;
}
