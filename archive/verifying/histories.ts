/**
 * The histories as they lie on the disk, compared line by line with what was taken in of them when they were
 * written or first read: what can't be parsed, what was altered since, what is gone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../contract/verifying.ts';
import type { Archive } from '../storage/archive.ts';
import { historyFiles, historyFolder } from '../storage/history.ts';
import type { IndexFile, SqlRow } from '../storage/index-file.ts';
import { type UnreadableLines, unreadableLinesInWords } from '../storage/troubles.ts';
import { finding } from './findings.ts';
import type { Replay, UnreadableLine } from './replay.ts';
import type { Watch } from './watching.ts';

const rowsAtATime = 500;

interface ChangeRow extends SqlRow {
  readonly id: number;
  readonly stamp: string;
  readonly digest: number;
  readonly writer: string;
  readonly line: string;
}

/** A line that was taken in once and stands in no history any more. */
export interface LostLine {
  readonly stamp: string;
  readonly line: string;
  readonly writer: string;
  /** Whether another line stands under its stamp. */
  readonly isAltered: boolean;
}

/** `vanished`: history files that are gone as a whole, which is a finding of its own. */
export async function checkHistories(
  archive: Archive,
  replay: Replay,
  vanished: readonly string[],
  watch: Watch,
): Promise<{ readonly findings: Finding[]; readonly lost: readonly LostLine[] }> {
  const isTold = ({ writer }: LostLine): boolean =>
    vanished.some((path) => path.startsWith(`${historyFolder}/${writer}/`));
  const lost = await lostLines(archive, replay, watch);
  const findings = [
    ...byFileAndReason(replay.unreadable).map((lines) =>
      finding('unreadable', lines.path, unreadableLinesInWords(lines)),
    ),
    ...lost.filter((line) => !isTold(line)).map((line) => lostFinding(archive, line)),
    ...(await untaken(archive, replay, watch)),
  ];
  return { findings, lost };
}

function byFileAndReason(unreadable: readonly UnreadableLine[]): UnreadableLines[] {
  const groups = new Map<string, UnreadableLines>();
  for (const { path, offset, why } of unreadable) {
    const known = groups.get(`${why} ${path}`) ?? { path, reason: why, lines: 0, first: offset };
    groups.set(`${why} ${path}`, {
      ...known,
      lines: known.lines + 1,
      first: Math.min(known.first, offset),
    });
  }
  return [...groups.values()];
}

function lostFinding(archive: Archive, { stamp, writer, isAltered }: LostLine): Finding {
  const isOwn = writer === archive.device;
  const where = fileWith(archive, writer, stamp) ?? `${historyFolder}/${writer}`;
  if (isAltered)
    return finding(
      isOwn ? 'history-altered' : 'history-altered-elsewhere',
      where,
      `“${where}”: the change ${stamp} is not what was written. What it said is still known here.`,
    );
  return finding(
    isOwn ? 'history-lost' : 'history-lost-elsewhere',
    where,
    `“${where}”: the change ${stamp} is gone from the file. What it said is still known here.`,
  );
}

/** What the live index took in and no file says, in the order of stamps. */
export async function lostLines(archive: Archive, replay: Replay, watch: Watch): Promise<LostLine[]> {
  const lost: LostLine[] = [];
  const twins = new Map<string, ChangeRow>();
  for await (const row of changesIn(archive.index, replay.since, watch)) {
    const first = twins.get(row.stamp);
    twins.set(row.stamp, first ?? row);
    if (isIn(replay.index, row)) continue;
    const isAltered = has(replay.index, row.stamp);
    // Of two lines of one stamp the first known is what was written.
    if (first === undefined || !isAltered)
      lost.push({ stamp: row.stamp, line: row.line, writer: row.writer, isAltered });
  }
  return lost.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
}

/** What stands in the files and was never taken in. */
async function untaken(archive: Archive, replay: Replay, watch: Watch): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const row of changesIn(replay.index, Number.MAX_SAFE_INTEGER, watch)) {
    if (has(archive.index, row.stamp)) continue;
    const where = fileWith(archive, row.writer, row.stamp) ?? historyFolder;
    findings.push(
      finding(
        'index-differs',
        where,
        `“${where}” holds the change ${row.stamp}, which the index does not know.`,
      ),
    );
  }
  return findings;
}

/** Exactly this line, or the same without what it said of destroyed things. */
function isIn(index: IndexFile, { stamp, digest, line }: ChangeRow): boolean {
  return (
    index.get('SELECT 1 FROM changes WHERE stamp = ? AND (digest = ? OR line = ?)', stamp, digest, line) !==
    undefined
  );
}

const has = (index: IndexFile, stamp: string): boolean =>
  index.get('SELECT 1 FROM changes WHERE stamp = ?', stamp) !== undefined;

async function* changesIn(index: IndexFile, until: number, watch: Watch): AsyncGenerator<ChangeRow> {
  for (let last = 0; ; ) {
    const rows = index.all<ChangeRow>(
      'SELECT id, stamp, digest, writer, line FROM changes WHERE id > ? AND id <= ? ORDER BY id LIMIT ?',
      last,
      until,
      rowsAtATime,
    );
    for (const row of rows) {
      yield row;
      await watch.pause();
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}

/** The file of a device in which a stamp stands. */
function fileWith(archive: Archive, writer: string, stamp: string): string | undefined {
  return historyFiles(archive.path, writer)
    .map((name) => `${historyFolder}/${writer}/${name}`)
    .find((path) => {
      const full = join(archive.path, path);
      return existsSync(full) && readFileSync(full).includes(stamp);
    });
}
