import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeRunsOfficialElectron } from './node-version.mjs';
import { readIfThere, root } from './paths.mjs';
import { run, SetupError, say } from './run.mjs';
import { findSubstitute, hasSubstitute, installSubstitute, substituteVersion } from './substitute.mjs';

const official = join(root, 'node_modules', 'electron');
// Inside node_modules, so that a new `npm ci` tries again.
const failedStamp = join(root, 'node_modules', '.dossier-electron-failed');

/** @returns {string | undefined} the path of the Electron to use, if it is there already */
export function findElectron() {
  // Somebody's choice, or that of the process which started us (tests, development).
  const chosen = process.env.ELECTRON_EXEC_PATH;
  if (chosen && existsSync(chosen) && !chosen.startsWith(join(root, 'scripts'))) return chosen;
  const installed = officialBinary();
  if (installed) return installed;
  if (nodeRunsOfficialElectron && readIfThere(failedStamp) === undefined) return undefined;
  const folder = hasSubstitute && findSubstitute();
  return folder ? join(folder, 'electron') : undefined;
}

/** @returns {Promise<string>} the path of the Electron to use, fetched if need be */
export async function ensureElectron() {
  const there = findElectron();
  if (there) return there;
  if (!nodeRunsOfficialElectron && !hasSubstitute) {
    throw new SetupError(
      `Electron 45 needs Node.js 22.12 or newer; this is ${process.versions.node}. (On Linux x64 alone an older ` +
        'Electron stands in for it.)',
    );
  }
  if (nodeRunsOfficialElectron && (await fetchOfficial())) return officialBinary();
  const binary = join(await installSubstitute(), 'electron');
  const reason = nodeRunsOfficialElectron ? 'its download failed' : `Node ${process.versions.node}`;
  say(`Electron ${substituteVersion} is used in place of the official Electron 45 (${reason}).`);
  return binary;
}

/** The variables by which electron-vite, `npx electron` and `require('electron')` find that Electron. */
export function electronVariables(binary) {
  return { ELECTRON_EXEC_PATH: binary, ELECTRON_OVERRIDE_DIST_PATH: dirname(binary) };
}

function officialBinary() {
  const name = readIfThere(join(official, 'path.txt'));
  const binary = name && join(official, 'dist', name);
  return binary && existsSync(binary) ? binary : undefined;
}

async function fetchOfficial() {
  say('Fetching Electron (about 120 MB, once) …');
  // A blocked host may refuse at once or say nothing at all. Where there is a substitute, waiting is not worth much.
  const timeout = (hasSubstitute ? 3 : 15) * 60_000;
  const env = { ...process.env };
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  const stdio = ['ignore', 'ignore', hasSubstitute ? 'ignore' : 2];
  await run([process.execPath, join(official, 'install.js')], { timeout, env, stdio });
  if (officialBinary()) return true;
  if (!hasSubstitute)
    throw new SetupError('Electron could not be fetched; run `npm run setup` to try again.');
  writeFileSync(failedStamp, '');
  return false;
}
