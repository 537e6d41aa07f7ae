/** Long work on a whole folder, as the window follows it: writing a bag or a copy, taking an archive out. */
import { useSyncExternalStore } from 'react';
import type { Notice } from '../../archive/contract/shell.ts';
import { act } from '../bridge/acting.ts';

type Progress = Extract<Notice, { kind: 'work-progress' }>;

export interface Work {
  readonly work: Progress['work'];
  readonly done: number;
  readonly total: number;
  readonly file: string;
  readonly cancelling: boolean;
}

let state: Work | null = null;
const listeners = new Set<() => void>();

function set(next: Work | null): void {
  state = next;
  for (const listener of listeners) listener();
}

export const useWork = (): Work | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

export function workProgressed({ work, done, total, file }: Progress): void {
  set({ work, done, total, file, cancelling: state?.cancelling ?? false });
}

/** Waits for work that tells how it is doing; when it has ended, however, nothing is shown of it any more. */
export async function following<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } finally {
    set(null);
  }
}

export async function cancelWork(): Promise<void> {
  if (state) set({ ...state, cancelling: true });
  await act('preserving.cancel', {}, { failed: 'It could not be stopped' });
}
