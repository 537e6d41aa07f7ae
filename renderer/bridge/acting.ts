import { type ProblemCode, ProblemError } from '../../archive/contract/problem.ts';
import { guardStopped } from '../guarding/guard.ts';
import { tell, tellTrouble } from '../window/notices.tsx';
import { applyChanges } from './changes.ts';
import { ask, type Input, type Output, type RequestName } from './client.ts';

/** What a problem means for the person's data. */
const meanings: Partial<Record<ProblemCode, string>> = {
  busy: 'Nothing was changed. Another program is using the archive; try again in a moment.',
  'no-archive-open': 'The archive was closed. Open it again to go on.',
  'not-found': 'It may have been moved to the trash or changed elsewhere.',
  internal:
    'This is a fault in Dossier. What was saved before is safe; try again, and report it if it comes back.',
};

/** A problem as sentences for the person: what happened, what it means for their data, what to do. */
export function explain(reason: unknown): string {
  if (reason instanceof ProblemError) {
    const meaning = meanings[reason.code];
    return meaning ? `${reason.message} ${meaning}` : reason.message;
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return `${message} ${meanings.internal}`;
}

export const isCancelled = (reason: unknown): boolean =>
  reason instanceof ProblemError && reason.code === 'cancelled';

/** Says that something could not be done; while the guard has stopped writing, in a sentence beside its bar. */
export function tellFailure(failed: string, reason: unknown): void {
  if (isCancelled(reason)) return;
  if (reason instanceof ProblemError && reason.code === 'guarded') {
    guardStopped(true);
    tell(`${failed}: nothing is written until you have decided about what is missing.`);
  } else tellTrouble(failed, explain(reason));
}

/**
 * Makes a change. What depends on `touches` is brought up to date at once, without waiting for the notice
 * that follows. Answers null, having told the person why, where it could not be done.
 */
export async function act<N extends RequestName>(
  name: N,
  input: Input<N>,
  { failed, touches = [] }: { failed: string; touches?: readonly string[] },
): Promise<Output<N> | null> {
  try {
    const answer = await ask(name, input);
    if (touches.length > 0) applyChanges(touches, { own: true });
    return answer;
  } catch (reason) {
    tellFailure(failed, reason);
    return null;
  }
}
