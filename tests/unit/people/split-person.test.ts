import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { attribute } from '../../../archive/annotations/attribute.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import { addEvent, eventView } from '../../../archive/events/event.ts';
import { takeStep } from '../../../archive/history/steps.ts';
import { addPerson, personView } from '../../../archive/people/person.ts';
import { splitPerson } from '../../../archive/people/split-person.ts';
import { addParticipant, relate } from '../../../archive/records/parts.ts';
import { importContent, knownTo, newArchive, onAnotherDevice } from '../archive-in-folder.ts';

async function oneOfTwo() {
  const opened = newArchive();
  const { archive, texts } = opened;
  const article = await importContent(opened, 'a.txt', 'The mayor will stay. The baker will not go.');
  const id = addPerson(archive, { name: 'Ana Lund', type: 'organisation' });
  const mark = (quote: string) =>
    addAnnotation(archive, texts, { article, passage: { quote }, people: [{ id }] });
  const [mayor, baker] = [mark('mayor will stay'), mark('baker will not go')];
  return { opened, archive, texts, id, mayor, baker };
}

test('what stands on the chosen passages alone goes along; the rest stays; undo takes back all of it at once', async () => {
  const { archive, texts, id, mayor, baker } = await oneOfTwo();
  const event = addEvent(archive, { title: 'Meeting' });
  attribute(archive, { id: baker, speaker: { id } });
  changeStance(archive, { id: baker, to: { person: id }, stance: 'denies' });
  addParticipant(archive, { id: event, person: { id }, role: 'baker', evidence: [baker] });
  addParticipant(archive, { id: event, person: { id }, role: 'both', evidence: [mayor, baker] });
  addParticipant(archive, { id: event, person: { id }, role: 'unsupported' });
  relate(archive, { id, kind: 'member of', to: { name: 'Guild' }, evidence: [baker] });
  relate(archive, { id, kind: 'member of', to: { name: 'Council' }, evidence: [mayor] });
  const before = knownTo(archive);

  const made = splitPerson(archive, { id, name: 'Ana Lund (baker)', annotations: [baker] });
  expect(viewById(archive, texts, baker)).toMatchObject({
    people: [{ id: made, name: 'Ana Lund (baker)', stance: 'denies' }],
    speech: { speaker: { id: made } },
  });
  expect(viewById(archive, texts, mayor).people).toMatchObject([{ id }]);
  const roles = eventView(archive, texts, event).participants.map(({ person, role }) => [person.id, role]);
  expect(roles.sort()).toEqual(
    [
      [made, 'baker'],
      [id, 'both'],
      [id, 'unsupported'],
    ].sort(),
  );
  expect(personView(archive, texts, made)).toMatchObject({
    type: 'organisation',
    relations: [{ kind: 'member of', to: { name: 'Guild' }, supported: true }],
  });
  expect(personView(archive, texts, id).relations).toMatchObject([{ to: { name: 'Council' } }]);

  expect(takeStep(archive, { direction: 'undo' }).done).not.toBeNull();
  expect(personView(archive, texts, id).passages).toHaveLength(2);
  expect(personView(archive, texts, id).relations).toHaveLength(2);
  expect(viewById(archive, texts, baker)).toMatchObject({
    people: [{ id, stance: 'denies' }],
    speech: { speaker: { id } },
  });
  for (const address of Object.keys(before)) expect(archive.replica.thing(address)).toBeDefined();
});

test('what another device linked meanwhile stays where it was linked', async () => {
  const { opened, archive, texts, id, baker } = await oneOfTwo();
  const there = onAnotherDevice(opened.path);
  const made = splitPerson(archive, { id, name: 'Baker', annotations: [baker] });
  const article = viewById(archive, texts, baker).article;
  const later = addAnnotation(there.archive, there.texts, {
    article,
    passage: { quote: 'will stay' },
    people: [{ id }],
  });
  archive.refresh();
  expect(viewById(archive, texts, later).people).toMatchObject([{ id }]);
  expect(viewById(archive, texts, baker).people).toMatchObject([{ id: made }]);
  there.archive.refresh();
  expect(knownTo(there.archive)).toEqual(knownTo(archive));
});
