/** Runs the built command line as a script would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './app-under-test.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const commandLine = join(root, 'out', 'main', 'cli.js');

export function startCommand(
  home: string,
  args: readonly string[],
  input = '',
): { child: ChildProcess; done: Promise<Ran> } {
  const child = spawn(process.execPath, [commandLine, ...args], {
    env: { ...process.env, DOSSIER_HOME: home },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(input);
  const done = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, done };
}

export function dossier(home: string, ...args: string[]): Promise<Ran> {
  return startCommand(home, args).done;
}

/** Runs a command with `--json`; fails where it did not exit with `code`, or printed anything else. */
export async function dossierJson<T>(home: string, args: readonly string[], code = 0): Promise<T> {
  const ran = await dossier(home, ...args, '--json');
  if (ran.code !== code) throw new Error(`dossier ${args.join(' ')} ended with ${ran.code}: ${ran.err}`);
  return JSON.parse(ran.out) as T;
}
