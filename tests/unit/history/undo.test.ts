import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAnnotation, changeLink, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { addBlocks, addBriefing, briefingView, moveBlock } from '../../../archive/briefings/briefing.ts';
import { listChanges } from '../../../archive/history/list-changes.ts';
import { valueNow } from '../../../archive/history/past.ts';
import { restoreTo } from '../../../archive/history/restore.ts';
import { undoable, undoChanges } from '../../../archive/history/undo.ts';
import { addPerson, editPerson, personView } from '../../../archive/people/person.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import { importContent, knownTo, newArchive, problemOf } from '../archive-in-folder.ts';
import { anotherDevice, archiveWithClock, beginning, carry, onACopy, stampOf, valuesOf } from './archives.ts';

const undo = (archive: Archive, stamp: string) => undoChanges(archive, [stamp]);

describe('undo', () => {
  test('puts back a field, a set and prose, in one change that is undone in turn', () => {
    const { archive, texts } = newArchive();
    const id = addPerson(archive, { name: 'Anna', aliases: ['A.'], description: 'A pilot.' });
    editPerson(archive, { id, name: 'Ana', aliases: ['B.'], description: 'A pilot, retired.' });
    const done = stampOf(archive);
    const { stamps } = undo(archive, done);
    expect(personView(archive, texts, id)).toMatchObject({
      name: 'Anna',
      aliases: ['A.'],
      description: 'A pilot.',
    });
    expect(stamps).toEqual([stampOf(archive)]);
    undo(archive, stamps[0] ?? '');
    expect(personView(archive, texts, id)).toMatchObject({
      name: 'Ana',
      aliases: ['B.'],
      description: 'A pilot, retired.',
    });
  });

  test('is refused while a later change stands in the same field, which is named', () => {
    const { archive } = newArchive();
    const id = addPerson(archive, { name: 'Anna' });
    editPerson(archive, { id, name: 'Ana' });
    const first = stampOf(archive);
    editPerson(archive, { id, name: 'Anka' });
    const second = stampOf(archive);
    const before = knownTo(archive);
    const problem = problemOf(() => undo(archive, first));
    expect(problem.code).toBe('depended-on');
    expect(problem.message).toContain('“Ana” → “Anka”');
    expect(problem.message).toContain(second);
    expect(undoable(archive, first)).toMatchObject({ possible: false, later: [{ stamp: second }] });
    expect(knownTo(archive)).toEqual(before);
    undo(archive, second);
    expect(undoable(archive, first)).toEqual({ possible: true, reason: '', later: [] });
    undo(archive, first);
    expect(archive.replica.value(`people/${id}`, 'name')).toBe('Anna');
    expect(problemOf(() => undo(archive, first)).message).toContain('undone already');
  });

  test('of what was made moves it to the trash, but not while something stands on it', async () => {
    const one = newArchive();
    const { archive, texts } = one;
    const article = await importContent(one, 'a.txt', 'He will stay. She may go.');
    const imported = stampOf(archive);
    const mark = addAnnotation(archive, texts, { article, passage: { quote: 'will stay' } });
    const marked = stampOf(archive);
    const person = addPerson(archive, { name: 'Ana' });
    const added = stampOf(archive);
    changeLink(archive, mark, 'people', true, () => person);
    const linked = stampOf(archive);
    expect(problemOf(() => undo(archive, imported)).message).toContain('highlight “will stay”');
    expect(problemOf(() => undo(archive, added)).message).toContain('linked to person Ana');
    expect(undoable(archive, marked)).toMatchObject({ possible: false, later: [{ stamp: linked }] });
    for (const stamp of [linked, added, marked, imported]) undo(archive, stamp);
    for (const address of [
      `articles/${article}`,
      `articles/${article}/annotations/${mark}`,
      `people/${person}`,
    ])
      expect(archive.replica.value(address, 'trashed')).toBe(true);
  });

  test('of a mark made together with a person takes both away; a quotation in a briefing forbids it', async () => {
    const one = newArchive();
    const { archive, texts } = one;
    const article = await importContent(one, 'a.txt', 'He will stay.');
    const mark = addAnnotation(archive, texts, {
      article,
      passage: { quote: 'will stay' },
      people: [{ name: 'Ana' }],
    });
    const marked = stampOf(archive);
    const briefing = addBriefing(archive, { title: 'B' });
    addBlocks(archive, { id: briefing, blocks: [{ kind: 'quotation', annotation: mark }] });
    expect(undoable(archive, marked)).toMatchObject({
      possible: false,
      later: [{ words: 'quotation “will stay” in briefing “B”: added' }],
    });
    undo(archive, stampOf(archive));
    undo(archive, marked);
    expect(archive.replica.homes('people').map((home) => archive.replica.value(home, 'trashed'))).toEqual([
      true,
    ]);
  });

  test('of one block’s move leaves the others, though the briefing was changed later', () => {
    const { archive, texts } = newArchive();
    const id = addBriefing(archive, { title: 'B' });
    addBlocks(archive, {
      id,
      blocks: [
        { kind: 'heading', text: 'One' },
        { kind: 'heading', text: 'Two' },
      ],
    });
    const [one] = briefingView(archive, texts, id).blocks;
    moveBlock(archive, {
      id,
      block: one?.id ?? '',
      after: briefingView(archive, texts, id).blocks[1]?.id ?? '',
    });
    const moved = stampOf(archive);
    addBlocks(archive, { id, blocks: [{ kind: 'heading', text: 'Three' }] });
    undo(archive, moved);
    expect(briefingView(archive, texts, id).blocks.map((block) => 'text' in block && block.text)).toEqual([
      'One',
      'Two',
      'Three',
    ]);
  });

  test('of a stored copy is refused while a mark stands on it', async () => {
    const one = newArchive();
    const { archive, texts } = one;
    const article = await importContent(one, 'a.txt', 'He will stay.');
    const home = `articles/${article}`;
    const [[first, announced] = ['', null]] = archive.replica.elements(home, 'captures');
    const second = '29990101T000000Z-00000000';
    archive.commit((draft) => draft.set(home, `captures/${second}`, announced));
    const stored = stampOf(archive);
    archive.commit((draft) => draft.set(home, `captures/${second}`, announced));
    expect(undoable(archive, stored).possible).toBe(true);
    const mark = `${home}/annotations/p81kd0a2b3c4`;
    const quote = { type: 'TextQuoteSelector', exact: 'stay', prefix: '', suffix: '' };
    const position = { type: 'TextPositionSelector', start: 8, end: 12 };
    archive.commit((draft) =>
      draft.set(mark, 'target', { capture: second, textSha256: '', quote, position, pages: [] }),
    );
    const marked = stampOf(archive);
    expect(undoable(archive, stored)).toMatchObject({ possible: false, later: [{ stamp: marked }] });
    undo(archive, marked);
    undo(archive, stored);
    const there = archive.replica.elements(home, 'captures').filter(([, value]) => value !== null);
    expect(there.map(([id]) => id)).toEqual([first]);
    expect(addAnnotation(archive, texts, { article, passage: { quote: 'will' } })).not.toBe('');
  });

  test('of several goes from the newest to the oldest, and says which were left', () => {
    const { archive } = newArchive();
    const id = addPerson(archive, { name: 'A' });
    const stamps = ['B', 'C', 'D'].map((name) => {
      editPerson(archive, { id, name });
      return stampOf(archive);
    });
    const { stamps: made, left } = undoChanges(archive, stamps.slice(0, 2));
    expect(made).toEqual([]);
    expect(left.map(({ stamp }) => stamp).sort()).toEqual(stamps.slice(0, 2));
    undoChanges(archive, stamps);
    expect(archive.replica.value(`people/${id}`, 'name')).toBe('A');
  });

  test('keeps what another device wrote at the same time', async () => {
    const here = archiveWithClock();
    const article = await importContent(here, 'a.txt', 'He will stay.');
    const mark = addAnnotation(here.archive, here.texts, {
      article,
      passage: { quote: 'stay' },
      note: 'One',
    });
    const there = onACopy(here);
    editAnnotation(here.archive, { id: mark, note: 'One, here' });
    const stamp = stampOf(here.archive);
    here.clock.now += 1000;
    editAnnotation(there.archive, { id: mark, note: 'One, there' });
    carry(here, there);
    const both = valueNow(here.archive, `articles/${article}/annotations/${mark}`, 'note');
    expect(both).toContain('One, here');
    expect(both).toContain('One, there');
    expect(problemOf(() => undo(here.archive, stamp)).message).toContain('One, there');
    undo(here.archive, stampOf(here.archive));
    undo(here.archive, stamp);
    expect(here.archive.replica.value(`articles/${article}/annotations/${mark}`, 'note')).toBe('One');
  });

  test('and going back leave what was destroyed as it is', () => {
    const { archive, clock } = archiveWithClock();
    const id = addPerson(archive, { name: 'Zebulon' });
    const kept = addPerson(archive, { name: 'Ana' });
    clock.now += 1000;
    editPerson(archive, { id, name: 'Zeb' });
    const renamed = stampOf(archive);
    editPerson(archive, { id: kept, name: 'Anna' });
    archive.commit((draft) => draft.set(`people/${id}`, 'destroyed', true));
    archive.scrub();
    clock.now += 1000;
    expect(problemOf(() => undo(archive, renamed)).message).toContain('has been destroyed');
    expect(restoreTo(archive, { to: new Date(beginning).toISOString() })).toMatchObject({
      trashed: 0,
      untrashed: 0,
      changed: 1,
      things: [{ id: kept }],
    });
    const told = JSON.stringify(listChanges(archive, {}));
    expect(told).toContain('destroyed');
    expect(told).not.toContain('Zeb');
  });

  test('of an unknown change is refused', () => {
    const { archive } = newArchive();
    const problem = problemOf(() => undo(archive, '1795343472123-00004-k3f9x2m0q7ab'));
    expect(problem.code).toBe('not-found');
  });

  test('of the last change brings back the values that stood there, whatever it was', {
    timeout: 90_000,
  }, () => {
    const home = 'people/k3f9x2m0q7ab';
    const act = fc.oneof(
      fc.record({
        field: fc.constantFrom('name', 'trashed', 'aliases/Ana', 'aliases/Bo'),
        value: fc.constantFrom('x', 'y', true, false, null),
      }),
      fc.record({ field: fc.constant('description'), value: fc.constantFrom('', 'one', 'two', 'three') }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 8 }),
        (acts) => {
          const { archive, clock, ...rest } = archiveWithClock();
          const there = anotherDevice({ ...rest, clock });
          archive.commit((draft) => draft.set(home, 'name', 'made'));
          let before: unknown;
          let last = stampOf(archive);
          acts.forEach((writes, index) => {
            clock.now += 1000;
            const writer = index % 2 === 0 ? there.archive : archive;
            writer.refresh();
            const known = valuesOf(writer, home);
            writer.commit((draft) => {
              for (const { field, value } of writes) {
                if (draft.writes.some((write) => write.field === field)) continue;
                if (field === 'description') draft.setProse(home, field, String(value));
                else draft.set(home, field, value);
              }
            });
            archive.refresh();
            if (stampOf(archive) !== last) before = known;
            last = stampOf(archive);
          });
          const after = valuesOf(archive, home);
          if (before === undefined || JSON.stringify(before) === JSON.stringify(after)) return;
          const { stamps } = undo(archive, last);
          expect(valuesOf(archive, home)).toEqual(before);
          undo(archive, stamps[0] ?? '');
          expect(valuesOf(archive, home)).toEqual(after);
        },
      ),
      { numRuns: 15 },
    );
  });
});
