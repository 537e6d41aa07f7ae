/** A title for an article that has none of its own: its first sentence. */
import { readDateLine, withoutDate } from './published-date.ts';

/** A title stays below this many characters, with its ellipsis. */
const titleLimit = 90;

export function titleFromText(text: string): string {
  const first = text
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .map((line) => (readDateLine(line) ? withoutDate(line) : line))
    .find((line) => line !== '');
  if (first === undefined) return '';
  const sentence = new Intl.Segmenter('und', { granularity: 'sentence' }).segment(first)[Symbol.iterator]();
  return cutAtWord((sentence.next().value?.segment ?? first).trim());
}

function cutAtWord(sentence: string): string {
  const characters = [...sentence];
  if (characters.length < titleLimit) return sentence;
  const room = characters.slice(0, titleLimit - 2);
  const next = characters[titleLimit - 2] ?? '';
  const space = room.lastIndexOf(' ');
  const cut = next === ' ' || space <= 0 ? room : room.slice(0, space);
  return `${cut.join('').replace(/[\s,;:–—-]+$/u, '')}…`;
}
