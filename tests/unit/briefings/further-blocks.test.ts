import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation, changeLink } from '../../../archive/annotations/annotate.ts';
import { existingAnnotation } from '../../../archive/annotations/annotation.ts';
import { checkMark } from '../../../archive/annotations/check-mark.ts';
import { retargetAnnotation } from '../../../archive/annotations/retarget.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { orderedBlocks } from '../../../archive/briefings/block-record.ts';
import { addBlocks, addBriefing, briefingView, editBlock } from '../../../archive/briefings/briefing.ts';
import {
  editEvents,
  editFigure,
  editHeading,
  editPeople,
  editQuotation,
  restoreQuotation,
  showContext,
} from '../../../archive/briefings/edit-blocks.ts';
import { gathered } from '../../../archive/briefings/gather.ts';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import { briefingDocumentSchema } from '../../../archive/contract/document.ts';
import type { NewBlock } from '../../../archive/contract/requests.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { addEvent } from '../../../archive/events/event.ts';
import { linkedEvent } from '../../../archive/events/linked-event.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { linkedPerson } from '../../../archive/people/linked-person.ts';
import { picturesOfBlocks } from '../../../archive/pictures/block-pictures.ts';
import { putMarkRight } from '../../../archive/quoting/put-mark-right.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';
import { smallPng } from '../files/png.ts';
import { reportPdf } from '../importing/report-pdf.ts';
import { drawnPdf } from '../importing/small-pdf.ts';

const article = `The harbour report

Dr. Sá came late. The inspectors found that 14 of the 32 cranes, which were old, had not been oiled since 2011. Nobody had asked.

“We were told to sign and not to look,” one foreman wrote. He wrote it twice.`;
const words = '14 of the 32 cranes, which were old, had not been oiled since 2011';

let open: TestArchive;
let source: string;
let mark: string;
let id: string;
beforeEach(async () => {
  open = newArchive();
  source = await importContent(open, 'harbour.txt', article);
  mark = addAnnotation(open.archive, open.texts, { article: source, passage: { quote: words } });
  id = addBriefing(open.archive, { title: 'The harbour' });
});

const viewOf = ({ archive, texts }: TestArchive = open): Block[] => briefingView(archive, texts, id).blocks;
const put = (...blocks: NewBlock[]): string[] => {
  const before = new Set(viewOf().map((block) => block.id));
  addBlocks(open.archive, { id, blocks });
  return viewOf().flatMap((block) => (before.has(block.id) ? [] : [block.id]));
};
const quotation = (block: string, from: TestArchive = open) => {
  const found = viewOf(from).find((one) => one.id === block);
  if (found?.kind !== 'quotation') throw new Error('no quotation');
  return found;
};
async function documentOf(from: TestArchive = open): Promise<BriefingDocument> {
  const pictures = await picturesOfBlocks(from.archive, parserInProcess, `briefings/${id}`, viewOf(from));
  const made = exportedDocument(from, { id, date: '2026-11-23' }, pictures);
  return briefingDocumentSchema.parse(made);
}
const png = (): string => {
  const canvas = createCanvas(20, 10);
  canvas.getContext('2d').fillRect(0, 0, 10, 10);
  return canvas.toBuffer('image/png').toString('base64');
};
const at = (part: string): { start: number; end: number } => {
  const start = words.indexOf(part);
  return { start, end: start + part.length };
};

describe('headings and page breaks', () => {
  test('a heading has one of three levels, the first where nothing is said', async () => {
    const [one = '', two = ''] = put(
      { kind: 'heading', text: 'A' },
      { kind: 'heading', text: 'B', level: 3 },
      { kind: 'page-break' },
    );
    expect(viewOf()).toMatchObject([{ level: 1 }, { level: 3 }, { kind: 'page-break' }]);
    editHeading(open.archive, { id, block: one, level: 2 });
    expect((await documentOf()).blocks).toMatchObject([
      { kind: 'heading', level: 2 },
      { kind: 'heading', level: 3 },
      { kind: 'page-break' },
    ]);
    expect(problemOf(() => editPeople(open.archive, { id, block: two, people: {} })).message).toContain(
      'is no list of people',
    );
  });
});

describe('a quotation', () => {
  const edit = (block: string, part: string, own: string | null, from = open): void =>
    editQuotation(from.archive, { id, block, quote: words, ...at(part), words: own });

  test('has words left out and put in, and always says what is verbatim and where it stands', async () => {
    const [block = ''] = put({ kind: 'quotation', annotation: mark });
    edit(block, ', which were old,', null);
    edit(block, 'cranes', 'machines');
    const [made] = (await documentOf()).blocks;
    if (made?.kind !== 'quotation') throw new Error('no quotation');
    const { pieces, stored } = made.quotation;
    expect(pieces).toEqual([
      { kind: 'verbatim', text: '14 of the 32 ' },
      { kind: 'insertion', text: 'machines' },
      { kind: 'ellipsis' },
      { kind: 'verbatim', text: 'had not been oiled since 2011' },
    ]);
    const text = open.texts.of(existingArticle(open.archive, source)).points;
    const verbatim = pieces.filter((piece) => piece.kind === 'verbatim');
    expect(stored?.pieces).toHaveLength(verbatim.length);
    stored?.pieces.forEach(({ start, end }, index) => {
      expect(text.slice(start, end)).toBe(verbatim[index]?.text.trim());
    });
  });

  test('says of edits that the highlight was put on other words, and sets these whole', async () => {
    const [block = ''] = put({ kind: 'quotation', annotation: mark });
    edit(block, ', which were old,', null);
    const { position } = existingAnnotation(open.archive, mark).target;
    retargetAnnotation(open.archive, open.texts, mark, [{ start: position.start, end: position.end - 11 }]);
    expect(quotation(block)).toMatchObject({ edits: [], staleEdits: 1 });
    const [made] = (await documentOf()).blocks;
    expect(made).toMatchObject({ quotation: { pieces: [{ text: words.slice(0, -11) }] } });
    expect(problemOf(() => edit(block, 'cranes', null)).message).toContain('were changed since');
    restoreQuotation(open.archive, { id, block });
    expect(quotation(block).staleEdits).toBe(0);
  });

  test('keeps what two devices edit at once, on both alike', () => {
    const [block = ''] = put({ kind: 'quotation', annotation: mark });
    const there = onAnotherDevice(open.path);
    edit(block, ', which were old,', null);
    edit(block, '14', 'Fourteen', there);
    open.archive.refresh();
    there.archive.refresh();
    expect(quotation(block).edits).toHaveLength(2);
    expect(quotation(block, there).edits).toEqual(quotation(block).edits);
  });

  test('refuses to leave out everything, or nothing, or what is not there', () => {
    const [block = ''] = put({ kind: 'quotation', annotation: mark });
    const refused = (start: number, end: number, own: string | null = null) =>
      problemOf(() => editQuotation(open.archive, { id, block, quote: words, start, end, words: own }))
        .message;
    expect(refused(0, words.length)).toContain('leave nothing');
    expect(refused(3, 3)).toContain('no words');
    expect(refused(3, 3, ' ')).toContain('Nothing can be put in');
    expect(refused(3, 900)).toContain('no words');
    expect(quotation(block).edits).toEqual([]);
  });

  test('shows a sentence or a paragraph around it as it stands in the source', async () => {
    const [block = ''] = put({ kind: 'quotation', annotation: mark });
    showContext(open.archive, { id, block, before: 'sentence', after: 'sentence' });
    expect(quotation(block).around).toEqual({ before: 'The inspectors found that', after: '.' });
    showContext(open.archive, { id, block, before: 'paragraph', after: 'paragraph' });
    expect(quotation(block).around).toEqual({
      before: 'Dr. Sá came late. The inspectors found that',
      after: '. Nobody had asked.',
    });
    expect((await documentOf()).blocks).toMatchObject([
      { quotation: { before: 'Dr. Sá came late. The inspectors found that', after: '. Nobody had asked.' } },
    ]);
  });

  test('of a whole sentence has the sentences beside it', () => {
    const whole = addAnnotation(open.archive, open.texts, {
      article: source,
      passage: { quote: 'Nobody had asked.' },
    });
    const [block = ''] = put({ kind: 'quotation', annotation: whole });
    showContext(open.archive, { id, block, before: 'sentence', after: 'sentence' });
    expect(quotation(block).around).toEqual({
      before: `The inspectors found that ${words}.`,
      after: '“We were told to sign and not to look,” one foreman wrote.',
    });
  });

  test('takes the stored words in the place of those that a damaged mark has', () => {
    const [block = ''] = put({ kind: 'quotation', annotation: mark });
    const { address, target } = existingAnnotation(open.archive, mark);
    open.archive.commit((draft) =>
      draft.set(address, 'target', {
        ...JSON.parse(JSON.stringify(target)),
        quote: { ...target.quote, exact: words.replace('14', '40') },
      }),
    );
    expect(quotation(block).stretches).toEqual([words.replace('14', '40')]);
    putMarkRight(open, { id, block, take: 'stored' });
    expect(quotation(block).stretches).toEqual([words]);
  });
});

describe('figures', () => {
  test('show a region of a stored PDF, drawn anew, and are cited', async () => {
    const report = await importContent(open, 'report.pdf', reportPdf(3));
    const region = addAnnotation(open.archive, open.texts, {
      article: report,
      passage: { region: { page: 2, rect: [80, 104, 400, 290] } },
    });
    put({ kind: 'figure', annotation: region, text: 'Bars', alt: 'Three bars' });
    const made = await documentOf();
    expect(made.blocks).toMatchObject([
      { kind: 'figure', number: 1, place: 'fig-1', caption: 'Bars', shown: { alt: 'Three bars' }, source: 1 },
    ]);
    expect(made.sources).toMatchObject([{ number: 1, article: report }]);
    const [picture] = Object.values(made.pictures);
    expect(picture).toMatchObject({ type: 'image/png', width: 960, height: 558 });
    // The same bytes each time: an export can be made again.
    expect((await documentOf()).pictures).toEqual(made.pictures);
  });

  test('show a picture that is kept, and say where it is not here or spoilt', async () => {
    const [block = ''] = put({ kind: 'figure', png: png(), text: 'Gate', alt: 'The gate', article: source });
    const made = await documentOf();
    expect(made.blocks).toMatchObject([{ kind: 'figure', caption: 'Gate', source: 1 }]);
    expect(Object.values(made.pictures)).toMatchObject([{ width: 20, height: 10 }]);
    editFigure(open.archive, { id, block, alt: 'Closed' });
    expect(viewOf()).toMatchObject([{ alt: 'Closed', source: { title: 'The harbour report' } }]);
    const [file = ''] = readdirSync(join(open.path, 'files'));
    writeFileSync(join(open.path, 'files', file), 'no picture');
    expect((await documentOf()).blocks).toMatchObject([
      { kind: 'missing', reason: expect.stringContaining('A figure is left out (“Gate”)') },
    ]);
    rmSync(join(open.path, 'files', file));
    expect((await documentOf()).blocks).toMatchObject([
      { kind: 'missing', reason: expect.stringContaining('not on this device') },
    ]);
  });

  test('are of a region or of a picture, and of nothing else', () => {
    expect(problemOf(() => put({ kind: 'figure' })).message).toContain('one of them');
    expect(problemOf(() => put({ kind: 'figure', annotation: mark })).message).toContain('it can be quoted');
    expect(problemOf(() => put({ kind: 'figure', png: 'AAAA' })).message).toContain('is not a PNG');
  });
});

test('words that a machine read have their picture, until a person has compared them', async () => {
  const scan = await importContent(
    open,
    'scan.pdf',
    drawnPdf(
      'q 595 0 0 842 0 0 cm /I1 Do Q BT 3 Tr /F1 12 Tf 72 770 Td (The gatc was shut in spring.) Tj ET',
    ),
  );
  const read = addAnnotation(open.archive, open.texts, {
    article: scan,
    passage: { quote: 'The gatc was shut' },
  });
  put({ kind: 'quotation', annotation: read });
  const made = await documentOf();
  expect(made.blocks).toMatchObject([
    { quotation: { machineRead: { confirmed: false, picture: { alt: expect.stringContaining('page') } } } },
  ]);
  const [block] = made.blocks;
  const name = block?.kind === 'quotation' ? block.quotation.machineRead?.picture?.picture : undefined;
  expect(made.pictures[name ?? '']?.width).toBeGreaterThan(200);
  checkMark(open.archive, read, smallPng());
  expect((await documentOf()).blocks).toMatchObject([
    { quotation: { machineRead: { confirmed: true, picture: null } } },
  ]);
});

describe('lists and summaries', () => {
  const link = (person: string, event: string): void => {
    changeLink(open.archive, mark, 'people', true, (draft) =>
      linkedPerson(open.archive, draft, { name: person }),
    );
    changeLink(open.archive, mark, 'events', true, (draft, published) =>
      linkedEvent(open.archive, draft, { title: event, date: '2011' }, published),
    );
  };

  test('events are all that fit, those that are quoted, or those chosen; the index leads to them', async () => {
    link('Ana Sá', 'The oiling');
    const other = addEvent(open.archive, { title: 'The strike', date: '2010' });
    const [list = ''] = put(
      { kind: 'quotation', annotation: mark },
      { kind: 'events', events: {}, text: 'When' },
    ).slice(1);
    const titles = async (): Promise<string[]> =>
      (await documentOf()).blocks.flatMap((block) =>
        block.kind === 'events'
          ? block.events.map(({ title, date, quotations }) => `${date} ${title} ${quotations}`)
          : [],
      );
    expect(await titles()).toEqual(['2010 The strike ', '2011 The oiling 1']);
    expect((await documentOf()).events).toMatchObject([
      { name: 'The oiling', places: ['q-1', 'ev-2'] },
      { name: 'The strike', places: ['ev-1'] },
    ]);
    editEvents(open.archive, { id, block: list, events: { linked: true } });
    expect(await titles()).toEqual(['2011 The oiling 1']);
    editEvents(open.archive, { id, block: list, events: { only: [other] } });
    expect(await titles()).toEqual(['2010 The strike ']);
    editEvents(open.archive, { id, block: list, events: { from: '2011' } });
    expect(await titles()).toEqual(['2011 The oiling 1']);
  });

  test('people are those who are quoted, or those chosen', async () => {
    link('Ana Sá', 'The oiling');
    const [list = ''] = put(
      { kind: 'quotation', annotation: mark },
      { kind: 'people', people: {}, text: '' },
    ).slice(1);
    const names = async (): Promise<string[]> =>
      (await documentOf()).blocks.flatMap((block) =>
        block.kind === 'people' ? block.people.map(({ name, place }) => `${name} ${place}`) : [],
      );
    expect(await names()).toEqual(['Ana Sá pe-1']);
    editPeople(open.archive, { id, block: list, people: { types: ['place'] } });
    expect(await names()).toEqual([]);
    editPeople(open.archive, { id, block: list, people: { only: [] } });
    expect(await names()).toEqual([]);
  });

  test('a summary is of an article, in the author’s words', async () => {
    const [block = ''] = put({ kind: 'summary', article: source, text: 'All *old*.' });
    editBlock(open.archive, { id, block, text: 'All **old**.' });
    expect((await documentOf()).blocks).toMatchObject([
      {
        kind: 'summary',
        source: 1,
        title: 'The harbour report',
        words: { blocks: [{ content: [{ text: 'All ' }, { text: 'old', strong: true }, { text: '.' }] }] },
      },
    ]);
    expect(problemOf(() => put({ kind: 'summary', article: 'aaaaaaaaaaaa' })).code).toBe('not-found');
  });

  test('what a list names and is not here is found by verify', async () => {
    put(
      { kind: 'people', people: { only: ['aaaaaaaaaaaa'] }, text: '' },
      { kind: 'timeline', filter: { articles: ['bbbbbbbbbbbb'] }, text: '' },
    );
    const { findings } = await verifyArchive(open.archive);
    expect(
      findings
        .filter(({ kind }) => kind === 'block-dangling')
        .map(({ message }) => message)
        .sort(),
    ).toEqual([
      expect.stringMatching(/list of people in “The harbour” names a person or a place/u),
      expect.stringMatching(/timeline in “The harbour” names an article/u),
    ]);
  });
});

describe('gathering', () => {
  test('takes all that fit once each, under headings, and none that is quoted', async () => {
    const second = addAnnotation(open.archive, open.texts, {
      article: source,
      passage: { quote: 'We were told to sign' },
      color: 'confirms',
      events: [{ title: 'The signing', date: '2012' }],
    });
    const found = gathered(open.archive, {}, 'event', new Set());
    expect(found).toMatchObject({ added: 2, known: 0 });
    expect(found.blocks).toEqual([
      { kind: 'heading', level: 2, text: 'The signing' },
      { kind: 'quotation', annotation: second },
      { kind: 'heading', level: 2, text: 'Further passages' },
      { kind: 'quotation', annotation: mark },
    ]);
    expect(gathered(open.archive, { color: 'confirms' }, 'none', new Set()).blocks).toEqual([
      { kind: 'quotation', annotation: second },
    ]);
    expect(gathered(open.archive, {}, 'article', new Set([mark])).blocks).toEqual([
      { kind: 'heading', level: 2, text: 'The harbour report' },
      { kind: 'quotation', annotation: second },
    ]);
    expect(gathered(open.archive, {}, 'date', new Set()).blocks[0]).toMatchObject({ text: 'Without a date' });
    expect(orderedBlocks(open.archive.replica, `briefings/${id}`)).toEqual([]);
  });
});
