import {
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isRoot, root } from './paths.mjs';
import { giveTo, serviceIds, serviceUserCanRead } from './user.mjs';

/**
 * A folder of the clone for the app to write into, which runs as another user when we are root. Afterwards it
 * belongs to the clone's owner again.
 * @param {string} folder
 * @param {string} lent the same, or in the readable copy of the clone the folder to use in its stead
 */
export function lendFolder(folder, lent = folder) {
  if (lent !== folder) mirror(folder, lent);
  mkdirSync(lent, { recursive: true });
  if (!isRoot) return { path: lent, giveBack() {} };
  giveTo(lent, serviceIds());
  return {
    path: lent,
    giveBack() {
      if (lent !== folder) mirror(lent, folder);
      giveTo(folder, statSync(root));
    },
  };
}

function mirror(from, to) {
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true });
}

/**
 * Files for the app to read: copies of them, where it can't read them itself.
 * @param {string[]} files
 */
export function lendFiles(files) {
  if (!isRoot || files.length === 0 || serviceUserCanRead(files)) return { paths: files, giveBack() {} };
  const { uid, gid } = serviceIds();
  const folder = mkdtempSync(join(tmpdir(), 'dossier-files-'));
  const paths = files.map((file, index) => {
    // One folder for each: two may have the same name, and the name may show in the app.
    const place = join(folder, String(index));
    mkdirSync(place);
    copyFileSync(file, join(place, basename(file)));
    chownSync(join(place, basename(file)), uid, gid);
    return join(place, basename(file));
  });
  chownSync(folder, uid, gid);
  return { paths, giveBack: () => rmSync(folder, { recursive: true, force: true }) };
}
