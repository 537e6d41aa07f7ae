/** Documents of any length, with what a long briefing has. */
import type { BriefingDocument, DocumentBlock, IndexEntry } from '../../archive/contract/document.ts';
import { markColors } from '../../archive/contract/views.ts';
import { everyBlock, own, ownText, quoted, sentence } from './every-block.ts';

/** Sentences of the one that runs over about forty pages. */
export const sentencesOfLongest = 1_600;
/** Its number stands on one line, and so on one page, with what it is of. */
const numbered = (number: number): string =>
  `Sentence\u00a0${number}: nobody was willing to leave the stall, and the vote was put off until the Monday after.`;

/** Two thousand quotations of a line or two, and then one of about forty pages. */
export function crowdedDocument(): BriefingDocument {
  const document = longDocument(2_000, {
    inSection: 50,
    words: (number) => `${number}. The council met on a Monday, in week ${number % 52}.`,
    between: () => [],
  });
  const longest = quoted(2_001, {
    pieces: [
      {
        kind: 'verbatim',
        text: Array.from({ length: sentencesOfLongest }, (_, at) => numbered(at + 1)).join(' '),
      },
    ],
  });
  return {
    ...document,
    events: [],
    blocks: [
      ...document.blocks,
      { kind: 'heading', level: 1, place: 'h-longest', text: 'At length' },
      { kind: 'quotation', quotation: longest },
      { kind: 'heading', level: 1, place: 'h-end', text: 'After it' },
      { kind: 'text', words: ownText(sentence) },
    ],
  };
}

interface Density {
  /** Quotations to a section. */
  readonly inSection: number;
  readonly words: (number: number) => string;
  /** What follows each. */
  readonly between: () => DocumentBlock[];
}

const asBriefingsAre: Density = {
  inSection: 8,
  words: (number) =>
    `${number}. ${Array(1 + (number % 3))
      .fill(sentence)
      .join(' ')}`,
  between: () => [{ kind: 'text', words: ownText(`${sentence} ${sentence} ${sentence}`) }],
};

/** A document with so many quotations; if nothing else is said, each is followed by a paragraph, about three a page. */
export function longDocument(
  quotations: number,
  { inSection, words, between }: Density = asBriefingsAre,
): BriefingDocument {
  const sources = Math.max(1, Math.ceil(quotations / 20));
  const sourceOf = (number: number): number => 1 + (number % sources);
  const numbers = Array.from({ length: quotations }, (_, index) => index + 1);
  const blocks = numbers.flatMap((number): DocumentBlock[] => {
    const section = Math.ceil(number / inSection);
    return [
      ...((number - 1) % inSection === 0
        ? [
            {
              kind: 'heading' as const,
              level: section % 4 === 1 ? 1 : 2,
              place: `h-${section}`,
              text: `What was said in the session of week ${section}`,
            },
          ]
        : []),
      {
        kind: 'quotation',
        quotation: quoted(number, {
          sign: `S-${String(sourceOf(number)).padStart(4, 'k')}.${number}`,
          source: sourceOf(number),
          color: markColors[number % markColors.length] ?? 'key',
          pieces: [
            {
              kind: 'verbatim',
              text: words(number),
            },
          ],
          note: number % 3 === 0 ? ownText('Compare what he said the week before.') : own(),
        }),
      },
      ...between(),
    ];
  });
  const entries = (kind: string, step: number): IndexEntry[] =>
    Array.from({ length: Math.min(200, Math.max(2, Math.floor(quotations / 10))) }, (_, index) => ({
      id: `${kind}${index}`.padEnd(12, 'a').slice(0, 12),
      name: `${kind === 'p' ? 'Person' : 'Event'} ${index + 1}`,
      also: '',
      description: own(),
      places: numbers.filter((number) => (number * step + index) % 97 === 0).map((number) => `q-${number}`),
    })).filter(({ places }) => places.length > 0);
  return {
    ...everyBlock(),
    title: 'A long briefing',
    blocks,
    notes: [],
    style: { id: 'plain', title: 'Plain', notes: 'text' },
    sources: Array.from({ length: sources }, (_, index) => ({
      number: index + 1,
      place: `src-${index + 1}`,
      article: `s${index}`.padEnd(12, 'a'),
      sign: `S-${String(index + 1).padStart(4, 'k')}`,
      title: `Report ${index + 1}`,
      kind: 'text' as const,
      entry: [{ kind: 'text' as const, text: `Office of Records. Report ${index + 1}. 2022.` }],
      address: '',
      archived: '2026-11-22',
      originalSha256: 'ab'.repeat(32),
      quotations: numbers.filter((number) => sourceOf(number) === index + 1),
    })),
    people: entries('p', 7),
    events: entries('e', 11),
    pictures: {},
  };
}
