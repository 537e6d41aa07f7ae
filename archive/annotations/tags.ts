/** Putting tags on marks, taking them off, and renaming them throughout the archive. */
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { readSet } from '../storage/reading.ts';
import { existingAnnotation } from './annotation.ts';
import { bareTag, foldedTag } from './tag-names.shared.ts';
import { marksTagged, spellingOf } from './tag-rows.ts';

/** In UTF-16 units: a tag is part of a field, whose length is counted so (`changeSchema`). */
const tagLimit = 150;

export function checkedTag(typed: string): string {
  const tag = bareTag(typed);
  if (foldedTag(tag) === '')
    throw new ProblemError('invalid-value', 'A tag needs at least one letter. Nothing was changed.');
  if (tag.length > tagLimit)
    throw new ProblemError('invalid-value', `A tag has at most ${tagLimit} characters. Nothing was changed.`);
  return tag;
}

/** Puts tags on a mark within a change, in the spelling that the archive has for each. */
export function draftTags(archive: Archive, draft: Draft, address: string, typed: readonly string[]): void {
  const known = new Set(readSet(archive.replica, address, 'tags').map(foldedTag));
  for (const tag of typed.map(checkedTag)) {
    if (known.has(foldedTag(tag))) continue;
    known.add(foldedTag(tag));
    draft.setElement(address, 'tags', spellingOf(archive.index, tag) ?? tag, true);
  }
}

export function tagAnnotation(archive: Archive, id: string, tags: readonly string[]): void {
  const { address } = existingAnnotation(archive, id);
  archive.commit((draft) => draftTags(archive, draft, address, tags));
}

export function untagAnnotation(archive: Archive, id: string, tag: string): void {
  const { address } = existingAnnotation(archive, id);
  archive.commit((draft) => takeOff(archive, draft, address, tag));
}

/** Takes off every spelling of a tag. */
function takeOff(archive: Archive, draft: Draft, address: string, tag: string, but?: string): void {
  for (const spelling of readSet(archive.replica, address, 'tags'))
    if (spelling !== but && foldedTag(spelling) === foldedTag(tag))
      draft.setElement(address, 'tags', spelling, false);
}

export interface Renamed {
  /** As it is spelt now. */
  readonly tag: string;
  /** Marks that had the old one. */
  readonly changed: number;
  /** Whether there were marks with the new one before. */
  readonly merged: boolean;
}

/** Renames a tag on every mark in one change. Into one that is there, they become one, in its spelling. */
export function renameTag(archive: Archive, from: string, to: string): Renamed {
  const typed = checkedTag(to);
  const isRespelt = foldedTag(from) === foldedTag(typed);
  return archive.commit((draft) => {
    const there = isRespelt ? undefined : spellingOf(archive.index, typed);
    const tag = there ?? typed;
    const marks = marksTagged(archive.index, from);
    if (marks.length === 0)
      throw new ProblemError('not-found', `No highlight has the tag “${from}”. Nothing was changed.`);
    for (const address of marks) {
      takeOff(archive, draft, address, from, tag);
      const has = readSet(archive.replica, address, 'tags').map(foldedTag).includes(foldedTag(tag));
      if (isRespelt || !has) draft.setElement(address, 'tags', tag, true);
    }
    return { tag, changed: marks.length, merged: there !== undefined };
  });
}

/** Takes a tag off every mark in one change; answers how many had it. */
export function removeTag(archive: Archive, tag: string): number {
  return archive.commit((draft) => {
    const marks = marksTagged(archive.index, tag);
    for (const address of marks) takeOff(archive, draft, address, tag);
    return marks.length;
  });
}
