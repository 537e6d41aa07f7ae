/** Finding the person that is meant, and making one where none is. */
import { ProblemError } from '../contract/problem.ts';
import type { RecordType } from '../contract/record-parts.ts';
import type { PersonRef } from '../contract/records.ts';
import { groupOf } from '../records/identity.ts';
import { isShown, joinedWith } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { foldedName } from './folded-name.shared.ts';

export const personHome = (id: string): string => `people/${id}`;

interface NamedRecord {
  readonly home: string;
  readonly name: string;
}

/** Ids of the people who have this name or alias, under folding of case and accents; of joined records one. */
export function peopleNamed(archive: Archive, name: string): string[] {
  const found = withName(archive.replica, foldedName(name)).map(
    ({ home }) => joinedWith(archive, home)[0] ?? home,
  );
  return [...new Set(found)].map(idOf);
}

function withName(replica: Replica, folded: string): NamedRecord[] {
  return replica
    .homes('people')
    .filter((home) => isShown(replica, home))
    .map((home) => ({ home, name: readText(replica, home, 'name') }))
    .filter(({ home, name }) =>
      [name, ...readSet(replica, home, 'aliases')].some((known) => foldedName(known) === folded),
    );
}

/**
 * The person meant by a link. A name finds the one who has it, under folding; the spelling is kept as an
 * alias. Nobody has it: someone is made. Several have it, who are not joined: refused with their ids.
 */
export function linkedPerson(
  archive: Archive,
  draft: Draft,
  ref: PersonRef,
  type: RecordType = 'person',
): string {
  const { replica } = archive;
  if ('id' in ref) {
    if (replica.thing(personHome(ref.id))) return ref.id;
    throw new ProblemError(
      'not-found',
      `There is no person ${ref.id} in this archive. List the people to see their ids.`,
    );
  }
  const name = checkedName(ref.name);
  const folded = foldedName(name);
  const made = draft.writes.find(
    (write) =>
      write.field === 'name' && write.of.startsWith('people/') && foldedName(String(write.value)) === folded,
  );
  if (made) return idOf(made.of);
  const matches = withName(replica, folded);
  const [match] = matches;
  if (!match) return draftPerson(draft, { name, type });
  const group = groupOf(archive.index, match.home);
  if (matches.some(({ home }) => !group.includes(home)))
    throw new ProblemError(
      'several-matches',
      `“${name}” may be any of ${matches.length} people: ${matches.map((person) => `${person.name} (${idOf(person.home)})`).join(', ')}. Nothing was linked; name the one you mean by its id.`,
      { ids: matches.map(({ home }) => idOf(home)) },
    );
  const spelt = matches.find((person) => person.name === name) ?? match;
  if (spelt.name !== name) draft.setElement(spelt.home, 'aliases', name, true);
  return idOf(spelt.home);
}

export function draftPerson(
  draft: Draft,
  input: { name: string; type?: RecordType | undefined; aliases?: readonly string[] | undefined },
): string {
  const id = newId();
  const home = personHome(id);
  draft.set(home, 'name', input.name);
  if (input.type !== undefined && input.type !== 'person') draft.set(home, 'type', input.type);
  for (const alias of (input.aliases ?? []).filter((alias) => alias.trim() !== '').map(checkedName))
    if (alias !== input.name) draft.setElement(home, 'aliases', alias, true);
  return id;
}

export function checkedName(name: string): string {
  const trimmed = name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (trimmed === '') throw new ProblemError('invalid-value', 'A person needs a name. Nothing was changed.');
  if (trimmed.length > nameLimit)
    throw new ProblemError(
      'invalid-value',
      `A name has at most ${nameLimit} characters. Nothing was changed.`,
    );
  return trimmed;
}

/** In UTF-16 units: a name is part of a field, whose length is counted so (`changeSchema`). */
const nameLimit = 150;
