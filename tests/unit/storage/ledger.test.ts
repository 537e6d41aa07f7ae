/** Who writes under which id: cloned machines, copied archives, backups put back. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, test } from 'vitest';
import { knownTo, newArchive, openArchive, type TestArchive, temporaryFolder } from '../archive-in-folder.ts';

const ana = 'people/aaaaaaaaaaaa';
const setName = ({ archive }: TestArchive, name: string, of = ana): void =>
  archive.commit((draft) => draft.set(of, 'name', name));
const copyOf = (folder: string): string => {
  const copy = join(temporaryFolder(), 'Copy');
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
};
const historyOf = (path: string, device: string): string =>
  readFileSync(join(path, 'history', device, '000001.jsonl'), 'utf8');

describe('the id under which an installation writes', () => {
  test('stays from one start to the next, and when the archive is moved', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.device).toBe(opened.archive.device);
    again.archive.close();
    const elsewhere = join(temporaryFolder(), 'Moved');
    renameSync(opened.path, elsewhere);
    expect(openArchive(elsewhere, { home: opened.home }).archive.device).toBe(opened.archive.device);
  });

  test('is another one in each of two copies that are both there', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const copy = openArchive(copyOf(opened.path), { home: opened.home });
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.device).toBe(opened.archive.device);
    expect(copy.archive.device).not.toBe(opened.archive.device);
  });

  test('is a new one on a cloned machine as soon as both have written, and nothing is lost', () => {
    const here = newArchive();
    setName(here, 'Ana');
    here.archive.close();
    const clonedHome = copyOf(here.home);
    const clonedPath = copyOf(here.path);
    const first = openArchive(here.path, { home: here.home });
    setName(first, 'from the first', 'people/bbbbbbbbbbbb');
    const device = first.archive.device;
    first.archive.close();
    // The clone's ledger knows its folder by the path of the original.
    const second = openArchive(clonedPath, { home: clonedHome });
    setName(second, 'from the clone', 'people/cccccccccccc');
    second.archive.close();
    // A syncer that knows only files: the first's own history comes over the clone's.
    cpSync(join(here.path, 'history'), join(clonedPath, 'history'), { recursive: true });
    const clone = openArchive(clonedPath, { home: clonedHome });
    setName(clone, 'goes on');
    expect(clone.archive.replica.value('people/bbbbbbbbbbbb', 'name')).toBe('from the first');
    expect(clone.archive.replica.value('people/cccccccccccc', 'name')).toBe('from the clone');
    expect(historyOf(clonedPath, device)).toBe(historyOf(here.path, device));
  });

  test('is a new one where a backup was put back, and the lines that it lacks come back', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const backup = copyOf(opened.path);
    const later = openArchive(opened.path, { home: opened.home });
    setName(later, 'after the backup', 'people/bbbbbbbbbbbb');
    setName(later, 'Ana Sá');
    const known = knownTo(later.archive);
    const { device } = later.archive;
    later.archive.close();
    rmSync(opened.path, { recursive: true });
    cpSync(backup, opened.path, { recursive: true });
    const restored = openArchive(opened.path, { home: opened.home });
    expect(restored.archive.device).not.toBe(device);
    expect(knownTo(restored.archive)).toEqual(known);
    // What came back bears the stamps of the id under which it was written.
    const lines = historyOf(opened.path, restored.archive.device).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).stamp.slice(20))).toEqual([device, device]);
    setName(restored, 'goes on');
    expect(readdirSync(join(opened.path, 'history')).sort()).toEqual(
      [device, restored.archive.device].sort(),
    );
  });

  test('and the lines that a backup lacks come back although the index is gone, too', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const backup = copyOf(opened.path);
    const later = openArchive(opened.path, { home: opened.home });
    setName(later, 'after the backup', 'people/bbbbbbbbbbbb');
    later.archive.close();
    rmSync(opened.path, { recursive: true });
    cpSync(backup, opened.path, { recursive: true });
    rmSync(join(opened.home, 'index'), { recursive: true });
    const restored = openArchive(opened.path, { home: opened.home });
    expect(restored.archive.replica.value('people/bbbbbbbbbbbb', 'name')).toBe('after the backup');
  });

  test('is a new one where the own history was put back while the archive is open', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    const { device } = opened.archive;
    const before = copyOf(join(opened.path, 'history', device));
    setName(opened, 'later', 'people/bbbbbbbbbbbb');
    rmSync(join(opened.path, 'history', device), { recursive: true });
    cpSync(before, join(opened.path, 'history', device), { recursive: true });
    setName(opened, 'goes on');
    expect(opened.archive.device).not.toBe(device);
    expect(opened.archive.replica.value('people/bbbbbbbbbbbb', 'name')).toBe('later');
    expect(historyOf(opened.path, opened.archive.device)).toContain('"later"');
    expect(historyOf(opened.path, device)).not.toContain('goes on');
  });

  test.each([
    ['before the append', false],
    ['after the append', true],
  ])('stays where the process was killed %s', (_name, isAppended) => {
    const opened = newArchive();
    setName(opened, 'Ana');
    setName(opened, 'the last one');
    opened.archive.abandon();
    const file = join(opened.path, 'history', opened.archive.device, '000001.jsonl');
    const [first = '', second = ''] = readFileSync(file, 'utf8').split('\n');
    const [before, after] = [first, second].map((line) => JSON.parse(line).stamp);
    const ledger = new DatabaseSync(join(opened.home, 'ledgers', `${opened.archive.card.id}.sqlite`));
    ledger.prepare('UPDATE copies SET last = ?, intended = ?').run(before, after);
    ledger.close();
    if (!isAppended) writeFileSync(file, `${first}\n{"v":1,"stamp"`);
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.device).toBe(opened.archive.device);
    setName(again, 'goes on');
    again.archive.close();
    expect(openArchive(opened.path, { home: opened.home }).archive.device).toBe(opened.archive.device);
  });
});
