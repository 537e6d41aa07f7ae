/** A record together with all that are joined with it, as it is shown. */
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { allGroups, groupOf, type RecordNoun } from './identity.ts';

/** Fields of which a person may choose from which of the joined records they are shown. */
export const chosenFields = ['name', 'title', 'type', 'description', 'notes', 'date', 'place'] as const;
type ChosenField = (typeof chosenFields)[number];

/**
 * Addresses of the records that are shown as one, that whose id stands for all first. Those in the trash, and of which
 * nothing is known, are left out, but for `home` itself.
 */
export function joinedWith({ index, replica }: Archive, home: string): readonly string[] {
  return inOrder(replica, groupOf(index, home), home);
}

/** Of all records of a noun those that are joined with others, in the order in which they are shown. */
export function allJoined(
  { index, replica }: Archive,
  noun: RecordNoun,
): ReadonlyMap<string, readonly string[]> {
  const joined = new Map<string, readonly string[]>();
  for (const [home, group] of allGroups(index, noun)) {
    const known = joined.get(group[0] ?? home);
    joined.set(home, known?.includes(home) ? known : inOrder(replica, group, home));
  }
  return joined;
}

function inOrder(replica: Replica, group: readonly string[], home: string): readonly string[] {
  const shown = group.filter((address) => isShown(replica, address));
  if (!shown.includes(home)) return [home];
  const lead = shown
    .map((address) => ({ address, since: leadsSince(replica, address) }))
    .reduce((a, b) => (b.since > a.since ? b : a)).address;
  return [lead, ...shown.filter((address) => address !== lead)];
}

export const isShown = (replica: Replica, home: string): boolean =>
  replica.thing(home) !== undefined && replica.value(home, 'trashed') !== true;

/** Stamp at which somebody chose this record to stand for all; '' where nobody did. */
function leadsSince(replica: Replica, home: string): string {
  const register = replica.thing(home)?.get('leads');
  return register?.kind === 'latest' && register.value === true ? register.stamp : '';
}

/** The record of which a field is shown: the one that was chosen, else the first that says something. */
export function shownFrom(replica: Replica, records: readonly string[], field: ChosenField): string {
  const [lead = ''] = records;
  const noun = lead.slice(0, lead.indexOf('/'));
  const chosen = `${noun}/${readText(replica, lead, `shows/${field}`)}`;
  if (records.includes(chosen)) return chosen;
  const says = (home: string): boolean => {
    const value = replica.value(home, field);
    return value !== undefined && value !== null && value !== '';
  };
  return records.find(says) ?? lead;
}

/** What a record is called, also as one of several that are joined. */
export function nameOfRecord(archive: Archive, home: string): { readonly id: string; readonly name: string } {
  const records = joinedWith(archive, home);
  const field = home.startsWith('people/') ? 'name' : 'title';
  const [lead = home] = records;
  return {
    id: idOf(lead),
    name: readText(archive.replica, shownFrom(archive.replica, records, field), field),
  };
}

/** Elements of a set of any of the records, each once, sorted. */
export function unitedSet(replica: Replica, records: readonly string[], set: string): string[] {
  return [...new Set(records.flatMap((home) => readSet(replica, home, set)))].sort((a, b) =>
    a.localeCompare(b),
  );
}

/** All names of joined records but the one that is shown. */
export function otherNames(
  replica: Replica,
  records: readonly string[],
  field: 'name' | 'title',
  shown: string,
): string[] {
  const names = records.map((home) => readText(replica, home, field)).filter(Boolean);
  return [...new Set([...names, ...unitedSet(replica, records, 'aliases')])]
    .filter((name) => name !== shown || unitedSet(replica, records, 'aliases').includes(name))
    .sort((a, b) => a.localeCompare(b));
}
