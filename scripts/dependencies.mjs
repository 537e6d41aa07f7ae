import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { cloneKey, readIfThere, root } from './paths.mjs';
import { npmCommand, run, SetupError, say } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.dossier-installed.json');

/** Installs node_modules unless they are what package-lock.json asks for already. */
export async function ensureDependencies() {
  if (areCurrent()) return;
  await withLock(`modules-${cloneKey}`, async () => {
    // Another set-up may have done it while this one waited.
    if (areCurrent()) return;
    say('Installing the npm packages (npm ci) …');
    // Dev packages build the app, so they are wanted even where NODE_ENV says production.
    const code = await run([
      ...npmCommand(),
      'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    if (code !== 0) throw new SetupError(`npm ci failed (exit code ${code}); see its message above.`);
    writeStamp(sha256(lockFile));
  });
}

function areCurrent() {
  if (!existsSync(modules)) return false;
  const { mtimeMs, size } = statSync(lockFile);
  const stamp = JSON.parse(readIfThere(stampFile) ?? '{}');
  // The same time and size spare the hashing in the usual case.
  if (stamp.mtimeMs === mtimeMs && stamp.size === size) return true;
  const hash = sha256(lockFile);
  if (stamp.sha256 !== hash && !npmInstalledTheSame()) return false;
  writeStamp(hash);
  return true;
}

/**
 * Whether the packages npm recorded as installed are the lock's, so that somebody's own `npm ci` or
 * `npm install` is not done again. Packages for other platforms are optional and rightly absent.
 */
function npmInstalledTheSame() {
  const installed = readIfThere(join(modules, '.package-lock.json'));
  if (!installed) return false;
  const present = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const differs = ([path, entry]) =>
    path !== '' &&
    (present[path] ? present[path].integrity !== entry.integrity : !entry.optional && !entry.peer);
  return !Object.entries(wanted).some(differs) && Object.keys(present).every((path) => wanted[path]);
}

function writeStamp(hash) {
  const { mtimeMs, size } = statSync(lockFile);
  try {
    writeFileSync(stampFile, JSON.stringify({ sha256: hash, mtimeMs, size }));
  } catch (error) {
    // Another user's clone: the packages are right, only the shortcut can't be noted.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
