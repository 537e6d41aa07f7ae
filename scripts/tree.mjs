import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All files at and under the given paths, in a fixed order, with what a look without reading tells about them.
 * @param {string} base
 * @param {string[]} paths relative to base; what is not there is left out
 */
export function listFiles(base, paths) {
  const files = [];
  const visit = (path) => {
    const stat = statSync(join(base, path), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(join(base, path)).sort()) visit(`${path}/${name}`);
    } else {
      files.push({ path, size: stat.size, mtimeMs: stat.mtimeMs });
    }
  };
  for (const path of paths) visit(path);
  return files;
}

/** Changes when a file comes, goes, or is written again. Cheap. */
export function looksDigest(files) {
  const hash = createHash('sha256');
  for (const { path, size, mtimeMs } of files) hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  return hash.digest('hex');
}

/** Changes when the content does: a fresh checkout has new times and the old content. */
export function contentDigest(base, files) {
  const hash = createHash('sha256');
  for (const { path, size } of files)
    hash.update(`${path}\0${size}\n`).update(readFileSync(join(base, path)));
  return hash.digest('hex');
}
