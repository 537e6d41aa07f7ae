/** Two captures of an article, paragraph by paragraph. */
import { diffArrays } from 'diff';
import { CodePoints } from '../anchoring/code-points.shared.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Compared, Comparison } from '../contract/captures.ts';
import { ProblemError } from '../contract/problem.ts';
import type { TextPlace } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { lookedInto, withEachCapture } from './stored-captures.ts';

/** Milliseconds for one comparison: beyond them all is shown as rewritten. */
const patience = 5000;
/** Words that two paragraphs must share, of those of the shorter one, to be one paragraph rewritten. */
const leastShared = 0.4;

export function compareCaptures(
  archive: Archive,
  texts: CaptureTexts,
  id: string,
  chosen: { readonly from?: string | undefined; readonly to?: string | undefined },
): Comparison {
  const article = lookedInto(archive, id, chosen.to);
  const all = withEachCapture(archive, article).map(({ capture }) => capture?.id ?? '');
  const to = article.capture?.id ?? '';
  const from = chosen.from ?? all[all.indexOf(to) + 1];
  if (from === undefined)
    throw new ProblemError(
      'not-found',
      `“${article.title}” has no older copy to compare with. Add a newer one first.`,
    );
  const older = texts.of(lookedInto(archive, id, from)).text;
  const newer = texts.of(article).text;
  return { from, to, parts: comparedTexts(older, newer) };
}

/** Exported for its tests. */
export function comparedTexts(older: string, newer: string): Compared[] {
  const placeInOlder = placesInOrder(older);
  const placeInNewer = placesInOrder(newer);
  const placed = (kind: Compared['kind'], from: string, to: string): Compared => ({
    kind,
    from,
    to,
    fromPlace: placeInOlder(from),
    place: placeInNewer(to),
  });
  const before = paragraphs(older);
  const steps = diffArrays(before, paragraphs(newer), {
    timeout: patience,
    comparator: (a, b) => oneLine(a) === oneLine(b),
  }) ?? [
    { value: before, removed: true, added: false },
    { value: paragraphs(newer), removed: false, added: true },
  ];
  const parts: Compared[] = [];
  let next = 0;
  let gone: string[] = [];
  let fresh: string[] = [];
  const flush = (): void => {
    for (const { from, to } of paired(gone, fresh))
      parts.push(placed(from === '' ? 'new' : to === '' ? 'gone' : 'changed', from, to));
    [gone, fresh] = [[], []];
  };
  for (const { value, added, removed } of steps) {
    if (added) {
      fresh.push(...value);
      continue;
    }
    const from = before.slice(next, next + value.length);
    next += value.length;
    if (removed) gone.push(...from);
    else {
      flush();
      // Alike, but maybe not in where their lines end.
      value.forEach((to, at) => {
        parts.push(placed('same', from[at] ?? to, to));
      });
    }
  }
  flush();
  return parts;
}

/** Each paragraph's place, asked for in the order of the text. */
function placesInOrder(text: string): (paragraph: string) => TextPlace | null {
  const points = new CodePoints(text);
  let at = 0;
  return (paragraph) => {
    if (paragraph === '') return null;
    const start = text.indexOf(paragraph, at);
    at = start + paragraph.length;
    return { start: points.fromUnit(start), end: points.fromUnit(at) };
  };
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The stretches between empty lines, or pages. */
const paragraphs = (text: string): string[] => text.split(/\n\s*\n|\f/u).filter((part) => part.trim() !== '');

/** Of a run of paragraphs that went and came: which were rewritten into which, in order; the rest went, or came. */
function paired(gone: readonly string[], fresh: readonly string[]): { from: string; to: string }[] {
  const pairs: { from: string; to: string }[] = [];
  let next = 0;
  for (const from of gone) {
    const match = fresh.findIndex((to, index) => index >= next && shared(from, to) >= leastShared);
    if (match < 0) {
      pairs.push({ from, to: '' });
      continue;
    }
    for (const to of fresh.slice(next, match)) pairs.push({ from: '', to });
    pairs.push({ from, to: fresh[match] ?? '' });
    next = match + 1;
  }
  for (const to of fresh.slice(next)) pairs.push({ from: '', to });
  return pairs;
}

/** The share of the shorter paragraph's words that stand in the other, too. */
function shared(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    both++;
  }
  return both / Math.max(1, Math.min(one.length, other.length));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
