/**
 * Undoing one change: a new change that puts back what stood before. It is refused where something later
 * stands on what the change did: another value in the same field, or anything put into, below or onto a thing
 * that it made. What undoes a change is a change like any other, and can itself be undone.
 */
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import type { Change, ChangeRole } from '../storage/change.ts';
import { homeOf, settingsHome } from '../storage/layout.ts';
import type { Json } from '../storage/register.ts';
import { bookkeeping, touchBriefings } from './bookkeeping.ts';
import { ChangeViews, whoOf } from './change-view.ts';
import { entryLine, whoInWords } from './change-words.shared.ts';
import { laterMarksOn, laterPointers } from './later-pointers.ts';
import { momentInWords } from './moment.ts';
import { Past, sameValue, valueNow } from './past.ts';
import { putBack } from './put-back.ts';
import { Things } from './things.ts';

interface Step {
  readonly of: string;
  readonly field: string;
  readonly value: Json | undefined;
}

interface Judgement {
  /** What must be written; none where it is undone already. */
  readonly steps: readonly Step[];
  /** Later changes that stand on this one, newest first. */
  readonly later: readonly Change[];
  /** Why not, where that is not due to later changes. */
  readonly reason: string;
}

export interface Undoable {
  readonly possible: boolean;
  readonly reason: string;
  readonly later: (ReturnType<typeof whoOf> & { readonly words: string })[];
}

/** Whether a change can be undone, and if not, why. */
export function undoable(archive: Archive, stamp: string): Undoable {
  const change = existingChange(archive, stamp);
  const judgement = judge(archive, change);
  return {
    possible: judgement.reason === '' && judgement.later.length === 0,
    reason: reasonOf(archive, judgement, change),
    later: judgement.later.map((change) => dependent(archive, change)),
  };
}

/** Whether nothing is left of a change that could be undone: what stood before it stands there now. */
export function isUndone(archive: Archive, { stamp, writes }: Change): boolean {
  const past = new Past(archive);
  return writes.every(({ of, field }) => {
    if (bookkeeping.has(field) || archive.replica.isDestroyed(of)) return true;
    if (past.isMadeBy(of, stamp)) return archive.replica.value(of, 'trashed') === true;
    return sameValue(valueNow(archive, of, field), past.before(of, field, stamp));
  });
}

/** Undoes changes one by one, the newest first; one that can't be is left, and the others go on. */
export function undoChanges(
  archive: Archive,
  stamps: readonly string[],
): { stamps: string[]; left: { stamp: string; reason: string }[] } {
  const wanted = [...new Set(stamps)].sort().reverse();
  for (const stamp of wanted) existingChange(archive, stamp);
  const made: string[] = [];
  const left: { stamp: string; reason: string }[] = [];
  for (const stamp of wanted) {
    try {
      made.push(undoOne(archive, stamp, made[0]));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'depended-on') throw error;
      if (wanted.length === 1) throw error;
      left.push({ stamp, reason: error.message });
    }
  }
  return { stamps: made, left };
}

/** Answers the stamp of the change that it makes. `act`: what undoing others at once began with. */
function undoOne(archive: Archive, stamp: string, act: string | undefined): string {
  const change = existingChange(archive, stamp);
  archive.commit(
    (draft) => {
      const judgement = judge(archive, change);
      const reason = reasonOf(archive, judgement, change);
      if (reason !== '') throw new ProblemError('depended-on', reason);
      for (const step of judgement.steps) putBack(archive, draft, step.of, step.field, step.value);
      touchBriefings(archive, draft);
    },
    { ...takingBack(change), ...(act === undefined ? {} : { act }) },
  );
  return archive.log.newest({ device: archive.device, limit: 1 })[0]?.stamp ?? '';
}

/** What takes back an undoing does again what was undone, and what takes that back undoes it once more. */
const takingBack = ({ stamp, undoes, redoes }: Change): ChangeRole =>
  undoes === undefined ? { undoes: redoes ?? stamp } : { redoes: undoes };

function existingChange(archive: Archive, stamp: string): Change {
  const change = archive.log.find(stamp);
  if (!change)
    throw new ProblemError(
      'not-found',
      `There is no change ${stamp} in the history of this archive. List the history to see the stamps.`,
    );
  return change;
}

const capturePrefix = 'captures/';

function judge(archive: Archive, change: Change): Judgement {
  const past = new Past(archive);
  const steps: Step[] = [];
  const later = new Map<string, Change>();
  const note = (changes: readonly Change[]): void => {
    for (const one of changes) later.set(one.stamp, one);
  };
  const made = new Set(
    change.writes
      .map(({ of }) => of)
      // A device is not made by what it says of itself.
      .filter((address) => homeOf(address) !== settingsHome && past.isMadeBy(address, change.stamp)),
  );
  for (const address of made) {
    if (archive.replica.isDestroyed(address)) return { steps: [], later: [], reason: destroyed };
    // What was made together with its home goes with it.
    if (address !== homeOf(address) && made.has(homeOf(address))) continue;
    if (archive.replica.value(address, 'trashed') === true) continue;
    note(laterInside(archive, past, address, change.stamp));
    steps.push({ of: address, field: 'trashed', value: true });
  }
  if (steps.length > 0) note(laterPointers(archive, change.stamp, made));
  for (const { of, field } of change.writes) {
    if (made.has(of) || bookkeeping.has(field)) continue;
    if (archive.replica.isDestroyed(of)) return { steps: [], later: [], reason: destroyed };
    const before = past.before(of, field, change.stamp);
    const now = valueNow(archive, of, field);
    if (sameValue(now, before)) continue;
    if (!sameValue(now, past.after(of, field, change.stamp)))
      note(writersAfter(archive, of, field, change.stamp));
    if (field.startsWith(capturePrefix))
      note(laterMarksOn(archive, of, field.slice(capturePrefix.length), change.stamp));
    steps.push({ of, field, value: before });
  }
  return {
    steps,
    later: [...later.values()].sort((a, b) => (a.stamp < b.stamp ? 1 : -1)),
    reason: steps.length === 0 ? 'This change is undone already: what stood before it stands there now.' : '',
  };
}

const destroyed = 'What this change was about has been destroyed. Nothing is left that could be put back.';

/** Later changes that still hold something in a thing or below it. */
function laterInside(archive: Archive, past: Past, address: string, stamp: string): Change[] {
  return archive.log.about(address).filter(
    (change) =>
      change.stamp > stamp &&
      change.writes.some(({ of, field }) => {
        if (of !== address && !of.startsWith(`${address}/`)) return false;
        if (bookkeeping.has(field)) return false;
        // Of what was made later and removed since, nothing stands there any more.
        if (past.isMadeAfter(of, stamp)) return archive.replica.value(of, 'trashed') !== true;
        return !sameValue(valueNow(archive, of, field), past.after(of, field, stamp));
      }),
  );
}

function writersAfter(archive: Archive, address: string, field: string, stamp: string): Change[] {
  return archive.log
    .about(address)
    .filter(
      (change) =>
        change.stamp > stamp && change.writes.some((write) => write.of === address && write.field === field),
    );
}

/** '' where it can be undone. */
function reasonOf(archive: Archive, { later, reason }: Judgement, { undoes }: Change): string {
  const [last] = later;
  if (!last) return reason;
  const { words, at, ...who } = dependent(archive, last);
  const others =
    later.length === 1 ? '' : ` There are ${later.length} such changes; the latest is said here.`;
  const what = undoes === undefined ? "This change can't be undone" : "What was undone can't be done again";
  return `${what} while a later change stands on it: ${words} (${momentInWords(at)}, ${whoInWords(who)}; ${last.stamp}). Undo that one first.${others}`;
}

function dependent(archive: Archive, change: Change): Undoable['later'][number] {
  const { entries } = new ChangeViews(archive, new Past(archive), new Things(archive)).view(change);
  const [first] = entries;
  return { ...whoOf(archive, change), words: first ? entryLine(first, 80) : 'a change' };
}
