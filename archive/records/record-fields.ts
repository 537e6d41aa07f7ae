/** What people and events have in common: other names, prose, tags, identifiers. */

import { shownTags } from '../annotations/tag-names.shared.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Identifier } from '../contract/record-parts.ts';
import { draftProse, readProse } from '../decisions/prose.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import type { VersionName } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';
import { shownFrom, unitedSet } from './joined.ts';

export interface FieldsWritten {
  readonly description?: string | undefined;
  readonly notes?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly identifiers?: Readonly<Record<string, string>> | undefined;
  readonly replaces?: readonly VersionName[] | undefined;
  readonly notesReplaces?: readonly VersionName[] | undefined;
}

/** Writes what is given of a record, the first of those that are joined with it; `called` names it in sentences. */
export function draftFields(
  archive: Archive,
  draft: Draft,
  records: readonly string[],
  written: FieldsWritten,
  called: string,
): void {
  const { replica } = archive;
  const [lead = ''] = records;
  const prose = [
    ['description', written.description, written.replaces],
    ['notes', written.notes, written.notesReplaces],
  ] as const;
  for (const [field, text, replaces] of prose)
    if (text !== undefined)
      draftProse(
        archive,
        draft,
        {
          address: shownFrom(replica, records, field),
          field,
          name: `The ${field} of “${called}”`,
        },
        text,
        replaces,
      );
  if (written.tags) draftTags(draft, replica, records, written.tags);
  for (const [scheme, value] of Object.entries(written.identifiers ?? {})) {
    const { scheme: known, value: checked } = checkedIdentifier(scheme, value);
    if (checked !== '') draft.set(lead, `identifiers/${known}`, checked);
    // It may stand on any of the records that are joined.
    else
      for (const home of records)
        if (replica.value(home, `identifiers/${known}`)) draft.set(home, `identifiers/${known}`, '');
  }
}

/** In UTF-16 units: a tag is part of a field, whose length is counted so (`changeSchema`). */
const tagLimit = 150;

function draftTags(
  draft: Draft,
  replica: Replica,
  records: readonly string[],
  typed: readonly string[],
): void {
  const tags = shownTags(typed.map(checkedTag));
  for (const home of records)
    for (const tag of unitedSet(replica, [home], 'tags'))
      if (!tags.includes(tag)) draft.setElement(home, 'tags', tag, false);
  const known = new Set(unitedSet(replica, records, 'tags'));
  for (const tag of tags) if (!known.has(tag)) draft.setElement(records[0] ?? '', 'tags', tag, true);
}

function checkedTag(typed: string): string {
  const tag = typed.normalize('NFC').replace(/\s+/gu, ' ').trim().replace(/^#\s*/u, '');
  if (tag === '')
    throw new ProblemError('invalid-value', 'A tag needs at least one letter. Nothing was changed.');
  if (tag.length > tagLimit)
    throw new ProblemError('invalid-value', `A tag has at most ${tagLimit} characters. Nothing was changed.`);
  return tag;
}

/** `https://www.wikidata.org/wiki/Q1` is Q1 of Wikidata; a website is an address of the web. */
export function checkedIdentifier(typedScheme: string, typedValue: string): Identifier {
  const scheme = typedScheme.normalize('NFC').trim().toLowerCase();
  const value = typedValue.normalize('NFC').trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(scheme))
    throw new ProblemError(
      'invalid-value',
      `“${typedScheme}” can’t name a kind of identifier: it is a word such as wikidata, website, viaf. Nothing was changed.`,
    );
  if (value === '') return { scheme, value };
  if (scheme === 'wikidata') {
    const item = /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d*)$/iu.exec(value)?.[1];
    if (item) return { scheme, value: item.toUpperCase() };
    throw new ProblemError(
      'invalid-value',
      `“${value}” is no item of Wikidata: it is Q and a number, such as Q15133865. Nothing was changed.`,
    );
  }
  if (scheme === 'website') return { scheme, value: checkedAddress(value) };
  return { scheme, value };
}

function checkedAddress(value: string): string {
  const address = /^[a-z][a-z0-9+.-]*:/iu.test(value) ? value : `https://${value}`;
  if (/^https?:\/\//iu.test(address) && URL.canParse(address) && !/\s/u.test(address)) return address;
  throw new ProblemError(
    'invalid-value',
    `“${value}” is no address of the web: it begins with https:// or http://. Nothing was changed.`,
  );
}

/** Of a scheme that several of the joined records have the first one's. */
function identifiersOf(replica: Replica, records: readonly string[]): Identifier[] {
  const found = new Map<string, string>();
  for (const home of records)
    for (const [scheme, value] of replica.elements(home, 'identifiers'))
      if (typeof value === 'string' && value !== '' && !found.has(scheme)) found.set(scheme, value);
  return [...found]
    .map(([scheme, value]) => ({ scheme, value }))
    .sort((a, b) => (a.scheme < b.scheme ? -1 : 1));
}

export function sharedFields(archive: Archive, records: readonly string[]) {
  const { replica } = archive;
  const notes = readProse(archive, shownFrom(replica, records, 'notes'), 'notes');
  return {
    tags: shownTags(unitedSet(replica, records, 'tags')),
    identifiers: identifiersOf(replica, records),
    notes: notes.text,
    notesSeen: notes.seen,
    notesVersions: notes.versions,
  };
}

export function describedBy(archive: Archive, records: readonly string[]) {
  const description = readProse(archive, shownFrom(archive.replica, records, 'description'), 'description');
  return {
    description: description.text,
    descriptionSeen: description.seen,
    descriptionVersions: description.versions,
  };
}
