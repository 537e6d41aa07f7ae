/**
 * Which files of `files/` were destroyed with the things that named them. A register `destroyed` says nothing of what
 * a thing named; so each device notes in its own settings, under a sum of the file's name, that it destroyed it, and
 * every device knows the file again when another copy of the archive brings it back (`docs/SYNC.md`, "Destroy").
 */
import { sha256 } from '../articles/capture.ts';
import type { Archive } from '../storage/archive.ts';
import type { Change } from '../storage/change.ts';
import type { Draft } from '../storage/draft.ts';
import { settingsHome } from '../storage/layout.ts';

/** Fields of a device's settings; `false` where the same bytes were stored anew since. */
export const destroyedFilesPrefix = 'destroyedFiles/';

/** The sum says nothing of the file to whoever does not have it, and nothing in another archive. */
const fieldOf = ({ card }: Archive, name: string): string =>
  `${destroyedFilesPrefix}${sha256(`${card.id} ${name}`).slice(0, 32)}`;

export function noteDestroyedFiles(archive: Archive, draft: Draft, names: readonly string[]): void {
  for (const name of names) draft.set(ownSettings(archive), fieldOf(archive, name), true);
}

/** Fields by which changes that are not taken in yet say that files were destroyed. */
export const destroyedIn = (changes: readonly Change[]): string[] =>
  changes
    .flatMap(({ writes }) => writes)
    .filter(
      ({ of, field, value }) =>
        of.startsWith(`${settingsHome}/`) && field.startsWith(destroyedFilesPrefix) && value === true,
    )
    .map(({ field }) => field);

/** To be called where bytes are stored: whoever stores them again wants them kept. */
export function keepAgain(archive: Archive, name: string): void {
  if (!new DestroyedFiles(archive).has(name)) return;
  archive.commit((draft) => draft.set(ownSettings(archive), fieldOf(archive, name), false));
}

const ownSettings = ({ device }: Archive): string => `${settingsHome}/${device}`;

/** What is known of destroyed files at this moment: of several devices that speak of one the latest holds. */
export class DestroyedFiles {
  readonly #archive: Archive;
  readonly #fields = new Set<string>();

  /** `more`: of {@link destroyedIn}. */
  constructor(archive: Archive, more: Iterable<string> = []) {
    this.#archive = archive;
    const latest = new Map<string, { readonly stamp: string; readonly value: unknown }>();
    for (const address of settingsIn(archive))
      for (const [field, register] of archive.replica.thing(address) ?? []) {
        if (register.kind !== 'latest' || !field.startsWith(destroyedFilesPrefix)) continue;
        if (register.stamp > (latest.get(field)?.stamp ?? '')) latest.set(field, register);
      }
    for (const [field, { value }] of latest) if (value === true) this.#fields.add(field);
    for (const field of more) this.#fields.add(field);
  }

  has(name: string): boolean {
    return this.#fields.size > 0 && this.#fields.has(fieldOf(this.#archive, name));
  }
}

const settingsIn = ({ index }: Archive): string[] =>
  index
    .all<{ address: string }>('SELECT address FROM things WHERE home = ?', settingsHome)
    .map(({ address }) => address);
