import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder, cloneKey, isRoot, readIfThere, root, serviceUser } from './paths.mjs';
import { capture, SetupError, say } from './run.mjs';
import { listFiles, looksDigest } from './tree.mjs';
import { readableByAll } from './umask.mjs';
import { serviceIds, serviceUserCanRead } from './user.mjs';

// node_modules is handled by itself; the rest are results, or git's.
const notCopied = new Set(['.git', 'node_modules', 'demo', 'test-results', 'coverage']);

/**
 * The folder to run the app from: the clone, or where the unprivileged user that the app runs as can't read that
 * (root's clone under /root, say), an up-to-date copy of it.
 * @returns {Promise<string>}
 */
export async function readableClone() {
  if (!isRoot || serviceUserCanRead(samplePaths())) return root;
  const stage = join(cacheFolder(), 'stage', cloneKey);
  await readableByAll(() => withLock(`stage-${cloneKey}`, async () => refresh(stage)));
  return stage;
}

/** Files and folders from every part: a clone under a strict umask is unreadable in its parts only. */
function samplePaths() {
  const parts = ['package.json', 'out/main', 'out/renderer', 'node_modules/electron/package.json'];
  return [root, ...parts.map((part) => join(root, part)).filter(existsSync)];
}

function refresh(stage) {
  const { gid } = serviceIds();
  mkdirSync(stage, { recursive: true });
  // The clone was not for everybody's eyes; its copy is for the app's user alone.
  chownSync(stage, 0, gid);
  capture(['chmod', '0750', stage]);
  refreshModules(stage);
  const names = readdirSync(root).filter((name) => !notCopied.has(name));
  const state = looksDigest(listFiles(root, names));
  const stamp = join(stage, '.staged');
  if (readIfThere(stamp) === state) return;
  rmSync(stamp, { force: true });
  for (const name of readdirSync(stage)) {
    if (!notCopied.has(name) && !name.startsWith('.staged')) rmSync(join(stage, name), { recursive: true });
  }
  for (const name of names) {
    cpSync(join(root, name), join(stage, name), { recursive: true, preserveTimestamps: true });
    makeReadable(join(stage, name));
  }
  writeFileSync(stamp, state);
}

function refreshModules(stage) {
  const modules = join(root, 'node_modules');
  const target = join(stage, 'node_modules');
  const stamp = join(stage, '.staged-modules');
  // npm rewrites the first with every change, setting up the second with every installation of Electron.
  const state = ['.package-lock.json', 'electron/path.txt']
    .map((file) => readIfThere(join(modules, file)))
    .join();
  if (readIfThere(stamp) === state) return;
  say(`The user ${serviceUser} can't read ${root}: copying what the app needs to ${stage} …`);
  rmSync(stamp, { force: true });
  rmSync(target, { recursive: true, force: true });
  // Second names for the same files cost no space, but share the permissions too.
  const readable = capture(['find', modules, '!', '-perm', '-o=r', '-print', '-quit']).stdout === '';
  if (!readable || !capture(['cp', '-al', modules, target]).ok) {
    rmSync(target, { recursive: true, force: true });
    const copied = capture(['cp', '-a', modules, target]);
    if (!copied.ok) throw new SetupError(`${modules} could not be copied to ${stage}: ${copied.stderr}`);
    makeReadable(target);
  }
  writeFileSync(stamp, state);
}

function makeReadable(path) {
  capture(['chgrp', '-hR', serviceUser, path]);
  capture(['chmod', '-R', 'g+rX', path]);
}
