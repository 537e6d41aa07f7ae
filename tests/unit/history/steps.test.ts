/** Steps back and forth, found in the history. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAnnotation, changeLink, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { addBlocks, addBriefing, briefingView, editBlock } from '../../../archive/briefings/briefing.ts';
import { restoreTo } from '../../../archive/history/restore.ts';
import { nextSteps, takeStep } from '../../../archive/history/steps.ts';
import { undoChanges } from '../../../archive/history/undo.ts';
import { addPerson, editPerson } from '../../../archive/people/person.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import { importContent, newArchive, openArchive, type TestArchive } from '../archive-in-folder.ts';
import { archiveWithClock, beginning, carry, onACopy, stampOf, valuesOf } from './archives.ts';

const undo = (archive: Archive, of?: string) => takeStep(archive, { of, direction: 'undo' });
const redo = (archive: Archive, of?: string) => takeStep(archive, { of, direction: 'redo' });

/** All that people are shown: what is in the trash is not there. */
function shown({ archive }: Pick<TestArchive, 'archive'>): Record<string, unknown> {
  const { replica } = archive;
  const isThere = (address: string): boolean =>
    !address.startsWith('settings/') && replica.value(address, 'trashed') !== true;
  return Object.fromEntries(
    replica
      .addresses()
      .filter(isThere)
      .sort()
      .map((address) => {
        const { changed: _, ...values } = valuesOf(archive, address);
        return [address, values];
      }),
  );
}

const person = fc.nat({ max: 2 });
const edit = fc.oneof(
  fc.record({ do: fc.constant('add' as const), name: fc.string({ minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constant('rename' as const), person, name: fc.string({ minLength: 1, maxLength: 3 }) }),
  fc.record({ do: fc.constant('describe' as const), person, text: fc.string({ maxLength: 3 }) }),
  fc.record({ do: fc.constant('alias' as const), person, alias: fc.constantFrom('A.', 'B.') }),
  fc.record({ do: fc.constant('trash' as const), person }),
  fc.record({ do: fc.constant('mark' as const), quote: fc.constantFrom('He will', 'will stay', 'may go') }),
  fc.record({
    do: fc.constant('recolor' as const),
    color: fc.constantFrom('key' as const, 'question' as const, 'confirms' as const),
  }),
  fc.record({ do: fc.constant('note' as const), note: fc.string({ maxLength: 3 }) }),
  fc.record({ do: fc.constant('link' as const), person, present: fc.boolean() }),
  fc.record({ do: fc.constant('back' as const), times: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('forth' as const), times: fc.nat({ max: 3 }) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** What a person would do; nothing where there is nothing to do it to. */
function perform(one: TestArchive, article: string, what: Edit): void {
  const { archive, texts } = one;
  const { replica } = archive;
  const standing = (address: string): boolean => replica.value(address, 'trashed') !== true;
  const idsOf = (addresses: readonly string[]): string[] =>
    addresses.filter(standing).map((address) => address.split('/').at(-1) ?? '');
  const people = idsOf(replica.homes('people'));
  const [mark] = idsOf(replica.below(`articles/${article}`, 'annotations')).slice(-1);
  const id = 'person' in what ? people[what.person % Math.max(1, people.length)] : undefined;
  switch (what.do) {
    case 'add':
      addPerson(archive, { name: `Person ${what.name}` });
      return;
    case 'rename':
      if (id) editPerson(archive, { id, name: `Name ${what.name}` });
      return;
    case 'describe':
      if (id) editPerson(archive, { id, description: what.text });
      return;
    case 'alias':
      if (id) editPerson(archive, { id, aliases: [what.alias] });
      return;
    case 'trash':
      if (id) archive.commit((draft) => draft.set(`people/${id}`, 'trashed', true));
      return;
    case 'mark':
      addAnnotation(archive, texts, { article, passage: { quote: what.quote } });
      return;
    case 'recolor':
      if (mark) editAnnotation(archive, { id: mark, color: what.color });
      return;
    case 'note':
      if (mark) editAnnotation(archive, { id: mark, note: what.note });
      return;
    case 'link':
      if (mark && id) changeLink(archive, mark, 'people', what.present, () => id);
      return;
    case 'back':
      for (let at = 0; at < what.times; at++) undo(archive);
      return;
    case 'forth':
      for (let at = 0; at < what.times; at++) redo(archive);
  }
}

const undoAll = (archive: Archive): number => {
  for (let steps = 0; ; steps++) {
    const { done, refused } = undo(archive);
    expect(refused).toBeNull();
    if (!done) return steps;
  }
};

describe('any sequence of edits', () => {
  test('comes to its start when all is undone, and to its end when all is done again, also after reopening', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 14 }), async (edits) => {
        let one = newArchive();
        const article = await importContent(one, 'a.txt', 'He will stay. She may go.');
        const reopen = (): void => {
          one.archive.close();
          one = openArchive(one.path, { home: one.home });
        };
        for (const what of edits) perform(one, article, what);
        // What is still undone at the end would be done again beyond it.
        addPerson(one.archive, { name: 'The last' });
        const end = shown(one);
        reopen();
        const steps = undoAll(one.archive);
        expect(shown(one)).toEqual({});
        reopen();
        for (let at = 0; at < steps; at++) {
          expect(redo(one.archive).done).not.toBeNull();
          if (at === 2) reopen();
        }
        expect(shown(one)).toEqual(end);
        expect(redo(one.archive)).toEqual({ done: null, refused: null });
        one.archive.close();
      }),
      { numRuns: 40 },
    );
  });

  test('comes to the same by as many steps forth as were taken back, however often', {
    timeout: 120_000,
  }, async () => {
    const swings = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 10 }), swings, async (edits, backs) => {
        const one = newArchive();
        const article = await importContent(one, 'a.txt', 'He will stay. She may go.');
        for (const what of edits) perform(one, article, what);
        const before = shown(one);
        for (const back of backs) {
          const states = [before];
          while (states.length <= back && undo(one.archive).done) states.push(shown(one));
          for (const state of states.slice(0, -1).reverse()) {
            expect(redo(one.archive).done).not.toBeNull();
            expect(shown(one)).toEqual(state);
          }
        }
        one.archive.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('a step', () => {
  test('says what it took back, and what would be done next', async () => {
    const one = newArchive();
    const article = await importContent(one, 'a.txt', 'He will stay.');
    const mark = addAnnotation(one.archive, one.texts, { article, passage: { quote: 'will stay' } });
    editAnnotation(one.archive, { id: mark, color: 'question' });
    const changed = stampOf(one.archive);
    expect(nextSteps(one.archive, {})).toMatchObject({ undo: { what: 'colour changed' }, redo: null });
    const { done } = undo(one.archive);
    expect(done).toMatchObject({ stamps: [changed], what: 'colour changed' });
    expect(done?.words).toContain('highlight “will stay”');
    expect(nextSteps(one.archive, {})).toMatchObject({
      undo: { what: 'highlight “will stay” added' },
      redo: { what: 'colour changed' },
    });
    const line = one.archive.log.find(done?.made[0] ?? '');
    expect(line).toMatchObject({ undoes: changed });
    const again = redo(one.archive);
    expect(one.archive.log.find(again.done?.made[0] ?? '')).toMatchObject({ redoes: changed });
  });

  test('keeps to the article that it is asked of', async () => {
    const one = newArchive();
    const { archive, texts } = one;
    const first = await importContent(one, 'a.txt', 'He will stay.');
    const second = await importContent(one, 'b.txt', 'She may go.');
    const mark = addAnnotation(archive, texts, { article: first, passage: { quote: 'will stay' } });
    const other = addAnnotation(archive, texts, { article: second, passage: { quote: 'may go' } });
    const person = addPerson(archive, { name: 'Ana' });
    undo(archive, first);
    const isThere = (article: string, id: string): boolean =>
      archive.replica.value(`articles/${article}/annotations/${id}`, 'trashed') !== true;
    expect([isThere(first, mark), isThere(second, other)]).toEqual([false, true]);
    expect(archive.replica.value(`people/${person}`, 'trashed')).not.toBe(true);
    // Something new elsewhere takes nothing from it.
    redo(archive, first);
    expect(isThere(first, mark)).toBe(true);
    expect(redo(archive, first).done).toBeNull();
  });

  test('is of what was done on this device, and says why it can’t be where another has changed it since', async () => {
    const here = archiveWithClock();
    const id = addPerson(here.archive, { name: 'Anna' });
    editPerson(here.archive, { id, name: 'Ana' });
    const there = onACopy(here, 'Bela');
    here.clock.now = beginning + 60_000;
    editPerson(there.archive, { id, name: 'Anka' });
    addPerson(there.archive, { name: 'Zed' });
    carry(here, there);
    const { done, refused } = undo(here.archive);
    expect(done).toBeNull();
    expect(refused?.reason).toContain('“Ana” → “Anka”');
    expect(refused?.reason).toContain('Bela');
    expect(refused?.thing).toMatchObject({ kind: 'person', id });
    expect(here.archive.replica.value(`people/${id}`, 'name')).toBe('Anka');
  });

  test('passes over what was put back by hand', () => {
    const { archive } = newArchive();
    const id = addPerson(archive, { name: 'Anna' });
    editPerson(archive, { id, aliases: ['A.'] });
    editPerson(archive, { id, name: 'Ana' });
    archive.commit((draft) => draft.set(`people/${id}`, 'name', 'Anna'));
    undo(archive);
    undo(archive);
    expect(valuesOf(archive, `people/${id}`)).toMatchObject({ name: 'Anna', 'aliases/A.': true });
    undo(archive);
    expect(valuesOf(archive, `people/${id}`)).not.toHaveProperty('aliases/A.');
  });

  test('takes an act of several changes back as a whole, and does it again', () => {
    const { archive, clock } = archiveWithClock();
    const ana = addPerson(archive, { name: 'Ana' });
    const bela = addPerson(archive, { name: 'Bela' });
    clock.now = beginning + 60_000;
    editPerson(archive, { id: ana, name: 'Ana Sá' });
    editPerson(archive, { id: bela, name: 'Bela Sá' });
    const names = () => [ana, bela].map((id) => archive.replica.value(`people/${id}`, 'name'));
    clock.now = beginning + 120_000;
    restoreTo(archive, { to: new Date(beginning + 30_000).toISOString() });
    expect(names()).toEqual(['Ana', 'Bela']);
    expect(undo(archive).done?.made).toHaveLength(2);
    expect(names()).toEqual(['Ana Sá', 'Bela Sá']);
    redo(archive);
    expect(names()).toEqual(['Ana', 'Bela']);
    undo(archive);
    undo(archive);
    expect(names()).toEqual(['Ana Sá', 'Bela']);
  });

  test('goes together with what is undone in the history', () => {
    const { archive } = newArchive();
    const id = addPerson(archive, { name: 'Anna' });
    editPerson(archive, { id, name: 'Ana' });
    undoChanges(archive, [stampOf(archive)]);
    expect(archive.replica.value(`people/${id}`, 'name')).toBe('Anna');
    redo(archive);
    expect(archive.replica.value(`people/${id}`, 'name')).toBe('Ana');
    // What undid it, undone by name, is the same as doing it again.
    undo(archive);
    undoChanges(archive, [stampOf(archive)]);
    expect(nextSteps(archive, {})).toMatchObject({ undo: { what: 'name changed' }, redo: null });
  });

  test('puts prose back, version by version', () => {
    const { archive, texts } = newArchive();
    const id = addBriefing(archive, { title: 'B' });
    addBlocks(archive, { id, blocks: [{ kind: 'text', text: 'one' }] });
    const [block] = briefingView(archive, texts, id).blocks;
    for (const text of ['two', 'three']) editBlock(archive, { id, block: block?.id ?? '', text });
    const text = () => briefingView(archive, texts, id).blocks[0];
    undo(archive);
    expect(text()).toMatchObject({ text: 'two' });
    undo(archive);
    expect(text()).toMatchObject({ text: 'one' });
    redo(archive);
    redo(archive);
    expect(text()).toMatchObject({ text: 'three' });
  });
});
