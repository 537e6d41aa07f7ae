/**
 * Things of a timeline in lanes, so that no two of them, nor their words, lie over each other. Those that many passages
 * speak of get their place first; what finds none is gathered into counted groups.
 */
import type { Extent, TimelineThing } from '../contract/timeline.ts';
import { fittingWords, labelWidth } from './label-width.shared.ts';

/** A thing with a date, as it lies on the line. */
export interface Lain {
  readonly thing: TimelineThing;
  /** First and last moment that is known of any of its dates. */
  readonly from: number;
  readonly to: number;
  readonly openBefore: boolean;
  readonly openAfter: boolean;
  /** Sources disagree. */
  readonly disputed: boolean;
  readonly label: string;
  /** Pixels. */
  readonly labelWidth: number;
}

/** Things that lie too close to each other to be shown one by one. */
export interface Group {
  /** Where the first and the last of them begin, and the last of them ends. */
  readonly from: number;
  readonly lastFrom: number;
  readonly to: number;
  /** Their places among the things that were laid out. */
  readonly members: readonly number[];
}

export interface Lanes {
  /** Lane of each thing, from 0; -1 for those in a group. */
  readonly lanes: Int16Array;
  readonly groups: readonly Group[];
  /** Lanes that hold something. */
  readonly used: number;
}

/** Pixels. */
export const measures = {
  labelSize: 12,
  widestLabel: 240,
  /** Between a thing and its words, and between two things of a lane. */
  gap: 6,
  between: 14,
  /** A stretch of at least this length has its words over it, a shorter one beside it. */
  wordsOver: 34,
  /** Below this a stretch is drawn as a dot. */
  dot: 9,
  openEnd: 52,
  group: 46,
  disputeSign: 14,
} as const;

export const firstOf = ({ from, to }: Extent): number => from ?? to ?? 0;
export const lastOf = ({ from, to }: Extent): number => to ?? from ?? 0;

/** The things that have a date. */
export function lainThings(things: readonly TimelineThing[]): Lain[] {
  return things
    .filter(({ dates }) => dates.length > 0)
    .map((thing) => {
      const { dates, title } = thing;
      const disputed = dates.length > 1;
      const label = fittingWords(title, measures.labelSize, measures.widestLabel);
      return {
        thing,
        from: Math.min(...dates.map(firstOf)),
        to: Math.max(...dates.map(lastOf)),
        openBefore: dates.some(({ from }) => from === null),
        openAfter: dates.some(({ to }) => to === null),
        disputed,
        label,
        labelWidth: labelWidth(label, measures.labelSize) + (disputed ? measures.disputeSign : 0),
      };
    });
}

/** Whether the words stand over the thing and not beside it. */
export const hasWordsOver = ({ openBefore, openAfter }: Lain, length: number): boolean =>
  length >= measures.wordsOver || openBefore || openAfter;

/**
 * The pixels that a thing needs, words and all, when it begins at `x` and is `length` pixels long.
 */
export function roomOf(lain: Lain, x: number, length: number): readonly [from: number, to: number] {
  const { openBefore, openAfter } = lain;
  const from = x - (openBefore ? measures.openEnd : measures.dot / 2);
  const end = x + length + (openAfter ? measures.openEnd : measures.dot / 2);
  const words = hasWordsOver(lain, length)
    ? Math.max(end, from + lain.labelWidth)
    : end + measures.gap + lain.labelWidth;
  return [from, words];
}

/**
 * @param scale pixels a millisecond: what fits at one scale fits at every greater one
 * @param most lanes at most
 */
export function layOut(things: readonly Lain[], scale: number, most: number): Lanes {
  const lanes = new Int16Array(things.length).fill(-1);
  const origin = things[0]?.from ?? 0;
  const taken: Taken[] = Array.from({ length: most }, () => new Taken());
  let used = 0;
  for (const at of byWeight(things)) {
    const lain = things[at];
    if (!lain) continue;
    const x = (lain.from - origin) * scale;
    const [from, to] = roomOf(lain, x, (lain.to - lain.from) * scale);
    for (let lane = 0; lane < most; lane++) {
      if (!taken[lane]?.take(from, to + measures.between)) continue;
      lanes[at] = lane;
      used = Math.max(used, lane + 1);
      break;
    }
  }
  return { lanes, groups: groupsOf(things, lanes, scale), used };
}

/** Places of the things in the order in which they choose their lanes. */
function byWeight(things: readonly Lain[]): number[] {
  return things
    .map((_, at) => at)
    .sort((a, b) => (things[b]?.thing.passages ?? 0) - (things[a]?.thing.passages ?? 0) || a - b);
}

/** Stretches of a lane that are taken, none over another. */
class Taken {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes the stretch where all of it is free. */
  take(from: number, to: number): boolean {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && (this.#ends[low - 1] ?? 0) > from) return false;
    if (low < this.#starts.length && (this.#starts[low] ?? 0) < to) return false;
    this.#starts.splice(low, 0, from);
    this.#ends.splice(low, 0, to);
    return true;
  }
}

function groupsOf(things: readonly Lain[], lanes: Int16Array, scale: number): Group[] {
  const rest = things
    .map((_, at) => at)
    .filter((at) => lanes[at] === -1)
    .sort((a, b) => (things[a]?.from ?? 0) - (things[b]?.from ?? 0));
  const groups: { from: number; lastFrom: number; to: number; members: number[] }[] = [];
  for (const at of rest) {
    const { from = 0, to = 0 } = things[at] ?? {};
    const last = groups.at(-1);
    if (last && (from - last.from) * scale < measures.group) {
      last.members.push(at);
      last.lastFrom = from;
      last.to = Math.max(last.to, to);
    } else groups.push({ from, lastFrom: from, to, members: [at] });
  }
  return groups;
}
