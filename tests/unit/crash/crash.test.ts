/** What was acknowledged is there, whenever the writer was killed. `DOSSIER_KILLS` sets how often. */

import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Replica } from '../../../archive/storage/replica.ts';
import { newArchive, openArchive, type TestArchive } from '../archive-in-folder.ts';
import { startChild } from '../child-process.ts';

const writerScript = fileURLToPath(new URL('./writer.ts', import.meta.url));
const kills = Number(process.env.DOSSIER_KILLS ?? 25);
const atOnce = 2;
const shared = 'people/aaaaaaaaaaaa';

const acknowledged = (said: readonly string[]): string[] =>
  said.filter((line) => line !== 'open' && line !== 'done');
const missing = (opened: TestArchive, lines: readonly string[]): string[] =>
  lines.filter((line) => opened.archive.replica.value(shared, `aliases/${line}`) === undefined);
const tornTail = /the line at byte \d+ is not a change\. It was left as it is\.$/u;

/** Kills one writer after another on one archive; answers what they had said was done. */
async function killedWriters(path: string, home: string, name: string, rounds: number): Promise<string[]> {
  const said: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const child = startChild(writerScript, [path, home, `${name}${round}`]);
    await child.saying('open');
    // From the first change on, at any moment: within a write, an fsync, a rename, a checkpoint.
    await pause(5 + Math.random() * 120);
    child.process.kill('SIGKILL');
    expect(await child.ended).toBe('SIGKILL');
    said.push(...acknowledged(child.said));
  }
  return said;
}

describe('a writer that is killed', () => {
  test(
    `loses no acknowledged change (${kills} kills)`,
    async () => {
      const archives = Array.from({ length: Math.min(atOnce, kills) }, () => newArchive());
      const rounds = archives.map((_, index) => Math.floor((kills + index) / archives.length));
      await Promise.all(
        archives.map(async ({ path, home, archive }, index) => {
          archive.abandon();
          const said = await killedWriters(path, home, 'w', rounds[index] ?? 0);
          expect(said.length).toBeGreaterThan(0);
          const again = openArchive(path, { home });
          expect(missing(again, said)).toEqual([]);
          expect(again.archive.warnings.filter((warning) => !tornTail.test(warning))).toEqual([]);
          again.archive.commit((draft) => draft.set(shared, 'name', 'goes on'));
          again.archive.close();
          expect(openArchive(path, { home }).archive.replica.value(shared, 'name')).toBe('goes on');
        }),
      );
    },
    60_000 + kills * 10_000,
  );
});

describe('two writers at once on one archive', () => {
  test('both keep every change, under stamps of their own', { timeout: 60_000 }, async () => {
    const opened = newArchive();
    const changes = 60;
    const writers = ['left', 'right'].map((name) =>
      startChild(writerScript, [opened.path, opened.home, name, String(changes)]),
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
  const register = replica.thing(shared)?.get(`aliases/${line}`);
  return register?.kind === 'latest' ? register.stamp : '';
}
