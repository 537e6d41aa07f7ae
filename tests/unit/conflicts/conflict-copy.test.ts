import { describe, expect, test } from 'vitest';
import { conflictCopyOf, isUnfinished } from '../../../archive/conflicts/conflict-copy.ts';
import type { CopyMaker } from '../../../archive/contract/conflicts.ts';
import { idInFolderName } from '../../../archive/storage/layout.ts';

const isHistory = (name: string): boolean => /^\d{6}\.jsonl$/.test(name);
const isCheckpoint = (name: string): boolean => /^[0-9a-hjkmnp-tv-z]{12}\.json$/.test(name);
const isHome = (name: string): boolean => idInFolderName(name) === 'k3f9x2m0q7ab';
const isDevice = (name: string): boolean => name === 'p81kd0a2b3c4';

/** What is made of `NAME` and `.EXT`, and by whom. */
const patterns: readonly (readonly [string, CopyMaker])[] = [
  ['NAME.sync-conflict-20261122-101112-ABCDEFG.EXT', 'syncthing'],
  ['NAME.sync-conflict-20261122-101112.EXT', 'syncthing'],
  ['NAME~sync-conflict-20261122-101112-ABCDEFG.EXT', 'syncthing'],
  ['NAME (Anna’s conflicted copy 2026-11-22).EXT', 'dropbox'],
  ["NAME (Anna's conflicted copy 2026-11-22).EXT", 'dropbox'],
  ["NAME (ANNAS-PC's conflicted copy 2026-11-22 (1)).EXT", 'dropbox'],
  ["NAME (Anna (work)'s conflicted copy).EXT", 'dropbox'],
  ['NAME (conflicted copy).EXT', 'dropbox'],
  ['NAME (Case Conflict).EXT', 'dropbox'],
  ['NAME (Unicode Encoding Conflict 1).EXT', 'dropbox'],
  ['NAME (Selective Sync Conflict).EXT', 'dropbox'],
  ['NAME (In Konflikt stehende Kopie von Anna 2026-11-22).EXT', 'dropbox'],
  ['NAME (Copie en conflit de Anna 2026-11-22).EXT', 'dropbox'],
  ['NAME (copie conflictuelle de Anna 2026-11-22).EXT', 'dropbox'],
  ['NAME (Copia en conflicto de Anna 2026-11-22).EXT', 'dropbox'],
  ['NAME (Copia in conflitto di Anna 2026-11-22).EXT', 'dropbox'],
  ['NAME (Cópia em conflito de Anna 2026-11-22).EXT', 'dropbox'],
  ['NAME (conflicterende kopie van Anna 2026-11-22).EXT', 'dropbox'],
  ['NAME (Annas motstridiga kopia 2026-11-22).EXT', 'dropbox'],
  ['NAME (Конфликтующая копия Анна 2026-11-22).EXT', 'dropbox'],
  ['NAME (アンナ の競合コピー 2026-11-22).EXT', 'dropbox'],
  ['NAME (安娜 的冲突副本 2026-11-22).EXT', 'dropbox'],
  ['NAME (conflicted copy 2026-11-22 101112).EXT', 'nextcloud'],
  ['NAME (conflicted copy Anna 2026-11-22 101112).EXT', 'nextcloud'],
  ['NAME_conflict-20261122-101112.EXT', 'nextcloud'],
  ['NAME_conflict-Anna-20261122-101112.EXT', 'nextcloud'],
  ['NAME (case clash from Anna).EXT', 'nextcloud'],
  ['NAME-DESKTOP-ABC123.EXT', 'onedrive'],
  ['NAME-DESKTOP-ABC123-2.EXT', 'onedrive'],
  ['NAME-Anna’s MacBook Pro.EXT', 'onedrive'],
  ['NAME 2.EXT', 'icloud'],
  ['NAME 13.EXT', 'icloud'],
  ['NAME (1).EXT', 'google-drive'],
  ['NAME(2).EXT', 'google-drive'],
  ['NAME [Conflict].EXT', 'google-drive'],
  ['[Conflict] NAME.EXT', 'google-drive'],
  ['NAME (conflict).EXT', 'google-drive'],
  ['NAME_conf(123456).EXT', 'google-drive'],
  ['NAME.Conflict.EXT', 'resilio'],
  ['NAME.Conflict.2.EXT', 'resilio'],
  ['NAME (SFConflict anna@example.com 2026-11-22-10-11-12).EXT', 'seafile'],
  ['NAME_DiskStation_Nov-22-101112-2026_Conflict.EXT', 'synology'],
  ['NAME [conflicted].EXT', 'another-syncer'],
  ['NAME (DESKTOP-X conflict 2026-11-22).EXT', 'another-syncer'],
  ['NAME.EXT.conflict1', 'resilio'],
  ['NAME.EXT..path2', 'another-syncer'],
  ['NAME.EXT.orig', 'git'],
  ['NAME_BACKUP_4711.EXT', 'git'],
  ['NAME_REMOTE_4711.EXT', 'git'],
  ['NAME.EXT~HEAD', 'git'],
  ['NAME.EXT~', 'person'],
  ['NAME.EXT.bak', 'person'],
  ['NAME copy.EXT', 'person'],
  ['NAME copy 2.EXT', 'person'],
  ['Copy of NAME.EXT', 'person'],
  ['Copy (2) of NAME.EXT', 'person'],
  ['NAME - Copy.EXT', 'person'],
  ['NAME - Copy (2).EXT', 'person'],
  ['NAME (copy).EXT', 'person'],
  ['NAME (another copy).EXT', 'person'],
  ['NAME (3rd copy).EXT', 'person'],
  ['NAME (weitere Kopie).EXT', 'person'],
  ['Kopie von NAME.EXT', 'person'],
  ['NAME - Kopie.EXT', 'person'],
  ['NAME - Kopie (2).EXT', 'person'],
  ['NAME Kopie 2.EXT', 'person'],
  ['Copie de NAME.EXT', 'person'],
  ["Copie d'NAME.EXT", 'person'],
  ['NAME - Copie.EXT', 'person'],
  ['Copia di NAME.EXT', 'person'],
  ['Copia de NAME.EXT', 'person'],
  ['NAME のコピー.EXT', 'person'],
  ['NAME - 副本.EXT', 'person'],
  ['NAME — копия.EXT', 'person'],
];

const made = (pattern: string, name: string, extension: string): string =>
  pattern.replace('NAME', name).replace('.EXT', extension);

describe.each([
  ['a history', '000001', '.jsonl', isHistory],
  ['a checkpoint', 'p81kd0a2b3c4', '.json', isCheckpoint],
] as const)('of %s', (_, name, extension, isOriginal) => {
  test.each(patterns)('%s is made by %s', (pattern, maker) => {
    const copy = made(pattern, name, extension);
    expect(conflictCopyOf(copy, isOriginal)).toEqual({ original: `${name}${extension}`, maker });
    // macOS may give names with their accents apart.
    expect(conflictCopyOf(copy.normalize('NFD'), isOriginal)?.original).toBe(`${name}${extension}`);
  });
});

const folders = [
  'NAME (1)',
  'NAME 2',
  'NAME - Copy',
  'NAME - Copy (3)',
  'NAME copy',
  'NAME (copy)',
  'NAME - Kopie',
  "NAME (Anna's conflicted copy 2026-11-22)",
  'NAME (Selective Sync Conflict)',
  'NAME-DESKTOP-ABC123',
  'NAME.sync-conflict-20261122-101112-ABCDEFG',
];

test.each(folders)('a folder %s', (pattern) => {
  for (const [name, isOriginal] of [
    ['p81kd0a2b3c4', isDevice],
    ['2022 Mr. Smith (a copy) - 2 [k3f9x2m0q7ab]', isHome],
  ] as const)
    expect(conflictCopyOf(pattern.replace('NAME', name), isOriginal, 'folder')?.original).toBe(name);
});

test('a copy of a copy is one of the original, made by whoever made it last', () => {
  const name =
    "Copy of 000001 (Anna's conflicted copy 2026-11-22).sync-conflict-20261122-101112-ABCDEFG.jsonl";
  expect(conflictCopyOf(name, isHistory)).toEqual({ original: '000001.jsonl', maker: 'syncthing' });
});

test.each([
  '000001.jsonl',
  '000002.jsonl',
  'notes.jsonl',
  '0000012.jsonl',
  '1000001.jsonl',
  '000001.json',
  '000001x.jsonl',
  '.000001 (1).jsonl',
  '.syncthing.000001.jsonl.tmp',
  '~syncthing~000001.jsonl.tmp',
  '.000001.jsonl.icloud',
  '000001.jsonl.partial',
  '000001.jsonl.!sync',
  'Copy of notes.jsonl',
  'conflict.jsonl',
  '',
])('%s is no copy of a history', (name) => {
  expect(conflictCopyOf(name, isHistory)).toBeUndefined();
});

test('a thing whose title speaks of a copy is that thing, and no copy', () => {
  for (const name of [
    'Copy of the treaty [k3f9x2m0q7ab]',
    'Treaty - Copy (2) [k3f9x2m0q7ab]',
    'The conflicted copy [k3f9x2m0q7ab]',
  ])
    expect(conflictCopyOf(name, isHome, 'folder')).toBeUndefined();
});

test('what a syncer has not finished is never taken for anything', () => {
  for (const name of ['~000001.jsonl', '.x.json', 'a.tmp', 'a.crdownload', 'text.json.icloud'])
    expect(isUnfinished(name)).toBe(true);
  expect(isUnfinished('000001 (1).jsonl')).toBe(false);
});

test('a name made to be slow comes to an end', () => {
  const hostile = `${'(copy conflict '.repeat(16)}-${'a-'.repeat(5)}.jsonl`;
  expect(conflictCopyOf(hostile, isHistory)).toBeUndefined();
});
