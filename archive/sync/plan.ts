/** What a sync would do, decided without writing a byte. */
import type { SyncDecision, SyncReport } from '../contract/sync.ts';
import type { Archive } from '../storage/archive.ts';
import type { Change } from '../storage/change.ts';
import { Compared } from './compared.ts';
import { lookAtBoth } from './look-at-both.ts';
import { type OtherFolder, otherFolder } from './other-folder.ts';
import { Pace, type PaceOptions } from './pace.ts';
import { type CaptureTasks, planCaptures } from './plan-captures.ts';
import { type CheckpointTask, planCheckpoints } from './plan-checkpoints.ts';
import { type HistoryTasks, planHistories } from './plan-histories.ts';
import { reportOf } from './report.ts';
import type { Side } from './side.ts';
import { toldError } from './trouble.ts';

export interface SyncOptions extends PaceOptions {
  /** The app's own folder. */
  readonly home: string;
  /** Path of the built `looking-thread`, where large folders are to be looked at by several. */
  readonly thread?: string | undefined;
}

export interface SyncPlan {
  readonly other: OtherFolder;
  readonly here: Side;
  readonly there: Side;
  readonly compared: Compared;
  readonly histories: HistoryTasks;
  readonly captures: CaptureTasks;
  readonly checkpoints: readonly CheckpointTask[];
  /** What the report says when all goes as planned. */
  readonly report: SyncReport;
}

/** What all parts of planning share. */
export interface Planning {
  readonly archive: Archive;
  readonly here: Side;
  readonly there: Side;
  readonly compared: Compared;
  readonly pace: Pace;
  readonly decisions: SyncDecision[];
  /** Reads also what would be carried, to say beforehand what is damaged. */
  readonly thorough: boolean;
}

/** Changes that one side knows and the other does not. */
export interface Exchanged {
  readonly incoming: readonly Change[];
  readonly outgoing: readonly Change[];
}

/**
 * Compares an archive with another folder. Throws a `ProblemError` where that folder can't be synced with.
 * The report in the plan is the one of a dry run.
 */
export function planSync(archive: Archive, folder: string, options: SyncOptions): Promise<SyncPlan> {
  return makePlan(archive, folder, new Pace(options), options, true);
}

export async function makePlan(
  archive: Archive,
  folder: string,
  pace: Pace,
  { home, thread }: SyncOptions,
  thorough: boolean,
): Promise<SyncPlan> {
  archive.refresh();
  const other = otherFolder(archive, folder);
  pace.begin('looking', 0);
  const { here, there } = await lookAtBoth({ here: archive.path, there: other.path }, pace, thread).catch(
    (error: unknown) => {
      throw toldError(error);
    },
  );
  const compared = new Compared(home, archive.card.id, archive.path, other.path);
  const decisions: SyncDecision[] = there.links.sort().map((where) => ({
    kind: 'strange',
    where,
    message: `“${where}” in “${other.path}” is a link. It was not followed, and nothing was carried through it.`,
  }));
  const planning: Planning = { archive, here, there, compared, pace, decisions, thorough };
  const histories = await planHistories(planning);
  const captures = await planCaptures(planning, histories);
  const checkpoints = await planCheckpoints(planning, histories);
  const report = reportOf(planning, other, { histories, captures, checkpoints });
  return { other, here, there, compared, histories, captures, checkpoints, report };
}
