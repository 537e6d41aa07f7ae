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
  return cutAtWord(firstSentence(first));
}

/** A segment that ends so does not end its sentence: `Dr. Sá resigned.`, `The U.S. Senate voted.` */
const abbreviation =
  /(?:^|[\s.(])(?:\p{Lu}|Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Jr|Rev|Hon|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|No|Nr|vs)\.\s+$/u;

function firstSentence(text: string): string {
  let sentence = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'sentence' }).segment(text)) {
    sentence += segment;
    if (!abbreviation.test(sentence)) break;
  }
  return sentence.trim();
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
