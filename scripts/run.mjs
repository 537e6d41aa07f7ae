import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { passOnEndings } from './signals.mjs';

/** Trouble the person can do something about: shown as a sentence, without a stack. */
export class SetupError extends Error {}

/** Everything the set-up says goes to stderr: stdout belongs to the command that is being set up for. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs an entry point's main function; its result is the exit code.
 * @param {() => Promise<number | undefined | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof SetupError ? error.message : error.stack);
    process.exitCode = 1;
  }
}

/**
 * Runs a command to its end with its output on our stderr.
 * @param {string[]} command
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, 128 + n when a signal ended it
 */
export function run([file, ...args], options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    const stopPassing = passOnEndings((signal) => child.kill(signal));
    child.on('error', (error) => {
      stopPassing();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stopPassing();
      resolve(code ?? signalExitCode(signal));
    });
  });
}

/**
 * Runs a short command and returns what it printed.
 * @param {string[]} command
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function capture([file, ...args], options = {}) {
  const result = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  return { ok: result.status === 0, stdout: result.stdout ?? '', stderr: result.stderr ?? '' };
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** @param {string | null} signal */
export function signalExitCode(signal) {
  return 128 + (signalNumbers[signal] ?? 0);
}

/** npm as the person started it: under `npm run` it says itself where it lies. */
export function npmCommand() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return [process.execPath, running];
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
}

/**
 * The command that runs a tool out of node_modules without a shell between, so that signals reach it.
 * @param {string} packageName
 * @param {string} binName
 * @param {{ folder?: string, node?: string }} [where]
 */
export function toolCommand(packageName, binName, { folder = root, node = process.execPath } = {}) {
  const home = join(folder, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return [node, join(home, typeof bin === 'string' ? bin : bin[binName])];
}
