/** The document of a briefing with names redacted, from the open archive. */

import type { BriefingDocument } from '../contract/document.ts';
import type { Redaction, RedactionReport } from '../contract/formats.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RecordType } from '../contract/record-parts.ts';
import { existingPerson, listPeople, typeOf } from '../people/person.ts';
import type { Archive } from '../storage/archive.ts';
import { redactDocument } from './redact-document.ts';
import type { NameToRedact } from './redacted-names.ts';

export function redactedDocument(
  archive: Archive,
  document: BriefingDocument,
  redaction: Redaction,
): { readonly document: BriefingDocument; readonly report: RedactionReport } {
  const names = namesToRedact(archive, redaction.names);
  if (names.length === 0 && !redaction.withoutNotes)
    throw new ProblemError(
      'usage',
      'Nothing is to be redacted: name at least one person, or leave out the notes. Nothing was written.',
    );
  const chosen = new Set(names.map(({ id }) => id));
  const others = listPeople(archive)
    .filter(({ id, trashed }) => !chosen.has(id) && !trashed)
    .flatMap(({ name, aliases }) => [name, ...aliases]);
  return redactDocument(document, { names, others, withoutNotes: redaction.withoutNotes });
}

const kinds: Readonly<Record<RecordType, string>> = {
  person: 'Person',
  organisation: 'Organisation',
  place: 'Place',
};

/** Records that are joined are one, under one pseudonym; letters are given in the order in which they were named. */
function namesToRedact(archive: Archive, ids: readonly string[]): NameToRedact[] {
  const counts = new Map<RecordType, number>();
  const names = new Map<string, NameToRedact>();
  for (const asked of ids) {
    const { id, name, aliases, records } = existingPerson(archive, asked);
    if (names.has(id)) continue;
    const type = typeOf(archive, records);
    const count = counts.get(type) ?? 0;
    counts.set(type, count + 1);
    names.set(id, {
      id,
      pseudonym: `${kinds[type]} ${letters(count)}`,
      isPerson: type === 'person',
      names: [name, ...aliases],
    });
  }
  return [...names.values()];
}

/** A, B, … Z, AA, AB. */
function letters(count: number): string {
  const last = String.fromCodePoint(65 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}
