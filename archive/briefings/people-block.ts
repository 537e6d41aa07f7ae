/** A list of people, organisations and places in a briefing: which it has is kept, and what is known of them now is set. */
import { type PeopleSetup, peopleSetupSchema } from '../contract/briefing-blocks.ts';
import type { ListedPerson } from '../contract/document.ts';
import { existingPerson, typeOf } from '../people/person.ts';
import { isShown } from '../records/joined.ts';
import { relationsOf } from '../records/parts.ts';
import { pictureAmong, type RecordPicture } from '../records/record-picture.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import type { Json } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';
import { described } from './events-block.ts';

const field = 'peopleList';

/** A value that can't be read lists all who are linked in the briefing. */
export const blockPeople = (replica: Replica, address: string): PeopleSetup =>
  peopleSetupSchema.safeParse(replica.value(address, field)).data ?? {};

/** What is not said is left out. */
export function draftPeople(draft: Draft, address: string, setup: PeopleSetup): void {
  const said = Object.entries(setup).filter(([, value]) => value !== undefined);
  draft.set(address, field, Object.fromEntries(said) as Json);
}

export interface PersonInList extends Omit<ListedPerson, 'place' | 'quotations' | 'picture'> {
  readonly kept: RecordPicture | undefined;
}

/** Those who are chosen, in that order, or all of `linked` by name; nobody who is in the trash, and each once. */
export function listedPeople(
  archive: Archive,
  { only, types }: PeopleSetup,
  linked: ReadonlySet<string>,
): PersonInList[] {
  const { replica } = archive;
  const seen = new Set<string>();
  const people = (only ?? [...linked]).flatMap((named): PersonInList[] => {
    if (!isShown(replica, `people/${named}`)) return [];
    const { id, records, name, aliases } = existingPerson(archive, named);
    const type = typeOf(archive, records);
    if (seen.has(id) || (types && types.length > 0 && !types.includes(type))) return [];
    seen.add(id);
    return [
      {
        id,
        name,
        type,
        aliases: [...aliases],
        description: described(archive, records),
        relations: relationsOf(archive, records).map(({ kind, from, to, outgoing }) =>
          outgoing ? `${kind} ${to.name}` : `${from.name}, ${kind} ${to.name}`,
        ),
        kept: pictureAmong(replica, records),
      },
    ];
  });
  return only ? people : people.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
