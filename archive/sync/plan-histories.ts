/** Which histories are carried which way, and what must be absorbed because neither version says all. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, withoutDestroyed } from '../storage/change.ts';
import { historyFolder } from '../storage/history.ts';
import { parseChange } from '../storage/history-reader.ts';
import { compareHistories, linesOf, wholeLines } from './compare-histories.ts';
import { readPlainFile } from './plain-file.ts';
import type { Exchanged, Planning } from './plan.ts';
import { printOf, type SeenFile } from './seen.ts';
import type { Side } from './side.ts';

/** Sealed at 1 MB; one change may be long, but not as long as this. */
export const largestHistory = 64 << 20;
/** Two files of one size and time are the same if they end alike. */
const comparedEnd = 4096;

export interface HistoryTask {
  /** `<device>/<file>`. */
  readonly key: string;
  readonly from: 'here' | 'there';
  readonly size: number;
}

export interface HistoryTasks extends Exchanged {
  readonly carried: readonly HistoryTask[];
  /** Lines that parted histories must give to the device's own, word for word, in the order of their stamps. */
  readonly absorbed: readonly string[];
  /** Addresses of which incoming changes say that they were destroyed. */
  readonly destroyed: ReadonlySet<string>;
}

export async function planHistories(planning: Planning): Promise<HistoryTasks> {
  const { here, there, pace, compared, archive } = planning;
  const carried: HistoryTask[] = [];
  const lines = { here: [] as string[], there: [] as string[] };
  const parted = { here: [] as string[], there: [] as string[] };
  const settled: [key: string, here: SeenFile, there: SeenFile][] = [];
  for (const key of [...new Set([...here.histories.keys(), ...there.histories.keys()])].sort()) {
    if (pace.due) await pace.rest();
    const [a, b] = [here.histories.get(key), there.histories.get(key)];
    if (a && b && (looksSame(here, a, there, b) || compared.isSame(`h/${key}`, printOf(a), printOf(b))))
      continue;
    const [textA, textB] = [readHistory(planning, here, a), readHistory(planning, there, b)];
    if (!textA || !textB) continue;
    const comparison = compareHistories(textA, textB);
    if (comparison.kind === 'holds') {
      const { side } = comparison;
      carried.push({ key, from: side, size: wholeLines(side === 'here' ? textA : textB).length });
      for (const line of comparison.added) lines[side].push(line);
    } else if (comparison.kind === 'parted') {
      for (const side of comparison.unreadable) tellUnreadable(planning, key, side);
      for (const line of comparison.onlyHere) parted.here.push(line);
      for (const line of comparison.onlyThere) parted.there.push(line);
      if (a && b && comparison.unreadable.length === 0) settled.push([key, a, b]);
    } else if (a && b) compared.note(`h/${key}`, printOf(a), printOf(b));
  }
  // What was absorbed by an earlier sync stands in another history.
  const lacking = { here: missingFrom(here, parted.there), there: missingFrom(there, parted.here) };
  lines.here.push(...lacking.there);
  lines.there.push(...lacking.here);
  const told = lines.there.map(parseChange).filter((change) => typeof change !== 'string');
  const incoming = told.filter(({ stamp }) => archive.log.find(stamp) === undefined);
  const outgoing = lines.here.map(ownChange).filter((change) => change !== undefined);
  const destroyed = destroyedIn(told);
  const absorbed = toAbsorb(planning, [...lacking.here, ...lacking.there], destroyed);
  if (absorbed.length === 0) {
    // All that parted files say is known on both sides by now: there is nothing more to do about them.
    for (const [key, a, b] of settled) compared.note(`h/${key}`, printOf(a), printOf(b));
  }
  return { carried, absorbed, incoming, outgoing, destroyed };
}

/** Whether a thing was destroyed, as far as is known here or comes from there. */
export function isDestroyed({ archive }: Planning, destroyed: ReadonlySet<string>, address: string): boolean {
  if (archive.replica.isDestroyed(address)) return true;
  const parts = address.split('/');
  return parts.some((_, at) => at % 2 === 1 && destroyed.has(parts.slice(0, at + 1).join('/')));
}

function looksSame(here: Side, a: SeenFile, there: Side, b: SeenFile): boolean {
  if (a.size !== b.size || a.mtime !== b.mtime) return false;
  return endOf(here, a).equals(endOf(there, b));
}

function endOf(side: Side, { path, size }: SeenFile): Buffer {
  const length = Math.min(size, comparedEnd);
  const end = Buffer.alloc(length);
  const file = openSync(join(side.root, path), 'r');
  try {
    return end.subarray(0, readSync(file, end, 0, length, size - length));
  } finally {
    closeSync(file);
  }
}

/** Empty where the side has no such file; undefined where it is one that can't be. */
function readHistory({ decisions }: Planning, side: Side, seen: SeenFile | undefined): Buffer | undefined {
  if (!seen) return Buffer.alloc(0);
  const file = readPlainFile(join(side.root, seen.path), largestHistory);
  if (!file && seen.size > largestHistory)
    decisions.push({
      kind: 'strange',
      where: seen.path,
      message: `“${seen.path}” in “${side.root}” is larger than a history can be. It was left as it is and not carried.`,
    });
  return file?.bytes;
}

function tellUnreadable({ decisions, here, there }: Planning, key: string, side: 'here' | 'there'): void {
  const { root } = side === 'here' ? here : there;
  decisions.push({
    kind: 'unreadable',
    where: `${historyFolder}/${key}`,
    message: `The history “${historyFolder}/${key}” in “${root}” holds lines that can't be read and that the other folder does not have. Both files were left as they are; everything that can be read of them is kept.`,
  });
}

function toAbsorb(planning: Planning, lacking: readonly string[], destroyed: ReadonlySet<string>): string[] {
  if (lacking.length === 0) return [];
  planning.decisions.push({
    kind: 'histories-parted',
    where: historyFolder,
    message: `Two copies were written to under the name of one device (a cloned computer, a restored backup). All ${lacking.length} changes that only one of them had are kept on both sides.`,
  });
  const scrubbed = lacking.map((line) => scrubbedLine(planning, destroyed, line));
  return [...new Set(scrubbed)].sort((a, b) => (stampIn(a) < stampIn(b) ? -1 : 1));
}

/** The lines that stand in no history of a side. */
function missingFrom(side: Side, lines: readonly string[]): string[] {
  const missing = new Set(lines);
  for (const { path } of side.histories.values()) {
    if (missing.size === 0) break;
    const file = readPlainFile(join(side.root, path), largestHistory);
    if (file) for (const line of linesOf(wholeLines(file.bytes))) missing.delete(line);
  }
  return [...missing];
}

/** A change as it stands, with nothing left of what was destroyed. */
function scrubbedLine(planning: Planning, destroyed: ReadonlySet<string>, line: string): string {
  const change = parseChange(line);
  if (typeof change === 'string') return line;
  const scrubbed = withoutDestroyed(change, (address) => isDestroyed(planning, destroyed, address));
  return scrubbed === change ? line : JSON.stringify(scrubbed);
}

const stampIn = (line: string): string => (JSON.parse(line) as Change).stamp;

/** A change that this archive has taken in already: only its shape matters here. */
function ownChange(line: string): Change | undefined {
  try {
    const change = JSON.parse(line) as Change;
    return typeof change.stamp === 'string' && Array.isArray(change.writes) ? change : undefined;
  } catch {
    return undefined;
  }
}

function destroyedIn(changes: readonly Change[]): Set<string> {
  const destroyed = new Set<string>();
  for (const { writes } of changes)
    for (const { of, field, value } of writes) if (field === 'destroyed' && value === true) destroyed.add(of);
  return destroyed;
}
