import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, isRoot } from './paths.mjs';
import { serviceUserCanRead } from './user.mjs';

/** Node itself may be where only root gets at it, as version managers put it. */
export function readableNode() {
  if (!isRoot || serviceUserCanRead([process.execPath])) return process.execPath;
  const folder = join(cacheFolder(), `node-${process.versions.node}`);
  const copy = join(folder, 'node');
  if (!existsSync(copy)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    copyFileSync(process.execPath, copy);
    chmodSync(copy, 0o755);
  }
  return copy;
}
