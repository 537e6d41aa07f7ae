/** The index is a cache: whatever happens to it, the archive knows the same again by itself. */
import {
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownTo, newArchive, openArchive, type TestArchive, temporaryFolder } from '../archive-in-folder.ts';

const person = (number: number): string => `people/${String(number).padStart(12, '0')}`;

function filled(): TestArchive {
  const opened = newArchive();
  for (let number = 0; number < 60; number++)
    opened.archive.commit((draft) => {
      draft.set(person(number), 'name', `Person ${number} ${'x'.repeat(200)}`);
      draft.setProse(person(number), 'description', `words ${number}`);
    });
  return opened;
}

const indexOf = ({ home }: TestArchive): string => {
  const [name = ''] = readdirSync(join(home, 'index')).filter((entry) => entry.endsWith('.sqlite'));
  return join(home, 'index', name);
};

/** As another process finds it: this one may still hold what it has closed. */
function elsewhere({ archive, path, home }: TestArchive): TestArchive {
  archive.close();
  const copy = join(temporaryFolder(), 'home');
  cpSync(home, copy, { recursive: true });
  return { ...({ archive, path } as TestArchive), home: copy };
}

/** Overwrites a part of a file in place, as a failing disk does. */
function garble(path: string, from: number, bytes: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(bytes, 0x5a), 0, bytes, from);
  closeSync(file);
}

function reopened(opened: TestArchive): TestArchive {
  opened.archive.close();
  return openArchive(opened.path, { home: opened.home });
}

describe('an index', () => {
  test('knows without reading the histories again', () => {
    const opened = filled();
    const known = knownTo(opened.archive);
    opened.archive.close();
    const again = openArchive(opened.path, { home: opened.home });
    expect(knownTo(again.archive)).toEqual(known);
    expect(again.archive.takeChanged()).toEqual([]);
  });

  test.each([
    ['that is gone', (path: string) => rmSync(path)],
    ['that is empty', (path: string) => writeFileSync(path, '')],
    ['that is no database', (path: string) => writeFileSync(path, 'garbage '.repeat(9000))],
    ['whose first page is garbage', (path: string) => garble(path, 0, 4096)],
    ['whose middle is garbage', (path: string) => garble(path, 4096, statSync(path).size - 8192)],
    ['that was cut off', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ])('%s is made anew when the archive is opened', (_name, damage) => {
    const opened = filled();
    const known = knownTo(opened.archive);
    const there = elsewhere(opened);
    damage(indexOf(there));
    const again = openArchive(there.path, { home: there.home });
    expect(again.archive.mending(() => knownTo(again.archive))).toEqual(known);
    again.archive.mending(() => again.archive.commit((draft) => draft.set(person(0), 'name', 'goes on')));
    expect(again.archive.replica.value(person(0), 'name')).toBe('goes on');
  });

  test('with one flipped byte anywhere never makes the archive say what its files do not', () => {
    const opened = filled();
    const known = knownTo(opened.archive);
    const there = elsewhere(opened);
    const sound = readFileSync(indexOf(there));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: sound.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, by) => {
          const flipped = Buffer.from(sound);
          flipped[at] = (flipped[at] ?? 0) ^ by;
          const home = temporaryFolder();
          cpSync(there.home, home, { recursive: true });
          writeFileSync(indexOf({ ...there, home }), flipped);
          const again = openArchive(opened.path, { home });
          const said = again.archive.mending(() => knownTo(again.archive));
          again.archive.abandon();
          // A lost row is found by `verify`; a wrong value must not get past the sums.
          for (const [address, fields] of Object.entries(said)) expect(fields).toEqual(known[address]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('never keeps the archive closed, whichever byte of its header is wrong', () => {
    const opened = filled();
    const known = knownTo(opened.archive);
    const there = elsewhere(opened);
    const path = indexOf(there);
    const sound = readFileSync(path);
    const closes = Array.from({ length: 100 }, (_, at) => at).filter((at) => {
      const spoilt = Buffer.from(sound);
      spoilt[at] = (sound[at] ?? 0) ^ 0x5a;
      for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
      rmSync(path);
      writeFileSync(path, spoilt);
      try {
        const again = openArchive(there.path, { home: there.home });
        const said = again.archive.mending(() => {
          again.archive.commit((draft) => draft.set(person(0), 'name', 'goes on'));
          return knownTo(again.archive);
        });
        again.archive.abandon();
        return Object.keys(said).length !== Object.keys(known).length;
      } catch {
        return true;
      }
    });
    expect(closes).toEqual([]);
  });

  test('broken while the archive is open is made anew, and the change is kept', () => {
    const opened = filled();
    opened.archive.index.vacuum();
    garble(indexOf(opened), 4096, statSync(indexOf(opened)).size - 4096);
    opened.archive.replica.forget();
    opened.archive.mending(() => opened.archive.commit((draft) => draft.set(person(61), 'name', 'new')));
    expect(opened.archive.replica.value(person(61), 'name')).toBe('new');
    expect(opened.archive.replica.value(person(7), 'description')).toBe('words 7');
  });

  test('of another version is made anew', () => {
    const opened = filled();
    const known = knownTo(opened.archive);
    opened.archive.index.setMeta('version', 'index 0');
    const again = reopened(opened);
    expect(knownTo(again.archive)).toEqual(known);
  });

  test('is shared by two processes of one device, each told what the other did', () => {
    const app = filled();
    const command = openArchive(app.path, { home: app.home });
    app.archive.takeChanged();
    command.archive.commit((draft) => draft.set(person(3), 'name', 'by the command'));
    app.archive.refresh();
    expect(app.archive.takeChanged()).toEqual([person(3)]);
    expect(app.archive.replica.value(person(3), 'name')).toBe('by the command');
  });

  test('is one for each copy of an archive', () => {
    const opened = filled();
    expect(readdirSync(join(opened.home, 'index')).filter((name) => name.endsWith('.sqlite'))).toHaveLength(
      1,
    );
  });
});
