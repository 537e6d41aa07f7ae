import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import { addEvent, editEvent, listEvents } from '../../../archive/events/event.ts';
import { addDate } from '../../../archive/events/event-date.ts';
import { entryLine } from '../../../archive/history/change-words.shared.ts';
import { listChanges } from '../../../archive/history/list-changes.ts';
import { listTrash } from '../../../archive/history/trash.ts';
import { undoable, undoChanges } from '../../../archive/history/undo.ts';
import { addPerson, editPerson, listPeople, personView } from '../../../archive/people/person.ts';
import { joinRecords, partRecords } from '../../../archive/records/join.ts';
import { addParticipant, relate, removePart } from '../../../archive/records/parts.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import { importContent, newArchive } from '../archive-in-folder.ts';

const last = (archive: Archive) => listChanges(archive, { limit: 1 }).changes[0];
const lines = (archive: Archive): string[] => (last(archive)?.entries ?? []).map((entry) => entryLine(entry));
const undo = (archive: Archive, stamp = last(archive)?.stamp ?? ''): void => {
  undoChanges(archive, [stamp]);
};

test('what is done with records is told in words, and taken back', async () => {
  const one = newArchive();
  const { archive, texts } = one;
  const article = await importContent(one, 'a.txt', 'Ana Lund, an aide of Bo Ek, spoke.');
  const [ana, bo] = [addPerson(archive, { name: 'Ana Lund' }), addPerson(archive, { name: 'Bo Ek' })];
  const vote = addEvent(archive, { title: 'The vote' });
  const mark = addAnnotation(archive, texts, {
    article,
    passage: { quote: 'an aide of Bo Ek' },
    events: [{ id: vote }],
  });

  relate(archive, { id: ana, kind: 'aide of', to: { id: bo }, evidence: [mark] });
  expect(lines(archive)).toEqual([
    'relation “aide of” in person Ana Lund: added',
    'relation “aide of” in person Ana Lund: evidence “an aide of Bo Ek” added',
  ]);
  const related = last(archive)?.stamp ?? '';
  // Who made Bo can't take that back while somebody is related to him.
  const made = listChanges(archive, { id: bo }).changes.at(-1)?.stamp ?? '';
  expect(undoable(archive, made).possible).toBe(false);
  undo(archive, related);
  expect(personView(archive, texts, bo).relations).toEqual([]);
  expect(listTrash(archive, {}).total).toBe(0);
  undo(archive);
  expect(personView(archive, texts, bo).relations).toHaveLength(1);

  addParticipant(archive, { id: vote, person: { id: bo }, role: 'chair' });
  expect(lines(archive)).toEqual(['participant “Bo Ek” in event “The vote”: added']);
  addDate(archive, { id: vote, date: 'c. 1990' });
  expect(lines(archive)).toEqual(['date “c. 1990” in event “The vote”: added']);
  editEvent(archive, { id: vote, date: 'October 2022', place: { name: 'City Hall' } });
  expect(lines(archive)).toEqual([
    'event “The vote”: date written: “October 2022”',
    'event “The vote”: date in words written: “October 2022”',
    'event “The vote”: place written: “City Hall”',
    'person City Hall: added',
  ]);
  changeStance(archive, { id: mark, to: { event: vote }, stance: 'denies' });
  expect(lines(archive)).toEqual([
    'highlight “an aide of Bo Ek” in article “Ana Lund, an aide of Bo Ek, spoke.”: said that it denies “The vote”',
  ]);
  editPerson(archive, { id: ana, identifiers: { wikidata: 'Q42' }, tags: ['aide'], type: 'organisation' });
  expect(lines(archive).sort()).toEqual([
    'person Ana Lund: identifier “wikidata Q42” added',
    'person Ana Lund: tag “aide” added',
    'person Ana Lund: type written: “organisation”',
  ]);
});

test('a join, and a parting, are each taken back by undo', () => {
  const { archive } = newArchive();
  const [a, b] = [addPerson(archive, { name: 'Kevin de León' }), addPerson(archive, { name: 'De Leon' })];
  joinRecords(archive, 'people', { keep: a, ids: [b], shows: { name: b } });
  expect(lines(archive).sort()).toEqual([
    'person De Leon: joined with “Kevin de León”',
    'person Kevin de León: joined with “De Leon”',
    'person Kevin de León: name of joined records chosen',
    'person Kevin de León: stands for all that are joined with it',
  ]);
  undo(archive);
  expect(listPeople(archive)).toHaveLength(2);
  // Taking back is not to say that they are two.
  joinRecords(archive, 'people', { keep: a, ids: [b] });
  partRecords(archive, 'people', { id: b });
  expect(lines(archive)).toContain('person De Leon: told apart from “Kevin de León”');
  undo(archive);
  expect(listPeople(archive)).toMatchObject([{ id: a, name: 'Kevin de León' }]);
});

test('a part that was taken away comes back by undo, and is not listed in the trash', () => {
  const { archive, texts } = newArchive();
  const [a, b] = [addPerson(archive, { name: 'A' }), addPerson(archive, { name: 'B' })];
  relate(archive, { id: a, kind: 'brother of', to: { id: b } });
  removePart(archive, { id: personView(archive, texts, a).relations[0]?.id ?? '', removed: true });
  expect(lines(archive)).toEqual(['relation “brother of” in person A: removed']);
  expect(listTrash(archive, {}).things).toEqual([]);
  undo(archive);
  expect(personView(archive, texts, b).relations).toHaveLength(1);
  expect(listEvents(archive)).toEqual([]);
});
