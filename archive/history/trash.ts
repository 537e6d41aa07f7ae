/** The trash: what is in it, who put it there, and whether it was edited meanwhile elsewhere. */
import type { Trashed } from '../contract/history.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import type { Change } from '../storage/change.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { stampDevice } from '../storage/stamp.ts';
import { bookkeeping } from './bookkeeping.ts';
import { ChangeViews, whoOf } from './change-view.ts';
import { entryLine, thingInWords, whoInWords } from './change-words.shared.ts';
import { existingThing } from './list-changes.ts';
import { Past } from './past.ts';
import { type ThingName, Things } from './things.ts';

const usualPage = 200;

interface InTrash {
  readonly address: string;
  /** Stamp of the write that put it there. */
  readonly stamp: string;
}

/** Everything that is in the trash by itself, latest first; not what lies there only because its article does. */
function inTrash({ replica }: Archive): InTrash[] {
  return replica
    .trashed()
    .filter(isListed)
    .flatMap((address) => {
      const register = replica.thing(address)?.get('trashed');
      return register?.kind === 'latest' ? [{ address, stamp: register.stamp }] : [];
    })
    .sort((a, b) => (a.stamp === b.stamp ? (a.address < b.address ? -1 : 1) : a.stamp < b.stamp ? 1 : -1));
}

/** What was taken out of a briefing, a person or an event is put back there, by its own history. */
const isListed = (address: string): boolean =>
  homeOf(address) === address || address.includes('/annotations/');

/** Ids of all that {@link listTrash} lists. */
export const idsInTrash = (archive: Archive): string[] =>
  inTrash(archive).map(({ address }) => idOf(address));

export function listTrash(
  archive: Archive,
  { before, limit = usualPage }: { before?: string | undefined; limit?: number | undefined },
): { things: Trashed[]; total: number } {
  const all = inTrash(archive);
  const older = all.filter(({ stamp }) => before === undefined || stamp < before);
  const last = older[limit - 1]?.stamp ?? '';
  // What one change put there stays together, or the next page would miss it.
  const page = older.filter(({ stamp }) => stamp >= last);
  const things = new Things(archive);
  return { things: page.map((one) => trashedView(archive, things, one)), total: all.length };
}

function trashedView(archive: Archive, things: Things, { address, stamp }: InTrash): Trashed {
  const home = homeOf(address);
  const change = archive.log.find(stamp);
  return {
    ...things.name(address),
    within:
      home === address
        ? null
        : { ...things.name(home), trashed: archive.replica.value(home, 'trashed') === true },
    by: whoOf(
      archive,
      change ?? { stamp, at: new Date(Number(stamp.slice(0, 13))).toISOString(), author: '' },
    ),
    editedMeanwhile: editsMeanwhile(archive, address, change).map((edit) => ({
      ...whoOf(archive, edit),
      words: wordsOf(archive, edit, address),
    })),
  };
}

/** Changes to a thing, or below it, by other devices, where neither they nor the trashing knew of each other. */
function editsMeanwhile(archive: Archive, address: string, trashing: Change | undefined): Change[] {
  if (!trashing) return [];
  const device = stampDevice(trashing.stamp);
  return archive.log.about(address).filter((change) => {
    const other = stampDevice(change.stamp);
    if (other === device) return false;
    const knownToTrashing = (trashing.seen?.[other] ?? '') >= change.stamp;
    const knewOfTrashing = (change.seen?.[device] ?? '') >= trashing.stamp;
    if (knownToTrashing || knewOfTrashing) return false;
    return change.writes.some(
      ({ of, field }) =>
        (of === address || of.startsWith(`${address}/`)) && field !== 'trashed' && !bookkeeping.has(field),
    );
  });
}

function wordsOf(archive: Archive, change: Change, of: string): string {
  const [first] = new ChangeViews(archive, new Past(archive), new Things(archive)).view(change, of).entries;
  return first ? entryLine(first, 80) : 'changed';
}

/**
 * Takes things out of the trash in one change; a highlight together with its article, as it would not be seen
 * otherwise. Answers all that came out.
 */
export function restoreFromTrash(archive: Archive, ids: readonly string[]): ThingName[] {
  const addresses = new Set(
    ids.map((id) => existingThing(archive, id)).flatMap((address) => [address, homeOf(address)]),
  );
  const out = archive.commit((draft) => {
    const trashed = [...addresses].filter((address) => archive.replica.value(address, 'trashed') === true);
    for (const address of trashed) draft.set(address, 'trashed', false);
    return trashed;
  });
  if (out.length === 0)
    throw new ProblemError('not-found', 'None of this is in the trash any more. Nothing was changed.');
  const things = new Things(archive);
  return out.map((address) => things.name(address));
}

/** A thing that is in the trash although it was edited meanwhile, as a sentence. */
export interface EditedInTrash {
  readonly id: string;
  readonly message: string;
  /** The same as long as nothing more comes: so that it is told once. */
  readonly key: string;
}

/** Which of the things that changes from outside were about are in the trash, with an edit. */
export function editedInTrash(archive: Archive, addresses: readonly string[]): EditedInTrash[] {
  const candidates = new Set(addresses.flatMap((address) => [address, homeOf(address)]));
  const things = new Things(archive);
  const found: EditedInTrash[] = [];
  for (const address of candidates) {
    if (!isListed(address)) continue;
    const register = archive.replica.thing(address)?.get('trashed');
    if (register?.kind !== 'latest' || register.value !== true) continue;
    const { by, editedMeanwhile } = trashedView(archive, things, { address, stamp: register.stamp });
    const edit = editedMeanwhile.at(-1);
    if (!edit) continue;
    const name = things.name(address);
    found.push({
      id: name.id,
      message: `The ${thingInWords(name)} was put into the trash (${whoInWords(by)}) and edited meanwhile (${whoInWords(edit)}). It is in the trash, with the edit.`,
      key: `${address} ${register.stamp} ${edit.stamp}`,
    });
  }
  return found;
}
