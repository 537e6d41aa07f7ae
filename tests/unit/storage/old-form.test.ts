/** Archives in which texts were written before writes named the versions that they replace. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newArchive, openArchive } from '../archive-in-folder.ts';

const [one, two] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'] as const;
const ana = 'people/cccccccccccc';
const stampOf = (moment: number, device: string): string => `${1_700_000_000_000 + moment}-00000-${device}`;

const change = (moment: number, device: string, value: string, seen: Record<string, string | string[]>) =>
  JSON.stringify({
    v: 1,
    stamp: stampOf(moment, device),
    at: '2026-11-22T10:00:00.000Z',
    author: '',
    writes: [{ of: ana, field: 'description', value, seen }],
  });

test('are read as they were meant, and written in the new form from then on', async () => {
  const { path, home, archive } = newArchive();
  archive.close();
  const lines = {
    [one]: [
      change(1, one, 'first', {}),
      change(2, one, 'second', { [one]: stampOf(1, one) }),
      change(4, one, 'not shown the second of two', { [one]: stampOf(2, one), [two]: stampOf(2, two) }),
    ],
    [two]: [change(3, two, 'at once', { [one]: stampOf(1, one) })],
  };
  for (const [device, said] of Object.entries(lines)) {
    const file = join(path, 'history', device, '000001.jsonl');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${said.join('\n')}\n`);
  }
  const opened = openArchive(path, { home });
  const values = () => opened.archive.replica.versions(ana, 'description').map(({ value }) => value);
  expect(values()).toEqual(['at once', 'not shown the second of two']);
  opened.archive.commit((draft) => draft.setProse(ana, 'description', 'both'));
  expect(values()).toEqual(['both']);
  const [latest] = opened.archive.log.newest({ limit: 1 });
  expect(latest?.writes[0]?.replaces).toHaveLength(2);
  opened.archive.checkpoint();
  // What is told anew, from histories and checkpoints together, comes to the same.
  opened.archive.rebuild();
  expect(values()).toEqual(['both']);
  expect(opened.archive.warnings).toEqual([]);
  opened.archive.close();
});
