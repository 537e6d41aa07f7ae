import { spawn } from 'node:child_process';
import { join, sep } from 'node:path';
import { openDisplays } from './display.mjs';
import { electronVariables, findElectron } from './electron-install.mjs';
import { applyDataFolder, isLinux, root } from './paths.mjs';
import { SetupError, say, signalExitCode } from './run.mjs';
import { passOnEndings } from './signals.mjs';
import { readableClone } from './stage.mjs';
import { shareDataFolder, unprivileged, unprivilegedEnv } from './user.mjs';

/**
 * Runs Electron to its end, with Chromium's sandbox on: as the unprivileged user when we are root, on a virtual
 * screen where there is none, from a readable copy where the clone is not. Needs `setup()` to have run.
 * @param {string[]} args what follows `electron`; paths in the clone are adapted when it is run from a copy
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions, cwd?: string,
 *   announceScreen?: boolean }} [options] cwd: the clone, unless said otherwise
 * @returns {Promise<number>} its exit code, 128 + n when a signal ended it
 */
export async function launchElectron(args, options = {}) {
  const binary = findElectron();
  if (!binary) throw new SetupError('Electron is not set up yet; run: npm run setup');
  const folder = await readableClone();
  return runAsAppUser([moved(binary, folder), ...args.map((arg) => moved(arg, folder))], {
    ...options,
    cwd: moved(options.cwd ?? root, folder),
    env: electronEnv(options.env ?? process.env, moved(binary, folder)),
  });
}

/** The same path in the copy that the app is run from. */
export function moved(path, folder) {
  return path === root || path.startsWith(root + sep) ? join(folder, path.slice(root.length)) : path;
}

function electronEnv(env, binary) {
  const cleaned = { ...env, ...electronVariables(binary) };
  // Terminals inside other Electron apps (editors) hand this on; it would make Electron a plain Node.
  delete cleaned.ELECTRON_RUN_AS_NODE;
  return cleaned;
}

/**
 * Runs any command as the user that the app runs as, with a screen, and ends all that it started with it.
 * @param {string[]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions,
 *   announceScreen?: boolean, screens?: number }} options screens: how many virtual ones the command divides among
 *   what it starts, told to it in DOSSIER_SCREENS; a real screen is one, and is not told
 * @returns {Promise<number>}
 */
export async function runAsAppUser(
  command,
  { cwd, env, stdio = 'inherit', announceScreen = false, screens = 1 },
) {
  applyDataFolder();
  shareDataFolder();
  const displays = await openDisplays(screens);
  const [display] = displays;
  if (display.virtual && announceScreen) {
    say(
      `There is no display here: the app runs on a virtual screen (Xvfb ${display.env.DISPLAY}, 1440x900).`,
    );
  }
  const home = process.env.DOSSIER_HOME;
  const fullEnv = unprivilegedEnv({
    ...env,
    ...(home && !env.DOSSIER_HOME && { DOSSIER_HOME: home }),
    ...display.env,
    ...(displays.length > 1 && { DOSSIER_SCREENS: JSON.stringify(displays.map((each) => each.env)) }),
  });
  const [file, ...args] = isLinux ? unprivileged(command, { onParentDeath: 'TERM' }) : command;
  try {
    // In a group of its own: Ctrl-C then reaches it once, through us (a second one would kill it outright), and
    // what it may leave behind can be ended together.
    const child = spawn(file, args, { cwd, env: fullEnv, stdio, detached: isLinux });
    if (child.pid) for (const each of displays) each.keepFor?.(child.pid);
    return await untilEnd(child);
  } finally {
    await Promise.all(displays.map((each) => each.close()));
  }
}

const patience = 10_000;

function untilEnd(child) {
  return new Promise((resolve, reject) => {
    let asked = 0;
    let overdue;
    const endGroup = () => {
      try {
        process.kill(isLinux ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // Nothing left of it.
      }
    };
    const forward = (signal) => {
      // A terminal and npm may both pass on the same Ctrl-C; what comes later is the person insisting.
      if (asked && Date.now() - asked < 1000) return;
      if (asked) return endGroup();
      asked = Date.now();
      child.kill(signal);
      overdue = setTimeout(endGroup, patience);
    };
    const stopPassing = passOnEndings(forward);
    const done = () => {
      clearTimeout(overdue);
      stopPassing();
      if (isLinux && child.pid) endGroup();
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? signalExitCode(signal));
    });
  });
}
