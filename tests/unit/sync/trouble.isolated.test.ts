/** What the disk says against a sync: a sentence, nothing lost, and the next sync goes on. */
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addPerson } from '../../../archive/people/person.ts';
import { newArchive, problemFrom, type TestArchive, temporaryFolder } from '../archive-in-folder.ts';
import { addText, damagedCaptures, namesIn, readIn, syncTo, twoFolders } from './two-folders.ts';

const disk = vi.hoisted(() => ({ code: '', after: 0, times: 0 }));
const use = vi.hoisted(() => (path: unknown): void => {
  if (disk.code === '' || !String(path).includes('.dossier-sync') || disk.after-- > 0) return;
  if (disk.times-- <= 0) return;
  throw Object.assign(new Error(disk.code), { code: disk.code });
});

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    openSync: (path: string, flags: string | number) => {
      use(path);
      return fs.openSync(path, flags);
    },
    renameSync: (from: string, to: string) => {
      use(from);
      fs.renameSync(from, to);
    },
  };
});
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  return {
    ...fs,
    open: (path: string, flags: string | number) => {
      use(path);
      return fs.open(path, flags);
    },
    mkdir: (path: string) => {
      use(path);
      return fs.mkdir(path);
    },
  };
});
afterEach(() => {
  disk.code = '';
});

function withWork(): ReturnType<typeof twoFolders> {
  const folders = twoFolders();
  for (const device of [folders.a, folders.b]) {
    addText(device, `A text of ${device.path}`);
    addPerson(device.archive, { name: device.path });
    device.archive.checkpoint();
  }
  return folders;
}

function expectAllOnBoth({ a, b }: { readonly a: TestArchive; readonly b: TestArchive }): void {
  a.archive.refresh();
  b.archive.refresh();
  expect(readIn(a.path)).toEqual(readIn(b.path));
  expect(Object.keys(readIn(a.path))).toHaveLength(4);
  expect([...damagedCaptures(a), ...damagedCaptures(b)]).toEqual([]);
}

describe('a disk that fails in the middle', () => {
  test.each([
    ['ENOSPC', /the disk is full/],
    ['EROFS', /read-only/],
    ['EDQUOT', /quota/],
    ['EBUSY', /another program holds/],
    ['EIO', /the disk reports an error/],
  ])('%s is said, and the next sync goes on', async (code, words) => {
    const folders = withWork();
    for (const after of [0, 2, 5, 7]) {
      Object.assign(disk, { code, after, times: Number.POSITIVE_INFINITY });
      const problem = await problemFrom(folders.sync);
      expect(problem.code).toBe('not-writable');
      expect(problem.message).toMatch(words);
      expect(problem.message).toMatch(/can't be carried to “.*nothing was lost.*sync again/u);
      disk.code = '';
    }
    await folders.sync();
    expectAllOnBoth(folders);
    for (const { path } of [folders.a, folders.b])
      expect(
        readdirSync(path, { recursive: true }).filter((name) => String(name).includes('.dossier-sync')),
      ).toEqual([]);
  });

  test('a file that another program holds for a moment is waited for', async () => {
    const folders = withWork();
    Object.assign(disk, { code: 'EBUSY', after: 0, times: 1 });
    await folders.sync();
    expectAllOnBoth(folders);
  });
});

describe('a folder that may not be written', () => {
  test('is said, and nothing is written', async () => {
    const a = newArchive();
    addText(a, 'A text that is to be carried.');
    const shelf = temporaryFolder();
    mkdirSync(join(shelf, 'Copy'));
    chmodSync(join(shelf, 'Copy'), 0o555);
    openToAll(a);
    const problem = await asOrdinaryUserFor(() => problemFrom(() => syncTo(a, join(shelf, 'Copy'))));
    expect(problem.message).toMatch(/not allowed to write there/);
    expect(readdirSync(join(shelf, 'Copy'))).toEqual([]);
    chmodSync(join(shelf, 'Copy'), 0o755);
    await syncTo(a, join(shelf, 'Copy'));
    expect(namesIn(join(shelf, 'Copy'))).toEqual(namesIn(a.path));
  });
});

/** The archive belongs to root where the tests run as root: others must get at it. */
function openToAll({ path, home }: TestArchive): void {
  for (const folder of [path, home])
    for (const entry of ['', ...(readdirSync(folder, { recursive: true }) as string[])])
      chmodSync(join(folder, entry), 0o777);
}

async function asOrdinaryUserFor<T>(action: () => Promise<T>): Promise<T> {
  const nobody = 65_534;
  if (process.geteuid?.() !== 0 || !process.seteuid || !process.setegid) return action();
  process.setegid(nobody);
  process.seteuid(nobody);
  try {
    return await action();
  } finally {
    process.seteuid(0);
    process.setegid(0);
  }
}
