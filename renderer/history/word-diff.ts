/** What of a text was taken away and what was put in its place, word by word. */
import { diffArrays } from 'diff';

export interface Part {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/** Milliseconds for one comparison: beyond them the whole is shown as replaced. */
const patience = 150;

/** What both have, in order, and what is left of either (Myers' algorithm, of the library). */
export function wordDiff(from: string, to: string): Part[] {
  const stretches = diffArrays(wordsOf(from), wordsOf(to), { timeout: patience });
  const parts = stretches?.flatMap(({ value, added, removed }) => {
    const kind = added ? 'new' : removed ? 'gone' : 'same';
    return value.map((text): Part => ({ kind, text }));
  });
  return tidied(
    parts ?? [
      { kind: 'gone', text: from },
      { kind: 'new', text: to },
    ],
  );
}

/** Blanks between changed words belong to the change; neighbours of one kind are one, what went before what came. */
function tidied(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  let [gone, added] = ['', ''];
  const flush = (): void => {
    if (gone !== '') found.push({ kind: 'gone', text: gone });
    if (added !== '') found.push({ kind: 'new', text: added });
    [gone, added] = ['', ''];
  };
  parts.forEach(({ kind, text }, index) => {
    const changing = gone !== '' || added !== '';
    const next = parts[index + 1];
    if (kind === 'gone') gone += text;
    else if (kind === 'new') added += text;
    else if (changing && text.trim() === '' && next && next.kind !== 'same') {
      gone += text;
      added += text;
    } else {
      flush();
      const last = found.at(-1);
      if (last?.kind === 'same') found[found.length - 1] = { kind: 'same', text: last.text + text };
      else found.push({ kind: 'same', text });
    }
  });
  flush();
  return found;
}

const nearby = 60;

/** The same with long unchanged stretches cut to what stands near a change. */
export function shortened(parts: readonly Part[]): Part[] {
  return parts.map((part, index) => {
    if (part.kind !== 'same') return part;
    const { text } = part;
    const first = index === 0;
    const last = index === parts.length - 1;
    const most = first || last ? nearby : nearby * 2;
    if (text.length <= most + 20) return part;
    // Cut at words, where there are blanks.
    const head = text.slice(0, nearby).replace(/\s\S*$/u, '');
    const tail = text.slice(-nearby).replace(/^\S*\s/u, '');
    if (first) return { ...part, text: `… ${tail}` };
    if (last) return { ...part, text: `${head} …` };
    return { ...part, text: `${head} … ${tail}` };
  });
}
