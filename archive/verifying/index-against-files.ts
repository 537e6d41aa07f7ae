/** The live index compared with what the archive's files say: registers, and what is derived from them. */
import type { Finding } from '../contract/verifying.ts';
import type { Archive } from '../storage/archive.ts';
import { parseChange } from '../storage/history-reader.ts';
import { IndexBroken, type IndexFile, type SqlRow, type SqlValue } from '../storage/index-file.ts';
import { homeOf } from '../storage/layout.ts';
import { unpackRegisters } from '../storage/register-rows.ts';
import { finding } from './findings.ts';
import type { LostLine } from './histories.ts';
import type { Replay } from './replay.ts';
import type { Watch } from './watching.ts';

const rowsAtATime = 500;
/** Things told one by one; of more only how many. */
const toldThings = 20;

interface ThingRow extends SqlRow {
  readonly address: string;
  readonly registers: string;
  readonly sum: number;
}

/** `lost`: lines that no file holds any more; what they are about differs because of them, and that is told already. */
export async function checkIndex(
  archive: Archive,
  replay: Replay,
  lost: readonly LostLine[],
  watch: Watch,
): Promise<Finding[]> {
  const differing = new Set<string>();
  const [live, files] = [archive.index, replay.index];
  for (const [one, other] of [
    [live, files],
    [files, live],
  ] as const) {
    for await (const row of thingsIn(one, watch)) {
      const twin = other.get<ThingRow>(
        'SELECT address, registers, sum FROM things WHERE address = ?',
        row.address,
      );
      if (!twin || !isSame(row, twin)) differing.add(row.address);
    }
  }
  // What has changed since the files began to be read is in one of the two only.
  const explained = new Set(
    [...archive.log.touchedSince(replay.since), ...lost.flatMap(addressesIn)].map(homeOf),
  );
  for (const address of differing) if (explained.has(homeOf(address))) differing.delete(address);
  const told = [...differing].sort();
  const sentence =
    'The index says something else of it than the archive’s files do. The files are what counts; nothing in them is lost.';
  return [
    ...told.slice(0, toldThings).map((address) => finding('index-differs', address, sentence)),
    ...(told.length > toldThings
      ? [
          finding(
            'index-differs',
            '',
            `The index differs from the archive’s files in ${told.length - toldThings} more things.`,
          ),
        ]
      : []),
    ...(differing.size === 0 && lost.length === 0 && archive.log.last === replay.since
      ? await checkDerived(archive, replay, watch)
      : []),
  ];
}

function addressesIn({ line }: LostLine): string[] {
  const change = parseChange(line);
  return typeof change === 'string' ? [] : change.writes.map(({ of }) => of);
}

async function* thingsIn(index: IndexFile, watch: Watch): AsyncGenerator<ThingRow> {
  for (let last = ''; ; ) {
    const rows = index.all<ThingRow>(
      'SELECT address, registers, sum FROM things WHERE address > ? ORDER BY address LIMIT ?',
      last,
      rowsAtATime,
    );
    for (const row of rows) {
      yield row;
      await watch.pause();
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.address;
  }
}

/** The order in which fields became known means nothing. */
function isSame(a: ThingRow, b: ThingRow): boolean {
  if (a.registers === b.registers && a.sum === b.sum) return true;
  try {
    return inOrder(a) === inOrder(b);
  } catch (error) {
    if (error instanceof IndexBroken || error instanceof SyntaxError) return false;
    throw error;
  }
}

const inOrder = (row: ThingRow): string =>
  JSON.stringify([...unpackRegisters(row)].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Rows that other rooms derive: compared where nothing has changed meanwhile. */
async function checkDerived(archive: Archive, replay: Replay, watch: Watch): Promise<Finding[]> {
  const findings: Finding[] = [];
  const tables = archive.rows.flatMap(({ schema }) =>
    [...schema.matchAll(/CREATE TABLE (\w+)/gu)].map(([, table = '']) => table),
  );
  for (const table of tables)
    if (!(await isSameTable(archive.index, replay.index, table, watch)))
      findings.push(
        finding(
          'index-differs',
          table,
          `Lists and counts made from the archive’s files (${table}) are not as they should be. Nothing in the files is lost.`,
        ),
      );
  return archive.log.last === replay.since ? findings : [];
}

async function isSameTable(one: IndexFile, other: IndexFile, table: string, watch: Watch): Promise<boolean> {
  const keys = one
    .all<{ name: string; pk: number }>(
      `SELECT name, pk FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`,
    )
    .map(({ name }) => `"${name}"`);
  if (keys.length === 0) return true;
  const columns = keys.join(', ');
  const marks = keys.map(() => '?').join(', ');
  for (let last: SqlValue[] | undefined; ; ) {
    const after = last === undefined ? '' : `WHERE (${columns}) > (${marks})`;
    const page = `SELECT * FROM ${table} ${after} ORDER BY ${columns} LIMIT ${rowsAtATime}`;
    const rows = one.all(page, ...(last ?? []));
    if (JSON.stringify(rows) !== JSON.stringify(other.all(page, ...(last ?? [])))) return false;
    const end = rows.at(-1);
    if (!end) return true;
    last = keys.map((key) => end[key.slice(1, -1)] ?? null);
    await watch.pause();
  }
}
