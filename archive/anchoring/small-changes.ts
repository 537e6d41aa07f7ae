/**
 * Whether words differ only as a text does that was corrected: letters within words, punctuation, a sentence put in. A
 * sentence of the same build about something else (“on Monday”, “in 2011”) is another sentence, however alike.
 */
import { diffArrays } from 'diff';

/** With more changes the words count as others. */
const mostChanges = 200;
/** Of a longer word a third of the letters may be wrong; of the shortest ones one. */
const lettersAWord = 3;
/** Words of the quote that may be gone, as a share. */
const mostGone = 0.15;

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

export function areSmallChanges(from: string, to: string): boolean {
  const before = wordsOf(from);
  const stretches = diffArrays(before, wordsOf(to), { maxEditLength: mostChanges });
  if (!stretches) return false;
  let gone: string[] = [];
  let lost = 0;
  for (const { value, added, removed } of stretches) {
    if (removed) gone = value;
    else if (added) {
      if (gone.length > 0 && !areCorrected(gone, value)) return false;
      if (gone.length === 0 && !isNoNumber(value)) return false;
      gone = [];
    } else {
      if (!isNoNumber(gone)) return false;
      lost += gone.length;
      gone = [];
    }
  }
  return lost + gone.length <= before.length * mostGone && isNoNumber(gone);
}

/** A number put in or left out makes another statement; within a whole sentence it came or went with that. */
const isNoNumber = (words: readonly string[]): boolean =>
  words.length >= wordsOfSentence || !words.some((word) => /\p{N}/u.test(word));
const wordsOfSentence = 4;

/** Words that took the place of others: the same letters but for a few, whatever the gaps between them. */
export function areCorrected(gone: readonly string[], added: readonly string[]): boolean {
  const [from, to] = [gone.join(' '), added.join(' ')];
  if (from.replace(/\P{N}/gu, '') !== to.replace(/\P{N}/gu, '')) return false;
  if (from.replaceAll(' ', '') === to.replaceAll(' ', '')) return true;
  if (gone.length !== added.length) return wrongLetters(from, to) <= Math.max(1, from.length / 6);
  return gone.every((word, at) => isCorrected(word, added[at] ?? ''));
}

function isCorrected(from: string, to: string): boolean {
  if (from === to || from.toLowerCase() === to.toLowerCase()) return true;
  return wrongLetters(from, to) <= Math.max(1, Math.floor(Math.max(from.length, to.length) / lettersAWord));
}

/** Errors between two words; neighbours that changed places are one. */
function wrongLetters(from: string, to: string): number {
  let older: number[] = [];
  let old = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let best = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [older, old] = [old, row];
  }
  return old[to.length] ?? 0;
}
