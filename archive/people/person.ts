/** People: finding one by name, making, correcting and showing them. */
import { countLinks, type LinkCount } from '../annotations/mark-rows.ts';
import { passagesLinked } from '../annotations/passage.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { PersonRef, RequestInput } from '../contract/requests.ts';
import type { Person, PersonSummary } from '../contract/views.ts';
import { draftProse, readProse } from '../decisions/prose.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { foldedName } from './folded-name.shared.ts';

const personHome = (id: string): string => `people/${id}`;

interface PersonRecord {
  readonly id: string;
  readonly home: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly trashed: boolean;
}

function readPerson(replica: Replica, home: string): PersonRecord {
  return {
    id: idOf(home),
    home,
    name: readText(replica, home, 'name') || '(no name)',
    aliases: readSet(replica, home, 'aliases').sort((a, b) => a.localeCompare(b)),
    trashed: replica.value(home, 'trashed') === true,
  };
}

function allPeople(replica: Replica): PersonRecord[] {
  return replica
    .homes('people')
    .map((home) => readPerson(replica, home))
    .filter((person) => !person.trashed);
}

export function existingPerson(archive: Archive, id: string): PersonRecord {
  const home = personHome(id);
  if (!archive.replica.thing(home))
    throw new ProblemError(
      'not-found',
      `There is no person ${id} in this archive. List the people to see their ids.`,
    );
  return readPerson(archive.replica, home);
}

/** Ids of the people who have this name or alias, under folding of case and accents. */
export function peopleNamed(archive: Archive, name: string): string[] {
  return withName(archive.replica, foldedName(name)).map(({ id }) => id);
}

function withName(replica: Replica, folded: string): PersonRecord[] {
  return allPeople(replica).filter((person) =>
    [person.name, ...person.aliases].some((known) => foldedName(known) === folded),
  );
}

/**
 * The person meant by a link. A name finds the one person who has it, as name or alias, under folding of
 * case and accents, and its spelling becomes an alias; where none has it, one is made; where several have,
 * it is refused with their ids.
 */
export function linkedPerson(archive: Archive, draft: Draft, ref: PersonRef): string {
  if ('id' in ref) return existingPerson(archive, ref.id).id;
  const name = checkedName(ref.name);
  const folded = foldedName(name);
  const made = draft.writes.find(
    (write) =>
      write.field === 'name' && write.of.startsWith('people/') && foldedName(String(write.value)) === folded,
  );
  if (made) return idOf(made.of);
  const matches = withName(archive.replica, folded);
  const [match, ...others] = matches;
  if (!match) return draftPerson(draft, { name });
  if (others.length > 0)
    throw new ProblemError(
      'several-matches',
      `“${name}” may be any of ${matches.length} people: ${matches.map((person) => `${person.name} (${person.id})`).join(', ')}. Nothing was linked; name the one you mean by its id.`,
      { ids: matches.map((person) => person.id) },
    );
  if (match.name !== name) draft.setElement(match.home, 'aliases', name, true);
  return match.id;
}

function draftPerson(
  draft: Draft,
  input: { name: string; aliases?: readonly string[] | undefined; description?: string | undefined },
): string {
  const id = newId();
  const home = personHome(id);
  draft.set(home, 'name', input.name);
  if (input.description) draft.setProse(home, 'description', input.description);
  for (const alias of (input.aliases ?? []).filter((alias) => alias.trim() !== '').map(checkedName))
    if (alias !== input.name) draft.setElement(home, 'aliases', alias, true);
  return id;
}

function checkedName(name: string): string {
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

export function addPerson(archive: Archive, input: RequestInput<'people.add'>): string {
  const name = checkedName(input.name);
  return archive.commit((draft) =>
    draftPerson(draft, { name, aliases: input.aliases, description: input.description }),
  );
}

export function editPerson(archive: Archive, input: RequestInput<'people.edit'>): void {
  const person = existingPerson(archive, input.id);
  const name = input.name === undefined ? undefined : checkedName(input.name);
  const aliases = input.aliases?.map(checkedName);
  archive.commit((draft) => {
    if (name !== undefined) draft.set(person.home, 'name', name);
    if (input.description !== undefined)
      draftProse(
        archive,
        draft,
        { address: person.home, field: 'description', name: `The description of “${person.name}”` },
        input.description,
        input.replaces,
      );
    if (aliases !== undefined) draft.replaceSet(person.home, 'aliases', person.aliases, aliases);
  });
}

export function listPeople(archive: Archive): PersonSummary[] {
  const counts = countLinks(archive.index, 'people');
  return allPeople(archive.replica)
    .map((person) => summary(archive, person, counts.get(person.id)))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

function summary(archive: Archive, person: PersonRecord, count: LinkCount | undefined): PersonSummary {
  const description = readProse(archive, person.home, 'description');
  return {
    id: person.id,
    name: person.name,
    aliases: [...person.aliases],
    description: description.text,
    descriptionSeen: description.seen,
    descriptionVersions: description.versions,
    passages: count?.passages ?? 0,
    sources: count?.sources ?? 0,
    trashed: person.trashed,
  };
}

export function personView(archive: Archive, texts: CaptureTexts, id: string): Person {
  const person = existingPerson(archive, id);
  const passages = passagesLinked(archive, texts, 'people', id);
  const sources = new Set(passages.map((passage) => passage.source.id));
  return { ...summary(archive, person, { passages: 0, sources: sources.size }), passages };
}
