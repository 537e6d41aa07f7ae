/** A sync in the person's words: what came, what went, what was merged, what needs a decision. */
import {
  type Carried,
  type MergedField,
  type SyncDecision,
  type SyncedKind,
  type SyncedThing,
  type SyncReport,
  syncedKinds,
} from '../contract/sync.ts';
import { filesInUse } from '../destroying/named-files.ts';
import type { Change, Write } from '../storage/change.ts';
import { homeOf } from '../storage/layout.ts';
import { covers } from '../storage/prefixes.ts';
import { isProse, type Json, nameOf } from '../storage/register.ts';
import { stampDevice } from '../storage/stamp.ts';
import type { OtherFolder } from './other-folder.ts';
import type { Exchanged, Planning } from './plan.ts';
import type { CaptureTasks } from './plan-captures.ts';
import type { CheckpointTask } from './plan-checkpoints.ts';
import type { HistoryTasks } from './plan-histories.ts';

/** Things and fields named one by one; the amounts count them all. */
const named = 200;

interface Tasks {
  readonly histories: HistoryTasks;
  readonly captures: CaptureTasks;
  readonly checkpoints: readonly CheckpointTask[];
}

export function reportOf(planning: Planning, other: OtherFolder, tasks: Tasks): SyncReport {
  const { incoming, outgoing } = tasks.histories;
  const titles = new Titles(planning, [...outgoing, ...incoming]);
  const wasThere = knownThere(planning, other, outgoing);
  const merged = mergedFields(tasks.histories, titles);
  const decisions: SyncDecision[] = [
    ...planning.decisions,
    ...merged
      .filter(({ holds }) => holds === 'both')
      .map(
        ({ address, title, field }): SyncDecision => ({
          kind: 'two-versions',
          where: address,
          message: `The ${field} of ${title === '' ? address : `“${title}”`} was changed on both sides. Both versions are kept; combine them or keep one.`,
        }),
      ),
  ];
  const mends = (to: 'here' | 'there'): number =>
    tasks.captures.mended
      .filter((mending) => mending.to === to)
      .reduce((sum, { files, card }) => sum + files.length + (card ? 1 : 0), 0) +
    tasks.captures.files.filter(({ mends, from }) => mends && from !== to).length;
  return {
    folder: other.path,
    dryRun: true,
    newCopy: other.state !== 'copy',
    came: carried(
      incoming,
      titles,
      (address) => planning.archive.replica.thing(address) !== undefined,
      tasks,
      'there',
    ),
    went: carried(outgoing, titles, wasThere, tasks, 'here'),
    merged: merged.slice(0, named),
    mended: { here: mends('here'), there: mends('there') },
    destroyed: toDestroy(planning, tasks.captures),
    decisions,
  };
}

/** As far as it can be told before the histories have met. */
function toDestroy({ archive }: Planning, { removed, destroyedFiles }: CaptureTasks): number {
  if (destroyedFiles.length === 0) return removed.length;
  const used = filesInUse(archive);
  return destroyedFiles
    .filter(({ name }) => !used.has(name))
    .reduce((sum, { here, there }) => sum + (here ? 1 : 0) + (there ? 1 : 0), removed.length);
}

function carried(
  changes: readonly Change[],
  titles: Titles,
  isKnown: (address: string) => boolean,
  { histories, captures, checkpoints }: Tasks,
  from: 'here' | 'there',
): Carried {
  const trashed = new Map<string, boolean>();
  for (const { of, field, value } of changes.flatMap(({ writes }) => writes))
    if (field === 'trashed') trashed.set(of, value === true);
  const things = new Map<string, SyncedThing>();
  const amounts = Object.fromEntries(syncedKinds.map((kind) => [kind, { new: 0, changed: 0 }])) as Record<
    SyncedKind,
    { new: number; changed: number }
  >;
  for (const { of } of changes.flatMap(({ writes }) => writes)) {
    const address = countedAs(of);
    if (things.has(address)) continue;
    const kind = kindOf(address);
    const isNew = !isKnown(address);
    amounts[kind][isNew ? 'new' : 'changed']++;
    const state = trashed.get(address) ? 'trashed' : isNew ? 'new' : 'changed';
    things.set(address, { address, kind, state, title: things.size < named ? titles.of(address) : '' });
  }
  const copies = captures.carried.filter((task) => task.from === from);
  const files = captures.files.filter((task) => task.from === from);
  const texts = [
    ...histories.carried.filter((task) => task.from === from).map(({ size }) => size),
    ...checkpoints.filter((task) => task.from === from).map(({ seen }) => seen.size),
  ];
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
  return {
    amounts,
    changes: new Set(changes.map(({ stamp }) => stamp)).size,
    things: [...things.values()].slice(0, named),
    captures: copies.length,
    files: copies.length + files.length + texts.length,
    bytes: sum(copies.map(({ bytes }) => bytes)) + sum(files.map(({ seen }) => seen.size)) + sum(texts),
  };
}

/** A block is part of its briefing, a role of its event; marks count for themselves. */
const countedAs = (address: string): string =>
  /^(?:briefings|people|events)\//u.test(address) ? homeOf(address) : address;

function kindOf(address: string): SyncedKind {
  const [noun, , below] = address.split('/');
  if (noun === 'articles') return below === undefined ? 'articles' : 'highlights';
  return noun === 'people' || noun === 'events' || noun === 'briefings' ? noun : 'others';
}

/** Tells of things here whether the other side knew of them: it did where not all changes about them go there. */
function knownThere(
  { archive }: Planning,
  { state }: OtherFolder,
  outgoing: readonly Change[],
): (address: string) => boolean {
  if (state !== 'copy' || outgoing.length === 0) return () => false;
  const going = new Set(outgoing.map(({ stamp }) => stamp));
  return (address) =>
    archive.log
      .about(address)
      .some(({ stamp, writes }) => !going.has(stamp) && writes.some(({ of }) => countedAs(of) === address));
}

class Titles {
  readonly #planning: Planning;
  /** What comes from there is not in the archive yet. */
  readonly #coming = new Map<string, Json>();

  constructor(planning: Planning, changes: readonly Change[]) {
    this.#planning = planning;
    for (const { writes } of changes)
      for (const { of, field, value } of writes)
        if (titleFields.includes(field)) this.#coming.set(`${of} ${field}`, value);
  }

  of(address: string): string {
    for (const field of titleFields) {
      const value =
        this.#planning.archive.replica.value(address, field) ?? this.#coming.get(`${address} ${field}`);
      const words = field === 'target' ? quoteIn(value) : value;
      if (typeof words === 'string' && words.trim() !== '') return shortened(words);
    }
    return '';
  }
}

const titleFields = ['title', 'name', 'target', 'text'];

function quoteIn(target: Json | undefined): unknown {
  const { quote } = (target ?? {}) as { quote?: { exact?: unknown } | null };
  return quote?.exact;
}

const longestTitle = 120;

function shortened(words: string): string {
  const characters = [...words.replaceAll(/\s+/gu, ' ').trim()];
  return characters.length > longestTitle
    ? `${characters.slice(0, longestTitle - 1).join('')}…`
    : characters.join('');
}

interface Written {
  readonly change: Change;
  readonly write: Write;
}

/** Kept by the app itself at each change: nobody's opinion. */
const ownFields: readonly string[] = ['changed', 'destroyed'];

function mergedFields({ incoming, outgoing }: Exchanged, titles: Titles): MergedField[] {
  const ours = latestWrites(outgoing);
  const theirs = latestWrites(incoming);
  const merged: MergedField[] = [];
  const note = (of: string, field: string, holds: MergedField['holds']): void => {
    merged.push({ address: of, kind: kindOf(countedAs(of)), title: titles.of(of), field, holds });
  };
  for (const [key, there] of theirs) {
    const here = ours.get(key);
    if (!here || ownFields.includes(there.write.field)) continue;
    if (hasSeen(there.change, here.change) || hasSeen(here.change, there.change)) continue;
    if (JSON.stringify(here.write.value) === JSON.stringify(there.write.value)) continue;
    const { of, field } = there.write;
    if (isProse(here.write) || isProse(there.write)) {
      if (replaces(there, here)) note(of, field, 'there');
      else note(of, field, replaces(here, there) ? 'here' : 'both');
    } else note(of, field, there.change.stamp > here.change.stamp ? 'there' : 'here');
  }
  for (const [from, to] of [
    [theirs, ours],
    [ours, theirs],
  ] as const)
    for (const { change, write } of from.values()) {
      if (write.field !== 'trashed' || write.value !== true) continue;
      const edited = [...to.values()].some(
        (other) =>
          other.write.field !== 'trashed' &&
          !ownFields.includes(other.write.field) &&
          (other.write.of === write.of || other.write.of.startsWith(`${write.of}/`)) &&
          !hasSeen(change, other.change) &&
          !hasSeen(other.change, change),
      );
      if (edited) note(write.of, 'trashed', 'trash');
    }
  return merged;
}

function latestWrites(changes: readonly Change[]): Map<string, Written> {
  const latest = new Map<string, Written>();
  for (const change of changes)
    for (const write of change.writes) {
      const key = `${write.of} ${write.field}`;
      const known = latest.get(key);
      if (!known || change.stamp > known.change.stamp) latest.set(key, { change, write });
    }
  return latest;
}

/** Whether whoever made a change knew another one. */
function hasSeen(change: Change, other: Change): boolean {
  const device = stampDevice(other.stamp);
  if (device === stampDevice(change.stamp)) return change.stamp > other.stamp;
  return (change.seen?.[device] ?? '') >= other.stamp;
}

const replaces = ({ write }: Written, { change: { stamp }, write: { value, replaces } }: Written): boolean =>
  write.replaces?.includes(nameOf({ stamp, value })) ??
  (replaces === undefined && covers(write.seen ?? {}, stamp));
