/** What of a quotation must stand in a source: all of it, or what stands between its ellipses and [insertions]. */
import { comparedForm } from './compared-text.ts';

/** Words that must stand verbatim. */
export interface Segment {
  /** In their compared form. */
  readonly words: string;
  /** What parts it from the segment before: words left out, or put in; null at the first. */
  readonly gap: 'ellipsis' | 'insertion' | null;
  /** It may begin, or end, within a word: “[h]e”. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** A way to read a quotation; the literal one first. */
export interface Reading {
  readonly segments: readonly Segment[];
  /** What stands in brackets: before the segment of that number. */
  readonly insertions: readonly { readonly before: number; readonly words: string }[];
  /** What at its end is taken for the draft’s own. */
  readonly ownEnd: string;
}

const ellipsis = /[[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…\.?|\.(?:\s?\.){2,3}/u;
const insertion = /\[[^[\]\n]{1,200}\]/u;
const gaps = new RegExp(`(${ellipsis.source})|(${insertion.source})`, 'gu');
const letters = /[\p{L}\p{N}]/u;

export function readingsOf(quoted: string, style: 'marks' | 'block'): Reading[] {
  const words = quoted.trim();
  const endings = [words, ...shortened(words, style)];
  const readings: Reading[] = [];
  for (const kept of endings) {
    const ownEnd = words.slice(kept.length).trim();
    const literal = comparedForm(kept);
    if (!letters.test(literal)) continue;
    const whole = { words: literal, gap: null, cutBefore: false, cutAfter: false };
    readings.push({ segments: [whole], insertions: [], ownEnd });
    const parted = partedReading(kept, ownEnd);
    if (parted) readings.push(parted);
  }
  return readings;
}

/** A comma or full stop, at the end of a quotation that differs, which its passage does not have there: '' where it has. */
export function ownEndOf(words: string, passage: string): string {
  const end = /(?<=[^\s.,])[.,]$/u.exec(words.trim())?.[0] ?? '';
  return passage.trim().endsWith(end) ? '' : end;
}

/** Without what typesetters draw into the marks, or what names the source below a block. */
function shortened(words: string, style: 'marks' | 'block'): string[] {
  const found: string[] = [];
  const end = /(?<=[^\s.,])[.,]$/u.exec(words);
  if (end) found.push(words.slice(0, end.index));
  const named = style === 'block' ? /\s*\([^()]{2,120}\)[.,]?$/u.exec(words) : null;
  if (named && named.index > 0) found.push(words.slice(0, named.index));
  return found;
}

function partedReading(words: string, ownEnd: string): Reading | undefined {
  const segments: Segment[] = [];
  const insertions: { before: number; words: string }[] = [];
  let from = 0;
  let gap: Segment['gap'] = null;
  let cutBefore = false;
  let isParted = false;
  const add = (to: number, cutAfter: boolean): void => {
    const compared = comparedForm(words.slice(from, to));
    if (letters.test(compared)) {
      segments.push({
        words: compared,
        gap: segments.length === 0 ? null : (gap ?? 'ellipsis'),
        cutBefore,
        cutAfter,
      });
      gap = null;
    }
  };
  for (const match of words.matchAll(gaps)) {
    isParted = true;
    const { index } = match;
    const next = index + match[0].length;
    const isInsertion = match[1] === undefined;
    add(index, isInsertion && letters.test(words[index - 1] ?? ''));
    if (isInsertion) insertions.push({ before: segments.length, words: match[0].slice(1, -1) });
    // Between an ellipsis and an insertion there is room for what the ellipsis leaves out.
    gap = gap === 'ellipsis' ? gap : isInsertion ? 'insertion' : 'ellipsis';
    cutBefore = isInsertion && letters.test(words[next] ?? '');
    from = next;
  }
  add(words.length, false);
  return isParted && segments.length > 0 ? { segments, insertions, ownEnd } : undefined;
}
