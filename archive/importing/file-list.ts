/** The files that a person means by a list of files and folders. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Browsers save a page's pictures and scripts beside it, in a folder of its name with such an ending. */
const companionEndings = ['_files', '.files', '-Dateien', '_fichiers', '_archivos'];

/**
 * Files as they are; folders with all that is in them, in order of name, without hidden files. A folder that
 * can't be opened is named itself, to be refused with its reason.
 */
export function* listFiles(paths: readonly string[]): Generator<string> {
  for (const path of paths) {
    if (isFolder(path)) yield* below(path, []);
    else yield path;
  }
}

/** `above`: real paths of the folders on the way here; a link may lead back into one of them. */
function* below(folder: string, above: readonly string[]): Generator<string> {
  const names = namesIn(folder);
  if (names === undefined) {
    yield folder;
    return;
  }
  const here = realpathSync(folder);
  if (above.includes(here)) return;
  const pages = new Set(
    names.filter((name) => /\.html?$/iu.test(name)).map((name) => name.slice(0, -extname(name).length)),
  );
  for (const name of names) {
    const path = join(folder, name);
    if (!isFolder(path)) yield path;
    else if (!companionEndings.some((end) => name.endsWith(end) && pages.has(name.slice(0, -end.length))))
      yield* below(path, [...above, here]);
  }
}

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return undefined;
  }
}

/** What can't even be looked at counts as a file, and is refused when it is read. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
