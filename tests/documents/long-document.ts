/** Documents of any length, with what a long briefing has. */
import type { BriefingDocument, DocumentBlock, IndexEntry } from '../../archive/contract/document.ts';
import { markColors } from '../../archive/contract/views.ts';
import { everyBlock, own, ownText, quoted, sentence } from './every-block.ts';

/** Quotations to a section. */
const inSection = 8;

/** A document with so many quotations, each followed by a paragraph; about three a page. */
export function longDocument(quotations: number): BriefingDocument {
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
              text: `${number}. ${Array(1 + (number % 3))
                .fill(sentence)
                .join(' ')}`,
            },
          ],
          note: number % 3 === 0 ? ownText('Compare what he said the week before.') : own(),
        }),
      },
      { kind: 'text', words: ownText(`${sentence} ${sentence} ${sentence}`) },
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
