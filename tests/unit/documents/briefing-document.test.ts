import { describe, expect, test } from 'vitest';
import { type BriefingDocument, briefingDocumentSchema } from '../../../archive/contract/document.ts';
import { plainWords } from '../../../archive/documents/own-words.ts';
import { documentOf, own, passage, quotation } from './invented.ts';

const quotationsOf = ({ blocks }: BriefingDocument) =>
  blocks.flatMap((block) => (block.kind === 'quotation' ? [block.quotation] : []));

describe('the document of a briefing', () => {
  test('numbers its quotations and puts their words on one line', () => {
    const made = documentOf([
      { id: 'a', kind: 'heading', level: 1, text: 'H' },
      quotation(passage()),
      own('one\n\n two \n\n \n'),
      quotation(passage({ quote: 'b' })),
    ]);
    expect(made.blocks).toMatchObject([
      { kind: 'heading', level: 1, text: 'H' },
      { kind: 'quotation', quotation: { number: 1, pieces: [{ kind: 'verbatim', text: 'He will stay.' }] } },
      {
        kind: 'text',
        words: {
          blocks: [
            { kind: 'paragraph', content: [{ text: 'one' }] },
            { kind: 'paragraph', content: [{ text: 'two' }] },
          ],
        },
      },
      { kind: 'quotation', quotation: { number: 2, pieces: [{ text: 'b' }] } },
    ]);
  });

  test('says which quotations are missing or in the trash, and does not number them', () => {
    const made = documentOf([quotation(null), quotation(passage({ trashed: true })), quotation(passage())]);
    expect(made.blocks).toMatchObject([
      { kind: 'missing', reason: expect.stringContaining('not in this archive') },
      { kind: 'missing', reason: expect.stringContaining('in the trash') },
      { kind: 'quotation', quotation: { number: 1 } },
    ]);
    expect(made.sources).toHaveLength(1);
  });

  test('leaves out own text that says nothing', () => expect(documentOf([own(' \n\n ')]).blocks).toEqual([]));

  test('names every source once, by date, undated ones last', () => {
    const made = documentOf([
      quotation(passage({}, { id: '3', title: 'Undated', published: null })),
      quotation(passage({ page: 4 }, { id: '2', title: 'Late', published: '2022-10-20' })),
      quotation(passage({}, { id: '1', title: 'Early', published: '2022-10-19' })),
      quotation(passage({}, { id: '2', title: 'Late', published: '2022-10-20' })),
    ]);
    expect(made.sources.map(({ number, title, quotations }) => [number, title, quotations])).toEqual([
      [1, 'Early', [3]],
      [2, 'Late', [2, 4]],
      [3, 'Undated', [1]],
    ]);
    expect(made.sources.map(({ entry }) => plainWords(entry))).toEqual([
      'Ana Sá, Early, Ledger, 19 October 2022',
      'Ana Sá, Late, Ledger, 20 October 2022',
      'Ana Sá, Undated, Ledger',
    ]);
    expect(quotationsOf(made).map(({ source, locator }) => [source, locator])).toEqual([
      [3, null],
      [2, { kind: 'page', number: 4 }],
      [1, null],
      [2, null],
    ]);
  });

  test('lists people and events with their quotations', () => {
    const made = documentOf([
      quotation(
        passage({
          people: [{ id: '2', name: 'x', stance: 'mentions' }],
          events: [{ id: '9', title: 'x', stance: 'mentions' }],
        }),
      ),
      quotation(
        passage({
          people: [
            { id: '1', name: 'x', stance: 'mentions' },
            { id: '2', name: 'x', stance: 'mentions' },
          ],
        }),
      ),
    ]);
    expect(made.people).toMatchObject([
      { name: 'Person 1', places: ['q-2'] },
      { name: 'Person 2', places: ['q-1', 'q-2'] },
    ]);
    expect(made.events).toMatchObject([{ name: 'Event 9', also: '19 October 2022', places: ['q-1'] }]);
  });

  test('sets own words as Markdown, and only links that a reader may follow', () => {
    const [block] = documentOf([
      own('So *it* is, [see](https://a.example/) [not](javascript:x)\n\n- a\n- b'),
    ]).blocks;
    expect(block).toMatchObject({
      words: {
        blocks: [
          {
            content: [
              { text: 'So ' },
              { text: 'it', emphasis: true },
              { text: ' is, ' },
              { kind: 'link', address: 'https://a.example/', content: [{ text: 'see' }] },
              { text: ' ' },
              { kind: 'text', text: 'not' },
            ],
          },
          { kind: 'list', from: null, items: [[{ kind: 'paragraph' }], [{ kind: 'paragraph' }]] },
        ],
      },
    });
  });

  test('is what its schema says', () => {
    const made = documentOf([
      quotation(passage()),
      { id: 'a', kind: 'heading', level: 1, text: 'H' },
      own('> one\n> > two'),
    ]);
    expect(briefingDocumentSchema.parse(made)).toEqual(made);
  });
});
