/** The draft that is checked, and what was found: kept while its sources are looked at. */
import { useSyncExternalStore } from 'react';
import type { DraftCheck } from '../../archive/contract/drafts.ts';
import { act } from '../bridge/acting.ts';

export interface Checking {
  readonly busy: boolean;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly check: DraftCheck | null;
}

const nothing: Checking = { busy: false, progress: null, check: null };
let state = nothing;
/** Numbers the checks: one that was stopped shows nothing when it ends. */
let run = 0;
const listeners = new Set<() => void>();

function set(change: Partial<Checking>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export const useChecking = (): Checking =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

export function draftProgressed({ done, total }: { done: number; total: number }): void {
  if (state.busy) set({ progress: { done, total } });
}

const failed = 'The draft could not be checked';

/** Asks for a file and checks it. */
export const checkFile = (): Promise<void> => checked(() => act('shell.checkDraft', {}, { failed }));

/** Text that was typed or pasted; `html` where it came with that. */
export const checkPasted = (text: string, html: string | undefined): Promise<void> =>
  checked(() => act('drafts.check', html === undefined ? { text } : { text, html }, { failed }));

async function checked(ask: () => Promise<DraftCheck | null>): Promise<void> {
  const own = ++run;
  set({ busy: true, progress: null });
  const check = await ask();
  if (own === run) set({ busy: false, progress: null, ...(check && { check }) });
}

export function stopChecking(): void {
  run++;
  set({ busy: false, progress: null });
  void act('drafts.cancel', {}, { failed: 'The check could not be stopped' });
}

export function forgetDraft(): void {
  run++;
  set(nothing);
}
