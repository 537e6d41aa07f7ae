/** Other names of a record, and of all that are joined with it. */
import type { Draft } from '../storage/draft.ts';
import { readSet } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';

/** The aliases of each record, by its address. */
export type KnownAliases = ReadonlyMap<string, readonly string[]>;

export const aliasesOf = (replica: Replica, records: readonly string[]): KnownAliases =>
  new Map(records.map((home) => [home, readSet(replica, home, 'aliases')]));

/**
 * Makes these the other names. One that was not shown is put to `home`; one that is missing is taken off every record. The
 * names of joined records are among those shown and stand by themselves.
 */
export function draftAliases(
  draft: Draft,
  home: string,
  known: KnownAliases,
  shown: readonly string[],
  aliases: readonly string[],
): void {
  for (const [record, names] of known)
    draft.replaceSet(
      record,
      'aliases',
      names,
      names.filter((name) => aliases.includes(name)),
    );
  for (const alias of aliases) if (!shown.includes(alias)) draft.setElement(home, 'aliases', alias, true);
}
