/** Much vanishes at once: nothing is taken over, and all JSON can be put back byte for byte. */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  contentsOf,
  knownTo,
  newArchive,
  onAnotherDevice,
  openArchive,
  problemOf,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';

const person = (number: number): string => `people/${String(number).padStart(12, '0')}`;
const sweep = ({ archive }: TestArchive) => {
  const steps = archive.sweep();
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
};
const tryToWrite = ({ archive }: TestArchive) =>
  problemOf(() => archive.commit((draft) => draft.set(person(0), 'name', 'x')));

/** People of two devices, with checkpoints, seen by a sweep of the first. */
function filled(count: number): TestArchive {
  const here = newArchive();
  const there = onAnotherDevice(here.path);
  for (let number = 0; number < count; number++) {
    const { archive } = number % 2 === 0 ? here : there;
    archive.commit((draft) => draft.set(person(number), 'name', `Person ${number}`));
  }
  there.archive.close();
  here.archive.checkpoint();
  sweep(here);
  return here;
}

const foldersOfPeople = ({ path }: TestArchive): string[] =>
  readdirSync(join(path, 'people', '00')).map((name) => join(path, 'people', '00', name));
const filesIn = (path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(contentsOf(path)).filter(([, content]) => content !== '(folder)'));

describe('the guard', () => {
  test.each(['history', 'people'])(
    'stops when the folder “%s” is gone, and puts it back byte for byte',
    (name) => {
      const opened = filled(8);
      const before = filesIn(opened.path);
      const known = knownTo(opened.archive);
      rmSync(join(opened.path, name), { recursive: true });
      opened.archive.refresh();
      const after = filesIn(opened.path);
      expect(opened.archive.missing?.folders).toEqual([name]);
      expect(tryToWrite(opened).code).toBe('guarded');
      expect(filesIn(opened.path)).toEqual(after);
      expect(knownTo(opened.archive)).toEqual(known);
      const restored = opened.archive.restoreMissing();
      expect(restored.length).toBe(Object.keys(before).length - Object.keys(after).length);
      expect(filesIn(opened.path)).toEqual(before);
      opened.archive.commit((draft) => draft.set(person(0), 'name', 'goes on'));
    },
  );

  test('stops at the next start, too', () => {
    const opened = filled(8);
    const { device } = opened.archive;
    opened.archive.close();
    rmSync(join(opened.path, 'history'), { recursive: true });
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.missing?.histories).toHaveLength(2);
    expect(tryToWrite(again).code).toBe('guarded');
    again.archive.restoreMissing();
    expect(again.archive.missing).toBeUndefined();
    expect(again.archive.device).toBe(device);
    again.archive.commit((draft) => draft.set(person(0), 'name', 'goes on'));
  });

  test('goes on by itself when what was missing is back', () => {
    const opened = filled(8);
    const away = join(temporaryFolder(), 'history');
    renameSync(join(opened.path, 'history'), away);
    opened.archive.refresh();
    expect(opened.archive.missing).toBeDefined();
    renameSync(away, join(opened.path, 'history'));
    opened.archive.refresh();
    expect(opened.archive.missing).toBeUndefined();
    opened.archive.commit((draft) => draft.set(person(0), 'name', 'goes on'));
  });

  test('stops at more than 20 things and more than a tenth of all, and not before', () => {
    const opened = filled(100);
    const folders = foldersOfPeople(opened);
    for (const folder of folders.slice(0, 20)) rmSync(folder, { recursive: true });
    expect(sweep(opened)).toMatchObject({ isMuch: false });
    // The own half is written anew; the other device's stays missing.
    opened.archive.checkpoint();
    expect(foldersOfPeople(opened).length).toBeGreaterThan(80);
    const left = foldersOfPeople(opened);
    for (const folder of left.slice(0, 40)) rmSync(folder, { recursive: true });
    const missing = sweep(opened);
    expect(missing.isMuch).toBe(true);
    expect(missing.homes.length).toBeGreaterThanOrEqual(40);
    opened.archive.checkpoint();
    expect(foldersOfPeople(opened)).toHaveLength(left.length - 40);
    expect(tryToWrite(opened).message).toContain('vanished');
    opened.archive.restoreMissing();
    expect(sweep(opened)).toMatchObject({ isMuch: false, files: [] });
  });

  test('takes what is left for the measure once that was accepted', () => {
    const opened = filled(60);
    for (const folder of foldersOfPeople(opened).slice(0, 50)) rmSync(folder, { recursive: true });
    const missing = sweep(opened);
    opened.archive.acceptMissing(missing);
    opened.archive.commit((draft) => draft.set(person(0), 'name', 'goes on'));
    expect(sweep(opened).isMuch).toBe(false);
  });

  test('takes a cloud’s placeholder for the file', () => {
    const opened = filled(40);
    for (const folder of foldersOfPeople(opened))
      for (const name of readdirSync(folder)) renameSync(join(folder, name), join(folder, `.${name}.icloud`));
    expect(sweep(opened)).toMatchObject({ isMuch: false, files: [] });
  });

  test('never writes a history into a folder that has lost its own', () => {
    const opened = filled(4);
    rmSync(join(opened.path, 'history', opened.archive.device), { recursive: true });
    mkdirSync(join(opened.path, 'history', opened.archive.device));
    expect(tryToWrite(opened).code).toBe('guarded');
    expect(readdirSync(join(opened.path, 'history', opened.archive.device))).toEqual([]);
  });
});

test('a foreign history put back in an old version is read on, and kept whole in the shadow', () => {
  const here = filled(6);
  const [other = ''] = readdirSync(join(here.path, 'history')).filter((name) => name !== here.archive.device);
  const full = join(temporaryFolder(), 'full');
  cpSync(join(here.path, 'history', other), full, { recursive: true });
  const known = knownTo(here.archive);
  const [first = ''] = contentsOf(full)['000001.jsonl']?.split('\n') ?? [];
  rmSync(join(here.path, 'history', other, '000001.jsonl'));
  cpSync(join(full, '000001.jsonl'), join(here.path, 'history', other, '000001.jsonl'));
  rmSync(join(here.path, 'history', other), { recursive: true });
  mkdirSync(join(here.path, 'history', other));
  expect(first).not.toBe('');
  here.archive.refresh();
  here.archive.checkpoint();
  expect(knownTo(here.archive)).toEqual(known);
  here.archive.restoreMissing();
  expect(contentsOf(join(here.path, 'history', other))).toEqual(contentsOf(full));
});
