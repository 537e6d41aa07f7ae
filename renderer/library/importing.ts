/** Imports as the window follows them: progress while they run, and what was refused until it was read. */
import { useSyncExternalStore } from 'react';
import { act } from '../bridge/acting.ts';
import type { Output } from '../bridge/client.ts';
import { tell } from '../window/notices.tsx';
import { go } from '../window/travel.ts';
import { counted, quoted } from '../window/words.ts';

type Report = Output<'articles.import'>;

/** A file may be refused twice, so each refusal has a number of its own. */
export type Refusal = Report['refused'][number] & { readonly number: number };

export interface Importing {
  readonly running: boolean;
  readonly cancelling: boolean;
  readonly done: number;
  readonly total: number;
  readonly file: string;
  /** When it began, in milliseconds of `performance.now()`. */
  readonly began: number;
  readonly refused: readonly Refusal[];
}

const idle: Importing = {
  running: false,
  cancelling: false,
  done: 0,
  total: 0,
  file: '',
  began: 0,
  refused: [],
};
let state = idle;
const listeners = new Set<() => void>();

function set(part: Partial<Importing>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export const useImporting = (): Importing =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

export function importProgressed({ done, total, file }: { done: number; total: number; file: string }): void {
  set({ running: done < total, began: state.running ? state.began : performance.now(), done, total, file });
}

export const closeRefusals = (): void => set({ refused: [] });

export async function cancelImport(): Promise<void> {
  set({ cancelling: true });
  await act('articles.cancelImport', {}, { failed: 'The import could not be cancelled' });
}

/** Milliseconds still to go, judged by the pace so far; null while that says nothing. */
export function timeLeft({ began, done, total }: Importing, now: number): number | null {
  const spent = now - began;
  return done < 3 || spent < 1500 ? null : (spent / done) * (total - done);
}

export const importFiles = (paths: readonly string[]): Promise<void> =>
  following(act('articles.import', { paths: [...paths] }, { failed: 'The files were not added' }));

export const chooseFiles = (): Promise<void> =>
  following(act('shell.addFiles', {}, { failed: 'The files were not added' }));

/** Imports a file that was refused for want of its password. */
export async function importLocked({ file, number }: Refusal, password: string): Promise<void> {
  set({ refused: state.refused.filter((other) => other.number !== number) });
  await following(act('articles.import', { paths: [file], password }, { failed: 'The file was not added' }));
}

export const importPasted = ({ text, html }: { text: string; html: string }): Promise<void> =>
  following(
    act(
      'articles.paste',
      { ...(text ? { text } : {}), ...(html ? { html } : {}) },
      { failed: 'The pasted text was not added' },
    ),
  );

async function following(answer: Promise<Report | null>): Promise<void> {
  const report = await answer;
  const { cancelling, total } = state;
  set({ running: false, cancelling: false });
  if (report === null) return;
  const before = state.refused.at(-1)?.number ?? 0;
  const refused = report.refused.map((refusal, at) => ({ ...refusal, number: before + at + 1 }));
  set({ refused: [...state.refused, ...refused] });
  const [only] = report.imported;
  if (cancelling) {
    tell(`Stopped: ${counted(report.imported.length, 'article')} added of ${counted(total, 'file')}.`);
  } else if (only && report.imported.length === 1) {
    tell(`${quoted(only.title)} added.`, { label: 'Open', run: () => go({ kind: 'article', id: only.id }) });
  } else if (only) {
    tell(`${counted(report.imported.length, 'article')} added.`);
  }
}
