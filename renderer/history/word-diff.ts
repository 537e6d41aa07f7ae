/** What of a text was taken away and what was put in its place, word by word. */

export interface Part {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/** Beyond this many pairs of words (2,000 by 2,000) the middle is shown as replaced altogether. */
const mostPairs = 4_000_000;

/** The longest common run of words, in order (Hirschberg's table, whole); what it leaves out was changed. */
export function wordDiff(from: string, to: string): Part[] {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = changedMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return tidied([
    ...a.slice(0, start).map((text): Part => ({ kind: 'same', text })),
    ...middle,
    ...a.slice(a.length - end).map((text): Part => ({ kind: 'same', text })),
  ]);
}

function changedMiddle(a: readonly string[], b: readonly string[]): Part[] {
  const gone = (text: string): Part => ({ kind: 'gone', text });
  const added = (text: string): Part => ({ kind: 'new', text });
  if (a.length * b.length > mostPairs) return [...a.map(gone), ...b.map(added)];
  const width = b.length + 1;
  /** Length of the longest common run of what follows word i of one and word j of the other. */
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one = '', other = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && one === other) {
      parts.push({ kind: 'same', text: one });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      parts.push(gone(one));
      i++;
    } else {
      parts.push(added(other));
      j++;
    }
  }
  return parts;
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
