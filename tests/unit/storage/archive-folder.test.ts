import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createArchiveFolder, readArchiveCard } from '../../../archive/storage/archive-folder.ts';
import { isId } from '../../../archive/storage/ids.ts';
import { contentsOf, problemOf, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { asOrdinaryUser } from '../as-ordinary-user.ts';

describe('a new archive', () => {
  test.each([
    ['in an absent folder', (folder: string) => join(folder, 'new', 'deep', 'Ärchive 🔥')],
    ['in an empty folder', (folder: string) => folder],
  ])('is made %s', (_name, place) => {
    const path = place(temporaryFolder());
    const card = createArchiveFolder(path, temporaryFolder());
    expect(isId(card.id)).toBe(true);
    expect(readArchiveCard(path)).toEqual(card);
    for (const name of ['articles', 'people', 'events', 'briefings', 'history'])
      expect(existsSync(join(path, name))).toBe(true);
  });

  const refusals: readonly (readonly [string, (folder: string) => string, RegExp])[] = [
    ['in a file', (folder) => writeFile(join(folder, 'a.txt'), 'words'), /is a file/],
    [
      'in a folder that holds something',
      (folder) => {
        writeFile(join(folder, 'a.txt'), 'words');
        return folder;
      },
      /is not empty/,
    ],
    [
      'in a folder that holds something hidden',
      (folder) => {
        writeFile(join(folder, '.git', 'config'), '');
        return folder;
      },
      /is not empty/,
    ],
    [
      'where there is one already',
      (folder) => {
        createArchiveFolder(folder, folder);
        return folder;
      },
      /is an archive already/,
    ],
  ];
  test.each(refusals)('is refused %s, and nothing is changed', (_name, prepare, sentence) => {
    const folder = temporaryFolder();
    const path = prepare(folder);
    const before = contentsOf(folder);
    const problem = problemOf(() => createArchiveFolder(path, folder));
    expect(problem.code).toBe('not-empty');
    expect(problem.message).toMatch(sentence);
    expect(contentsOf(folder)).toEqual(before);
  });

  test('is refused below a file, with a sentence', () => {
    const file = writeFile(join(temporaryFolder(), 'a.txt'), 'words');
    const problem = problemOf(() => createArchiveFolder(join(file, 'archive'), temporaryFolder()));
    expect(problem.code).toBe('not-writable');
    expect(problem.message).toContain("can't be made");
  });

  test('is refused where one may not write, with a sentence', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const problem = asOrdinaryUser(() =>
      problemOf(() => createArchiveFolder(join(folder, 'archive'), temporaryFolder())),
    );
    expect(problem.code).toBe('not-writable');
    expect(problem.message).toContain('you are not allowed to write there');
  });
});

describe('a folder that is no archive', () => {
  const card = { format: 1, id: 'k3f9x2m0q7ab', created: '2026-11-22T10:00:00.000Z' };
  const cases: readonly (readonly [string, string | null, string, RegExp])[] = [
    ['without dossier.json', null, 'not-an-archive', /holds no dossier\.json/],
    ['with an empty dossier.json', '', 'not-an-archive', /left as it is/],
    ['with a torn dossier.json', '{"format":1,"id":"k3', 'not-an-archive', /left as it is/],
    ['with another program’s dossier.json', '{"name":"dossier"}', 'not-an-archive', /left as it is/],
    ['with null', 'null', 'not-an-archive', /left as it is/],
    ['with an id that is none', JSON.stringify({ ...card, id: '../..' }), 'not-an-archive', /left as it is/],
    ['of a newer format', JSON.stringify({ ...card, format: 2 }), 'newer-format', /newer version/],
    ['of a newer format and another shape', '{"format":7,"vault":{}}', 'newer-format', /newer version/],
  ];
  test.each(cases)('%s is refused and left as it is', (_name, text, code, sentence) => {
    const folder = temporaryFolder();
    if (text !== null) writeFile(join(folder, 'dossier.json'), text);
    const problem = problemOf(() => readArchiveCard(folder));
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(sentence);
    if (text !== null) expect(readFileSync(join(folder, 'dossier.json'), 'utf8')).toBe(text);
  });

  test('is a file', () => {
    const file = writeFile(join(temporaryFolder(), 'a.txt'), 'words');
    expect(problemOf(() => readArchiveCard(file)).code).toBe('not-an-archive');
  });

  test('is not there', () => {
    const problem = problemOf(() => readArchiveCard(join(temporaryFolder(), 'absent')));
    expect(problem.code).toBe('not-an-archive');
    expect(problem.message).toContain('There is no such folder');
  });

  test('may not be opened', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'archive');
    mkdirSync(path);
    createArchiveFolder(path, folder);
    chmodSync(path, 0o000);
    try {
      const problem = asOrdinaryUser(() => problemOf(() => readArchiveCard(path)));
      expect(problem.message).toContain("can't be read");
    } finally {
      chmodSync(path, 0o755);
    }
  });
});
