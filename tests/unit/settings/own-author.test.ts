import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownAuthor, setOwnAuthor } from '../../../archive/settings/own-author.ts';
import { contentsOf, problemOf, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { asOrdinaryUser } from '../as-ordinary-user.ts';

describe('the name of whoever works here', () => {
  test('is asked for until it is given, or not given for good', () => {
    const home = temporaryFolder();
    expect(ownAuthor(home)).toEqual({ name: '', asked: false });
    setOwnAuthor(home, '  Ana   Sá ');
    expect(ownAuthor(home)).toEqual({ name: 'Ana Sá', asked: true });
    setOwnAuthor(home, '');
    expect(ownAuthor(home)).toEqual({ name: '', asked: true });
  });

  test('is asked for again where the file can’t be read', () => {
    const home = temporaryFolder();
    writeFile(join(home, 'author.json'), '{"format":1,');
    expect(ownAuthor(home)).toEqual({ name: '', asked: false });
  });

  test('that is too long is refused', () => {
    const home = temporaryFolder();
    expect(problemOf(() => setOwnAuthor(home, 'a'.repeat(101))).code).toBe('invalid-value');
    expect(contentsOf(home)).toEqual({});
  });

  test('that can’t be kept is said', () => {
    const home = temporaryFolder();
    chmodSync(home, 0o555);
    expect(asOrdinaryUser(() => problemOf(() => setOwnAuthor(home, 'Ana'))).code).toBe('not-writable');
  });
});
