/** Measured processes: each begins anew, so that nothing is warm that would not be. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');
/** Within the clone, where libraries are found; of this process alone, as two may measure at once. */
const built = join(root, 'out', `bench-${process.pid}`);
const names = ['start', 'change', 'watch', 'lines', 'peer', 'anchor', 'names', 'drafts'] as const;
export type Measured = (typeof names)[number];

/** Longer than anything that can still be called a result. */
const timeLimit = 20 * 60_000;

/** Builds what is measured as the app is built: modules in one file each, libraries beside. */
export async function buildMeasured(): Promise<void> {
  const source = join(import.meta.dirname, '..', 'measured');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: built,
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(source, `${name}.ts`)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** What a start reports; milliseconds and megabytes. */
export interface Started {
  readonly open: number;
  readonly list: number;
  readonly usable: number;
  readonly rows: number;
  /** Time on a processor. */
  readonly cpu: number;
  readonly peak: number;
}

export function removeMeasured(): void {
  rmSync(built, { recursive: true, force: true });
}

export interface Running<T> {
  readonly process: ChildProcess;
  /** The next line that it reports; rejects when it ends before. */
  next(): Promise<T>;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
}

export function start<T>(name: Measured, args: readonly string[]): Running<T> {
  const child = spawn(process.execPath, [join(built, `${name}.js`), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeLimit);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    ended,
    next: async () => {
      const line = await lines.next();
      if (!line.done) return JSON.parse(line.value) as T;
      await ended;
      throw new Error(whyEnded(name, errors, child));
    },
  };
}

function whyEnded(name: string, errors: string, child: ChildProcess): string {
  if (/heap out of memory/u.test(errors)) return 'out of memory';
  if (child.signalCode === 'SIGKILL') return `killed after ${timeLimit / 60_000} minutes`;
  const last = errors.split('\n').filter((line) => /Error|error/u.test(line))[0] ?? '';
  return `${name} ended with ${child.exitCode ?? child.signalCode}: ${last.trim().slice(0, 200)}`;
}

/** Runs one to its end; answers the first line that it reports. */
export async function ran<T>(name: Measured, args: readonly string[]): Promise<T> {
  const child = start<T>(name, args);
  const value = await child.next();
  await child.ended;
  return value;
}

/** Runs any command; answers milliseconds, or undefined where it is not there or fails. `fine`: exit codes that are no failure. */
export function timed(
  command: readonly string[],
  { env = {}, fine = [0] }: { env?: NodeJS.ProcessEnv; fine?: readonly (number | null)[] } = {},
): Promise<number | undefined> {
  const [file = '', ...args] = command;
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(fine.includes(code) ? performance.now() - began : undefined));
  });
}
