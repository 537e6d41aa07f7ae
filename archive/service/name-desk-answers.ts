/** Answers of the name desk. */
import type { nameDeskRequests } from '../contract/name-desk.ts';
import { compareRecords } from '../namedesk/compare-records.ts';
import { apartPairs, proposals } from '../namedesk/proposals.ts';
import { putPairOff } from '../namedesk/put-off.ts';
import { existingPerson } from '../people/person.ts';
import { reconsider } from '../records/join.ts';
import type { Answers } from './answers.ts';

const done = {};

/** Milliseconds for comparing names before a list is answered: it is asked for again while there is more. */
const comparing = 60;

export const nameDeskAnswers: Pick<Answers, keyof typeof nameDeskRequests> = {
  'desk.pairs': (service, query) => {
    service.findKnownNames();
    return proposals(service.current.archive, query, service.hasBackground ? comparing : undefined);
  },
  'desk.compare': (service, input) => {
    service.findKnownNames();
    const { archive, texts } = service.current;
    return compareRecords(archive, texts, input);
  },
  'desk.later': ({ current: { archive } }, { id, other, later }) => {
    putPairOff(archive, existingPerson(archive, id).home, existingPerson(archive, other).home, later);
    return done;
  },
  'desk.apart': ({ current }) => apartPairs(current.archive),
  'desk.reconsider': ({ current: { archive } }, { id, other }) => {
    reconsider(archive, 'people', id, other);
    return done;
  },
};
