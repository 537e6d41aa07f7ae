/** People, organisations and places: making, correcting and showing them. */
import { countLinks, type LinkCount, linkCountOf } from '../annotations/mark-rows.ts';
import { passagesLinked } from '../annotations/passage.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import { type RecordType, recordTypeSchema } from '../contract/record-parts.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Person, PersonSummary } from '../contract/views.ts';
import { aliasesOf, draftAliases } from '../records/alias.ts';
import { eventsOf } from '../records/events-of.ts';
import { allJoined, isShown, joinedWith, otherNames, shownFrom } from '../records/joined.ts';
import { relationsOf } from '../records/parts.ts';
import { describedBy, draftFields, sharedFields } from '../records/record-fields.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { checkedName, draftPerson, personHome } from './linked-person.ts';

/** One person: a record, or several that are joined. */
interface PersonRecord {
  readonly id: string;
  /** The record that stands for all. */
  readonly home: string;
  /** All that are joined, that one first. */
  readonly records: readonly string[];
  readonly name: string;
  readonly aliases: readonly string[];
  readonly trashed: boolean;
}

function readPerson({ replica }: Archive, records: readonly string[]): PersonRecord {
  const [home = ''] = records;
  const name = readText(replica, shownFrom(replica, records, 'name'), 'name');
  return {
    id: idOf(home),
    home,
    records,
    name: name || '(no name)',
    aliases: otherNames(replica, records, 'name', name),
    trashed: replica.value(home, 'trashed') === true,
  };
}

function allPeople(archive: Archive): PersonRecord[] {
  const joined = allJoined(archive, 'people');
  return archive.replica
    .homes('people')
    .filter((home) => isShown(archive.replica, home) && (joined.get(home)?.[0] ?? home) === home)
    .map((home) => readPerson(archive, joined.get(home) ?? [home]));
}

export function existingPerson(archive: Archive, id: string): PersonRecord {
  const home = personHome(id);
  if (!archive.replica.thing(home))
    throw new ProblemError(
      'not-found',
      `There is no person ${id} in this archive. List the people to see their ids.`,
    );
  return readPerson(archive, joinedWith(archive, home));
}

/** What is said of a person where they are named. */
export function namedPerson(
  archive: Archive,
  id: string,
): Pick<PersonSummary, 'id' | 'name' | 'type' | 'description'> {
  const { records, name } = existingPerson(archive, id);
  const { description } = describedBy(archive, records);
  return { id, name, type: typeOf(archive, records), description };
}

export function addPerson(archive: Archive, input: RequestInput<'people.add'>): string {
  const name = checkedName(input.name);
  return archive.commit((draft) => {
    const id = draftPerson(draft, { ...input, name });
    draftFields(archive, draft, [personHome(id)], withoutEmpty(input), name);
    return id;
  });
}

/** Of what is made nothing is said by an empty text. */
const withoutEmpty = <T extends { description?: string | undefined; notes?: string | undefined }>(
  input: T,
): T => ({
  ...input,
  description: input.description || undefined,
  notes: input.notes || undefined,
});

export function editPerson(archive: Archive, input: RequestInput<'people.edit'>): void {
  const person = existingPerson(archive, input.id);
  const { replica } = archive;
  const name = input.name === undefined ? undefined : checkedName(input.name);
  const aliases = input.aliases?.map(checkedName);
  // What arrives meanwhile from another device was not shown, and stays.
  const known = aliasesOf(replica, person.records);
  archive.commit((draft) => {
    if (name !== undefined) draft.set(shownFrom(replica, person.records, 'name'), 'name', name);
    if (input.type !== undefined && input.type !== typeOf(archive, person.records))
      draft.set(shownFrom(replica, person.records, 'type'), 'type', input.type);
    draftFields(archive, draft, person.records, input, person.name);
    if (aliases !== undefined) draftAliases(draft, person.home, known, person.aliases, aliases);
  });
}

export function listPeople(archive: Archive): PersonSummary[] {
  const counts = countLinks(archive.index, 'people');
  return allPeople(archive)
    .map((person) => summary(archive, person, countOf(archive, person, counts)))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

const countOf = (
  { index }: Archive,
  { id, records }: PersonRecord,
  counts: ReadonlyMap<string, LinkCount>,
): LinkCount | undefined => (records.length === 1 ? counts.get(id) : linkCountOf(index, records));

export const typeOf = ({ replica }: Archive, records: readonly string[]): RecordType =>
  recordTypeSchema.catch('person').parse(replica.value(shownFrom(replica, records, 'type'), 'type'));

function summary(archive: Archive, person: PersonRecord, count: LinkCount | undefined): PersonSummary {
  return {
    id: person.id,
    type: typeOf(archive, person.records),
    name: person.name,
    aliases: [...person.aliases],
    ...describedBy(archive, person.records),
    passages: count?.passages ?? 0,
    sources: count?.sources ?? 0,
    trashed: person.trashed,
  };
}

/** A person without its passages; `records`: all that are joined, the one that stands for them first. */
export const personFields = (archive: Archive, records: readonly string[], count: LinkCount) => {
  const { notes, tags, identifiers } = sharedFields(archive, records);
  return { ...summary(archive, readPerson(archive, records), count), notes, tags, identifiers };
};

/** `most`: as many of its passages. */
export function personView(archive: Archive, texts: CaptureTexts, id: string, most?: number): Person {
  const person = existingPerson(archive, id);
  const { sources, ...passages } = passagesLinked(archive, texts, person.records, most);
  return {
    ...summary(archive, person, { passages: 0, sources }),
    ...sharedFields(archive, person.records),
    records: person.records.map((home) => ({
      id: idOf(home),
      name: readText(archive.replica, home, 'name'),
    })),
    relations: relationsOf(archive, person.records),
    events: eventsOf(archive, person.records),
    ...passages,
  };
}
