/** What a check found, in words: the same in the window and on the command line. */
import type {
  CheckedBlock,
  CheckedQuotation,
  DraftCheck,
  QuoteVerdict,
  Standing,
  WordPart,
} from '../contract/drafts.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';

const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const verdictWords: Readonly<Record<QuoteVerdict, string>> = {
  stands: 'Stands',
  differs: 'Differs',
  none: 'In no source',
};

export function countsInWords({ quotations, stands, differs, none, articles }: DraftCheck): string {
  if (quotations.length === 0) return 'No quotation was found in it.';
  return `${counted(quotations.length, 'quotation')} compared with ${counted(articles, 'article')}: ${stands} ${stands === 1 ? 'stands' : 'stand'}, ${differs} ${differs === 1 ? 'differs' : 'differ'}, ${none} in no source.`;
}

/** Where in the draft. */
export function placeInWords({ where, style }: Pick<CheckedQuotation, 'where' | 'style'>): string {
  const { story, number, paragraph, by } = where;
  const block = style === 'block' ? ', block' : '';
  if (story === 'body') return `paragraph ${paragraph}${block}`;
  return `${story} ${number}${by === '' ? '' : `, ${by}`}${block}`;
}

/** Where in a source. */
export function standingInWords({
  title,
  publisher,
  published,
  page,
  paragraph,
  newest,
  captured,
}: Standing): string {
  return [
    title,
    publisher,
    published === null ? '' : dateInWords(published),
    page !== null ? `p. ${page}` : `paragraph ${paragraph}`,
    newest ? '' : `in the copy of ${dateInWords(captured.slice(0, 10))} only`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What else is to be known of a quotation, one sentence each. */
export function quotationNotes(one: CheckedQuotation): string[] {
  const { changes, stoodBefore, leftOut, insertions, ownEnd, unclosed, places, verdict } = one;
  const edits = (kind: 'inserted' | 'deleted'): string =>
    changes
      .filter((change) => change.kind === kind)
      .map(({ text, by }) => `“${oneLine(text)}”${by === '' ? '' : ` (${by})`}`)
      .join(', ');
  const [inserted, deleted] = [edits('inserted'), edits('deleted')];
  const omitted = leftOut.map(oneLine).filter((words) => words !== '');
  return [
    inserted && `Tracked changes put in ${inserted}.`,
    deleted && `Tracked changes took away ${deleted}.`,
    stoodBefore && 'Before these changes it stood word for word.',
    ...omitted.map((words) => `Leaves out ${counted(wordCount(words), 'word')}: “${cut(words)}”.`),
    ...insertions.map(({ words, instead }) =>
      instead === ''
        ? `[${words}] is the draft’s own.`
        : `[${words}] stands in the place of “${oneLine(instead)}”.`,
    ),
    verdict === 'stands' && ownEnd && `“${ownEnd}” at its end is the draft’s own.`,
    unclosed && 'Its closing quotation mark is missing.',
    places.some(({ machineRead }) => machineRead) &&
      'A machine read these words from a picture: compare them with the page.',
  ].filter((note): note is string => typeof note === 'string' && note !== '');
}

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

const longestOmission = 160;
const cut = (text: string): string =>
  text.length <= longestOmission ? text : `${text.slice(0, longestOmission).replace(/\s\S*$/u, '')} …`;

/** What is put in the place of a quotation that differs: the stored words, and the comma or full stop that it has of its own. */
export const storedWords = ({ nearest, ownEnd }: CheckedQuotation): string =>
  `${nearest?.words ?? ''}${ownEnd}`;

/** Words that stand only in the quotation in {−…−}, what the source has there in {+…+}. */
export function differenceInWords(parts: readonly WordPart[]): string {
  return parts
    .map(({ kind, text }) => {
      const space = /^\s/u.test(text) ? ' ' : '';
      if (kind === 'quoted') return `${space}{−${text.trim()}−}`;
      if (kind === 'source') return `${space}{+${text.trim()}+}`;
      return kind === 'leftOut' ? '' : text;
    })
    .join('')
    .trim();
}

/** What is to be known of a quotation block before it is exported; '' where nothing is. */
export function stateOfBlock({ verdict, state, unconfirmed, translated, staleEdits }: CheckedBlock): string {
  if (state === null) return 'Its highlight is not here, or in the trash: it is left out of the export.';
  return [
    verdict === 'differs' && 'Differs from the stored copy.',
    verdict === 'unknown' && 'The copy that was marked is not here: it was not compared.',
    state === 'moved' && 'Its passage has moved in the newest copy.',
    state === 'ambiguous' && 'Its place in the newest copy is not certain.',
    state === 'lost' && 'It is not in the newest copy any more.',
    state === 'waiting' && verdict !== 'unknown' && 'The newest copy is not on this device.',
    staleEdits > 0 &&
      'Words were left out of it or put into it before its highlight was put on other words: these stand whole.',
    unconfirmed && 'A machine read its words, and nobody has compared them with the page.',
    translated && 'It is a translation.',
  ]
    .filter((words) => words !== false)
    .join(' ');
}

export function unreadInWords({ count, titles }: DraftCheck['unread']): string[] {
  if (count === 0) return [];
  const more = count > titles.length ? ` and ${count - titles.length} more` : '';
  return [
    '',
    `${counted(count, 'article')} could not be looked into, as ${count === 1 ? 'its copy is' : 'their copies are'} not on this device or damaged: ${titles.join('; ')}${more}.`,
  ];
}
