/** Child processes that run TypeScript of the tests: other writers, and ones that are killed. */
import { type ChildProcess, fork } from 'node:child_process';

export interface Child {
  readonly process: ChildProcess;
  /** Everything that it has said so far, one entry for each line. */
  readonly said: string[];
  /** Resolves when it has ended, however. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
  /** Resolves when it has said a line; rejects when it ends before. */
  saying(line: string | ((said: readonly string[]) => boolean)): Promise<void>;
}

/** Starts a script of the tests by its path: TypeScript, or one that is bundled already. */
export function startChild(script: string, args: readonly string[]): Child {
  const child = fork(script, args, {
    execArgv: script.endsWith('.ts') ? ['--import', 'tsx'] : [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const said: string[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let hasEnded = false;
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    // A line torn by the kill was not said to its end: it does not count.
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
    for (const check of waiting) check();
  });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('close', (code, signal) => {
      hasEnded = true;
      for (const check of waiting) check();
      resolve(signal ?? code);
    });
  });
  return {
    process: child,
    said,
    ended,
    saying: (line) => {
      const isSaid = (): boolean => (typeof line === 'string' ? said.includes(line) : line(said));
      return new Promise((resolve, reject) => {
        const check = (): void => {
          if (isSaid()) resolve();
          else if (hasEnded) reject(new Error(`the child ended after: ${said.slice(-3).join(' | ')}`));
          else return;
          waiting.delete(check);
        };
        waiting.add(check);
        check();
      });
    },
  };
}
