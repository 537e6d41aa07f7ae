/** The document that is verified, and what was found: kept while one looks elsewhere. */
import { useSyncExternalStore } from 'react';
import type { ProofReport } from '../../archive/contract/proof.ts';
import { act } from '../bridge/acting.ts';

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

/** Asks for a PDF, or takes the last one `again`, with a fingerprint from elsewhere or other keys to trust. */
export async function verify(fingerprint = '', again = false): Promise<void> {
  set({ ...state, busy: true });
  const report = await act(
    'shell.verifyDocument',
    { fingerprint, again },
    { failed: 'The document could not be verified' },
  );
  set({ busy: false, report: report ?? state.report });
}
