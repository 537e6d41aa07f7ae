import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAnnotation, changeLink } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { addEvent, eventView, listEvents } from '../../../archive/events/event.ts';
import { linkedPerson, peopleNamed } from '../../../archive/people/linked-person.ts';
import { addPerson, editPerson, listPeople, personView } from '../../../archive/people/person.ts';
import { splitPerson } from '../../../archive/people/split-person.ts';
import { doubtsOf, groupOf } from '../../../archive/records/identity.ts';
import { joinRecords, partRecords } from '../../../archive/records/join.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import { idOf } from '../../../archive/storage/layout.ts';
import {
  importContent,
  knownTo,
  newArchive,
  onAnotherDevice,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';

const people = (archive: Archive, ...names: string[]): string[] =>
  names.map((name) => addPerson(archive, { name }));

const join = (archive: Archive, keep: string, ...ids: string[]): void =>
  joinRecords(archive, 'people', { keep, ids });

const groups = (archive: Archive, ids: readonly string[]): string[] =>
  ids.map((id) =>
    groupOf(archive.index, `people/${id}`)
      .map((home) => ids.indexOf(idOf(home)))
      .sort()
      .join(''),
  );

async function withPassages(opened: TestArchive) {
  const article = await importContent(opened, 'a.txt', 'Kevin de León will stay. De Leon will not go.');
  const mark = (quote: string, person: string): string =>
    addAnnotation(opened.archive, opened.texts, {
      article,
      passage: { quote },
      people: [{ id: person }],
    });
  return mark;
}

describe('joined people', () => {
  test('are one, with the names and passages of both, and no link is rewritten', async () => {
    const opened = newArchive();
    const { archive, texts } = opened;
    const [a = '', b = ''] = people(archive, 'Kevin de León', 'De Leon');
    editPerson(archive, {
      id: b,
      aliases: ['KDL'],
      tags: ['council'],
      identifiers: { wikidata: 'q15133865' },
    });
    editPerson(archive, { id: b, description: 'Councilman' });
    const mark = await withPassages(opened);
    const [first, second] = [mark('will stay', a), mark('will not go', b)];
    const links = knownTo(archive);
    join(archive, a, b);
    expect(personView(archive, texts, b)).toMatchObject({
      id: a,
      name: 'Kevin de León',
      aliases: ['De Leon', 'KDL'],
      description: 'Councilman',
      tags: ['council'],
      identifiers: [{ scheme: 'wikidata', value: 'Q15133865' }],
      records: [{ id: a }, { id: b }],
      sources: 1,
    });
    expect(
      personView(archive, texts, a)
        .passages.map(({ annotation }) => annotation.id)
        .sort(),
    ).toEqual([first, second].sort());
    expect(listPeople(archive)).toMatchObject([{ id: a, passages: 2, sources: 1 }]);
    expect(viewById(archive, texts, second).people).toEqual([
      { id: a, name: 'Kevin de León', stance: 'mentions' },
    ]);
    for (const [address, registers] of Object.entries(links))
      if (address.includes('/annotations/')) expect(knownTo(archive)[address]).toEqual(registers);

    partRecords(archive, 'people', { id: b });
    expect(listPeople(archive)).toMatchObject([
      { id: b, name: 'De Leon', passages: 1 },
      { id: a, name: 'Kevin de León', passages: 1 },
    ]);
    expect(personView(archive, texts, a)).toMatchObject({ aliases: [], description: '', identifiers: [] });
  });

  test('have the fields that were chosen, until they are taken apart', () => {
    const { archive, texts } = newArchive();
    const [a = '', b = ''] = people(archive, 'K. de Leon', 'Kevin de León');
    joinRecords(archive, 'people', { keep: a, ids: [b], shows: { name: b } });
    expect(personView(archive, texts, a)).toMatchObject({ name: 'Kevin de León', aliases: ['K. de Leon'] });
    editPerson(archive, { id: a, name: 'Kevin de León!' });
    partRecords(archive, 'people', { id: a });
    expect(listPeople(archive).map(({ name }) => name)).toEqual(['K. de Leon', 'Kevin de León!']);
    expect(problemOf(() => joinRecords(archive, 'people', { keep: a, ids: [b] })).code).toBe('told-apart');
  });

  test('are found by any name as one, and a link by the name of one goes to it', () => {
    const { archive } = newArchive();
    const [a = '', b = ''] = people(archive, 'Ana Lund', 'Ana Lund');
    expect(peopleNamed(archive, 'ana lund').sort()).toEqual([a, b].sort());
    join(archive, b, a);
    expect(peopleNamed(archive, 'ana lund')).toEqual([b]);
    const linked = archive.commit((draft) => linkedPerson(archive, draft, { name: 'ANA LUND' }));
    expect([a, b]).toContain(linked);
  });

  test('are unlinked as one', async () => {
    const opened = newArchive();
    const { archive, texts } = opened;
    const [a = '', b = ''] = people(archive, 'A', 'B');
    const id = (await withPassages(opened))('will stay', b);
    join(archive, a, b);
    changeLink(archive, id, 'people', false, () => a);
    expect(viewById(archive, texts, id).people).toEqual([]);
  });

  test('an alias that is taken off is taken off whichever record has it', () => {
    const { archive, texts } = newArchive();
    const [a = '', b = ''] = people(archive, 'A', 'B');
    editPerson(archive, { id: b, aliases: ['x', 'y'] });
    join(archive, a, b);
    editPerson(archive, { id: a, aliases: ['B', 'y', 'z'] });
    expect(personView(archive, texts, a).aliases).toEqual(['B', 'y', 'z']);
    partRecords(archive, 'people', { id: b });
    expect(personView(archive, texts, b).aliases).toEqual(['y']);
    expect(personView(archive, texts, a).aliases).toEqual(['z']);
  });

  test('refuses what can’t be', () => {
    const { archive } = newArchive();
    const [a = '', b = ''] = people(archive, 'A', 'B');
    const before = knownTo(archive);
    expect(problemOf(() => join(archive, a, a)).message).toContain('itself');
    expect(problemOf(() => join(archive, a, 'aaaaaaaaaaaa')).code).toBe('not-found');
    expect(problemOf(() => partRecords(archive, 'people', { id: a })).message).toContain('nobody else');
    expect(problemOf(() => partRecords(archive, 'people', { id: a, from: a })).code).toBe('invalid-value');
    archive.commit((draft) => draft.set(`people/${b}`, 'trashed', true));
    expect(problemOf(() => join(archive, a, b)).message).toContain('trash');
    archive.commit((draft) => draft.set(`people/${b}`, 'trashed', false));
    expect(Object.keys(knownTo(archive))).toEqual(Object.keys(before));
  });

  test('events are joined and taken apart likewise', () => {
    const { archive, texts } = newArchive();
    const a = addEvent(archive, { title: 'Vote' });
    const b = addEvent(archive, { title: 'The vote', date: 'October 2022' });
    joinRecords(archive, 'events', { keep: a, ids: [b] });
    expect(listEvents(archive)).toMatchObject([
      { id: a, title: 'Vote', date: '2022-10', written: { words: 'October 2022' }, aliases: ['The vote'] },
    ]);
    partRecords(archive, 'events', { id: b, from: a });
    expect(eventView(archive, texts, a).date).toBeNull();
  });
});

describe('taking apart', () => {
  test('leaves together what was joined through the one that is taken out', () => {
    const { archive } = newArchive();
    const ids = people(archive, 'A', 'X', 'B');
    const [a = '', x = '', b = ''] = ids;
    join(archive, x, a);
    join(archive, x, b);
    partRecords(archive, 'people', { id: x });
    expect(groups(archive, ids)).toEqual(['02', '1', '02']);
    // Remembered, and taken back only when that is said.
    expect(problemOf(() => join(archive, x, a)).code).toBe('told-apart');
    joinRecords(archive, 'people', { keep: x, ids: [a], anyway: true });
    expect(groups(archive, ids)).toEqual(['012', '012', '012']);
  });

  test('is remembered of two that were never joined', () => {
    const { archive } = newArchive();
    const [a = '', b = ''] = people(archive, 'Ana Lund', 'Ana Lund');
    partRecords(archive, 'people', { id: a, from: b });
    expect(problemOf(() => join(archive, a, b)).message).toContain('told apart');
  });

  test('by passages makes another person, who keeps what was said of the first', async () => {
    const opened = newArchive();
    const { archive, texts } = opened;
    const [a = ''] = people(archive, 'Ana Lund');
    const mark = await withPassages(opened);
    const [first, second] = [mark('will stay', a), mark('will not go', a)];
    const made = splitPerson(archive, { id: a, name: 'Ana Lund', annotations: [second] });
    expect(personView(archive, texts, a).passages.map(({ annotation }) => annotation.id)).toEqual([first]);
    expect(personView(archive, texts, made).passages.map(({ annotation }) => annotation.id)).toEqual([
      second,
    ]);
    expect(problemOf(() => join(archive, a, made)).code).toBe('told-apart');
    expect(
      problemOf(() => splitPerson(archive, { id: a, name: 'X', annotations: [second] })).message,
    ).toContain('is not linked');
  });
});

describe('what devices say at once', () => {
  test('A is B here, B is C there, A is not C: nothing is lost, and it is a doubt', () => {
    const here = newArchive();
    const ids = people(here.archive, 'A', 'B', 'C');
    const [a = '', b = '', c = ''] = ids;
    partRecords(here.archive, 'people', { id: a, from: c });
    const there = onAnotherDevice(here.path);
    join(here.archive, a, b);
    // Not told of the other join yet.
    there.archive.commit((draft) => {
      draft.setElement(`people/${b}`, 'sameAs', c, true);
      draft.setElement(`people/${c}`, 'sameAs', b, true);
    });
    here.archive.refresh();
    expect(groups(here.archive, ids)).toEqual(['01', '01', '2']);
    expect(doubtsOf(here.archive.index, 'people')).toEqual([
      {
        joined: [`people/${b}`, `people/${c}`].sort(),
        apart: [`people/${a}`, `people/${c}`].sort(),
      },
    ]);
    // Decided: B is not A.
    partRecords(here.archive, 'people', { id: a });
    expect(groups(here.archive, ids)).toEqual(['0', '12', '12']);
    expect(doubtsOf(here.archive.index, 'people')).toEqual([]);
  });

  test('a join survives the destruction of the record that it went through', () => {
    const { archive } = newArchive();
    const ids = people(archive, 'A', 'B', 'C');
    const [a = '', b = '', c = ''] = ids;
    join(archive, b, a);
    join(archive, b, c);
    archive.commit((draft) => draft.set(`people/${b}`, 'destroyed', true));
    expect(groups(archive, [a, c])).toEqual(['-101', '-101']);
    expect(listPeople(archive)).toHaveLength(1);
  });

  test('whatever is joined and parted, every device comes to the same groups, in which nobody is told apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.nat(4), fc.nat(4), fc.boolean()), { maxLength: 12 }),
        (steps) => {
          const here = newArchive();
          const ids = people(here.archive, 'A', 'B', 'C', 'D', 'E');
          const there = onAnotherDevice(here.path);
          for (const [isHere, isJoin, x, y, anyway] of steps) {
            const { archive } = isHere ? here : there;
            const [a = '', b = ''] = [ids[x], ids[y]];
            try {
              if (isJoin) joinRecords(archive, 'people', { keep: a, ids: [b], anyway });
              else partRecords(archive, 'people', { id: a, from: b });
            } catch (error) {
              expect(error).toMatchObject({ name: 'ProblemError' });
              continue;
            }
            const together = groupOf(archive.index, `people/${a}`).includes(`people/${b}`);
            expect(together).toBe(isJoin);
          }
          here.archive.refresh();
          there.archive.refresh();
          expect(groups(here.archive, ids)).toEqual(groups(there.archive, ids));
          expect(knownTo(here.archive)).toEqual(knownTo(there.archive));
        },
      ),
      { numRuns: 15 },
    );
  });
});
