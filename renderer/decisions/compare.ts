/** How versions of a text differ, and what holds all that they say. */
import { diffArrays } from 'diff';

/** A stretch of one version; `own`: not all of the other versions have it. */
export interface Stretch {
  readonly text: string;
  readonly own: boolean;
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);

/** Milliseconds for one comparison: long texts that have nothing in common are then shown without emphasis. */
const patience = 150;

/** Each text in stretches that the others have, and that they don't, word by word. */
export function differences(texts: readonly string[]): Stretch[][] {
  const all = texts.map(wordsOf);
  return all.map((mine, at) => {
    const own = mine.map(() => false);
    all.forEach((other, index) => {
      if (index !== at) noteMissing(mine, other, own);
    });
    return stretches(mine, withSpaces(mine, own));
  });
}

function noteMissing(mine: readonly string[], other: readonly string[], own: boolean[]): void {
  let at = 0;
  for (const { added, removed, count } of diffArrays([...mine], [...other], { timeout: patience }) ?? []) {
    if (added) continue;
    if (removed) own.fill(true, at, at + count);
    at += count;
  }
}

/** Spaces belong to what stands on both sides of them. */
const withSpaces = (text: readonly string[], own: readonly boolean[]): boolean[] =>
  own.map((isOwn, at) => (text[at]?.trim() === '' ? own[at - 1] === true && own[at + 1] === true : isOwn));

function stretches(text: readonly string[], own: readonly boolean[]): Stretch[] {
  const found: { text: string; own: boolean }[] = [];
  text.forEach((word, at) => {
    const last = found.at(-1);
    const isOwn = own[at] === true;
    if (last?.own === isOwn) last.text += word;
    else found.push({ text: word, own: isOwn });
  });
  return found;
}

/** Every paragraph of every text, what they share once and where it stands, to be edited into one. */
export function combined(texts: readonly string[]): string {
  const all = texts.map((text) =>
    text
      .split(/\n\s*\n/u)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
  );
  const [first = [], ...others] = all;
  return others
    .reduce((sum, paragraphs) => diffArrays(sum, paragraphs).flatMap(({ value }) => value), first)
    .join('\n\n');
}
