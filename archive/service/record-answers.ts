/** Answers about people and events: finding, writing, joining, and what they have to do with each other. */

import { viewById } from '../annotations/annotation.ts';
import { changeStance } from '../annotations/change-stance.ts';
import type { recordRequests } from '../contract/records.ts';
import { addEvent, editEvent, eventView, existingEvent, listEvents } from '../events/event.ts';
import { addDate, publishedOf, readDate } from '../events/event-date.ts';
import { addPerson, editPerson, existingPerson, listPeople, personView } from '../people/person.ts';
import { splitPerson } from '../people/split-person.ts';
import { doubtsOf } from '../records/identity.ts';
import { joinRecords, partRecords } from '../records/join.ts';
import { addParticipant, changeEvidence, editPart, relate, removePart } from '../records/parts.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Answers } from './answers.ts';

type RecordRequest =
  | keyof typeof recordRequests
  | `${'people' | 'events'}.${'list' | 'get' | 'add' | 'edit' | 'trash'}`;

const done = {};

export const recordAnswers: Pick<Answers, RecordRequest> = {
  'people.list': ({ current }) => listPeople(current.archive),
  'people.get': ({ current: { archive, texts } }, { id, most }) => personView(archive, texts, id, most),
  'people.add': ({ current: { archive, texts } }, input) =>
    personView(archive, texts, addPerson(archive, input)),
  'people.edit': ({ current: { archive, texts } }, input) => {
    editPerson(archive, input);
    return personView(archive, texts, input.id, 0);
  },
  'people.trash': ({ current: { archive } }, { id, trashed }) =>
    trashAll(archive, existingPerson(archive, id).records, trashed),
  'people.join': ({ current: { archive, texts } }, input) => {
    joinRecords(archive, 'people', input);
    return personView(archive, texts, input.keep);
  },
  'people.part': ({ current: { archive, texts } }, input) => {
    partRecords(archive, 'people', input);
    return personView(archive, texts, input.id);
  },
  'people.split': ({ current: { archive, texts } }, input) =>
    personView(archive, texts, splitPerson(archive, input)),
  'people.relate': ({ current: { archive, texts } }, input) => {
    relate(archive, input);
    return personView(archive, texts, input.id);
  },

  'events.list': ({ current }) => listEvents(current.archive),
  'events.get': ({ current: { archive, texts } }, { id, most }) => eventView(archive, texts, id, most),
  'events.add': ({ current: { archive, texts } }, input) =>
    eventView(archive, texts, addEvent(archive, input)),
  'events.edit': ({ current: { archive, texts } }, input) => {
    editEvent(archive, input);
    return eventView(archive, texts, input.id, 0);
  },
  'events.trash': ({ current: { archive } }, { id, trashed }) =>
    trashAll(archive, existingEvent(archive, id).records, trashed),
  'events.join': ({ current: { archive, texts } }, input) => {
    joinRecords(archive, 'events', input);
    return eventView(archive, texts, input.keep);
  },
  'events.part': ({ current: { archive, texts } }, input) => {
    partRecords(archive, 'events', input);
    return eventView(archive, texts, input.id);
  },
  'events.addParticipant': ({ current: { archive, texts } }, input) => {
    addParticipant(archive, input);
    return eventView(archive, texts, input.id);
  },
  'events.addDate': ({ current: { archive, texts } }, input) => {
    addDate(archive, input);
    return eventView(archive, texts, input.id);
  },

  'records.editPart': ({ current: { archive } }, input) => {
    editPart(archive, input);
    return done;
  },
  'records.removePart': ({ current: { archive } }, input) => {
    removePart(archive, input);
    return done;
  },
  'records.evidence': ({ current: { archive } }, input) => {
    changeEvidence(archive, input);
    return done;
  },
  'annotations.stance': ({ current: { archive, texts } }, input) => {
    changeStance(archive, input);
    return viewById(archive, texts, input.id);
  },
  'dates.read': ({ current: { archive } }, { words, article, against }) =>
    readDate(words, against ?? publishedOf(archive, article)),
  'identities.doubts': ({ current: { archive } }) =>
    (['people', 'events'] as const).flatMap((noun) =>
      doubtsOf(archive.index, noun).map(({ joined, apart }) => ({
        noun,
        joined: [titled(archive, joined[0]), titled(archive, joined[1])],
        apart: [titled(archive, apart[0]), titled(archive, apart[1])],
      })),
    ),
};

function titled({ replica }: Archive, home: string): { id: string; title: string } {
  return { id: idOf(home), title: readText(replica, home, 'name') || readText(replica, home, 'title') };
}

/** Records that are joined go to the trash together, and come back so. */
function trashAll(archive: Archive, records: readonly string[], trashed: boolean): typeof done {
  archive.commit((draft) => {
    for (const home of records) draft.set(home, 'trashed', trashed);
  });
  return done;
}
