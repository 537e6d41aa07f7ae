import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, writeDurably, writeNew } from '../../../archive/storage/durable-file.ts';
import { isRoot, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { asOrdinaryUser } from '../as-ordinary-user.ts';

describe('a durable write', () => {
  test('replaces the whole file and leaves nothing beside it', () => {
    const folder = temporaryFolder();
    const path = writeFile(join(folder, 'a.json'), 'a long text that was there before');
    writeDurably(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('that fails leaves the old file and nothing beside it', () => {
    const folder = temporaryFolder();
    const path = writeFile(join(folder, 'a.json'), 'old');
    chmodSync(folder, 0o555);
    expect(() => asOrdinaryUser(() => writeDurably(path, 'new'))).toThrow(/EACCES/u);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('over a folder is refused and leaves nothing beside it', () => {
    const folder = temporaryFolder();
    makeFolder(join(folder, 'a.json', 'inside'));
    expect(() => writeDurably(join(folder, 'a.json'), 'new')).toThrow();
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('of a new file never replaces one', () => {
    const path = writeFile(join(temporaryFolder(), 'a.txt'), 'old');
    expect(() => writeNew(path, 'new')).toThrow(/EEXIST/u);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('writes bytes and every character as they are', () => {
    const folder = temporaryFolder();
    writeNew(join(folder, 'bytes'), new Uint8Array([0, 255, 10]));
    writeNew(join(folder, 'text'), 'León 🔥');
    writeNew(join(folder, 'nothing'), '');
    expect([...readFileSync(join(folder, 'bytes'))]).toEqual([0, 255, 10]);
    expect(readFileSync(join(folder, 'text'), 'utf8')).toBe('León 🔥');
    expect(statSync(join(folder, 'nothing')).size).toBe(0);
  });
});

describe('a folder', () => {
  test('is made with what is missing above it, or is there already', () => {
    const path = join(temporaryFolder(), 'a', 'b', 'c');
    makeFolder(path);
    makeFolder(path);
    expect(existsSync(path)).toBe(true);
  });

  test.runIf(isRoot)('that root makes in somebody’s folder is that person’s, and so is a file', () => {
    const folder = temporaryFolder();
    asOrdinaryUser(() => {});
    const owner = 65_534;
    chmodSync(folder, 0o777);
    asOrdinaryUser(() => makeFolder(join(folder, 'theirs')));
    makeFolder(join(folder, 'theirs', 'a', 'b'));
    writeNew(join(folder, 'theirs', 'a', 'b', 'file'), 'x');
    for (const path of ['a', 'a/b', 'a/b/file'])
      expect(statSync(join(folder, 'theirs', path)).uid).toBe(owner);
  });
});
