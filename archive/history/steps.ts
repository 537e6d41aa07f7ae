/**
 * Steps back and forth through what was done on this device, found in the history: they survive closing an article
 * and the app. A change that takes another back says so (`undoes`), and so does one that does it again (`redoes`).
 * As everywhere, something new ends what could be done again.
 */
import type { NextStep, NextSteps, TakenStep } from '../contract/history.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import { editionsBelow } from '../editions/editions-below.ts';
import { notNamesPrefix } from '../names/not-names.ts';
import type { Archive } from '../storage/archive.ts';
import { type Change, destroyedField } from '../storage/change.ts';
import { homeOf, settingsHome } from '../storage/layout.ts';
import { ChangeViews } from './change-view.ts';
import { entryInWords, entryLine, thingInWords } from './change-words.shared.ts';
import { existingThing } from './list-changes.ts';
import { Past } from './past.ts';
import { Things } from './things.ts';
import { isUndone, undoChanges } from './undo.ts';

type Direction = RequestInput<'history.step'>['direction'];

/** Characters of a value in the words for a step. */
const longest = 60;

/** What a step back and a step forth would do. */
export function nextSteps(archive: Archive, { of }: RequestInput<'history.next'>): NextSteps {
  archive.refresh();
  const address = of === undefined ? undefined : existingThing(archive, of);
  const inWords = (direction: Direction): NextStep | null => {
    const changes = changesOfStep(archive, direction, address);
    return changes.length > 0 ? told(archive, changes) : null;
  };
  return { undo: inWords('undo'), redo: inWords('redo') };
}

/** Takes one step; what somebody has changed since is left, and said. */
export function takeStep(archive: Archive, { of, direction }: RequestInput<'history.step'>): TakenStep {
  archive.refresh();
  const address = of === undefined ? undefined : existingThing(archive, of);
  const changes = changesOfStep(archive, direction, address);
  const [first] = changes;
  if (!first) return { done: null, refused: null };
  const next = told(archive, changes);
  try {
    const { stamps: made } = undoChanges(archive, next.stamps);
    const touches = new Set(changes.flatMap(({ writes }) => writes.map((write) => write.of)));
    return { done: { ...next, made, touches: [...touches] }, refused: null };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'depended-on') throw error;
    const at = first.writes[0]?.of;
    const thing = at === undefined ? null : new Things(archive).changed(at);
    return { done: null, refused: { reason: error.message, thing } };
  }
}

/** The changes that are undone together: one, or all of an act that wrote several, newest first. */
function changesOfStep(archive: Archive, direction: Direction, of: string | undefined): Change[] {
  const walk = standing(archive, of);
  const first = firstOfStep(archive, direction, walk);
  if (!first) return [];
  const { act } = first;
  const found = [first];
  for (const { change, isUndoing, isLatest } of act === undefined ? [] : walk) {
    const isPart = isLatest && (change.stamp === act || change.act === act);
    if (isPart && isUndoing === (direction === 'redo')) found.push(change);
    if (change.stamp <= (act ?? '')) break;
  }
  return found;
}

function firstOfStep(
  archive: Archive,
  direction: Direction,
  walk: Generator<Standing, void>,
): Change | undefined {
  for (let next = walk.next(); !next.done; next = walk.next()) {
    const { change, isUndoing, isLatest } = next.value;
    // What was undone before something new was done is not done again.
    if (direction === 'redo' && change.undoes === undefined && change.redoes === undefined) return undefined;
    if (isLatest && isUndoing === (direction === 'redo') && !isUndone(archive, change)) return change;
  }
  return undefined;
}

interface Standing {
  readonly change: Change;
  /** Whether it took another back. */
  readonly isUndoing: boolean;
  /** Whether nothing was done since about what it was about: made, undone or done again. */
  readonly isLatest: boolean;
}

/** What was done here, newest first. */
function* standing(archive: Archive, of: string | undefined): Generator<Standing, void> {
  const told = new Set<string>();
  for (const change of ownChanges(archive, of)) {
    const { stamp, undoes, redoes } = change;
    const root = undoes ?? redoes ?? stamp;
    const isLatest = !told.has(root);
    told.add(root);
    if (change.writes.some((write) => canReturn(archive, write)))
      yield { change, isUndoing: undoes !== undefined, isLatest };
  }
}

/**
 * What a device says of itself is no work of the person, but for names said to be none; what was handed on can’t be taken back;
 * what was destroyed never comes back.
 */
function canReturn({ replica }: Archive, { of, field }: Change['writes'][number]): boolean {
  const isWork =
    (homeOf(of) !== settingsHome || field.startsWith(notNamesPrefix)) && !of.includes(editionsBelow);
  return field !== destroyedField && isWork && !replica.isDestroyed(of);
}

function* ownChanges(archive: Archive, of: string | undefined): Generator<Change> {
  const { device } = archive;
  // Mostly the first few are enough.
  for (let [before, limit]: [string | undefined, number] = [undefined, 8]; ; limit = 500) {
    const page: Change[] = archive.log.newest({ of, device, before, limit });
    yield* page;
    before = page.at(-1)?.stamp;
    if (page.length < limit || before === undefined) return;
  }
}

/** In the words of the change that was made first. */
function told(archive: Archive, changes: readonly Change[]): NextStep {
  const stamps = changes.map(({ stamp }) => stamp);
  const [change] = changes;
  const first = change && (archive.log.find(change.undoes ?? change.redoes ?? change.stamp) ?? change);
  if (!first) return { stamps, what: 'a change', words: 'a change' };
  const { entries } = new ChangeViews(archive, new Past(archive), new Things(archive)).view(first);
  const [entry] = entries;
  if (!entry) return { stamps, what: 'a change', words: 'a change' };
  const made = entry.what === 'made';
  return {
    stamps,
    what: made ? `${thingInWords(entry.thing)} added` : entryInWords(entry),
    words: entryLine({ ...entry, thing: { ...entry.thing, nameThen: null } }, longest),
  };
}
