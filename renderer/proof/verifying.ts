/** The document that is verified, and what was found: kept while one looks elsewhere. */
import { useSyncExternalStore } from 'react';
import type { ProofReport } from '../../archive/contract/proof.ts';
import { act, tellFailure } from '../bridge/acting.ts';
import { answerOf } from '../bridge/client.ts';
import { tell } from '../window/notices.tsx';

interface Verifying {
  readonly busy: boolean;
  readonly report: ProofReport | null;
}

let state: Verifying = { busy: false, report: null };
const listeners = new Set<() => void>();

function set(next: Verifying): void {
  state = next;
  for (const listener of listeners) listener();
}

export const useVerifying = (): Verifying =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

const failed = 'The document could not be verified';

/** Asks for a PDF, or takes the last one `again`, with a fingerprint from elsewhere or other keys to trust. */
export async function verify(fingerprint = '', again = false): Promise<void> {
  set({ ...state, busy: true });
  const report = await act('shell.verifyDocument', { fingerprint, again }, { failed });
  set({ busy: false, report: report ?? state.report });
}

/** Takes a PDF that was dropped on the window. */
export async function verifyDropped([file, ...others]: readonly File[]): Promise<void> {
  if (!file || state.busy) return;
  set({ ...state, busy: true });
  try {
    set({ busy: false, report: answerOf(await window.dossier.verifyDropped(file)) });
    if (others.length > 0)
      tell(`One document is verified at a time: this is ${file.name}. Drop the others one by one.`);
  } catch (reason) {
    set({ ...state, busy: false });
    tellFailure(failed, reason);
  }
}
