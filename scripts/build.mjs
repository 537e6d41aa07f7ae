import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { cloneKey, readIfThere, root } from './paths.mjs';
import { run, SetupError, say, toolCommand } from './run.mjs';
import { substituteVersion } from './substitute.mjs';
import { contentDigest, listFiles, looksDigest } from './tree.mjs';

const inputs = [
  ...['archive', 'main', 'preload', 'renderer', 'samples'],
  ...['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'],
];
const stampFile = join(root, 'out', '.built');

/** Node modules and Chromium features are aimed at the oldest Electron that runs, so one build serves all. */
export const buildVariables = { ELECTRON_MAJOR_VER: substituteVersion.split('.')[0] };

/** Builds into out/ unless it was built from what is there now. Needs the packages, but not Electron itself. */
export async function build() {
  if (isCurrent()) return;
  await withLock(`build-${cloneKey}`, async () => {
    if (isCurrent()) return;
    say('Building …');
    // Taken before: a file saved while the build runs must count as changed afterwards.
    const files = listFiles(root, inputs);
    const content = contentDigest(root, files);
    const env = { ...process.env, ...buildVariables };
    const command = [...toolCommand('electron-vite', 'electron-vite'), 'build', '--logLevel', 'warn'];
    if ((await run(command, { env })) !== 0) throw new SetupError('The build failed; see its message above.');
    writeStamp({ looks: looksDigest(files), content });
  });
}

function isCurrent() {
  const stamp = JSON.parse(readIfThere(stampFile) ?? '{}');
  if (!existsSync(join(root, mainFile()))) return false;
  const files = listFiles(root, inputs);
  const looks = looksDigest(files);
  if (stamp.looks === looks) return true;
  if (stamp.content === undefined || stamp.content !== contentDigest(root, files)) return false;
  writeStamp({ looks, content: stamp.content });
  return true;
}

function mainFile() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).main;
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, JSON.stringify(stamp));
  } catch (error) {
    // Another user's clone: the build is right, only the shortcut can't be noted.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}
