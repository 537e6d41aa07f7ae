/** Links of a mark that comes in: to people and events, with its stance, and what it is evidence of. */
import { draftStance } from '../annotations/stance.ts';
import { linkedEvent } from '../events/linked-event.ts';
import { linkedPerson } from '../people/linked-person.ts';
import { evidenceIds } from '../records/evidence.ts';
import { groupOf } from '../records/identity.ts';
import { partsOf } from '../records/parts.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { OutsideEvent, OutsideNamed, OutsidePerson } from './outside-mark.ts';
import { readIri } from './w3c-terms.ts';

/** The thing of this archive that an IRI names, where it is here. */
function ownId({ card, replica }: Archive, iri: string, noun: 'people' | 'events'): string | undefined {
  const own = readIri(iri);
  if (own?.archive !== card.id || !own.address.startsWith(`${noun}/`)) return undefined;
  return replica.thing(own.address) ? idOf(own.address) : undefined;
}

const whoIs = (archive: Archive, draft: Draft, { iri, name }: OutsideNamed): string =>
  ownId(archive, iri, 'people') ?? linkedPerson(archive, draft, { name });

/** Throws a problem where the name may be any of several. */
export function linkOutsidePerson(
  archive: Archive,
  draft: Draft,
  mark: string,
  { iri, name, type, stance, relations }: OutsidePerson,
): void {
  const id = ownId(archive, iri, 'people') ?? linkedPerson(archive, draft, { name }, type ?? 'person');
  const home = `people/${id}`;
  draft.setElement(mark, 'people', id, true);
  draftStance(archive.replica, draft, mark, home, stance ?? undefined);
  for (const { kind, to } of relations) {
    const other = whoIs(archive, draft, to);
    draftPart(archive, draft, home, 'relations', { kind, to: other }, mark);
  }
}

export function linkOutsideEvent(
  archive: Archive,
  draft: Draft,
  mark: string,
  { iri, title, date, stance, roles }: OutsideEvent,
): void {
  const id = ownId(archive, iri, 'events') ?? linkedEvent(archive, draft, { title, date });
  const home = `events/${id}`;
  draft.setElement(mark, 'events', id, true);
  draftStance(archive.replica, draft, mark, home, stance ?? undefined);
  for (const { person, role } of roles) {
    const who = whoIs(archive, draft, person);
    draftPart(archive, draft, home, 'participants', { person: who, role }, mark);
  }
}

/** The mark becomes evidence of a part that says so, here or in the same change; where there is none it is made. */
function draftPart(
  archive: Archive,
  draft: Draft,
  home: string,
  noun: 'relations' | 'participants',
  said: Readonly<Record<string, string>>,
  mark: string,
): void {
  const { replica, index } = archive;
  const known = partsOf(archive, groupOf(index, home), noun).find((part) =>
    Object.entries(said).every(([field, value]) => readText(replica, part, field) === value),
  );
  const part = known ?? draftedPart(draft, home, noun, said) ?? `${home}/${noun}/${newId()}`;
  for (const [field, value] of Object.entries(said)) draft.set(part, field, value);
  if (!evidenceIds(replica, part).includes(idOf(mark))) draft.setElement(part, 'evidence', idOf(mark), true);
}

function draftedPart(
  { writes }: Draft,
  home: string,
  noun: string,
  said: Readonly<Record<string, string>>,
): string | undefined {
  const parts = new Set(writes.map(({ of }) => of).filter((of) => of.startsWith(`${home}/${noun}/`)));
  return [...parts].find((part) =>
    Object.entries(said).every(([field, value]) =>
      writes.some((write) => write.of === part && write.field === field && write.value === value),
    ),
  );
}
