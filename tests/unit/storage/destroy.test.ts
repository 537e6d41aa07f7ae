/** Destroyed: no byte of it is left on any device, in whatever order files arrive, and it can't come back. */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { listArticles } from '../../../archive/articles/article-views.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  openArchive,
  type TestArchive,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';

const secret = 'Zebulon';

/** Files that hold a word: in their bytes, or in their names. */
function filesWith(word: string, ...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
      .filter(
        ({ entry, path }) =>
          path.slice(folder.length).includes(word) || (entry.isFile() && readFileSync(path).includes(word)),
      )
      .map(({ path }) => path),
  );
}

const destroy = ({ archive }: TestArchive, address: string): void => {
  archive.commit((draft) => draft.set(address, 'destroyed', true));
  archive.scrub();
};
const catchUp = ({ archive }: TestArchive): void => {
  archive.refresh();
  for (const _ of archive.sweep());
  archive.scrub();
  archive.checkpoint();
};

/** What a syncer does with one device's files: those that went go, those that changed are copied. */
function carry(from: string, to: string, device: string): void {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && join(entry.parentPath, entry.name).includes(device))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  for (const path of files(to)) rmSync(join(to, path));
  for (const path of files(from)) cpSync(join(from, path), join(to, path));
}

/** An article with a mark on it by each of three devices, all of whose folders hold everything. */
async function onThreeDevices() {
  const first = newArchive();
  const article = await importContent(first, 'a.txt', `${secret} came home.\n\nNobody saw ${secret}.`);
  const kept = await importContent(first, 'b.txt', 'Others stayed where they were.');
  const second = onAnotherDevice(first.path);
  const third = onAnotherDevice(first.path);
  const devices = [first, second, third];
  for (const device of devices)
    addAnnotation(device.archive, device.texts, {
      article,
      passage: { quote: secret, nth: 1 },
      note: `${secret} again`,
      people: [{ name: 'Bo' }],
    });
  for (const device of devices) catchUp(device);
  return { devices, article, kept };
}

describe('a destroyed article', () => {
  test('leaves no byte on three devices that share a folder', async () => {
    const { devices, article, kept } = await onThreeDevices();
    const [first, second, third] = devices as [TestArchive, TestArchive, TestArchive];
    const folders = [first.path, ...devices.map(({ home }) => home)];
    expect(filesWith(secret, ...folders).length).toBeGreaterThan(6);
    destroy(second, `articles/${article}`);
    // Foreign files are left to their devices, each of which does its part when it hears of it.
    expect(filesWith(secret, second.home)).toEqual([]);
    expect(filesWith(secret, first.path).length).toBeGreaterThan(0);
    for (const device of [third, first, second, third, first]) catchUp(device);
    expect(filesWith(secret, ...folders)).toEqual([]);
    for (const { archive } of devices) {
      expect(listArticles(archive, false).map(({ id }) => id)).toEqual([kept]);
      expect(archive.replica.thing(`articles/${article}`)).toBeUndefined();
      expect(archive.replica.addressOf(article)).toBeUndefined();
    }
  });

  test('can’t be brought back by a device that was away for a year, and goes from there too', async () => {
    const { devices, article } = await onThreeDevices();
    const [first, second, third] = devices as [TestArchive, TestArchive, TestArchive];
    for (const { archive } of devices) archive.close();
    const awayPath = join(temporaryFolder(), 'Away');
    cpSync(first.path, awayPath, { recursive: true });
    const here = openArchive(first.path, { home: first.home });
    destroy(here, `articles/${article}`);
    catchUp(openArchive(second.path, { home: second.home }));
    // The third writes on, cut off; then its whole folder is copied over the others'.
    const away = openArchive(awayPath, { home: third.home });
    addAnnotation(away.archive, away.texts, { article, passage: { quote: `Nobody saw ${secret}` } });
    away.archive.close();
    cpSync(awayPath, first.path, { recursive: true, filter: (path) => !path.includes(here.archive.device) });
    catchUp(here);
    expect(here.archive.replica.thing(`articles/${article}`)).toBeUndefined();
    expect(filesWith(secret, here.home)).toEqual([]);
    // The record reaches the one that was away: it scrubs its own files there, and a syncer carries them over.
    cpSync(first.path, awayPath, { recursive: true, filter: (path) => !path.includes(away.archive.device) });
    const awake = openArchive(awayPath, { home: third.home });
    expect(awake.archive.device).toBe(away.archive.device);
    catchUp(awake);
    carry(awayPath, first.path, away.archive.device);
    const back = openArchive(first.path, { home: third.home });
    for (let round = 0; round < 2; round++)
      for (const device of [back, here, openArchive(second.path, { home: second.home })]) catchUp(device);
    expect(filesWith(secret, first.path, here.home, second.home)).toEqual([]);
  });

  test('whose record arrives before anything else never comes in', async () => {
    const { devices, article } = await onThreeDevices();
    const [first] = devices as [TestArchive];
    for (const { archive } of devices) archive.close();
    const copy = join(temporaryFolder(), 'Copy');
    cpSync(first.path, copy, { recursive: true });
    const line = JSON.stringify({
      v: 1,
      stamp: '1600000000000-00000-aaaaaaaaaaaa',
      at: '2020-09-13T12:26:40.000Z',
      author: '',
      writes: [{ of: `articles/${article}`, field: 'destroyed', value: true }],
    });
    writeFile(join(copy, 'history', 'aaaaaaaaaaaa', '000001.jsonl'), `${line}\n`);
    const fresh = onAnotherDevice(copy);
    catchUp(fresh);
    expect(fresh.archive.replica.thing(`articles/${article}`)).toBeUndefined();
    expect(filesWith(secret, fresh.home)).toEqual([]);
  });
});

test('a destroyed mark leaves its article and the other marks as they are', async () => {
  const { devices, article } = await onThreeDevices();
  const [first, second] = devices as [TestArchive, TestArchive];
  const [mark = ''] = first.archive.replica.below(`articles/${article}`, 'annotations');
  first.archive.commit((draft) => draft.setProse(mark, 'note', 'unmistakable words'));
  for (const device of devices) catchUp(device);
  destroy(second, mark);
  for (const device of [...devices, ...devices]) catchUp(device);
  expect(filesWith('unmistakable words', first.path, ...devices.map(({ home }) => home))).toEqual([]);
  for (const { archive } of devices) {
    expect(archive.replica.below(`articles/${article}`, 'annotations')).toHaveLength(2);
    expect(listArticles(archive, false)).toHaveLength(2);
  }
  rmSync(join(first.home, 'index'), { recursive: true });
  expect(openArchive(first.path, { home: first.home }).archive.replica.thing(mark)).toBeUndefined();
});
