/** Which words of one stretch are which of another one: Myers' algorithm, of the library. */
import { diffArrays } from 'diff';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** More words, or more changes, are not compared: it would take long, and says little. */
const mostWords = 8_000;
const mostChanges = 2_000;

const wordsIn = (text: string, { start, end }: Stretch): { at: number; word: string }[] =>
  Array.from(text.slice(start, end).matchAll(/\S+/gu), ({ index, 0: word }) => ({ at: start + index, word }));

/** Pairs of offsets at which the same word stands, in order; undefined where there is too much to compare. */
export function alignedWords(
  from: string,
  fromStretch: Stretch,
  to: string,
  toStretch: Stretch,
): [from: number, to: number][] | undefined {
  const [a, b] = [wordsIn(from, fromStretch), wordsIn(to, toStretch)];
  if (a.length > mostWords || b.length > mostWords) return undefined;
  const changes = diffArrays(
    a.map(({ word }) => word),
    b.map(({ word }) => word),
    { maxEditLength: mostChanges },
  );
  if (!changes) return undefined;
  const pairs: [number, number][] = [];
  let [here, there] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (removed) here += count;
    else if (added) there += count;
    else for (let step = 0; step < count; step++) pairs.push([a[here++]?.at ?? 0, b[there++]?.at ?? 0]);
  }
  return pairs;
}
