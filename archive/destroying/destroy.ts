/** Destroying things for good (`docs/SYNC.md`, "Destroy"). */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Destruction } from '../contract/keeping.ts';
import { ProblemError } from '../contract/problem.ts';
import { editionsQuoting } from '../editions/edition-uses.ts';
import { noteDestroyedFiles } from '../files/destroyed-files.ts';
import type { Archive } from '../storage/archive.ts';
import { destroyedField } from '../storage/change.ts';
import { historyDevices } from '../storage/history.ts';
import { foldersOf, homeOf, idOf } from '../storage/layout.ts';
import { destroyFiles } from './destroy-files.ts';
import { filesOf } from './named-files.ts';

const shownCharacters = 80;

interface Limits {
  /** Leaves what is not in the trash (any more). */
  readonly inTrash?: boolean | undefined;
}

/** What destroying would take away; changes nothing. */
export function toDestroy(archive: Archive, ids: readonly string[], limits: Limits = {}): Destruction {
  return destructionOf(archive, chosen(archive, ids, limits));
}

/** Destroys things in one change, and takes their bytes out of everything that this device may write. */
export function destroyThings(archive: Archive, ids: readonly string[], limits: Limits = {}): Destruction {
  let files: readonly string[] = [];
  const destruction = archive.commit((draft) => {
    // Chosen under the lock: what another process takes out of the trash comes before or after, not between.
    const addresses = chosen(archive, ids, limits);
    const destroyed = destructionOf(archive, addresses);
    files = filesOf(archive, addresses);
    noteDestroyedFiles(archive, draft, files);
    for (const address of addresses) draft.set(address, destroyedField, true);
    return destroyed;
  });
  try {
    destroyFiles(archive, files);
  } finally {
    archive.scrub();
  }
  return destruction;
}

/** Every thing once, and none that goes with another of them anyway. */
function chosen(archive: Archive, ids: readonly string[], { inTrash = false }: Limits): string[] {
  const named = new Set(ids.flatMap((id) => addressOf(archive, id, inTrash) ?? []));
  if (named.size === 0)
    throw new ProblemError('not-found', 'None of this is in the trash any more. Nothing was destroyed.');
  return [...named].filter((address) => homeOf(address) === address || !named.has(homeOf(address)));
}

/** Undefined where only the trash is meant and the thing is not there. */
function addressOf({ replica }: Archive, id: string, inTrash: boolean): string | undefined {
  const address = replica.addressOf(id);
  if (address !== undefined && (!inTrash || replica.value(address, 'trashed') === true)) return address;
  if (inTrash) return undefined;
  throw new ProblemError(
    'not-found',
    `There is nothing with the id ${id} in this archive. Nothing was destroyed.`,
  );
}

function destructionOf(archive: Archive, addresses: readonly string[]): Destruction {
  const homes = addresses.filter((address) => homeOf(address) === address);
  const captures = homes.flatMap((home) => captureFolders(archive, home));
  const parts = partsBelow(archive, homes);
  const files = filesOf(archive, addresses).map((name) => join(archive.path, 'files', name));
  return {
    things: addresses.map((address) => ({
      id: idOf(address),
      noun: nounOf(address),
      title: titleOf(archive, address),
    })),
    below: parts.reduce((sum, { count }) => sum + count, 0),
    parts,
    captures: captures.length,
    files: files.filter((path) => existsSync(path)).length,
    bytes: [...captures, ...files].reduce((sum, path) => sum + sizeOf(path), 0),
    devices: historyDevices(archive.path).filter((device) => device !== archive.device).length,
    elsewhere: [...quotedIn(archive, addresses), ...elsewhere(archive)],
  };
}

const nounOf = (address: string): string => address.split('/').at(-2) ?? '';

function titleOf({ replica }: Archive, address: string): string {
  const target = replica.value(address, 'target') as { quote?: { exact?: unknown } } | undefined;
  const title =
    replica.value(address, 'title') ??
    replica.value(address, 'name') ??
    target?.quote?.exact ??
    replica.value(address, 'text');
  const text = typeof title === 'string' && title !== '' ? title : '(no title)';
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}

const partNouns = [
  'annotations',
  'blocks',
  'claims',
  'editions',
  'relations',
  'participants',
  'dates',
] as const;

const partsBelow = ({ replica }: Archive, homes: readonly string[]): Destruction['parts'] =>
  partNouns
    .map((noun) => ({
      noun,
      count: homes.reduce((sum, home) => sum + replica.below(home, noun).length, 0),
    }))
    .filter(({ count }) => count > 0);

function captureFolders(archive: Archive, home: string): string[] {
  return foldersOf(archive.path, home)
    .map((folder) => join(archive.path, folder, 'captures'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
}

/** Of a file, or of all in a folder. */
function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.size ?? 0;
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** What was handed on stays as it was, and with it the words of what is destroyed. */
function quotedIn(archive: Archive, addresses: readonly string[]): string[] {
  const going = new Set(addresses);
  const editions = editionsQuoting(
    archive,
    new Set(addresses.filter((address) => homeOf(address) === address).map(idOf)),
    (edition) => going.has(edition) || going.has(homeOf(edition)),
  );
  return editions === 0
    ? []
    : [
        `${editions === 1 ? 'An edition of a briefing quotes' : `${editions} editions of briefings quote`} it and ${editions === 1 ? 'keeps' : 'keep'} these words: destroy ${editions === 1 ? 'it' : 'them'}, too, where these must go.`,
      ];
}

function elsewhere(archive: Archive): string[] {
  const others = historyDevices(archive.path).filter((device) => device !== archive.device).length;
  return [
    ...(others > 0
      ? [
          `${others === 1 ? 'Another device writes' : `${others} other devices write`} into this archive: each takes its own part away when it next hears of this.`,
        ]
      : []),
    'Backups of the archive and of this computer, and versions that a syncer keeps, are not reached.',
    'Neither are documents that were exported, files that were imported from, or words that were typed elsewhere.',
  ];
}
