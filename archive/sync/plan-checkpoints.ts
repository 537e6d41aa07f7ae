/** Which checkpoints and settings are carried: the version that says more, where one does. */
import { join } from 'node:path';
import { checkpointFacts, compareCheckpoints, hasContent } from './compare-checkpoints.ts';
import { type PlainFile, readPlainFile } from './plain-file.ts';
import type { Planning } from './plan.ts';
import { type HistoryTasks, isDestroyed } from './plan-histories.ts';
import { printOf, type SeenFile } from './seen.ts';
import { homesOf, type Side } from './side.ts';

/** 5,000 marks in one article make 5 MB. */
export const largestCheckpoint = 64 << 20;

export interface CheckpointTask {
  /** Undefined: settings. */
  readonly home: string | undefined;
  readonly device: string;
  readonly from: 'here' | 'there';
  readonly seen: SeenFile;
  /** The version that gives way, if any. */
  readonly other: SeenFile | undefined;
}

export async function planCheckpoints(
  planning: Planning,
  { destroyed }: HistoryTasks,
): Promise<CheckpointTask[]> {
  const { here, there, pace } = planning;
  const tasks: CheckpointTask[] = [];
  const add = (home: string | undefined, device: string, a?: SeenFile, b?: SeenFile): void => {
    const from = winner(planning, destroyed, home, device, a, b);
    const [seen, other] = from === 'here' ? [a, b] : [b, a];
    if (from && seen) tasks.push({ home, device, from, seen, other });
  };
  for (const home of homesOf(planning)) {
    if (pace.due) await pace.rest();
    const a = here.homes.get(home)?.checkpoints ?? none;
    const b = there.homes.get(home)?.checkpoints ?? none;
    for (const [device, seen] of a) add(home, device, seen, b.get(device));
    for (const [device, seen] of b) if (!a.has(device)) add(home, device, undefined, seen);
  }
  for (const device of new Set([...here.settings.keys(), ...there.settings.keys()]))
    add(undefined, device, here.settings.get(device), there.settings.get(device));
  return tasks;
}

const none: ReadonlyMap<string, SeenFile> = new Map();

function winner(
  planning: Planning,
  destroyed: ReadonlySet<string>,
  home: string | undefined,
  device: string,
  a: SeenFile | undefined,
  b: SeenFile | undefined,
): 'here' | 'there' | undefined {
  const { here, there, compared } = planning;
  const key = `k/${home ?? 'settings'}/${device}`;
  if (a && b && (printOf(a) === printOf(b) || compared.isSame(key, printOf(a), printOf(b)))) return undefined;
  const [fileA, fileB] = [a && read(planning, here, a), b && read(planning, there, b)];
  if ((a && !fileA) || (b && !fileB)) return undefined;
  if (a && b && fileA?.bytes.equals(fileB?.bytes ?? Buffer.alloc(0))) {
    compared.note(key, printOf(a), printOf(b));
    return undefined;
  }
  const [factsA, factsB] = [
    fileA && checkpointFacts(fileA.bytes, device),
    fileB && checkpointFacts(fileB.bytes, device),
  ];
  if (fileA && !factsA) tellUnreadable(planning, here, a);
  if (fileB && !factsB) tellUnreadable(planning, there, b);
  if ((fileA && !factsA) || (fileB && !factsB)) return undefined;
  if (factsA && factsB && a && b) {
    const comparison = compareCheckpoints(factsA, factsB);
    if (comparison === 'here' || comparison === 'there') return comparison;
    compared.note(key, printOf(a), printOf(b));
    return undefined;
  }
  const facts = factsA ?? factsB;
  // What was destroyed is not brought back by a device that has not heard of it yet.
  if (facts && home !== undefined && hasContent(facts) && isDestroyed(planning, destroyed, home))
    return undefined;
  return factsA ? 'here' : 'there';
}

function read({ decisions }: Planning, side: Side, seen: SeenFile): PlainFile | undefined {
  const file = readPlainFile(join(side.root, seen.path), largestCheckpoint);
  if (!file && seen.size > largestCheckpoint)
    decisions.push({
      kind: 'strange',
      where: seen.path,
      message: `“${seen.path}” in “${side.root}” is larger than such a file can be. It was left as it is and not carried.`,
    });
  return file;
}

function tellUnreadable({ decisions }: Planning, side: Side, seen: SeenFile | undefined): void {
  if (!seen) return;
  decisions.push({
    kind: 'unreadable',
    where: seen.path,
    message: `“${seen.path}” in “${side.root}” can't be read. It was left as it is, and nothing was carried in its place; the history holds the same facts.`,
  });
}
