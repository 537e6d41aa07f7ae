/** Disks that will not take a change: the person is told, nothing is lost, and it goes on afterwards. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../archive/contract/problem.ts';
import { writingProblem } from '../../../archive/storage/not-writable.ts';
import {
  importContent,
  newArchive,
  openArchive,
  problemFrom,
  problemOf,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';
import { asOrdinaryUser } from '../as-ordinary-user.ts';
import { fill, hold, smallDisk } from '../small-disk.ts';

const ana = 'people/aaaaaaaaaaaa';
const setName = ({ archive }: TestArchive, name: string): void =>
  archive.commit((draft) => draft.set(ana, 'name', name));

/** Takes the right to write from everything below a folder, or gives it back. */
function setWritable(folder: string, writable: boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    chmodSync(
      join(entry.parentPath, entry.name),
      entry.isDirectory() ? (writable ? 0o755 : 0o555) : writable ? 0o644 : 0o444,
    );
  chmodSync(folder, writable ? 0o755 : 0o555);
}

describe('an archive that may not be written', () => {
  test('refuses a change with a sentence, loses nothing and goes on when it may', () => {
    const opened = newArchive();
    setName(opened, 'before');
    setWritable(opened.path, false);
    for (const attempt of ['first', 'second']) {
      const problem = asOrdinaryUser(() => problemOf(() => setName(opened, attempt)));
      expect(problem.code).toBe('not-writable');
      expect(problem.message).toBe(
        "The archive “My archive” can't be written: you are not allowed to write there. This change was not kept; everything before it is safe. Mend the cause and try again.",
      );
    }
    expect(opened.archive.replica.value(ana, 'name')).toBe('before');
    const checkpoint = asOrdinaryUser(() => problemOf(() => opened.archive.checkpoint()));
    expect(checkpoint.code).toBe('not-writable');
    expect(opened.archive.lagging).toBe(true);
    setWritable(opened.path, true);
    setName(opened, 'after');
    opened.archive.close();
    expect(openArchive(opened.path, { home: opened.home }).archive.replica.value(ana, 'name')).toBe('after');
  });

  test('can be read', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    setWritable(opened.path, false);
    const again = asOrdinaryUserWithHome((home) => openArchive(opened.path, { home }));
    expect(again.archive.replica.value(ana, 'name')).toBe('Ana');
    setWritable(opened.path, true);
  });

  test('whose history may not be opened says so', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    chmodSync(join(opened.path, 'history'), 0o000);
    const problem = asOrdinaryUser(() => problemOf(() => setName(opened, 'Bo')));
    chmodSync(join(opened.path, 'history'), 0o755);
    expect(problem.message).toContain("The histories of “My archive” can't be read (EACCES)");
    expect(openArchive(opened.path, { home: opened.home }).archive.replica.value(ana, 'name')).toBe('Ana');
  });

  test('is let go of when it is closed, though what lags can’t be written', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    setWritable(opened.path, false);
    expect(asOrdinaryUser(() => problemOf(() => opened.archive.close())).code).toBe('not-writable');
    setWritable(opened.path, true);
    expect(() => setName(opened, 'closed')).toThrow();
    expect(openArchive(opened.path, { home: opened.home }).archive.replica.value(ana, 'name')).toBe('Ana');
  });

  test('refuses an article with the same sentence, and leaves nothing half', async () => {
    const opened = newArchive();
    await importContent(opened, 'first.txt', 'The first article stands.');
    // A file where the shards of articles should be made: no right to write is needed to show this.
    rmSync(join(opened.path, 'articles'), { recursive: true });
    writeFileSync(join(opened.path, 'articles'), 'in the way');
    const problem = await problemFrom(() => importContent(opened, 'second.txt', 'The second one.'));
    expect(problem.code).toBe('not-writable');
    expect(opened.archive.replica.homes('articles')).toHaveLength(1);
  });
});

function asOrdinaryUserWithHome<T>(action: (home: string) => T): T {
  const home = temporaryFolder();
  chmodSync(home, 0o777);
  return asOrdinaryUser(() => action(home));
}

const disk = smallDisk(400);
if (disk === undefined) console.log('skipped: a full disk (mounting a small one is not allowed here)');

describe.skipIf(disk === undefined)('a full disk', () => {
  const folder = disk ?? '';
  function archiveOnDisk(): TestArchive {
    const opened = newArchive();
    opened.archive.abandon();
    const path = join(folder, 'My archive');
    rmSync(path, { recursive: true, force: true });
    cpSync(opened.path, path, { recursive: true });
    return openArchive(path, { home: opened.home });
  }

  test('refuses a change with a sentence, keeps the rest and goes on when there is room', () => {
    const opened = archiveOnDisk();
    setName(opened, 'before');
    opened.archive.checkpoint();
    const file = join(opened.path, 'history', opened.archive.device, '000001.jsonl');
    const ballast = fill(folder);
    const { size } = statSync(file);
    const long = 'x'.repeat(10_000);
    const problem = problemOf(() => setName(opened, long));
    expect(problem.code).toBe('not-writable');
    expect(problem.message).toContain('the disk is full');
    // Nothing of the refused change stays, not even half a line.
    expect(statSync(file).size).toBe(size);
    expect(opened.archive.replica.value(ana, 'name')).toBe('before');
    // What still fits into the last page is kept; checkpoints wait.
    setName(opened, 'fits');
    expect(problemOf(() => opened.archive.checkpoint()).message).toContain('the disk is full');
    rmSync(ballast);
    opened.archive.checkpoint();
    setName(opened, long);
    opened.archive.close();
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.replica.value(ana, 'name')).toBe(long);
    expect(again.archive.warnings).toEqual([]);
    again.archive.close();
  });

  test('refuses an article and leaves nothing half', async () => {
    const opened = archiveOnDisk();
    mkdirSync(join(opened.path, 'articles'), { recursive: true });
    const ballast = fill(folder);
    const problem = await problemFrom(() => importContent(opened, 'long.txt', 'word '.repeat(20_000)));
    expect(problem.code).toBe('not-writable');
    expect(problem.message).toContain('the disk is full');
    expect(opened.archive.replica.homes('articles')).toEqual([]);
    rmSync(ballast);
    await importContent(opened, 'long.txt', 'word '.repeat(2_000));
    expect(opened.archive.replica.homes('articles')).toHaveLength(1);
    opened.archive.close();
    rmSync(opened.path, { recursive: true });
  });
});

describe('a checkpoint that another program holds', () => {
  test('waits, and is written when it is let go; changes are kept meanwhile', ({ skip }) => {
    const opened = newArchive();
    setName(opened, 'before');
    opened.archive.checkpoint();
    const checkpoint = join(opened.archive.folderOf(ana, ''), `${opened.archive.device}.json`);
    const letGo = hold(checkpoint);
    if (!letGo) return skip('mounting is not allowed here');
    setName(opened, 'held');
    for (let attempt = 0; attempt < 2; attempt++) {
      const problem = problemOf(() => opened.archive.checkpoint());
      expect(problem.code).toBe('not-writable');
      expect(problem.message).toContain(
        "The archive “My archive” can't be written: another program holds the file.",
      );
    }
    // Nothing half is left beside it, and who opens the archive meanwhile knows the change.
    expect(readdirSync(join(checkpoint, '..'))).toEqual([`${opened.archive.device}.json`]);
    expect(openArchive(opened.path, { home: opened.home }).archive.replica.value(ana, 'name')).toBe('held');
    letGo();
    opened.archive.checkpoint();
    expect(opened.archive.lagging).toBe(false);
    expect(readFileSync(checkpoint, 'utf8')).toContain('"held"');
    opened.archive.close();
  });
});

const homeDisk = smallDisk(4_000);

describe.skipIf(homeDisk === undefined)('the app’s own folder on a full disk', () => {
  const folder = homeDisk ?? '';

  /** Either it is done, or refused in a sentence that names the cause. */
  async function doneOrSaid(action: () => unknown): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemError);
      expect((error as ProblemError).message).toContain('the disk is full');
      return false;
    }
  }

  test('loses nothing: changes are kept or refused, imports refused, and it goes on', async () => {
    const opened = newArchive({ home: join(folder, 'home') });
    setName(opened, 'before');
    const ballast = fill(folder);
    const kept = await doneOrSaid(() => setName(opened, 'full'));
    await doneOrSaid(() => opened.archive.checkpoint());
    const imported = await doneOrSaid(() => importContent(opened, 'a.txt', 'word '.repeat(20_000)));
    expect(imported).toBe(false);
    expect(opened.archive.replica.value(ana, 'name')).toBe(kept ? 'full' : 'before');
    rmSync(ballast);
    setName(opened, 'after');
    await importContent(opened, 'a.txt', 'word '.repeat(20_000));
    opened.archive.close();
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.replica.value(ana, 'name')).toBe('after');
    expect(again.archive.replica.homes('articles')).toHaveLength(1);
    expect(again.archive.warnings).toEqual([]);
    again.archive.close();
  });

  test('opens an archive, or says why not', async () => {
    const opened = newArchive();
    setName(opened, 'before');
    opened.archive.close();
    const ballast = fill(folder);
    const home = join(folder, 'new home');
    const opens = await doneOrSaid(() => openArchive(opened.path, { home }).archive.abandon());
    rmSync(ballast);
    const again = openArchive(opened.path, { home });
    expect(again.archive.replica.value(ana, 'name')).toBe('before');
    setName(again, opens ? 'opened when full' : 'opened now');
    again.archive.close();
  });
});

describe('the sentence', () => {
  const failure = (code: string, more: object = {}): Error =>
    Object.assign(new Error('raw'), { code, ...more });
  const ofSqlite = (errcode: number): Error => failure('ERR_SQLITE_ERROR', { errcode });
  test.each([
    ['ENOSPC', failure('ENOSPC'), 'X: the disk is full. Y'],
    ['EROFS', failure('EROFS'), 'X: the medium is read-only. Y'],
    ['EIO', failure('EIO'), 'X: the disk reports an error. Y'],
    [
      'a quota',
      failure('Unknown system error -122', { errno: -constants.errno.EDQUOT }),
      'X: the quota is used up. Y',
    ],
    ['one that has none', failure('EPIPE'), 'X: EPIPE. Y'],
    ['a full disk under SQLite', ofSqlite(13), 'X: the disk is full. Y'],
    ['a read-only one (directory)', ofSqlite(1544), 'X: you are not allowed to write there. Y'],
    ['a database that is held', ofSqlite(5), 'X: another program holds the file. Y'],
  ])('names the cause: %s', (_name, error, sentence) => {
    expect(writingProblem('X', error, 'Y')).toMatchObject({ code: 'not-writable', message: sentence });
  });

  test.each([new TypeError('undefined is not a function'), failure('ERR_INVALID_ARG_TYPE'), ofSqlite(1)])(
    'is not put on a bug: %s',
    (bug) => expect(writingProblem('X', bug, 'Y')).toBe(bug),
  );
});
