/** Who speaks: people under all their names, and names that no record has. */
import type { Speaker, SpeakerRef } from '../contract/statements.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import { listPeople } from '../people/person.ts';
import { joinedWith, nameOfRecord } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { spokenMarks } from './speech-rows.ts';

/** Tells speakers apart: `people/<id>` of the record that stands for all that are joined, or `name/<folded>`. */
export type SpeakerKey = string;

/**
 * Answers who is meant by what stands in the index. A name that exactly one person has means that person; what
 * several people are called means none of them.
 */
export function speakerKeys(archive: Archive): (speaker: string) => SpeakerKey {
  const known = new Map<string, SpeakerKey>();
  let named: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const resolve = (speaker: string): SpeakerKey => {
    if (!speaker.startsWith('name/')) return joinedWith(archive, speaker)[0] ?? speaker;
    named ??= peopleByName(archive);
    const people = [...(named.get(speaker.slice('name/'.length)) ?? [])];
    return people.length === 1 && people[0] ? `people/${people[0]}` : speaker;
  };
  return (speaker) => {
    const key = known.get(speaker) ?? resolve(speaker);
    known.set(speaker, key);
    return key;
  };
}

function peopleByName(archive: Archive): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, name, aliases } of listPeople(archive))
    for (const known of [name, ...aliases]) {
      const folded = foldedName(known);
      found.set(folded, (found.get(folded) ?? new Set()).add(id));
    }
  return found;
}

export const keyOfRef = (ref: SpeakerRef): string =>
  'id' in ref ? `people/${ref.id}` : `name/${foldedName(ref.name)}`;

/** `spelt`: a name as it was written. */
export function speakerOfKey(
  archive: Archive,
  key: SpeakerKey,
  spelt: string,
): { id: string | null; name: string } {
  return key.startsWith('people/') ? nameOfRecord(archive, key) : { id: null, name: spelt };
}

/** By name; those whose words are quoted most come first among equals. */
export function listSpeakers(archive: Archive): Speaker[] {
  const keyOf = speakerKeys(archive);
  const found = new Map<SpeakerKey, { spelt: string; marks: number; articles: Set<string> }>();
  for (const { mark, speaker } of spokenMarks(archive.index)) {
    const key = keyOf(speaker);
    const known = found.get(key) ?? { spelt: '', marks: 0, articles: new Set<string>() };
    known.marks++;
    known.articles.add(homeOf(mark));
    known.spelt ||= spelling(archive, mark);
    found.set(key, known);
  }
  return [...found]
    .map(([key, { spelt, marks, articles }]) => ({
      ...speakerOfKey(archive, key, spelt || idOf(key)),
      quotations: marks,
      sources: articles.size,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || b.quotations - a.quotations);
}

function spelling({ replica }: Archive, mark: string): string {
  const name = (replica.value(mark, 'speaker') as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : '';
}
