/**
 * Looks at the folders of things on both sides at once and tells those apart that are not alike: of ten thousand
 * things usually a few. Whatever can change is looked at each time: nothing is remembered from the last one.
 */
import { idInFolderName } from '../storage/layout.ts';
import {
  deviceOf,
  entriesIn,
  foldersIn,
  type Passed,
  printOfCapture,
  type SeenCapture,
  type SeenHome,
  seenFile,
} from './seen.ts';

/** The two folders of a sync. */
export interface Roots {
  readonly here: string;
  readonly there: string;
}

/** What was found in some shards. */
export interface LookedAt {
  readonly here: SeenHomes;
  readonly there: SeenHomes;
  /** How many things were looked at. */
  readonly things: number;
}

export interface SeenHomes extends Passed {
  /** By address, such as `articles/k3f9x2m0q7ab`: only those that are not alike on both sides. */
  readonly homes: Map<string, SeenHome>;
}

const capturePattern = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

/** @param shards Such as `articles/k3`. Throws an `UnreadableFolder`. */
export function lookAtHomes(roots: Roots, shards: readonly string[]): LookedAt {
  const looked: LookedAt = { here: nothingSeen(), there: nothingSeen(), things: 0 };
  let things = 0;
  for (const shard of shards) {
    const here = homesIn(roots.here, shard, looked.here);
    const there = homesIn(roots.there, shard, looked.there, here);
    things += Math.max(here.size, there.size);
    for (const [home, seen] of here) {
      const other = there.get(home);
      if (other && isAlike(seen, other)) there.delete(home);
      else looked.here.homes.set(home, seen);
    }
    for (const [home, seen] of there) looked.there.homes.set(home, seen);
  }
  return { ...looked, things };
}

export const nothingSeen = (): SeenHomes => ({ homes: new Map(), leftovers: [], links: [] });

/** `like`: what was seen on the other side. */
function homesIn(
  root: string,
  shard: string,
  passed: Passed,
  like?: ReadonlyMap<string, SeenHome>,
): Map<string, SeenHome> {
  const homes = new Map<string, SeenHome>();
  const noun = shard.slice(0, shard.indexOf('/'));
  const begin = shard.slice(noun.length + 1);
  for (const name of foldersIn(root, shard, passed, () => true)) {
    const id = idInFolderName(name);
    if (!id?.startsWith(begin)) continue;
    const home = `${noun}/${id}`;
    let seen = homes.get(home);
    if (!seen) {
      seen = { folders: [], checkpoints: new Map(), captures: new Map() };
      homes.set(home, seen);
    }
    lookAt(root, `${shard}/${name}`, passed, seen, like?.get(home)?.captures);
  }
  return homes;
}

function lookAt(
  root: string,
  folder: string,
  passed: Passed,
  seen: SeenHome,
  like: ReadonlyMap<string, SeenCapture> | undefined,
): void {
  seen.folders.push(folder);
  let hasCaptures = false;
  for (const entry of entriesIn(root, folder, passed)) {
    if (entry.isDirectory()) {
      if (entry.name === 'captures') hasCaptures = true;
      continue;
    }
    const device = entry.isFile() ? deviceOf(entry.name) : undefined;
    // Of two folders of one thing the first by name holds; a syncer may have made the other.
    if (device === undefined || seen.checkpoints.has(device)) continue;
    const file = seenFile(root, `${folder}/${entry.name}`);
    if (file) seen.checkpoints.set(device, file);
  }
  if (!hasCaptures) return;
  const captures = `${folder}/captures`;
  for (const id of foldersIn(root, captures, passed, (name) => capturePattern.test(name)))
    if (!seen.captures.has(id))
      seen.captures.set(id, printOfCapture(root, `${captures}/${id}`, like?.get(id)?.names));
}

/** Whether both sides have the same checkpoints and captures, each file of one size and time. */
function isAlike(a: SeenHome, b: SeenHome): boolean {
  if (a.checkpoints.size !== b.checkpoints.size || a.captures.size !== b.captures.size) return false;
  for (const [device, { size, mtime }] of a.checkpoints) {
    const other = b.checkpoints.get(device);
    if (other?.size !== size || other.mtime !== mtime) return false;
  }
  for (const [id, { print }] of a.captures) if (b.captures.get(id)?.print !== print) return false;
  return true;
}
