import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import {
  addBlocks,
  addBriefing,
  briefingView,
  editBlock,
  editBriefing,
  listBriefings,
  moveBlock,
  removeBlock,
} from '../../../archive/briefings/briefing.ts';
import { usualParts } from '../../../archive/contract/document-parts.ts';
import { nextSteps, takeStep } from '../../../archive/history/steps.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  openArchive,
  problemOf,
  type TestArchive,
  writeFile,
} from '../archive-in-folder.ts';

let opened: TestArchive;
let id: string;
beforeEach(() => {
  opened = newArchive({ now: () => Date.UTC(2026, 10, 22) });
  id = addBriefing(opened.archive, { title: ' The  gate ', subtitle: ' What is known ' });
});

const viewOf = ({ archive, texts }: TestArchive) => briefingView(archive, texts, id);
const view = () => viewOf(opened);
const wordsOf = (from: TestArchive): string[] =>
  viewOf(from).blocks.map((block) =>
    block.kind === 'quotation' ? (block.passage?.annotation.quote ?? '(none)') : block.text,
  );
const words = () => wordsOf(opened);
const heading = (text: string) => ({ kind: 'heading' as const, text });
const put = (texts: readonly string[], after?: string | null, { archive } = opened): void =>
  addBlocks(archive, { id, blocks: texts.map(heading), ...(after === undefined ? {} : { after }) });
const blockOf = (text: string, from = opened): string =>
  viewOf(from).blocks.find((block) => block.kind !== 'quotation' && block.text === text)?.id ?? '';
const historyOf = (): string =>
  readFileSync(join(opened.path, 'history', opened.archive.device, '000001.jsonl'), 'utf8');

describe('a briefing', () => {
  test('is made, renamed and listed', () => {
    expect(view()).toMatchObject({
      title: 'The gate',
      subtitle: 'What is known',
      blocks: [],
      quotations: 0,
      changed: '2026-11-22T00:00:00.000Z',
    });
    editBriefing(opened.archive, { id, title: 'The sluice', subtitle: '' });
    expect(listBriefings(opened.archive)).toMatchObject([{ id, title: 'The sluice', subtitle: '' }]);
  });

  test('has the usual parts until others are chosen, and again when that is undone', () => {
    const { archive } = opened;
    expect(view().parts).toEqual(usualParts);
    editBriefing(archive, { id, parts: { annotated: true, cover: false } });
    editBriefing(archive, { id, parts: { cover: true } });
    expect(view().parts).toEqual({ ...usualParts, annotated: true });
    expect(nextSteps(archive, { of: id }).undo?.what).toBe('“Cover” put into the document');
    takeStep(archive, { of: id, direction: 'undo' });
    expect(view().parts).toEqual({ ...usualParts, annotated: true, cover: false });
    takeStep(archive, { of: id, direction: 'undo' });
    expect(view().parts).toEqual(usualParts);
    takeStep(archive, { of: id, direction: 'redo' });
    expect(view().parts).toEqual({ ...usualParts, annotated: true, cover: false });
  });

  test('needs a title', () => {
    const before = historyOf();
    expect(problemOf(() => addBriefing(opened.archive, { title: ' ' })).code).toBe('invalid-value');
    expect(problemOf(() => editBriefing(opened.archive, { id, title: '' })).code).toBe('invalid-value');
    expect(historyOf()).toBe(before);
  });

  test('that is unknown is refused, and so is an unknown block', () => {
    expect(problemOf(() => put(['x'], 'aaaaaaaaaaaa')).code).toBe('not-found');
    expect(problemOf(() => editBriefing(opened.archive, { id: 'aaaaaaaaaaaa' })).code).toBe('not-found');
    expect(problemOf(() => editBlock(opened.archive, { id, block: 'aaaaaaaaaaaa', text: 'x' })).code).toBe(
      'not-found',
    );
    expect(
      problemOf(() =>
        addBlocks(opened.archive, { id, blocks: [{ kind: 'quotation', annotation: 'aaaaaaaaaaaa' }] }),
      ).code,
    ).toBe('not-found');
  });
});

describe('blocks', () => {
  test('stand in the order in which they were put', () => {
    put(['a', 'b']);
    put(['c']);
    expect(words()).toEqual(['a', 'b', 'c']);
  });

  test('are put at the beginning, after another one, or at the end', () => {
    put(['b', 'd']);
    put(['a'], null);
    put(['c'], blockOf('b'));
    put(['e'], blockOf('d'));
    expect(words()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('are moved anywhere', () => {
    put(['a', 'b', 'c', 'd']);
    moveBlock(opened.archive, { id, block: blockOf('d'), after: null });
    expect(words()).toEqual(['d', 'a', 'b', 'c']);
    moveBlock(opened.archive, { id, block: blockOf('d'), after: blockOf('b') });
    expect(words()).toEqual(['a', 'b', 'd', 'c']);
    moveBlock(opened.archive, { id, block: blockOf('a'), after: blockOf('c') });
    expect(words()).toEqual(['b', 'd', 'c', 'a']);
    moveBlock(opened.archive, { id, block: blockOf('a'), after: blockOf('a') });
    expect(words()).toEqual(['b', 'd', 'c', 'a']);
  });

  test('are removed, and come back to their place', () => {
    put(['a', 'b', 'c']);
    const block = blockOf('b');
    removeBlock(opened.archive, { id, block, removed: true });
    expect(words()).toEqual(['a', 'c']);
    put(['x'], blockOf('a'));
    removeBlock(opened.archive, { id, block, removed: false });
    expect(words()).toContain('b');
    expect([words()[0], words().at(-1)]).toEqual(['a', 'c']);
  });

  test('are put at the end where the block they should follow was removed', () => {
    put(['a', 'b']);
    const block = blockOf('a');
    removeBlock(opened.archive, { id, block, removed: true });
    put(['x'], block);
    expect(words()).toEqual(['b', 'x']);
  });

  test('keep their order through a hundred moves to one place', () => {
    put(['a', 'b', 'c']);
    for (let round = 0; round < 100; round++)
      moveBlock(opened.archive, { id, block: blockOf(round % 2 === 0 ? 'c' : 'b'), after: blockOf('a') });
    expect(words()).toEqual(['a', 'b', 'c']);
    put(['z'], blockOf('a'));
    expect(words()).toEqual(['a', 'z', 'b', 'c']);
  });

  test('are edited: headings on one line, text as it is, quotations never', async () => {
    const article = await importContent(opened, 'a.txt', 'He will stay.');
    const annotation = addAnnotation(opened.archive, opened.texts, {
      article,
      passage: { quote: 'will stay' },
    });
    addBlocks(opened.archive, {
      id,
      blocks: [heading('h'), { kind: 'text', text: 't' }, { kind: 'quotation', annotation }],
    });
    const [first, second, third] = view().blocks;
    editBlock(opened.archive, { id, block: first?.id ?? '', text: ' a\n b ' });
    editBlock(opened.archive, { id, block: second?.id ?? '', text: 'one\n\n two ' });
    expect(words()).toEqual(['a b', 'one\n\n two ', 'will stay']);
    expect(
      problemOf(() => editBlock(opened.archive, { id, block: third?.id ?? '', text: 'other' })).code,
    ).toBe('invalid-value');
    expect(view().quotations).toBe(1);
  });

  test('are the same when the archive is opened again', () => {
    put(['a', 'b', 'c']);
    moveBlock(opened.archive, { id, block: blockOf('c'), after: null });
    opened.archive.abandon();
    opened = openArchive(opened.path, { home: opened.home });
    expect(words()).toEqual(['c', 'a', 'b']);
  });
});

describe('blocks that two devices put at one place', () => {
  let there: TestArchive;
  /** Both put a block after the first one, neither knowing of the other's. */
  beforeEach(() => {
    put(['first', 'last']);
    there = onAnotherDevice(opened.path);
    const position = opened.archive.replica.value(`briefings/${id}/blocks/${blockOf('first')}`, 'position');
    const last = opened.archive.replica.value(`briefings/${id}/blocks/${blockOf('last')}`, 'position');
    put(['here'], blockOf('first'));
    const given = opened.archive.replica.value(`briefings/${id}/blocks/${blockOf('here')}`, 'position');
    expect(String(position) < String(given) && String(given) < String(last)).toBe(true);
    there.archive.commit((draft) => {
      const address = `briefings/${id}/blocks/zzzzzzzzzzzz`;
      draft.set(address, 'kind', 'heading');
      draft.set(address, 'text', 'there');
      draft.set(address, 'position', given ?? '');
    });
    opened.archive.refresh();
  });

  test('stand in one order on both', () => {
    expect(words()).toEqual(['first', 'here', 'there', 'last']);
    expect(wordsOf(there)).toEqual(words());
  });

  test('let others be put before, after and between them', () => {
    put(['between'], blockOf('here'));
    put(['before'], blockOf('first'));
    put(['after'], blockOf('there'));
    expect(words()).toEqual(['first', 'before', 'here', 'between', 'there', 'after', 'last']);
    there.archive.refresh();
    expect(wordsOf(there)).toEqual(words());
  });

  test('let others be moved between them', () => {
    moveBlock(opened.archive, { id, block: blockOf('last'), after: blockOf('here') });
    expect(words()).toEqual(['first', 'here', 'last', 'there']);
    moveBlock(opened.archive, { id, block: blockOf('first'), after: blockOf('there') });
    expect(words()).toEqual(['here', 'last', 'there', 'first']);
  });
});

describe('a block whose position is none', () => {
  test.each([['nonsense!'], [''], [7], ['a00']])('does not keep others from being put: %j', (position) => {
    put(['a', 'b']);
    opened.archive.commit((draft) => {
      const address = `briefings/${id}/blocks/zzzzzzzzzzzz`;
      draft.set(address, 'kind', 'heading');
      draft.set(address, 'text', 'strange');
      draft.set(address, 'position', position);
    });
    put(['end']);
    put(['begin'], null);
    put(['beside'], blockOf('strange'));
    moveBlock(opened.archive, { id, block: blockOf('a'), after: blockOf('strange') });
    expect([...words()].sort()).toEqual(['a', 'b', 'begin', 'beside', 'end', 'strange']);
  });
});

describe('gathering all', () => {
  test('makes a heading for each article, by date, and its marks in order of place', async () => {
    const [late = '', early = '', none = '', trashed = ''] = await Promise.all([
      importContent(opened, 'late.txt', 'Late one. Late two.'),
      importContent(opened, 'early.txt', 'Early one. Early two.'),
      importContent(opened, 'none.txt', 'Without marks.'),
      importContent(opened, 'trashed.txt', 'Thrown away.'),
    ]);
    editArticle(opened.archive, { id: late, published: '2022-10-20', title: 'Late' });
    editArticle(opened.archive, { id: early, published: '2022-10-19', title: 'Early' });
    const mark = (article: string, quote: string) =>
      addAnnotation(opened.archive, opened.texts, { article, passage: { quote } });
    for (const quote of ['Late two', 'Late one']) mark(late, quote);
    for (const quote of ['Early two', 'Early one']) mark(early, quote);
    const removed = mark(early, 'one. Early');
    opened.archive.commit((draft) => draft.set(`articles/${early}/annotations/${removed}`, 'trashed', true));
    mark(trashed, 'Thrown');
    opened.archive.commit((draft) => draft.set(`articles/${trashed}`, 'trashed', true));
    expect(none).not.toBe('');
    id = addBriefing(opened.archive, { title: 'All', gather: 'all' });
    expect(words()).toEqual(['Early', 'Early one', 'Early two', 'Late', 'Late one', 'Late two']);
  });

  test('of nothing makes an empty briefing', () => {
    id = addBriefing(opened.archive, { title: 'All', gather: 'all' });
    expect(words()).toEqual([]);
  });
});

test('a quotation whose mark has not arrived is shown as missing', () => {
  const history = join(opened.path, 'history', 'dddddddddddd', '000001.jsonl');
  const writes = { kind: 'quotation', annotation: 'cccccccccccc', position: 'a5' };
  writeFile(
    history,
    `${JSON.stringify({ v: 1, stamp: '1700000000000-00000-dddddddddddd', at: '', author: '', writes: Object.entries(writes).map(([field, value]) => ({ of: `briefings/${id}/blocks/bbbbbbbbbbbb`, field, value })) })}\n`,
  );
  opened.archive.refresh();
  expect(view().blocks).toMatchObject([{ kind: 'quotation', annotation: 'cccccccccccc', passage: null }]);
});
