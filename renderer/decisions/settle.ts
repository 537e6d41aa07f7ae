import { act } from '../bridge/acting.ts';
import type { Input } from '../bridge/client.ts';
import { tell } from '../window/notices.tsx';

/** Puts a text in the place of the versions that were shown. Answers whether that was done. */
export async function settle(decision: Input<'decisions.settle'>): Promise<boolean> {
  const settled = await act('decisions.settle', decision, {
    failed: 'This was not decided; all versions are kept',
    touches: [decision.of],
  });
  if (!settled) return false;
  tell(
    settled.left.length > 0
      ? 'Saved. Another version has arrived meanwhile: it stands beside what you saved.'
      : 'Saved. What it took the place of stays in the history.',
  );
  return true;
}
