/** Relations, participants and dates: parts of a record, each with the passages that say so. */
import { ProblemError } from '../contract/problem.ts';
import type { Participant, Relation } from '../contract/record-parts.ts';
import type { RequestInput } from '../contract/requests.ts';
import { linkedPerson } from '../people/linked-person.ts';
import type { Archive } from '../storage/archive.ts';
import { newId } from '../storage/ids.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { draftEvidence, supportOf } from './evidence.ts';
import { recordHome } from './join.ts';
import { isShown, nameOfRecord } from './joined.ts';
import { tiedTo } from './tie-rows.ts';

const longestWords = 150;

function checkedWords(typed: string, what: string, needed: boolean): string {
  const words = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (words === '' && needed)
    throw new ProblemError('invalid-value', `${what} needs words. Nothing was changed.`);
  if (words.length > longestWords)
    throw new ProblemError(
      'invalid-value',
      `${what} has at most ${longestWords} characters. Nothing was changed.`,
    );
  return words;
}

export function relate(archive: Archive, input: RequestInput<'people.relate'>): void {
  const kind = checkedWords(input.kind, 'A relation', true);
  archive.commit((draft) => {
    const home = recordHome(archive, 'people', input.id);
    const to = linkedPerson(archive, draft, input.to);
    if (nameOfRecord(archive, home).id === nameOfRecord(archive, `people/${to}`).id)
      throw new ProblemError(
        'invalid-value',
        'Nobody has a relation to themselves. Nothing was changed; name another person.',
      );
    const part = `${home}/relations/${newId()}`;
    draft.set(part, 'kind', kind);
    draft.set(part, 'to', to);
    draftEvidence(archive, draft, part, input.evidence ?? []);
  });
}

export function addParticipant(archive: Archive, input: RequestInput<'events.addParticipant'>): void {
  const role = checkedWords(input.role ?? '', 'A role', false);
  archive.commit((draft) => {
    const home = recordHome(archive, 'events', input.id);
    const part = `${home}/participants/${newId()}`;
    draft.set(part, 'person', linkedPerson(archive, draft, input.person));
    draft.set(part, 'role', role);
    draftEvidence(archive, draft, part, input.evidence ?? []);
  });
}

const partForm = /^(?:people|events)\/[^/]+\/(relations|participants|dates)\/[^/]+$/u;

/** The address of a relation, a participant or a date, in use or taken away. */
function existingPart({ replica }: Archive, id: string): { readonly address: string; readonly noun: string } {
  const address = replica.addressOf(id);
  const noun = address === undefined ? undefined : partForm.exec(address)?.[1];
  if (address !== undefined && noun !== undefined) return { address, noun };
  throw new ProblemError(
    'not-found',
    `There is no relation, participant or date ${id} in this archive. Nothing was changed; show the person or the event to see their ids.`,
  );
}

export function editPart(archive: Archive, { id, words }: RequestInput<'records.editPart'>): void {
  const { address, noun } = existingPart(archive, id);
  if (noun === 'dates')
    throw new ProblemError(
      'invalid-value',
      'What a source says of a date is not written anew: add another one and take this one away. Nothing was changed.',
    );
  archive.commit((draft) =>
    noun === 'relations'
      ? draft.set(address, 'kind', checkedWords(words, 'A relation', true))
      : draft.set(address, 'role', checkedWords(words, 'A role', false)),
  );
}

export function removePart(archive: Archive, { id, removed }: RequestInput<'records.removePart'>): void {
  const { address } = existingPart(archive, id);
  archive.commit((draft) => draft.set(address, 'trashed', removed));
}

export function changeEvidence(
  archive: Archive,
  { id, annotation, present }: RequestInput<'records.evidence'>,
): void {
  const { address } = existingPart(archive, id);
  archive.commit((draft) => draftEvidence(archive, draft, address, [annotation], present));
}

/** Parts of one kind of these records that are not taken away, in the order in which they became known. */
export function partsOf({ replica }: Archive, records: readonly string[], noun: string): string[] {
  return records
    .flatMap((home) => replica.below(home, noun))
    .filter((part) => replica.value(part, 'trashed') !== true);
}

/** Relations of joined records, first those that are written of them, then those of others to them. */
export function relationsOf(archive: Archive, records: readonly string[]): Relation[] {
  const outgoing = partsOf(archive, records, 'relations');
  const incoming = tiedTo(archive.index, records).filter(
    (address) => address.includes('/relations/') && !records.includes(homeOf(address)),
  );
  return [...outgoing, ...incoming].flatMap((part) => {
    const to = `people/${readText(archive.replica, part, 'to')}`;
    const other = records.includes(to) ? homeOf(part) : to;
    if (archive.replica.value(part, 'trashed') === true || !isShown(archive.replica, other)) return [];
    return {
      id: idOf(part),
      kind: readText(archive.replica, part, 'kind'),
      from: nameOfRecord(archive, homeOf(part)),
      to: nameOfRecord(archive, to),
      outgoing: outgoing.includes(part),
      ...supportOf(archive, part),
    };
  });
}

export function participantsOf(archive: Archive, records: readonly string[]): Participant[] {
  return partsOf(archive, records, 'participants').flatMap((part) => {
    const person = `people/${readText(archive.replica, part, 'person')}`;
    if (!isShown(archive.replica, person)) return [];
    return {
      id: idOf(part),
      person: nameOfRecord(archive, person),
      role: readText(archive.replica, part, 'role'),
      ...supportOf(archive, part),
    };
  });
}
