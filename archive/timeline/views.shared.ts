/** Which part of the line is seen: all of it, nearer, further, beside. */
import type { Lain } from './lanes.shared.ts';
import type { View } from './ticks.shared.ts';
import { dayLength, lastDate } from './years.shared.ts';

/** Nothing is nearer than a quarter of a day across the window; beyond the calendar of machines, than some years. */
const narrowest = dayLength / 4;
const narrowestFar = 400 * 365 * dayLength;
/** Pixels that are kept free: at the left, at the left of what has no beginning, at the right for words. */
const free = { left: 28, open: 72, right: 250 } as const;
/** Of the width, where that is small. */
const mostFree = 0.38;
/** A thing alone is seen with so much around it. */
const around = 30 * dayLength;

/** The first and the last moment that is known of any of the things. */
export function extremes(things: readonly Lain[]): View {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const lain of things) {
    from = Math.min(from, lain.from);
    to = Math.max(to, lain.to);
  }
  return { from, to };
}

/** The view that shows all things, words and all; of none the year before `now`. @param width in pixels */
export function wholeView(things: readonly Lain[], width: number, now: number): View {
  if (things.length === 0) return { from: now - 365 * dayLength, to: now };
  let { from, to } = extremes(things);
  if (to - from < 2 * dayLength) {
    from -= around / 2;
    to += around / 2;
  }
  return withRoom({ from, to }, things, width);
}

/** The view with room at its ends, so that no sign and no words are cut. @param width in pixels */
export function withRoom({ from, to }: View, things: readonly Lain[], width: number): View {
  const open = things.some(({ openBefore }) => openBefore);
  const left = Math.min((open ? free.open : free.left) / width, mostFree);
  const right = Math.min(free.right / width, mostFree);
  const length = (to - from) / (1 - left - right);
  return bounded({ from: from - length * left, to: to + length * right });
}

/** Changes the length by a factor, so that the moment at `anchor` (0 left, 1 right) stays where it is. */
export function zoomed({ from, to }: View, factor: number, anchor: number): View {
  const length = to - from;
  const least = Math.max(Math.abs(from), Math.abs(to)) > lastDate ? narrowestFar : narrowest;
  const next = Math.min(Math.max(length * factor, least), longest);
  const still = from + length * anchor;
  return bounded({ from: still - next * anchor, to: still + next * (1 - anchor) });
}

/** Moves by a share of the length. */
export const moved = ({ from, to }: View, share: number): View => {
  const by = (to - from) * share;
  return bounded({ from: from + by, to: to + by });
};

/** The view moved, and where need be opened, so that a thing is in sight. */
export function withInSight(view: View, { from, to }: Lain): View {
  const length = view.to - view.from;
  if (to > view.from + length * 0.05 && from < view.to - length * 0.2) return view;
  return bounded({ from: from - length * 0.35, to: from + length * 0.65 });
}

/** Milliseconds: 100 billion years. */
const longest = 3.2e21;
const bounded = ({ from, to }: View): View => ({
  from: Math.max(from, -longest),
  to: Math.min(to, longest),
});
