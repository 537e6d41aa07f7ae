/** What became of a highlight, by the characters that are left of it; and whether an answer is right. */
import { foldText } from '../../archive/anchoring/folded-text.ts';
import type { Answer } from './finders.ts';
import type { TrackedText } from './tracked-text.ts';

/**
 * `kept`: fewer than 10% of its characters were changed, put in or taken out, quotes, dashes and white space aside;
 * `changed`: more were; `gone`: hardly any is left.
 */
export interface Fate {
  readonly kind: 'kept' | 'changed' | 'gone';
  /** Where it stands in the changed text, in code units: of its characters the first and the last that are near others. */
  readonly start: number;
  readonly end: number;
  /** Offsets of all its characters that are left. */
  readonly left: ReadonlySet<number>;
}

const keptUnder = 0.1;
const goneUnder = 0.1;

/** By the offset in the first text: where each character is now, or -1. */
export function whereabouts(text: TrackedText, length: number): Int32Array {
  const now = new Int32Array(length).fill(-1);
  text.origin.forEach((origin, at) => {
    if (origin >= 0) now[origin] = at;
  });
  return now;
}

export function fateOf(
  home: string,
  { start, end }: { readonly start: number; readonly end: number },
  changed: TrackedText,
  now: Int32Array,
): Fate {
  const left: number[] = [];
  for (let at = start; at < end; at++) {
    const place = now[at] ?? -1;
    if (place >= 0 && !isBlank(home, at)) left.push(place);
  }
  left.sort((a, b) => a - b);
  const solid = solidCharacters(home, start, end);
  const all = new Set(left);
  if (left.length < solid * goneUnder)
    return { kind: left.length === 0 ? 'gone' : 'changed', start: 0, end: 0, left: all };
  const [first, last] = [left[0] ?? 0, (left.at(-1) ?? 0) + 1];
  const share = changedShare(home.slice(start, end), changed.text.slice(first, last));
  return { kind: share < keptUnder ? 'kept' : 'changed', start: first, end: last, left: all };
}

const isBlank = (text: string, at: number): boolean => /\s/u.test(text[at] ?? '');

function solidCharacters(text: string, start: number, end: number): number {
  return text.slice(start, end).replace(/\s+/gu, '').length;
}

/** Errors between two folded texts as a share of the first; counts no further than it must. */
function changedShare(from: string, to: string): number {
  const [a, b] = [foldText(from).text, foldText(to).text];
  if (a === b) return 0;
  const most = Math.ceil(a.length * keptUnder) + 1;
  if (Math.abs(a.length - b.length) > most) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = new Array<number>(b.length + 1).fill(most + 1);
    next[0] = i;
    const [low, high] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    for (let j = low; j <= high; j++)
      next[j] = Math.min(
        (row[j] ?? most) + 1,
        (next[j - 1] ?? most) + 1,
        (row[j - 1] ?? most) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return (row[b.length] ?? most) / Math.max(1, a.length);
}

export type Verdict = 'right' | 'wrong' | 'ambiguous' | 'lost';

/** Characters by which either end may be off: an error at the very edge leaves open where the words begin. */
const edge = 3;

export function judgeAnswer(answer: Answer, fate: Fate, text: string): Verdict {
  if (answer.state !== 'found') return answer.state;
  if (fate.kind === 'gone') return 'wrong';
  const { start, end } = trimmed(answer, text);
  let own = 0;
  for (const at of fate.left) if (at >= start && at < end) own++;
  const covered = own / fate.left.size;
  const pure = own / solidCharacters(text, start, end);
  const share = Math.min(covered, pure);
  // “is” beside “it” begins and ends within the edge, too: without its own characters no place is right.
  if (share < greaterPart) return 'wrong';
  if (Math.abs(start - fate.start) <= edge && Math.abs(end - fate.end) <= edge) return 'right';
  return share >= (fate.kind === 'kept' ? nearlyAll : greaterPart) ? 'right' : 'wrong';
}

/** Share of its characters that must be found, and share of what was found that must be its own: of what is left whole, */
const nearlyAll = 0.9;
/** and of what was torn apart. */
const greaterPart = 0.5;

function trimmed({ start, end }: Answer, text: string): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && isBlank(text, from)) from++;
  while (to > from && isBlank(text, to - 1)) to--;
  return { start: from, end: to };
}
