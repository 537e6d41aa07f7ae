/** Files of destroyed things: gone wherever they are heard of, and again where another copy brings them back. */
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destroyThings } from '../../../archive/destroying/destroy.ts';
import { destroyedFilesHere, destroyFilesAgain } from '../../../archive/destroying/destroy-files.ts';
import { filesInUse } from '../../../archive/destroying/named-files.ts';
import { entryInWords } from '../../../archive/history/change-words.shared.ts';
import { listChanges } from '../../../archive/history/list-changes.ts';
import { addPerson } from '../../../archive/people/person.ts';
import { setPicture } from '../../../archive/records/record-picture.ts';
import { planSync } from '../../../archive/sync/plan.ts';
import { repairArchive } from '../../../archive/verifying/repair.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { newArchive, onAnotherDevice, type TestArchive, temporaryFolder } from '../archive-in-folder.ts';
import { smallPng } from '../files/png.ts';
import { syncTo, twoFolders } from '../sync/two-folders.ts';

const filesIn = (path: string): string[] =>
  existsSync(join(path, 'files')) ? readdirSync(join(path, 'files')).sort() : [];

const picture = (grey: number): string => Buffer.from(smallPng(2, 2, grey)).toString('base64');

const give = ({ archive }: TestArchive, id: string, grey: number): void =>
  setPicture(archive, { noun: 'people', id, png: picture(grey), alt: 'a portrait' });

/** Someone with a picture of that grey. */
function person(opened: TestArchive, grey: number, name = 'Ana'): string {
  const id = addPerson(opened.archive, { name });
  give(opened, id, grey);
  return id;
}

/** What the window does when it hears of something. */
function hear({ archive }: TestArchive): void {
  archive.refresh();
  archive.scrub();
  destroyFilesAgain(archive, 0);
  archive.checkpoint();
}

describe('a file of what was destroyed', () => {
  test('goes from another device that shares the folder’s changes, though no register names it any more', async () => {
    const { a, b, sync } = twoFolders();
    const id = person(a, 1);
    await sync();
    hear(b);
    const names = filesIn(a.path);
    expect(names).toHaveLength(1);
    expect(filesIn(b.path)).toEqual(names);
    destroyThings(a.archive, [id]);
    expect(filesIn(a.path)).toEqual([]);
    // A syncer that carries histories and settings, and no deletion.
    cpSync(join(a.path, 'history'), join(b.path, 'history'), { recursive: true });
    hear(b);
    expect(filesIn(b.path)).toEqual([]);
  });

  test('is taken away by a sync on both sides, and never carried', async () => {
    const { a, b, sync } = twoFolders();
    const id = person(a, 1);
    const kept = person(a, 2, 'Bo');
    await sync();
    destroyThings(a.archive, [id]);
    const before = filesIn(b.path);
    expect(before).toHaveLength(2);
    expect((await planSync(a.archive, b.path, { home: a.home })).report).toMatchObject({
      destroyed: 1,
      came: { files: 0 },
    });
    expect(filesIn(b.path)).toEqual(before);
    expect(await sync()).toMatchObject({ destroyed: 1, decisions: [] });
    expect(filesIn(b.path)).toEqual(filesIn(a.path));
    expect([...filesInUse(a.archive)]).toEqual(filesIn(a.path));
    expect(await sync()).toMatchObject({ destroyed: 0, came: { files: 0 }, went: { files: 0 } });
    expect(a.archive.replica.value(`people/${kept}`, 'picture')).toBeDefined();
  });

  test('that a copy brings back is told by verifying, and goes again', async () => {
    const a = newArchive();
    const id = person(a, 1);
    const [name = ''] = filesIn(a.path);
    const bytes = smallPng(2, 2, 1);
    destroyThings(a.archive, [id]);
    writeFileSync(join(a.path, 'files', name), bytes);
    // It may have come a moment before the change that names it anew.
    expect(destroyFilesAgain(a.archive)).toBe(0);
    expect(destroyedFilesHere(a.archive, 0)).toEqual([name]);
    const { findings } = await verifyArchive(a.archive);
    expect(findings).toMatchObject([{ kind: 'destroyed-file-back', where: `files/${name}` }]);
    const { done, left } = await repairArchive(a.archive, { home: a.home });
    expect(done).toMatchObject([
      { action: 'destroy-again', message: 'A file of what was destroyed was taken away again.' },
    ]);
    expect(left.findings).toEqual([]);
    expect(filesIn(a.path)).toEqual([]);
  });

  test('stays where something else names it, also what only another device knows', async () => {
    const { a, b, sync } = twoFolders();
    const id = person(a, 1);
    await sync();
    b.archive.refresh();
    const other = person(b, 1, 'Bo');
    destroyThings(a.archive, [id]);
    expect(filesIn(a.path)).toEqual([]);
    expect(await sync()).toMatchObject({ destroyed: 0 });
    expect(filesIn(a.path)).toEqual(filesIn(b.path));
    expect(filesIn(a.path)).toHaveLength(1);
    hear(b);
    expect(filesIn(b.path)).toHaveLength(1);
    expect(a.archive.replica.value(`people/${other}`, 'picture')).toBeDefined();
  });

  test('is kept again once somebody stores the same bytes anew', () => {
    const a = newArchive();
    destroyThings(a.archive, [person(a, 1)]);
    const again = person(a, 1, 'Bo');
    // Replaced, it stands in the history, from where it can be taken back.
    give(a, again, 2);
    expect(destroyFilesAgain(a.archive, 0)).toBe(0);
    expect(filesIn(a.path)).toHaveLength(2);
  });

  test('is no entry of its own in the history', () => {
    const a = newArchive();
    const id = person(a, 1);
    destroyThings(a.archive, [id]);
    const [latest] = listChanges(a.archive, { limit: 1 }).changes;
    expect(latest?.entries.map(({ what }) => what)).toEqual(['destroyed']);
    person(a, 1, 'Bo');
    const words = listChanges(a.archive, { limit: 10 }).changes.flatMap(({ entries }) =>
      entries.map(entryInWords),
    );
    expect(words.filter((said) => /file/u.test(said))).toEqual([
      'stored a file again that had been destroyed',
    ]);
  });

  test('leaves no trace of its name', () => {
    const a = newArchive();
    const id = person(a, 1);
    const [name = ''] = filesIn(a.path);
    destroyThings(a.archive, [id]);
    a.archive.checkpoint();
    const names = new Set(
      readdirSync(a.path, { recursive: true, withFileTypes: true }).map((entry) => entry.name),
    );
    expect(names.has(name)).toBe(false);
    expect(JSON.stringify(a.archive.log.newest({ limit: 100 }))).not.toContain(name.slice(0, 16));
  });
});

test('copies that sync, forget and hear late agree: what is named is here, what was destroyed is not', async () => {
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('add', 'add', 'replace', 'destroy', 'sync', 'sync'),
    of: fc.nat(5),
    grey: fc.nat(3),
    with: fc.nat(2),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const first = newArchive();
      const copies = [first];
      for (let copy = 1; copy < 3; copy++) {
        const path = join(temporaryFolder(), `Copy ${copy}`);
        mkdirSync(path);
        cpSync(first.path, path, { recursive: true });
        copies.push(onAnotherDevice(path));
      }
      const at = (index: number): TestArchive => copies[index] as TestArchive;
      for (const { who, what, of, grey, with: other } of steps) {
        const copy = at(who);
        copy.archive.refresh();
        const people = copy.archive.replica.homes('people');
        const chosen = people[of % Math.max(1, people.length)]?.slice('people/'.length);
        if (what === 'add') person(copy, grey);
        else if (what === 'replace' && chosen) give(copy, chosen, grey);
        else if (what === 'destroy' && chosen) destroyThings(copy.archive, [chosen]);
        else if (what === 'sync' && other !== who) await syncTo(copy, at(other).path);
      }
      for (let round = 0; round < 2; round++)
        for (const [one, other] of [
          [0, 1],
          [1, 2],
          [2, 0],
          [0, 1],
        ] as const) {
          await syncTo(at(one), at(other).path);
          hear(at(one));
          hear(at(other));
        }
      const [used] = copies.map(({ archive }) => [...filesInUse(archive)].sort());
      for (const copy of copies) {
        expect([...filesInUse(copy.archive)].sort()).toEqual(used);
        const there = filesIn(copy.path);
        for (const name of used ?? []) expect(there).toContain(name);
        expect(there).toEqual(filesIn(first.path));
        expect(destroyedFilesHere(copy.archive, 0)).toEqual([]);
      }
      for (const { archive } of copies) archive.close();
    }),
    { numRuns: 12 },
  );
});
