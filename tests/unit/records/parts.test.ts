import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import { addEvent, editEvent, eventView, listEvents } from '../../../archive/events/event.ts';
import { addDate } from '../../../archive/events/event-date.ts';
import { addPerson, editPerson, listPeople, personView } from '../../../archive/people/person.ts';
import { joinRecords } from '../../../archive/records/join.ts';
import {
  addParticipant,
  changeEvidence,
  editPart,
  relate,
  removePart,
} from '../../../archive/records/parts.ts';
import { importContent, newArchive, onAnotherDevice, openArchive, problemOf } from '../archive-in-folder.ts';

async function council() {
  const opened = newArchive();
  const { archive, texts } = opened;
  const article = await importContent(opened, 'a.txt', 'Ana Lund, an aide of Bo Ek, spoke early last week.');
  editArticle(archive, { id: article, published: '2022-10-19' });
  const [ana, bo] = [addPerson(archive, { name: 'Ana Lund' }), addPerson(archive, { name: 'Bo Ek' })];
  const event = addEvent(archive, { title: 'Hearing' });
  const mark = addAnnotation(archive, texts, {
    article,
    passage: { quote: 'an aide of Bo Ek' },
    people: [{ id: ana }],
    events: [{ id: event }],
  });
  return { ...opened, article, ana, bo, event, mark };
}

describe('a relation', () => {
  test('is shown with both, with its evidence, and as unsupported without', async () => {
    const { archive, texts, article, ana, bo, mark } = await council();
    relate(archive, { id: ana, kind: ' staff  of ', to: { id: bo } });
    const [relation] = personView(archive, texts, ana).relations;
    expect(relation).toMatchObject({
      kind: 'staff of',
      from: { id: ana },
      to: { id: bo, name: 'Bo Ek' },
      outgoing: true,
      supported: false,
      evidence: [],
    });
    changeEvidence(archive, { id: relation?.id ?? '', annotation: mark, present: true });
    expect(personView(archive, texts, bo).relations).toMatchObject([
      {
        kind: 'staff of',
        outgoing: false,
        supported: true,
        evidence: [{ annotation: mark, quote: 'an aide of Bo Ek', article: { id: article } }],
      },
    ]);
    archive.commit((draft) => draft.set(`articles/${article}`, 'trashed', true));
    expect(personView(archive, texts, bo).relations).toMatchObject([
      { supported: false, evidence: [{ annotation: mark, article: null }] },
    ]);
    editPart(archive, { id: relation?.id ?? '', words: 'aide of' });
    expect(personView(archive, texts, ana).relations[0]?.kind).toBe('aide of');
    removePart(archive, { id: relation?.id ?? '', removed: true });
    expect(personView(archive, texts, bo).relations).toEqual([]);
    removePart(archive, { id: relation?.id ?? '', removed: false });
    expect(personView(archive, texts, bo).relations).toHaveLength(1);
  });

  test('is refused without words, to oneself, and with evidence that is not here', async () => {
    const { archive, texts, ana, bo, event } = await council();
    const alsoAna = addPerson(archive, { name: 'A. Lund' });
    joinRecords(archive, 'people', { keep: ana, ids: [alsoAna] });
    expect(problemOf(() => relate(archive, { id: ana, kind: ' ', to: { id: bo } })).code).toBe(
      'invalid-value',
    );
    expect(problemOf(() => relate(archive, { id: ana, kind: 'x', to: { id: alsoAna } })).message).toContain(
      'themselves',
    );
    expect(
      problemOf(() => relate(archive, { id: ana, kind: 'x', to: { id: bo }, evidence: [event] })).message,
    ).toContain('can’t be evidence');
    expect(problemOf(() => removePart(archive, { id: ana, removed: true })).code).toBe('not-found');
    expect(personView(archive, texts, ana).relations).toEqual([]);
  });
});

describe('an event', () => {
  test('has participants with roles, and a place, each on its own page, too', async () => {
    const { archive, texts, ana, event, mark } = await council();
    addParticipant(archive, { id: event, person: { id: ana }, role: 'witness', evidence: [mark] });
    addParticipant(archive, { id: event, person: { name: 'Cy Ng' } });
    editEvent(archive, { id: event, place: { name: 'City Hall' }, date: 'October 2022' });
    const view = eventView(archive, texts, event);
    expect(view).toMatchObject({
      participants: [
        { person: { id: ana }, role: 'witness', supported: true },
        { person: { name: 'Cy Ng' }, role: '', supported: false },
      ],
      place: { name: 'City Hall' },
    });
    expect(personView(archive, texts, ana).events).toEqual([
      { id: event, title: 'Hearing', date: '2022-10', role: 'witness', place: false },
    ]);
    const hall = listPeople(archive).find(({ name }) => name === 'City Hall');
    expect(hall?.type).toBe('place');
    expect(personView(archive, texts, hall?.id ?? '').events).toMatchObject([{ id: event, place: true }]);
    editEvent(archive, { id: event, place: null });
    expect(eventView(archive, texts, event).place).toBeNull();
  });

  test('has the dates that sources give, which may disagree, apart from its own', async () => {
    const { archive, texts, article, event, mark } = await council();
    addDate(archive, { id: event, date: 'early last week', evidence: [mark] });
    expect(eventView(archive, texts, event)).toMatchObject({
      date: null,
      datesDisagree: false,
      dates: [
        {
          date: '[2022-10-10..2022-10-11]',
          written: { words: 'early last week', relative: true, against: '2022-10-19' },
          supported: true,
        },
      ],
    });
    editEvent(archive, { id: event, date: '2022-10-11' });
    expect(eventView(archive, texts, event).datesDisagree).toBe(false);
    addDate(archive, { id: event, date: '12 October 2022' });
    expect(eventView(archive, texts, event)).toMatchObject({ date: '2022-10-11', datesDisagree: true });
    addDate(archive, { id: event, date: 'the following day', article });
    expect(eventView(archive, texts, event).dates.map(({ date }) => date)).toContain(null);
    expect(problemOf(() => addDate(archive, { id: event, date: '31 February 2022' })).code).toBe(
      'invalid-value',
    );
  });

  test('keeps the words of its date as long as that is its date', () => {
    const { archive } = newArchive();
    const id = addEvent(archive, { title: 'Fire', date: 'c. 1990' });
    const written = () => listEvents(archive)[0]?.written;
    expect(listEvents(archive)).toMatchObject([
      { date: '1990~', written: { words: 'c. 1990', relative: false } },
    ]);
    editEvent(archive, { id, date: '1991' });
    expect(written()).toBeNull();
    editEvent(archive, { id, date: 'the following day' });
    expect(listEvents(archive)[0]).toMatchObject({ date: null, written: { words: 'the following day' } });
    archive.commit((draft) => draft.set(`events/${id}`, 'date', '1992'));
    expect(written()).toBeNull();
    editEvent(archive, { id, date: null });
    expect(listEvents(archive)[0]).toMatchObject({ date: null, written: null });
  });

  test('stands in the list at its first possible day', () => {
    const { archive } = newArchive();
    for (const [title, date] of [
      ['open', null],
      ['b', '[2022-10-10..2022-10-11]'],
      ['c', '2022-10-12'],
      ['a', 'the 1990s'],
      ['d', 'since November 2022'],
      ['z', 'before 1 January 1900'],
    ] as const)
      addEvent(archive, { title, date });
    expect(listEvents(archive).map(({ title }) => title)).toEqual(['z', 'a', 'b', 'c', 'd', 'open']);
  });
});

describe('the stance of a link', () => {
  test('is said apart from the colour, of each link its own', async () => {
    const { archive, texts, ana, event, mark } = await council();
    expect(viewById(archive, texts, mark)).toMatchObject({
      people: [{ id: ana, stance: 'mentions' }],
      events: [{ id: event, stance: 'mentions' }],
    });
    changeStance(archive, { id: mark, to: { event }, stance: 'denies' });
    expect(viewById(archive, texts, mark)).toMatchObject({
      color: 'key',
      people: [{ stance: 'mentions' }],
      events: [{ stance: 'denies' }],
    });
    changeStance(archive, { id: mark, to: { event }, stance: 'mentions' });
    expect(viewById(archive, texts, mark).events[0]?.stance).toBe('mentions');
    expect(
      problemOf(() => changeStance(archive, { id: mark, to: { person: event }, stance: 'denies' })).message,
    ).toContain('link it first');
  });

  test('is said of a joined record to the link that is there', async () => {
    const { archive, texts, ana, bo, mark } = await council();
    joinRecords(archive, 'people', { keep: bo, ids: [ana] });
    changeStance(archive, { id: mark, to: { person: bo }, stance: 'confirms' });
    expect(viewById(archive, texts, mark).people).toEqual([{ id: bo, name: 'Bo Ek', stance: 'confirms' }]);
  });
});

describe('a record', () => {
  test('has a type, tags, identifiers and notes, checked, and the same on another device', async () => {
    const { archive, texts, path, home } = newArchive();
    const id = addPerson(archive, {
      name: 'City Council',
      type: 'organisation',
      tags: ['#Los Angeles', 'los angeles'],
      identifiers: { Wikidata: 'https://www.wikidata.org/wiki/Q6682142', website: 'council.lacity.gov' },
      notes: 'Fifteen members',
    });
    const expected = {
      type: 'organisation',
      tags: ['Los Angeles'],
      identifiers: [
        { scheme: 'website', value: 'https://council.lacity.gov' },
        { scheme: 'wikidata', value: 'Q6682142' },
      ],
      notes: 'Fifteen members',
    };
    expect(personView(archive, texts, id)).toMatchObject(expected);
    for (const identifiers of [
      { wikidata: 'Q0' },
      { website: 'javascript:alert(1)' },
      { '': 'x' },
      { 'a/b': 'x' },
    ])
      expect(problemOf(() => editPerson(archive, { id, identifiers })).code).toBe('invalid-value');
    const there = onAnotherDevice(path);
    expect(personView(there.archive, there.texts, id)).toMatchObject(expected);
    editPerson(archive, { id, identifiers: { website: '' }, tags: [], type: 'person' });
    archive.abandon();
    const again = openArchive(path, { home });
    expect(again.archive.warnings).toEqual([]);
    expect(personView(again.archive, again.texts, id)).toMatchObject({
      type: 'person',
      tags: [],
      identifiers: [{ scheme: 'wikidata' }],
    });
  });
});
