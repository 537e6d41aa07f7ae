/** Which captures and stored files are carried, and which are mended from the other side. */
import { join } from 'node:path';
import { DestroyedFiles, destroyedIn } from '../files/destroyed-files.ts';
import type { Change } from '../storage/change.ts';
import type { StoredFile } from './carrier.ts';
import { allStored, compareCaptures, fileSha256, type ReadCard, readCard } from './compare-captures.ts';
import type { Planning } from './plan.ts';
import { type HistoryTasks, isDestroyed } from './plan-histories.ts';
import { printOf, type SeenCapture, type SeenFile } from './seen.ts';
import { homesOf, type Side } from './side.ts';

const largestFile = 1 << 30;

export interface CaptureTask {
  readonly home: string;
  readonly id: string;
  readonly from: 'here' | 'there';
  readonly path: string;
  readonly bytes: number;
}

export interface Mending {
  readonly home: string;
  readonly id: string;
  readonly to: 'here' | 'there';
  readonly source: string;
  readonly target: string;
  readonly files: readonly StoredFile[];
  /** The card, where it must be replaced as well. */
  readonly card: ReadCard | undefined;
}

export interface FileTask {
  readonly name: string;
  readonly from: 'here' | 'there';
  readonly seen: SeenFile;
  /** Whether the other side's file is not what its name says. */
  readonly mends: boolean;
}

/** A file that was destroyed, on either side or both. What is to become of it is decided when the histories are known. */
export interface DestroyedFileTask {
  readonly name: string;
  readonly here: SeenFile | undefined;
  readonly there: SeenFile | undefined;
}

export interface CaptureTasks {
  readonly carried: readonly CaptureTask[];
  readonly mended: readonly Mending[];
  readonly files: readonly FileTask[];
  readonly destroyedFiles: readonly DestroyedFileTask[];
  /** Captures there of articles that were destroyed. */
  readonly removed: readonly string[];
}

export async function planCaptures(
  planning: Planning,
  { destroyed, incoming }: HistoryTasks,
): Promise<CaptureTasks> {
  const { here, there, pace } = planning;
  const carried: CaptureTask[] = [];
  const mended: Mending[] = [];
  const removed: string[] = [];
  for (const home of homesOf(planning)) {
    if (pace.due) await pace.rest();
    const a = here.homes.get(home)?.captures ?? none;
    const b = there.homes.get(home)?.captures ?? none;
    for (const [id, seen] of a) {
      const other = b.get(id);
      if (other) mended.push(...(await compareBoth(planning, home, id, seen, other)));
      else if (!isDestroyed(planning, destroyed, home) && (await isWhole(planning, here, seen, id)))
        carried.push({ home, id, from: 'here', path: seen.path, bytes: seen.bytes });
    }
    for (const [id, seen] of b) {
      if (a.has(id)) continue;
      if (isDestroyed(planning, destroyed, home)) removed.push(seen.path);
      else if (await isWhole(planning, there, seen, id))
        carried.push({ home, id, from: 'there', path: seen.path, bytes: seen.bytes });
    }
  }
  return { carried, mended, removed, ...(await planFiles(planning, incoming)) };
}

const none: ReadonlyMap<string, SeenCapture> = new Map();

async function compareBoth(
  planning: Planning,
  home: string,
  id: string,
  a: SeenCapture,
  b: SeenCapture,
): Promise<Mending[]> {
  const { archive, here, there, compared, pace, decisions } = planning;
  const key = `c/${home}/${id}`;
  if (a.print === b.print || compared.isSame(key, a.print, b.print)) return [];
  const [source, target] = [join(here.root, a.path), join(there.root, b.path)];
  const announced = archive.replica.value(home, `captures/${id}`);
  const found = await compareCaptures(source, target, id, announced, pace);
  if (found.lost.length > 0) {
    decisions.push({
      kind: found.reference ? 'damaged' : 'differs',
      where: a.path,
      message: found.reference
        ? `${found.lost.join(', ')} of a stored copy of “${titleOf(planning, home)}” is on neither side what was stored. Both were left as they are; bring it back from a backup.`
        : `The stored copy ${id} of “${titleOf(planning, home)}” is not the same on both sides, and neither can be told to be the right one. Both were left as they are.`,
    });
  }
  const mendings: Mending[] = [];
  const { reference } = found;
  if (found.toThere.length > 0 || found.cardToThere)
    mendings.push({
      home,
      id,
      to: 'there',
      source,
      target: b.path,
      files: found.toThere,
      card: found.cardToThere ? reference : undefined,
    });
  if (found.toHere.length > 0 || found.cardToHere)
    mendings.push({
      home,
      id,
      to: 'here',
      source: target,
      target: a.path,
      files: found.toHere,
      card: found.cardToHere ? reference : undefined,
    });
  if (mendings.length === 0 && found.lost.length === 0) compared.note(key, a.print, b.print);
  return mendings;
}

/** Whether a capture can be carried; says why where it can't. */
async function isWhole(planning: Planning, side: Side, seen: SeenCapture, id: string): Promise<boolean> {
  const folder = join(side.root, seen.path);
  const card = readCard(folder, id);
  if (card && (!planning.thorough || (await allStored(folder, card.files, planning.pace)))) return true;
  planning.decisions.push(damagedCapture(side, seen.path));
  return false;
}

export const damagedCapture = (side: { readonly root: string }, path: string) =>
  ({
    kind: 'damaged',
    where: path,
    message: `The stored copy “${path}” in “${side.root}” is not whole, or not what was stored. It was left as it is and not carried; bring it back from another copy of the archive.`,
  }) as const;

async function planFiles(
  planning: Planning,
  incoming: readonly Change[],
): Promise<Pick<CaptureTasks, 'files' | 'destroyedFiles'>> {
  const { archive, here, there, compared, pace, decisions } = planning;
  const tasks: FileTask[] = [];
  const destroyedFiles: DestroyedFileTask[] = [];
  const destroyed = new DestroyedFiles(archive, destroyedIn(incoming));
  for (const name of new Set([...here.files.keys(), ...there.files.keys()])) {
    if (pace.due) await pace.rest();
    const [a, b] = [here.files.get(name), there.files.get(name)];
    if (destroyed.has(name)) {
      destroyedFiles.push({ name, here: a, there: b });
      continue;
    }
    if (a && b) {
      if (printOf(a) === printOf(b) || compared.isSame(`f/${name}`, printOf(a), printOf(b))) continue;
      const rightHere = await isNamedForContent(planning, here, name, a);
      const rightThere = await isNamedForContent(planning, there, name, b);
      if (rightHere && rightThere) compared.note(`f/${name}`, printOf(a), printOf(b));
      else if (rightHere) tasks.push({ name, from: 'here', seen: a, mends: true });
      else if (rightThere) tasks.push({ name, from: 'there', seen: b, mends: true });
      else decisions.push(damagedCapture(here, a.path));
      continue;
    }
    const [side, seen] = a ? [here, a] : [there, b as SeenFile];
    if (
      seen.size <= largestFile &&
      (!planning.thorough || (await isNamedForContent(planning, side, name, seen)))
    )
      tasks.push({ name, from: a ? 'here' : 'there', seen, mends: false });
    else decisions.push(damagedCapture(side, seen.path));
  }
  return { files: tasks, destroyedFiles };
}

async function isNamedForContent(
  { pace }: Planning,
  side: Side,
  name: string,
  seen: SeenFile,
): Promise<boolean> {
  return (await fileSha256(join(side.root, seen.path), seen.size, pace)) === name.slice(0, 64);
}

export function titleOf({ archive }: Pick<Planning, 'archive'>, address: string): string {
  const title = archive.replica.value(address, 'title') ?? archive.replica.value(address, 'name');
  return typeof title === 'string' && title !== '' ? title : address;
}
