import { beforeEach, expect, test } from 'vitest';
import { listChanges } from '../../../archive/history/list-changes.ts';
import { colorName, colorNames, renameColor } from '../../../archive/settings/color-names.ts';
import {
  newArchive,
  onAnotherDevice,
  openArchive,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';

let opened: TestArchive;
beforeEach(() => {
  opened = newArchive();
});

test('colours have their initial names until somebody names them', () => {
  expect(colorNames(opened.archive).map(({ name }) => name)).toEqual([
    'Key',
    'Confirms',
    'Contradicts',
    'Background',
    'Quotation',
    'Question',
  ]);
  renameColor(opened.archive, 'contradicts', '  Open   dispute ');
  expect(colorName(opened.archive, 'contradicts')).toBe('Open dispute');
  renameColor(opened.archive, 'contradicts', '');
  expect(colorName(opened.archive, 'contradicts')).toBe('Contradicts');
});

test('of several devices the latest word holds for each colour, on all of them', () => {
  const other = onAnotherDevice(opened.path);
  renameColor(opened.archive, 'key', 'Core');
  renameColor(opened.archive, 'question', 'Ask');
  renameColor(other.archive, 'key', 'Main');
  opened.archive.refresh();
  for (const { archive } of [opened, other]) {
    expect(colorName(archive, 'key')).toBe('Main');
    expect(colorName(archive, 'question')).toBe('Ask');
  }
  renameColor(opened.archive, 'key', '');
  other.archive.refresh();
  expect(colorName(other.archive, 'key')).toBe('Key');
  const again = openArchive(opened.path, { home: opened.home });
  expect(colorName(again.archive, 'question')).toBe('Ask');
});

test('two colours can’t have one name', () => {
  expect(problemOf(() => renameColor(opened.archive, 'key', 'QUESTION')).code).toBe('invalid-value');
  expect(problemOf(() => renameColor(opened.archive, 'key', 'x'.repeat(41))).code).toBe('invalid-value');
  renameColor(opened.archive, 'question', 'Ask');
  renameColor(opened.archive, 'key', 'Question');
  expect(problemOf(() => renameColor(opened.archive, 'question', '')).code).toBe('invalid-value');
});

test('naming one is told in the history', () => {
  renameColor(opened.archive, 'key', 'Core');
  const entries = listChanges(opened.archive, { limit: 10 }).changes.flatMap((change) => change.entries);
  expect(entries).toContainEqual(
    expect.objectContaining({ what: 'changed', field: 'colors/key', from: null, to: 'Core' }),
  );
});
