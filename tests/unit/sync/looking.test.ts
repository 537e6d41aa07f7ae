/** What a sync sees of two folders of many things: whatever was changed, and of the rest nothing. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lookAtBoth } from '../../../archive/sync/look-at-both.ts';
import { Pace } from '../../../archive/sync/pace.ts';
import { homesOf } from '../../../archive/sync/side.ts';
import { temporaryFolder } from '../archive-in-folder.ts';
import { bundled } from '../bundled.ts';

const device = 'abcdefghjkmn';
const capture = '20261122T101112Z-9f86d081';
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const ids = Array.from(
  { length: 320 },
  (_, number) => `${letters[number % 32]}${letters[Math.floor(number / 32)]}0000000000`,
);
const folderOf = (root: string, id: string): string => join(root, 'articles', id.slice(0, 2), `Gate [${id}]`);
const fileOf = (root: string, id: string, name: string): string =>
  join(folderOf(root, id), 'captures', capture, name);

const [deleted, cut, longer, changed, moved, added, noCheckpoint, gone, linked] = ids.filter(
  (_, at) => at % 35 === 7,
) as [string, string, string, string, string, string, string, string, string];
const marked = [deleted, cut, longer, changed, moved, added, noCheckpoint, gone, linked];

let thread: string;
let here: string;
let there: string;

beforeAll(async () => {
  thread = await bundled('archive/sync/looking-thread.ts');
  const folder = temporaryFolder();
  here = join(folder, 'Here');
  there = join(folder, 'There');
  for (const id of ids) {
    mkdirSync(folderOf(here, id), { recursive: true });
    writeFileSync(join(folderOf(here, id), `${device}.json`), `{"of":"${id}"}`);
  }
  for (const id of [...marked, ...ids.slice(0, 5)]) {
    mkdirSync(join(folderOf(here, id), 'captures', capture), { recursive: true });
    for (const name of ['capture.json', 'original.txt', 'text.json'])
      writeFileSync(fileOf(here, id, name), `${name} of ${id}`);
  }
  cpSync(here, there, { recursive: true, preserveTimestamps: true });
}, 60_000);

const look = (path?: string) => lookAtBoth({ here, there }, new Pace(), path);
const ways = [
  ['in threads', () => thread],
  ['in this thread', () => undefined],
  ['where no thread can be started', () => join(here, 'no such thread.mjs')],
] as const;

test.each(ways)('%s nothing is found in folders that are alike', async (_, path) => {
  expect(homesOf(await look(path()))).toEqual([]);
});

describe('of what was changed', () => {
  beforeAll(() => {
    rmSync(fileOf(there, deleted, 'text.json'));
    truncateSync(fileOf(there, cut, 'original.txt'), 3);
    appendFileSync(fileOf(here, longer, 'original.txt'), '!');
    // Of the same size, as an altered file may be: only its time tells.
    writeFileSync(fileOf(there, changed, 'text.json'), `text.json of ${changed}`.replace('text', 'TEXT'));
    utimesSync(fileOf(there, changed, 'text.json'), 1_700_000_000, 1_700_000_000);
    rmSync(join(folderOf(there, moved), 'captures', capture), { recursive: true });
    writeFileSync(join(folderOf(there, added), 'mnpqrstvwxyz.json'), '{}');
    rmSync(join(folderOf(here, noCheckpoint), `${device}.json`));
    rmSync(folderOf(there, gone), { recursive: true });
    rmSync(fileOf(there, linked, 'text.json'));
    symlinkSync(fileOf(here, linked, 'text.json'), fileOf(there, linked, 'text.json'));
    symlinkSync(here, join(folderOf(there, linked), 'captures', '20261122T101112Z-00000000'));
  });

  test.each(ways)('%s all is found', async (_, path) => {
    const sides = await look(path());
    expect(homesOf(sides)).toEqual(marked.map((id) => `articles/${id}`).sort());
    expect(sides.here.homes.has(`articles/${gone}`)).toBe(true);
    expect(sides.there.homes.has(`articles/${gone}`)).toBe(false);
    const devices = sides.there.homes.get(`articles/${added}`)?.checkpoints.keys() ?? [];
    expect([...devices].sort()).toEqual([device, 'mnpqrstvwxyz']);
    expect(sides.there.links).toEqual([expect.stringContaining('/captures/20261122T101112Z-00000000')]);
    const other = await look();
    for (const home of homesOf(sides))
      expect(sides.there.homes.get(home)).toEqual(other.there.homes.get(home));
  });
});
