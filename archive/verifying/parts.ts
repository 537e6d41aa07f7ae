/** Relations, participants and dates: whether those whom they name, and the marks that they stand on, are here. */
import type { Finding } from '../contract/verifying.ts';
import { evidenceIds } from '../records/evidence.ts';
import { readPlace } from '../records/place.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { finding } from './findings.ts';

const nouns: Readonly<Record<string, string>> = {
  relations: 'A relation of',
  participants: 'A participant of',
  dates: 'A date of',
  claims: 'A sentence in the fact-check of',
};

/** Of a relation, a participant or a date; not of what is taken away, or whose record is in the trash. */
export function checkPart(archive: Archive, address: string): Finding[] {
  const { replica } = archive;
  const home = homeOf(address);
  if (replica.value(address, 'trashed') === true || replica.value(home, 'trashed') === true) return [];
  const noun = address.split('/')[2] ?? '';
  const title = readText(replica, home, 'name') || readText(replica, home, 'title') || home;
  const what = `${nouns[noun]} “${title}”`;
  const other =
    noun === 'relations' ? readText(replica, address, 'to') : readText(replica, address, 'person');
  return [
    ...((noun === 'relations' || noun === 'participants') && isUnknown(archive, other)
      ? [finding('part-dangling', address, `${what} is a person who is not here (${other}).`)]
      : []),
    ...evidenceIds(replica, address).flatMap((mark) => checkEvidence(archive, address, what, mark)),
  ];
}

/** Of an event whose place is a record. */
export function checkPlace(archive: Archive, home: string): Finding[] {
  const place = readPlace(archive.replica, home);
  if (!place || !('person' in place) || !isUnknown(archive, place.person)) return [];
  const title = readText(archive.replica, home, 'title');
  return [
    finding('part-dangling', home, `The place of “${title}” is a record that is not here (${place.person}).`),
  ];
}

/** Nothing is known of it, not even that it was destroyed. */
const isUnknown = ({ replica }: Archive, id: string): boolean =>
  id !== '' && !replica.thing(`people/${id}`) && !replica.isDestroyed(`people/${id}`);

function checkEvidence({ replica }: Archive, address: string, what: string, mark: string): Finding[] {
  const at = replica.addressOf(mark);
  const isTrashed =
    at !== undefined && [at, homeOf(at)].some((one) => replica.value(one, 'trashed') === true);
  if (at !== undefined && !isTrashed) return [];
  return [
    finding(
      'evidence-without-mark',
      address,
      `${what} stands on a mark that is ${isTrashed ? 'in the trash' : 'not here'} (${mark}).`,
    ),
  ];
}
