/** Verifying and repairing as the window follows it: it goes on when another room is entered. */
import { useSyncExternalStore } from 'react';
import type { Repair, Verification, VerifyProgress } from '../../archive/contract/verifying.ts';
import { act } from '../bridge/acting.ts';
import { queryClient } from '../bridge/cache.ts';
import { go } from '../window/travel.ts';

export interface Care {
  readonly doing: 'verifying' | 'repairing' | null;
  readonly cancelling: boolean;
  readonly progress: VerifyProgress | null;
  readonly verification: Verification | null;
  /** What was mended last. */
  readonly repair: Repair | null;
}

const nothing: Care = {
  doing: null,
  cancelling: false,
  progress: null,
  verification: null,
  repair: null,
};
let state = nothing;
const listeners = new Set<() => void>();

function set(change: Partial<Care>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export const useCare = (): Care =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

export function verifyProgressed({ stage, done, total }: VerifyProgress): void {
  if (state.doing) set({ progress: { stage, done, total } });
}

/** From the palette: enters the room and begins. */
export function verifyNow(): void {
  go({ kind: 'care' });
  void verify();
}

export async function verify(): Promise<void> {
  await doing('verifying', async () => {
    const verification = await act('archive.verify', {}, { failed: 'The archive could not be verified' });
    return verification && { verification, repair: null };
  });
}

export const repair = (kinds?: readonly string[]): Promise<void> =>
  repairing(() =>
    act('archive.repair', kinds ? { kinds: [...kinds] } : {}, { failed: 'The archive was not repaired' }),
  );

export const repairFrom = (): Promise<void> =>
  repairing(() => act('shell.repairFrom', {}, { failed: 'The archive was not repaired' }));

const repairing = (run: () => Promise<Repair | null>): Promise<void> =>
  doing('repairing', async () => {
    const done = await run();
    return done && { verification: done.left, repair: done };
  });

async function doing(
  what: 'verifying' | 'repairing',
  run: () => Promise<Partial<Care> | null>,
): Promise<void> {
  if (state.doing) return;
  set({ doing: what, cancelling: false, progress: null });
  const result = await run();
  // The archive may have been closed meanwhile.
  if (state.doing === null) return;
  set({ ...result, doing: null, progress: null, cancelling: false });
  void queryClient.invalidateQueries({ queryKey: ['archive.lastVerified'] });
}

export function cancelVerify(): void {
  set({ cancelling: true });
  void act('archive.cancelVerify', {}, { failed: 'It could not be stopped' });
}

export function forgetVerification(): void {
  set(nothing);
}
