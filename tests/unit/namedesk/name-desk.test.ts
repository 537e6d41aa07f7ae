import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { addEvent } from '../../../archive/events/event.ts';
import { compareRecords } from '../../../archive/namedesk/compare-records.ts';
import { apartPairs, proposals } from '../../../archive/namedesk/proposals.ts';
import { putPairOff } from '../../../archive/namedesk/put-off.ts';
import { MentionFill } from '../../../archive/names/mention-fill.ts';
import { addPerson, editPerson, listPeople } from '../../../archive/people/person.ts';
import { joinRecords, partRecords, reconsider } from '../../../archive/records/join.ts';
import { addParticipant, relate } from '../../../archive/records/parts.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';

const person = (archive: Archive, name: string, more: object = {}): string =>
  addPerson(archive, { name, ...more });

const proposed = (archive: Archive): string[] =>
  proposals(archive, {}).pairs.map(({ pair }) =>
    pair
      .map(({ name }) => name)
      .sort()
      .join(' = '),
  );

function findNames({ archive, texts }: TestArchive): void {
  new MentionFill(archive).run(texts, Number.POSITIVE_INFINITY);
}

const said = (opened: TestArchive, id: string, other: string, speaks: 'for' | 'against'): string[] =>
  compareRecords(opened.archive, opened.texts, { id, other })
    .reasons.filter((reason) => reason.speaks === speaks)
    .map(({ words }) => words);

describe('what is proposed', () => {
  test('names that differ in accents, initials, short forms, spelling; and shared identifiers', () => {
    const { archive } = newArchive();
    for (const name of [
      'Kevin de León',
      'Kevin de Leon',
      'Nury Martinez',
      'Muhammad Saleh',
      'Mohammed Saleh',
    ])
      person(archive, name);
    person(archive, 'Robert Fox');
    person(archive, 'Bob Fox');
    person(archive, 'Anna Schmidt');
    person(archive, 'Otto Weber');
    person(archive, 'Chair', { identifiers: { wikidata: 'Q7' } });
    person(archive, 'Nury', { identifiers: { wikidata: 'Q7' } });
    expect(proposed(archive).sort()).toEqual([
      'Bob Fox = Robert Fox',
      'Chair = Nury',
      'Kevin de Leon = Kevin de León',
      'Mohammed Saleh = Muhammad Saleh',
    ]);
  });

  test('organisations by their initials; a person and an organisation only of the very same name', () => {
    const { archive } = newArchive();
    person(archive, "People's Liberation Army", { type: 'organisation' });
    person(archive, 'PLA', { type: 'organisation' });
    person(archive, 'Ana Lund');
    person(archive, 'Ana Lund', { type: 'organisation' });
    person(archive, 'Anna Lund', { type: 'organisation' });
    expect(proposed(archive)).toContain("PLA = People's Liberation Army");
    expect(proposed(archive)).toContain('Ana Lund = Ana Lund');
    expect(proposals(archive, { type: 'person' }).total).toBe(1);
    expect(proposals(archive, { limit: 0 })).toMatchObject({ total: 3, pairs: [] });
  });

  test('a name by its end only where both stand in one article', async () => {
    const opened = newArchive();
    const { archive, texts } = opened;
    const [whole, end] = [person(archive, 'Kevin de León'), person(archive, 'De León')];
    expect(proposed(archive)).toEqual([]);
    const article = await importContent(opened, 'a.txt', 'He will stay. He will not go.');
    for (const [quote, id] of [
      ['will stay', whole],
      ['will not go', end],
    ] as const)
      addAnnotation(archive, texts, { article, passage: { quote }, people: [{ id }] });
    expect(proposed(archive)).toEqual(['De León = Kevin de León']);
    expect(said(opened, whole, end, 'for')[0]).toBe(
      '“De León” is the end of “Kevin de León”, and both stand in one article.',
    );
  });

  test('nothing of what is joined, told apart, in the trash; again what is taken back or renamed', () => {
    const { archive } = newArchive();
    const [a, b] = [person(archive, 'Ana Lund'), person(archive, 'Ana Lund')];
    expect(proposed(archive)).toHaveLength(1);
    joinRecords(archive, 'people', { keep: a, ids: [b] });
    expect(proposed(archive)).toEqual([]);
    partRecords(archive, 'people', { id: b });
    expect(proposed(archive)).toEqual([]);
    expect(apartPairs(archive)).toHaveLength(1);
    reconsider(archive, 'people', b, a);
    expect(apartPairs(archive)).toEqual([]);
    expect(proposed(archive)).toHaveLength(1);
    expect(listPeople(archive)).toHaveLength(2);
    expect(problemOf(() => reconsider(archive, 'people', a, b)).message).toContain('Nobody has said');
    archive.commit((draft) => draft.set(`people/${b}`, 'trashed', true));
    expect(proposed(archive)).toEqual([]);
    archive.commit((draft) => draft.set(`people/${b}`, 'trashed', false));
    editPerson(archive, { id: b, name: 'Otto Weber' });
    expect(proposed(archive)).toEqual([]);
  });

  test('groups once, and not a pair of which members are told apart', () => {
    const { archive } = newArchive();
    const [a, b, c, d] = ['Ana Lund', 'ANA LUND', 'Ana Lund', 'ana lund'].map((name) =>
      person(archive, name),
    );
    joinRecords(archive, 'people', { keep: a ?? '', ids: [b ?? ''] });
    joinRecords(archive, 'people', { keep: c ?? '', ids: [d ?? ''] });
    expect(proposals(archive, {}).pairs).toHaveLength(1);
    partRecords(archive, 'people', { id: b ?? '', from: d ?? '' });
    expect(proposals(archive, {}).pairs).toHaveLength(0);
  });

  test('on another device what came from here; what was put off stands last, on this device alone', () => {
    const { archive, path } = newArchive();
    const [a, b] = [person(archive, 'Kevin de León'), person(archive, 'Kevin de Leon')];
    person(archive, 'Robert Fox');
    person(archive, 'Bob Fox');
    putPairOff(archive, `people/${a}`, `people/${b}`, true);
    expect(proposals(archive, {})).toMatchObject({
      total: 2,
      open: 1,
      pairs: [{ later: false }, { later: true }],
    });
    expect(proposed(archive)[0]).toBe('Bob Fox = Robert Fox');
    expect(proposals(onAnotherDevice(path).archive, {})).toMatchObject({ total: 2, open: 2 });
    putPairOff(archive, `people/${b}`, `people/${a}`, false);
    expect(proposals(archive, {}).open).toBe(2);
  });

  test('quickly among thousands, of whom many have a common name', () => {
    const { archive } = newArchive();
    archive.commit((draft) => {
      const id = (n: number): string => `pa${String(n).padStart(10, '0')}`;
      for (let n = 0; n < 3_000; n++)
        draft.set(
          `people/${id(n)}`,
          'name',
          `${n % 7 === 0 ? 'John' : `Givn${n}`} ${n % 5 === 0 ? 'Smith' : `Surn${n * 7919}`}`,
        );
    });
    const start = performance.now();
    proposals(archive, { limit: 100 });
    expect(performance.now() - start).toBeLessThan(5_000);
    const again = performance.now();
    person(archive, 'Givn1 Surn7919');
    expect(proposals(archive, { limit: 100 }).total).toBeGreaterThan(0);
    expect(performance.now() - again).toBeLessThan(1_500);
  });
});

describe('what speaks for and against', () => {
  test('roles, relations, identifiers, types, tags', () => {
    const opened = newArchive();
    const { archive } = opened;
    const [a, b] = [
      person(archive, 'Ana Lund', { tags: ['Council'], identifiers: { wikidata: 'Q1', viaf: '5' } }),
      person(archive, 'Anna Lund', { tags: ['council'], identifiers: { wikidata: 'Q2', viaf: '5' } }),
    ];
    const event = addEvent(archive, { title: 'Meeting' });
    addParticipant(archive, { id: event, person: { id: a }, role: 'chair' });
    addParticipant(archive, { id: event, person: { id: b }, role: 'witness' });
    relate(archive, { id: a, kind: 'member of', to: { name: 'City Council' } });
    relate(archive, { id: b, kind: 'Member of', to: { name: 'City Council' } });
    relate(archive, { id: a, kind: 'sister of', to: { id: b } });
    expect(said(opened, a, b, 'for')).toEqual([
      '“Ana Lund” may be a spelling, or a short form, of “Anna Lund”.',
      'Both are 5 (viaf).',
      'Both are member of City Council.',
      'Both have the tag “Council”.',
    ]);
    expect(said(opened, a, b, 'against')).toEqual([
      'They have different identifiers: Q1 and Q2 (wikidata).',
      'They are related: Ana Lund, sister of Anna Lund.',
      'In “Meeting” one was chair, the other witness.',
    ]);
  });

  test('one sentence that names both speaks against; articles with the same company for it, with their sentences', async () => {
    const opened = newArchive();
    const { archive, texts } = opened;
    const [a, b, c] = [
      person(archive, 'Ana Lund'),
      person(archive, 'Anna Lund'),
      person(archive, 'Otto Weber'),
    ];
    await importContent(opened, 'a.txt', 'Ana Lund and Otto Weber met. Nothing came of it.');
    await importContent(opened, 'b.txt', 'On Monday Anna Lund called Otto Weber again.');
    findNames(opened);
    const company = compareRecords(archive, texts, { id: a, other: b }).reasons.find(({ words }) =>
      words.includes('also name'),
    );
    expect(company).toMatchObject({ speaks: 'for', words: 'Other articles of both also name Otto Weber.' });
    expect(company?.sentences.map(({ of, words }) => [of, words])).toEqual([
      ['first', 'Otto Weber'],
      ['second', 'Otto Weber'],
    ]);
    const both = await importContent(opened, 'c.txt', 'First came Ana Lund, then Anna Lund, her niece.');
    findNames(opened);
    const { reasons, pair } = compareRecords(archive, texts, { id: a, other: b });
    const beside = reasons.find(({ speaks }) => speaks === 'against');
    expect(beside).toMatchObject({
      words: 'Both are named in one sentence.',
      sentences: [{ of: 'both', words: 'Ana Lund, then Anna Lund', article: { id: both } }],
    });
    expect(pair[0].sentences.map(({ words }) => words)).toContain('Ana Lund');
    expect(problemOf(() => compareRecords(archive, texts, { id: c, other: c })).message).toContain('already');
  });
});
