/** What marks are evidence of: roles, relations and dates, each by the marks that it stands on. */
import type { Named } from '../contract/record-parts.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText, readTextOrNull } from '../storage/reading.ts';
import { evidenceIds } from './evidence.ts';
import { isShown, nameOfRecord } from './joined.ts';

/** A name in its words: of a role the person and the event, of a relation the two, of a date the event. */
export type EvidencedPart =
  | {
      readonly kind: 'role';
      readonly person: Named;
      readonly role: string;
      readonly event: string;
      readonly of: string;
    }
  | {
      readonly kind: 'relation';
      readonly person: string;
      readonly relation: string;
      readonly to: Named;
      readonly of: string;
    }
  | {
      readonly kind: 'date';
      readonly event: string;
      readonly date: string | null;
      readonly words: string;
      readonly of: string;
    };

export type EvidencedParts = ReadonlyMap<string, readonly EvidencedPart[]>;

/** All of an archive, by the id of the mark. `of`: id of the record that the part belongs to. */
export function evidencedParts(archive: Archive): EvidencedParts {
  const { replica } = archive;
  const found = new Map<string, EvidencedPart[]>();
  for (const noun of ['people', 'events'])
    for (const home of replica.homes(noun)) {
      if (!isShown(replica, home)) continue;
      for (const kind of noun === 'people' ? ['relations'] : ['participants', 'dates'])
        for (const address of replica.below(home, kind)) {
          const marks = replica.value(address, 'trashed') === true ? [] : evidenceIds(replica, address);
          const part = marks.length > 0 ? partAt(archive, address) : undefined;
          if (part) for (const mark of marks) found.set(mark, [...(found.get(mark) ?? []), part]);
        }
    }
  return found;
}

function partAt(archive: Archive, address: string): EvidencedPart | undefined {
  const { replica } = archive;
  const { id: of, name } = nameOfRecord(archive, homeOf(address));
  if (address.includes('/dates/')) {
    const written = replica.value(address, 'dateWritten');
    const words = (written as { readonly words?: unknown } | null | undefined)?.words;
    return {
      kind: 'date',
      of,
      event: name,
      date: readTextOrNull(replica, address, 'date'),
      words: typeof words === 'string' ? words : '',
    };
  }
  const isRole = address.includes('/participants/');
  const other = `people/${readText(replica, address, isRole ? 'person' : 'to')}`;
  if (!isShown(replica, other)) return undefined;
  const who = nameOfRecord(archive, other);
  return isRole
    ? { kind: 'role', of, event: name, person: who, role: readText(replica, address, 'role') }
    : { kind: 'relation', of, person: name, relation: readText(replica, address, 'kind'), to: who };
}

/** `Ana Lund, chair (Council meeting)`. */
export function partInWords(part: EvidencedPart): string {
  switch (part.kind) {
    case 'role':
      return `${part.person.name}${part.role === '' ? '' : `, ${part.role}`} (${part.event})`;
    case 'relation':
      return `${part.person}, ${part.relation} ${part.to.name}`;
    case 'date':
      return `${part.event}: ${part.words || part.date}`;
  }
}
