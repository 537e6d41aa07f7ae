/**
 * Places in which articles are shown. The last one is kept ready, with a page that has started and shows nothing yet:
 * the next article is opened in it. No frame is ever moved in the document, as it would begin anew.
 */

export interface Slot {
  readonly number: number;
  /** Which side is shown in it; null for the one that is kept ready. */
  readonly side: string | null;
}

/** The places of these sides, in their order: one that has a place keeps it. The same value where nothing changes. */
export function placed(before: readonly Slot[], sides: readonly string[]): readonly Slot[] {
  let last = before.reduce((most, { number }) => Math.max(most, number), 0);
  const ready = before.find(({ side }) => side === null);
  const slots: Slot[] = sides.map((side, at) => {
    const known = before.find((slot) => slot.side === side);
    if (known) return known;
    // The ready one stands behind all others.
    const number = ready && at === sides.length - 1 ? ready.number : ++last;
    return { number, side };
  });
  if (ready && !slots.some(({ number }) => number === ready.number)) slots.push(ready);
  const same = slots.length === before.length && slots.every((slot, at) => slot === before[at]);
  return same ? before : slots;
}

/** With one that is kept ready, at the end. */
export function withReady(slots: readonly Slot[]): readonly Slot[] {
  if (slots.some(({ side }) => side === null)) return slots;
  const last = slots.reduce((most, { number }) => Math.max(most, number), 0);
  return [...slots, { number: last + 1, side: null }];
}
