/**
 * Bringing the archive, or one thing and what is below it, back to how it stood at a moment, by the wall time
 * of the changes. Nothing is taken out of the history: what was made later goes to the trash, what was trashed
 * later comes back, fields get back what stood there, in one change for each home.
 */
import type { Restoration } from '../contract/history.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import type { Json } from '../storage/register.ts';
import { bookkeeping, touchBriefings } from './bookkeeping.ts';
import { fieldInWords, thingInWords } from './change-words.shared.ts';
import { existingThing } from './list-changes.ts';
import { momentInWords, readMoment } from './moment.ts';
import {
  merged,
  newestFirst,
  type PastWrite,
  sameValue,
  shownValue,
  timeOf,
  unloggedWrites,
  valueNow,
  writesOf,
} from './past.ts';
import { putBack } from './put-back.ts';
import { Things } from './things.ts';

/** Things that are named in the report. */
const mostNamed = 300;

interface Step {
  readonly of: string;
  readonly field: string;
  readonly value: Json | undefined;
}

export function restoreTo(
  archive: Archive,
  { id, to, dryRun = false }: { id?: string | undefined; to: string; dryRun?: boolean | undefined },
): Restoration {
  const moment = checkedMoment(archive, to);
  const of = id === undefined ? undefined : existingThing(archive, id);
  archive.refresh();
  const report = new Report(archive, moment, dryRun);
  const stamps: string[] = [];
  for (const [home, writes] of affected(archive, moment, of)) {
    if (of !== undefined) refuseLater(archive, of, writes, moment);
    const steps = stepsBack(archive, home, writes, moment);
    if (steps.length === 0) continue;
    report.add(steps);
    if (!dryRun) stamps.push(commitSteps(archive, steps, stamps[0]));
  }
  return report.finished(stamps);
}

function commitSteps(archive: Archive, steps: readonly Step[], act: string | undefined): string {
  archive.commit(
    (draft) => {
      for (const { of, field, value } of steps) putBack(archive, draft, of, field, value);
      touchBriefings(archive, draft);
    },
    act === undefined ? {} : { act },
  );
  return archive.log.newest({ device: archive.device, limit: 1 })[0]?.stamp ?? '';
}

function checkedMoment(archive: Archive, to: string): number {
  const moment = readMoment(to);
  if (moment > archive.now())
    throw new ProblemError(
      'invalid-value',
      `${momentInWords(moment)} has not come yet. Name a moment that is past. Nothing was changed.`,
    );
  const created = Date.parse(archive.card.created);
  if (moment < created)
    throw new ProblemError(
      'invalid-value',
      `The archive “${archive.name}” was made on ${momentInWords(created)}: there is nothing older to go back to. Nothing was changed.`,
    );
  return moment;
}

/** The homes that something was done to after the moment, each with every write that is known of it. */
function affected(archive: Archive, moment: number, of: string | undefined): Map<string, PastWrite[]> {
  const isMeant = (address: string): boolean =>
    !address.startsWith('settings/') && (of === undefined || address === of || address.startsWith(`${of}/`));
  const homes = new Map<string, PastWrite[]>();
  const changes = of === undefined ? () => newestFirst(archive.log) : () => archive.log.about(of);
  for (const change of changes())
    if (timeOf(change) > moment)
      for (const write of change.writes) if (isMeant(write.of)) homes.set(homeOf(write.of), []);
  if (homes.size === 0) return homes;
  for (const change of changes())
    for (const write of writesOf(change)) if (isMeant(write.of)) homes.get(homeOf(write.of))?.push(write);
  return homes;
}

/** What must be written so that a home, and what is below it, holds again what it held then. */
function stepsBack(archive: Archive, home: string, logged: readonly PastWrite[], moment: number): Step[] {
  const things = new Map<string, PastWrite[]>();
  for (const write of logged) things.set(write.of, [...(things.get(write.of) ?? []), write]);
  for (const [address, writes] of things)
    writes.push(...unloggedWrites(address, archive.replica.thing(address), writes));
  const stood = (address: string): boolean =>
    things.get(address)?.some(({ at }) => at <= moment) ?? archive.replica.thing(address) !== undefined;
  if (archive.replica.isDestroyed(home)) return [];
  if (!stood(home)) return trashStep(archive, home);
  return [...things].flatMap(([address, writes]) => {
    if (archive.replica.isDestroyed(address)) return [];
    return stood(address) ? fieldSteps(archive, address, writes, moment) : trashStep(archive, address);
  });
}

function trashStep({ replica }: Archive, of: string): Step[] {
  return replica.value(of, 'trashed') === true ? [] : [{ of, field: 'trashed', value: true }];
}

function fieldSteps(archive: Archive, of: string, writes: readonly PastWrite[], moment: number): Step[] {
  const fields = new Map<string, PastWrite[]>();
  for (const write of writes) {
    const then = fields.get(write.field) ?? [];
    fields.set(write.field, then);
    if (write.at <= moment) then.push(write);
  }
  const steps: Step[] = [];
  for (const [field, then] of fields) {
    if (bookkeeping.has(field)) continue;
    const value = shownValue(merged(then));
    if (!sameValue(valueNow(archive, of, field), value)) steps.push({ of, field, value });
  }
  return steps;
}

/** The one thing that is asked for must have been there: to put it into the trash is not what is meant. */
function refuseLater(archive: Archive, of: string, writes: readonly PastWrite[], moment: number): void {
  const own = [
    ...writes.filter((write) => write.of === of),
    ...unloggedWrites(of, archive.replica.thing(of), writes),
  ];
  if (own.length === 0 || own.some(({ at }) => at <= moment)) return;
  const made = Math.min(...own.map(({ at }) => at));
  throw new ProblemError(
    'invalid-value',
    `The ${thingInWords(new Things(archive).name(of))} was not there yet on ${momentInWords(moment)}: it was made on ${momentInWords(made)}. Nothing was changed.`,
  );
}

/** Counts what changes, and names the first of it. */
class Report {
  readonly #things: Things;
  readonly #moment: number;
  readonly #dryRun: boolean;
  readonly #named: Restoration['things'] = [];
  readonly #counts = { trashed: 0, untrashed: 0, changed: 0 };

  constructor(archive: Archive, moment: number, dryRun: boolean) {
    this.#things = new Things(archive);
    this.#moment = moment;
    this.#dryRun = dryRun;
  }

  add(steps: readonly Step[]): void {
    const things = new Map<string, Step[]>();
    for (const step of steps) things.set(step.of, [...(things.get(step.of) ?? []), step]);
    for (const [address, ofThing] of things) {
      const trash = ofThing.find(({ field }) => field === 'trashed');
      const what = trash === undefined ? 'changed' : trash.value === true ? 'trashed' : 'untrashed';
      this.#counts[what]++;
      if (this.#named.length >= mostNamed) continue;
      const fields = ofThing
        .map(({ field }) => field.split('/', 1)[0] ?? '')
        .filter((field) => field !== 'trashed');
      const names = [...new Set(fields)].map(fieldInWords);
      this.#named.push({ ...this.#things.name(address), what, fields: names });
    }
  }

  finished(stamps: string[]): Restoration {
    return {
      to: new Date(this.#moment).toISOString(),
      dryRun: this.#dryRun,
      ...this.#counts,
      things: this.#named,
      stamps: stamps.filter((stamp) => stamp !== ''),
    };
  }
}
