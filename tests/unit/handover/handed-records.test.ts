import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import { addEvent, editEvent, eventView } from '../../../archive/events/event.ts';
import { addDate } from '../../../archive/events/event-date.ts';
import { handOver, previewHandover } from '../../../archive/handover/hand-over.ts';
import { addPerson, personView } from '../../../archive/people/person.ts';
import { joinRecords, partRecords } from '../../../archive/records/join.ts';
import { addParticipant, relate } from '../../../archive/records/parts.ts';
import { contentsOf, importContent, newArchive, openArchive, temporaryFolder } from '../archive-in-folder.ts';

test('relations, roles and dates go where all that they speak of goes; what is joined goes together', async () => {
  const opened = newArchive();
  const { archive, texts, home } = opened;
  const article = await importContent(
    opened,
    'a.txt',
    'Ana Lund spoke at the hearing last week. Bo Ek left.',
  );
  const other = await importContent(opened, 'b.txt', 'Secretstranger was there, too.');
  const [ana = '', also = '', bo = '', stranger = ''] = [
    'Ana Lund',
    'A. Lund',
    'Bo Ek',
    'Secretstranger',
  ].map((name) => addPerson(archive, { name, notes: 'secretnotes', tags: ['secrettag'] }));
  const hearing = addEvent(archive, { title: 'Hearing' });
  const mark = (of: string, quote: string, people: string[], events: string[] = []): string =>
    addAnnotation(archive, texts, {
      article: of,
      passage: { quote },
      people: people.map((id) => ({ id })),
      events: events.map((id) => ({ id })),
    });
  const spoke = mark(article, 'Ana Lund spoke', [also], [hearing]);
  mark(article, 'Bo Ek left', [bo]);
  const secret = mark(other, 'Secretstranger was there', [stranger], [hearing]);
  changeStance(archive, { id: spoke, to: { event: hearing }, stance: 'confirms' });
  joinRecords(archive, 'people', { keep: ana, ids: [also] });
  partRecords(archive, 'people', { id: stranger, from: ana });
  relate(archive, { id: also, kind: 'aide of', to: { id: bo }, evidence: [spoke, secret] });
  relate(archive, { id: ana, kind: 'secretkind of', to: { id: stranger } });
  addParticipant(archive, { id: hearing, person: { id: bo }, role: 'witness' });
  addParticipant(archive, { id: hearing, person: { id: stranger }, role: 'secretrole' });
  addDate(archive, { id: hearing, date: 'October 2022', evidence: [spoke] });
  editEvent(archive, { id: hearing, place: { name: 'Secretplace' } });

  const part = { kind: 'articles' as const, ids: [article] };
  const extras = { notes: false, history: true, trash: false };
  const preview = previewHandover(archive, part, extras);
  expect(preview.leftOut.find(({ kind }) => kind === 'links')?.things.sort()).toEqual(
    expect.arrayContaining(['Secretplace', 'Secretstranger']),
  );
  const folder = join(temporaryFolder(), 'copy');
  await handOver(archive, { part, extras, folder }, { home });
  expect(JSON.stringify(contentsOf(folder)).toLowerCase()).not.toContain('secret');

  const copy = openArchive(folder, { home: temporaryFolder() });
  expect(personView(copy.archive, copy.texts, also)).toMatchObject({
    name: 'A. Lund',
    passages: [{ annotation: { id: spoke, events: [{ id: hearing, stance: 'confirms' }] } }],
    relations: [{ kind: 'aide of', to: { id: bo }, evidence: [{ annotation: spoke }] }],
  });
  expect(eventView(copy.archive, copy.texts, hearing)).toMatchObject({
    place: null,
    participants: [{ person: { id: bo }, role: 'witness' }],
    dates: [{ date: '2022-10', evidence: [{ annotation: spoke }] }],
  });

  // Chosen by its own page the whole of a joined person goes.
  const whole = join(temporaryFolder(), 'whole');
  await handOver(archive, { part: { kind: 'person', id: also }, extras, folder: whole }, { home });
  const person = openArchive(whole, { home: temporaryFolder() });
  expect(personView(person.archive, person.texts, also)).toMatchObject({ id: ana, name: 'Ana Lund' });
});
