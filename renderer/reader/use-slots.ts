import { useEffect, useState } from 'react';
import { placed, type Slot, withReady } from './slots.ts';

/** Milliseconds after which a page is made ready for the next article: not while one is being opened. */
const pause = 600;
/** Until the window has nothing else to do, but no longer than this. */
const patience = 2_000;

/** The places in which these sides are shown, and one that is kept ready for the next. */
export function useSlots(sides: readonly string[]): readonly Slot[] {
  const [known, setKnown] = useState<readonly Slot[]>([]);
  const slots = placed(known, sides);
  if (slots !== known) setKnown(slots);

  const ready = slots.some(({ side }) => side === null);
  useEffect(() => {
    if (ready) return undefined;
    let waiting = 0;
    const timer = setTimeout(() => {
      waiting = requestIdleCallback(() => setKnown(withReady), { timeout: patience });
    }, pause);
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(waiting);
    };
  }, [ready]);
  return slots;
}
