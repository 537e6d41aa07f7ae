/** Putting back what has vanished: records from the shadow, stored copies from the mirror or another copy. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listArticles } from '../../../archive/articles/article-views.ts';
import { acceptMissing, guardStatus, restoreMissing } from '../../../archive/guarding/guarding.ts';
import { fillMirror, setMirror } from '../../../archive/guarding/mirror.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  contentsOf,
  importContent,
  newArchive,
  openArchive,
  problemFrom,
  problemOf,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';

let opened: TestArchive;
let copy: string;
let whole: Record<string, string>;

const files = (path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(contentsOf(path)).filter(([, content]) => content !== '(folder)'));

beforeAll(async () => {
  opened = newArchive();
  for (let number = 0; number < 24; number++)
    await importContent(opened, `${number}.txt`, `Words of article ${number}.`);
  opened.archive.checkpoint();
  for (const _ of opened.archive.sweep());
  copy = join(temporaryFolder(), 'Copy');
  cpSync(opened.path, copy, { recursive: true });
  whole = files(opened.path);
});

describe('when all articles have vanished', () => {
  test('the mirror gives their stored copies back, byte for byte', async () => {
    const mirror = join(temporaryFolder(), 'Mirror');
    setMirror(opened.archive, mirror);
    expect(await fillMirror(opened.archive)).toEqual({ copied: 24, held: 24 });
    expect(await fillMirror(opened.archive)).toEqual({ copied: 0, held: 24 });
    rmSync(join(opened.path, 'articles'), { recursive: true });
    expect(guardStatus(opened.archive)).toMatchObject({
      stopped: true,
      folders: ['articles'],
      things: 24,
      files: 24,
      captures: 24,
      inMirror: 24,
    });
    expect(await restoreMissing(opened.archive)).toEqual({ files: 24, captures: 24, missing: 0, trashed: 0 });
    expect(files(opened.path)).toEqual(whole);
    expect((await verifyArchive(opened.archive)).findings).toEqual([]);
    setMirror(opened.archive, null);
  });

  test('another copy of the archive gives them back', async () => {
    rmSync(join(opened.path, 'articles'), { recursive: true });
    expect(await restoreMissing(opened.archive)).toMatchObject({ files: 24, captures: 0, missing: 24 });
    const [damaged = ''] = readdirSync(copy, { withFileTypes: true, recursive: true })
      .filter(({ name }) => name === 'text.json')
      .map(({ parentPath, name }) => join(parentPath, name));
    const good = readFileSync(damaged);
    writeFileSync(damaged, good.toString().replace('Words', 'Woods'));
    // Only what is proven to be what was stored.
    expect(await restoreMissing(opened.archive, copy)).toMatchObject({ captures: 23, missing: 1 });
    writeFileSync(damaged, good);
    expect(await restoreMissing(opened.archive, copy)).toMatchObject({ captures: 1, missing: 0 });
    expect(files(opened.path)).toEqual(whole);
  });

  test('no other archive is taken for a copy', async () => {
    const stranger = newArchive();
    expect((await problemFrom(() => restoreMissing(opened.archive, stranger.path))).code).toBe('refused');
    expect((await problemFrom(() => restoreMissing(opened.archive, opened.path))).code).toBe('usage');
  });

  test('what is gone can be accepted: it goes to the trash, and nothing is asked again', async () => {
    const path = join(temporaryFolder(), 'Archive');
    cpSync(copy, path, { recursive: true });
    const here = openArchive(path, { home: temporaryFolder() });
    for (const shard of readdirSync(join(path, 'articles')).slice(0, 22))
      rmSync(join(path, 'articles', shard), { recursive: true });
    for (const _ of here.archive.sweep());
    expect(here.archive.missing).toBeDefined();
    expect(
      problemOf(() => here.archive.commit((draft) => draft.set('people/aaaaaaaaaaaa', 'name', 'x'))).code,
    ).toBe('guarded');
    const { trashed } = acceptMissing(here.archive);
    expect(trashed).toBeGreaterThanOrEqual(22);
    expect(listArticles(here.archive, true)).toHaveLength(trashed);
    for (const _ of here.archive.sweep());
    expect(here.archive.missing).toBeUndefined();
  });
});

test('a mirror within the archive is refused', () => {
  expect(problemOf(() => setMirror(opened.archive, join(opened.path, 'mirror'))).code).toBe('invalid-value');
  expect(opened.archive.mirror).toBeNull();
});
