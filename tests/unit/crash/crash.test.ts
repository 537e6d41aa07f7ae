/** What was acknowledged is there, whenever the writer was killed. `DOSSIER_KILLS` sets how often. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { IndexBroken } from '../../../archive/storage/index-file.ts';
import type { Replica } from '../../../archive/storage/replica.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { newArchive, openArchive, type TestArchive } from '../archive-in-folder.ts';
import { bundled } from '../bundled.ts';
import { startChild } from '../child-process.ts';

const kills = Number(process.env.DOSSIER_KILLS ?? 500);
/** Archives on which writers are killed at the same time. */
const atOnce = 3;
/** Kills on one archive, which grows with each and takes longer to open. */
const killsAnArchive = 10;
const shared = 'people/aaaaaaaaaaaa';
const kinds = ['changes', 'imports', 'sealing', 'changes', 'checkpoints'] as const;
type Kind = (typeof kinds)[number];

let writerScript = '';
beforeAll(async () => {
  writerScript = await bundled(fileURLToPath(new URL('./writer.ts', import.meta.url)));
}, 60_000);

const acknowledged = (said: readonly string[]): string[] => said.filter((line) => line.includes('\t'));
const missing = (opened: TestArchive, lines: readonly string[]): string[] =>
  lines.filter((line) => {
    const [of = '', field = ''] = line.split('\t');
    return opened.archive.replica.value(of, field) === undefined;
  });
const tornTail = /the line at byte \d+ is not a change\. It was left as it is\.$/u;

/** Kills a writer at a random moment; answers what it had said was done. */
async function killedWriter(opened: TestArchive, name: string, kind: Kind): Promise<string[]> {
  const child = startChild(writerScript, [opened.path, opened.home, name, kind]);
  // At any moment: within a write, an fsync, a rename; some while the archive is opened, some after a first change.
  const chance = Math.random();
  const opening = chance < 0.2;
  await child.saying(opening ? 'starting' : chance < 0.6 ? 'open' : (said) => acknowledged(said).length > 0);
  // Long changes: a few are enough.
  await pause(Math.random() * (opening || kind === 'sealing' ? 40 : 100));
  child.process.kill('SIGKILL');
  expect(await child.ended).toBe('SIGKILL');
  return acknowledged(child.said);
}

/** Garbage in the index, in part or whole: it is a cache, and must be right again by itself. */
function spoilIndex(home: string): void {
  const folder = join(home, 'index');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const at = Math.floor(Math.random() * bytes.length);
    // Another file under the same name: this process has made the archive, and its memory is mapped to the old one.
    rmSync(path);
    if (Math.random() < 0.3) writeFileSync(path, bytes.subarray(0, at));
    else writeFileSync(path, bytes.fill('garbage', at, Math.min(at + 5_000, bytes.length)));
  }
}

/** Kills writers on one archive, alone and two at a time; answers what they had said was done. */
async function killedWriters(opened: TestArchive, kind: Kind, count: number): Promise<string[]> {
  const said: string[] = [];
  for (let done = 0; done < count; ) {
    const together = Math.min(count - done, done % 3 === 2 ? 2 : 1);
    const names = Array.from({ length: together }, (_, index) => `w${done + index}`);
    said.push(...(await Promise.all(names.map((name) => killedWriter(opened, name, kind)))).flat());
    done += together;
    if (done % 4 === 0) spoilIndex(opened.home);
  }
  return said;
}

/** Every JSON file of the archive is whole; files under way have names of their own. */
function expectReadable(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json') || entry.name.startsWith('.')) continue;
    // A stored copy that was cut off has a dot before the name of its folder.
    if (/[\\/]\./u.test(entry.parentPath.slice(folder.length))) continue;
    const path = join(entry.parentPath, entry.name);
    expect(() => JSON.parse(readFileSync(path, 'utf8')), path).not.toThrow();
  }
}

async function expectWhole(path: string, home: string, said: readonly string[]): Promise<void> {
  expectReadable(path);
  const again = openArchive(path, { home });
  try {
    await expectSound(again, said);
  } catch (error) {
    // As the service does: an index full of garbage is made anew, and asked again.
    if (!(error instanceof IndexBroken)) throw error;
    again.archive.rebuild();
    await expectSound(again, said);
  }
  again.archive.close();
  const { archive } = openArchive(path, { home });
  expect(archive.replica.value(shared, 'name')).toBe('goes on');
  expect(archive.lagging).toBe(false);
  archive.close();
}

async function expectSound(again: TestArchive, said: readonly string[]): Promise<void> {
  expect(missing(again, said)).toEqual([]);
  expect(again.archive.warnings.filter((warning) => !tornTail.test(warning))).toEqual([]);
  again.archive.checkpoint();
  const { findings } = await verifyArchive(again.archive);
  // A copy may be there that was not announced before the kill, and a line that was not finished.
  const wrong = findings.filter(
    ({ kind, message }) => kind !== 'capture-unannounced' && !tornTail.test(message),
  );
  expect(wrong).toEqual([]);
  again.archive.commit((draft) => draft.set(shared, 'name', 'goes on'));
}

describe('a writer that is killed', () => {
  test(`loses no acknowledged change (${kills} kills)`, { timeout: 120_000 + kills * 5_000 }, async () => {
    const changes = new Map<Kind, number>();
    let next = 0;
    for (let left = kills; left > 0; ) {
      const batch: { opened: TestArchive; kind: Kind; count: number }[] = [];
      for (; batch.length < atOnce && left > 0; left -= batch.at(-1)?.count ?? 0) {
        const opened = newArchive();
        opened.archive.abandon();
        const kind = kinds[next++ % kinds.length] ?? 'changes';
        batch.push({ opened, kind, count: Math.min(left, killsAnArchive) });
      }
      const said = await Promise.all(
        batch.map(({ opened, kind, count }) => killedWriters(opened, kind, count)),
      );
      // Only now, as reading an archive keeps this process from killing in time.
      for (const [index, { opened, kind }] of batch.entries()) {
        const lines = said[index] ?? [];
        changes.set(kind, (changes.get(kind) ?? 0) + lines.length);
        await expectWhole(opened.path, opened.home, lines);
        rmSync(opened.path, { recursive: true });
      }
    }
    // Writers that never came so far as to write would prove nothing.
    for (const kind of changes.keys()) expect(changes.get(kind), kind).toBeGreaterThan(0);
  });
});

describe('two writers at once on one archive', () => {
  test('both keep every change, under stamps of their own', { timeout: 60_000 }, async () => {
    const opened = newArchive();
    const changes = 60;
    const writers = ['left', 'right'].map((name) =>
      startChild(writerScript, [opened.path, opened.home, name, 'changes', String(changes)]),
    );
    await Promise.all(writers.map((writer) => writer.ended));
    const said = writers.flatMap((writer) => acknowledged(writer.said));
    expect(said).toHaveLength(2 * changes);
    opened.archive.refresh();
    expect(opened.archive.warnings).toEqual([]);
    expect(missing(opened, said)).toEqual([]);
    const stamps = said.map((line) => stampOf(opened.archive.replica, line));
    expect(new Set(stamps).size).toBe(2 * changes);
    // Each had seen the other's note when it wrote its own: one version is left.
    const note = opened.archive.replica.thing(shared)?.get('description');
    expect(note?.kind === 'prose' ? note.versions.length : 0).toBe(1);
  });
});

function stampOf(replica: Replica, line: string): string {
  const register = replica.thing(shared)?.get(line.split('\t')[1] ?? '');
  return register?.kind === 'latest' ? register.stamp : '';
}
