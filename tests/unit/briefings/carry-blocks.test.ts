import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { addBlocks, addBriefing, briefingView, editBlock } from '../../../archive/briefings/briefing.ts';
import { carryBlocks, moveBlocks } from '../../../archive/briefings/carry-blocks.ts';
import { undoChanges } from '../../../archive/history/undo.ts';
import { newArchive, onAnotherDevice, problemOf, type TestArchive } from '../archive-in-folder.ts';
import { stampOf } from '../history/archives.ts';

let opened: TestArchive;
let id: string;
let other: string;
const viewOf = (of: string) => briefingView(opened.archive, opened.texts, of).blocks;
const words = (of = id): string[] => viewOf(of).map((block) => ('text' in block ? block.text : block.kind));
const blockOf = (text: string, of = id): string =>
  viewOf(of).find((block) => 'text' in block && block.text === text)?.id ?? '';

beforeEach(() => {
  opened = newArchive();
  id = addBriefing(opened.archive, { title: 'First' });
  other = addBriefing(opened.archive, { title: 'Second' });
  for (const text of ['a', 'b', 'c', 'd', 'e'])
    addBlocks(opened.archive, { id, blocks: [{ kind: 'text', text }] });
});

describe('several blocks', () => {
  test('move together in the order that they have', () => {
    moveBlocks(opened.archive, { id, blocks: [blockOf('d'), blockOf('b')], after: null });
    expect(words()).toEqual(['b', 'd', 'a', 'c', 'e']);
    moveBlocks(opened.archive, { id, blocks: [blockOf('b'), blockOf('d')], after: blockOf('e') });
    expect(words()).toEqual(['a', 'c', 'e', 'b', 'd']);
  });

  test('come to stand as they would in a list, wherever they are put', () => {
    const letters = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(
        fc.subarray(letters, { minLength: 1 }),
        fc.option(fc.constantFrom(...letters)),
        (moving, after) => {
          const before = words();
          const chosen = before.filter((one) => moving.includes(one));
          const others = before.filter((one) => !moving.includes(one));
          const above = after === null ? [] : before.slice(0, before.indexOf(after) + 1);
          const at = above.filter((one) => !moving.includes(one)).length;
          moveBlocks(opened.archive, {
            id,
            blocks: moving.map((one) => blockOf(one)),
            after: after === null ? null : blockOf(after),
          });
          expect(words()).toEqual(others.toSpliced(at, 0, ...chosen));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('that are not there any more move nothing', () => {
    const gone = problemOf(() =>
      moveBlocks(opened.archive, { id, blocks: [blockOf('a'), 'zzzzzzzzzzzz'], after: null }),
    );
    expect(gone).toMatchObject({ code: 'not-found' });
    expect(words()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('blocks that are carried to another briefing', () => {
  test('stand there with all that they say, and here no more', () => {
    addBlocks(opened.archive, {
      id: other,
      blocks: [{ kind: 'heading', text: 'There', level: 2 }],
    });
    addBlocks(opened.archive, {
      id,
      blocks: [{ kind: 'timeline', filter: { from: '2023', show: 'events' }, text: 'When' }],
    });
    carryBlocks(opened.archive, {
      from: id,
      blocks: [blockOf('b'), blockOf('When')],
      to: other,
      after: null,
    });
    expect(words()).toEqual(['a', 'c', 'd', 'e']);
    expect(words(other)).toEqual(['b', 'When', 'There']);
    expect(viewOf(other)[1]).toMatchObject({ kind: 'timeline', filter: { from: '2023', show: 'events' } });
  });

  test('as copies stay where they are, too, and each goes its own way', () => {
    carryBlocks(opened.archive, { from: id, blocks: [blockOf('b')], to: other, copy: true });
    editBlock(opened.archive, { id: other, block: blockOf('b', other), text: 'another' });
    expect(words()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(words(other)).toEqual(['another']);
  });

  test('are one change, which undo takes back', () => {
    carryBlocks(opened.archive, { from: id, blocks: [blockOf('b'), blockOf('c')], to: other });
    undoChanges(opened.archive, [stampOf(opened.archive)]);
    expect(words()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(words(other)).toEqual([]);
  });

  test('are refused to the same briefing, and while nobody has decided between versions', () => {
    const block = blockOf('a');
    expect(problemOf(() => carryBlocks(opened.archive, { from: id, blocks: [block], to: id }))).toMatchObject(
      { code: 'usage' },
    );
    const there = onAnotherDevice(opened.path);
    const [first] = viewOf(id);
    const replaces = first?.kind === 'text' ? first.textSeen : [];
    editBlock(there.archive, { id, block, text: 'said there', replaces });
    editBlock(opened.archive, { id, block, text: 'said here', replaces });
    opened.archive.refresh();
    expect(
      problemOf(() => carryBlocks(opened.archive, { from: id, blocks: [block], to: other })),
    ).toMatchObject({ code: 'refused' });
    expect(words(other)).toEqual([]);
    expect(viewOf(id)).toHaveLength(5);
  });
});
