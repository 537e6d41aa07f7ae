/** Which parts the document of a briefing has, as was chosen for it: registers `parts/<part>`. */
import { type DocumentParts, documentParts, type SaidParts, usualParts } from '../contract/document-parts.ts';
import type { Draft } from '../storage/draft.ts';
import type { Replica } from '../storage/replica.ts';

const partsPrefix = 'parts/';
// Words and no truth values: whoever undoes the first choice puts nothing back, which is neither of them.
const shown = 'shown';
const leftOut = 'left-out';

export function chosenParts(replica: Replica, home: string): DocumentParts {
  const there = (part: keyof DocumentParts): boolean => {
    const said = replica.value(home, `${partsPrefix}${part}`);
    return said === shown || (said !== leftOut && usualParts[part]);
  };
  return Object.fromEntries(documentParts.map((part) => [part, there(part)])) as DocumentParts;
}

export function draftParts(draft: Draft, home: string, parts: SaidParts): void {
  for (const part of documentParts) {
    const there = parts[part];
    if (there !== undefined) draft.set(home, `${partsPrefix}${part}`, there ? shown : leftOut);
  }
}

/** What was said for one briefing, said for another. */
export function copyParts(replica: Replica, draft: Draft, from: string, to: string): void {
  for (const part of documentParts) {
    const field = `${partsPrefix}${part}`;
    const said = replica.value(from, field);
    if (said === shown || said === leftOut) draft.set(to, field, said);
  }
}

/** What a register of this kind says. */
export const isPartShown = (said: unknown): boolean => said === shown;
