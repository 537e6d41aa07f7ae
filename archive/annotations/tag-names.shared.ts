/** Tags as words: which are the same, and in which order they stand. */
import { foldedName } from '../people/folded-name.shared.ts';

/** Tags that are equal in this are the same tag, however they are spelt. */
export const foldedTag = (tag: string): string => foldedName(bareTag(tag));

/** Set right: NFC, single spaces, and without the `#` that some write before it. */
export const bareTag = (typed: string): string =>
  typed.normalize('NFC').replace(/\s+/gu, ' ').trim().replace(/^#\s*/u, '');

export const compareTags = new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare;

/** Each tag once, by name: two spellings that were written at once on two devices are one. */
export function shownTags(tags: readonly string[]): string[] {
  const byFolded = new Map<string, string>();
  for (const tag of [...tags].sort()) if (!byFolded.has(foldedTag(tag))) byFolded.set(foldedTag(tag), tag);
  return [...byFolded.values()].sort(compareTags);
}
