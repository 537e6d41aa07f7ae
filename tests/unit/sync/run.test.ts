/** Syncing two real folders. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { findCapture } from '../../../archive/articles/capture.ts';
import { addPerson, editPerson } from '../../../archive/people/person.ts';
import { readArchiveCard } from '../../../archive/storage/archive-folder.ts';
import { newId } from '../../../archive/storage/ids.ts';
import { foldersOf } from '../../../archive/storage/layout.ts';
import { planSync } from '../../../archive/sync/plan.ts';
import { runSync } from '../../../archive/sync/run.ts';
import {
  contentsOf,
  importContent,
  knownTo,
  newArchive,
  openArchive,
  problemFrom,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';
import { namesIn, readIn, syncTo, twoFolders } from './two-folders.ts';

const historyOf = (path: string, device: string, name = '000001.jsonl'): string =>
  join(path, 'history', device, name);

async function article(archive: TestArchive, words = 'The gate was shut at noon.'): Promise<string> {
  return importContent(archive, 'gate.txt', `${words} And nobody was there to open it again.`);
}

const captureOf = (path: string, id: string): string => {
  const [folder = ''] = foldersOf(path, `articles/${id}`);
  const [capture = ''] = readdirSync(join(path, folder, 'captures'));
  return join(path, folder, 'captures', capture);
};

describe('a new copy', () => {
  test('holds everything, and goes on as a copy', async () => {
    const a = newArchive();
    const id = await article(a);
    addAnnotation(a.archive, a.texts, { article: id, passage: { quote: 'shut at noon' } });
    addPerson(a.archive, { name: 'Inês Carvalhão' });
    const folder = join(temporaryFolder(), 'Stick', 'Copy');
    const report = await syncTo(a, folder);
    expect(report).toMatchObject({
      newCopy: true,
      dryRun: false,
      decisions: [],
      went: {
        amounts: { articles: { new: 1 }, highlights: { new: 1 }, people: { new: 1 } },
        captures: 1,
      },
      came: { changes: 0, files: 0 },
    });
    expect(namesIn(folder)).toEqual(namesIn(a.path));
    expect(readIn(folder)).toEqual(knownTo(a.archive));
    expect(existsSync(join(folder, '.dossier-copy.json'))).toBe(false);
    const idle = await syncTo(a, folder);
    expect(idle).toMatchObject({ newCopy: false, went: { files: 0 }, came: { files: 0 }, decisions: [] });
  });

  test('that was interrupted is no archive yet, and is gone on with', async () => {
    const a = newArchive();
    await article(a);
    await article(a, 'Another text altogether.');
    const folder = join(temporaryFolder(), 'Copy');
    const stop = new AbortController();
    const problem = await problemFrom(() =>
      runSync(a.archive, folder, {
        home: a.home,
        signal: stop.signal,
        onProgress: ({ stage }) => stage === 'carrying' && stop.abort(),
      }),
    );
    expect(problem.code).toBe('cancelled');
    expect((await problemFrom(async () => readArchiveCard(folder))).code).toBe('not-an-archive');
    await syncTo(a, folder);
    expect(readIn(folder)).toEqual(knownTo(a.archive));
    expect(namesIn(folder)).toEqual(namesIn(a.path));
  });
});

test('a copy whose very first file was cut off is begun again', async () => {
  const a = newArchive();
  const folder = temporaryFolder();
  writeFileSync(join(folder, '..dossier-copy.json.0a1b2c3d.dossier-sync'), 'half');
  expect((await syncTo(a, folder)).newCopy).toBe(true);
});

describe('both ways', () => {
  test('what each side did is on both, and said', async () => {
    const { a, b, sync } = twoFolders();
    const ours = await article(a);
    const theirs = await article(b, 'A text of theirs.');
    addPerson(b.archive, { name: 'Kevin' });
    const report = await sync();
    expect(report.came).toMatchObject({
      amounts: { articles: { new: 1, changed: 0 }, people: { new: 1, changed: 0 } },
      captures: 1,
    });
    expect(report.came.things.map(({ title }) => title)).toContain('Kevin');
    expect(report.went).toMatchObject({ amounts: { articles: { new: 1 } }, captures: 1 });
    // The open archive knows at once.
    expect(a.archive.replica.value(`articles/${theirs}`, 'title')).toBeDefined();
    expect(
      findCapture(b.path, `articles/${ours}`, captureOf(a.path, ours).split('/').at(-1) ?? ''),
    ).toBeDefined();
    expect(readIn(a.path)).toEqual(readIn(b.path));
    b.archive.refresh();
    expect(knownTo(a.archive)).toEqual(knownTo(b.archive));
  });

  test('a field changed on both sides: the later holds, both texts are kept, and it is said', async () => {
    const { a, b, sync } = twoFolders();
    const { id } = { id: addPerson(a.archive, { name: 'Kevin', description: 'Old.' }) };
    await sync();
    b.archive.refresh();
    editPerson(a.archive, { id, name: 'Kevin A', description: 'From here.' });
    editPerson(b.archive, { id, name: 'Kevin B', description: 'From there.' });
    const report = await sync();
    expect(report.merged).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'name', holds: 'there' }),
        expect.objectContaining({ field: 'description', holds: 'both' }),
      ]),
    );
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['two-versions']);
    expect(a.archive.replica.value(`people/${id}`, 'name')).toBe('Kevin B');
    expect(readIn(a.path)).toEqual(readIn(b.path));
    expect(await sync()).toMatchObject({ merged: [], decisions: [], came: { changes: 0 } });
  });

  test('edited here and put into the trash there is said', async () => {
    const { a, b, sync } = twoFolders();
    const id = addPerson(a.archive, { name: 'Kevin' });
    await sync();
    b.archive.refresh();
    editPerson(a.archive, { id, name: 'Kevin A' });
    b.archive.commit((draft) => draft.set(`people/${id}`, 'trashed', true));
    const report = await sync();
    expect(report.merged).toEqual([expect.objectContaining({ field: 'trashed', holds: 'trash' })]);
    expect(report.came.things).toEqual([expect.objectContaining({ state: 'trashed' })]);
  });

  test('a dry run says the same and writes nothing', async () => {
    const { a, b, sync } = twoFolders();
    await article(a);
    await article(b, 'A text of theirs.');
    b.archive.checkpoint();
    a.archive.checkpoint();
    const before = [a.path, b.path].map(contentsOf);
    const { report } = await planSync(a.archive, b.path, { home: a.home });
    expect([a.path, b.path].map(contentsOf)).toEqual(before);
    expect(existsSync(join(a.home, 'sync'))).toBe(false);
    const done = await sync();
    expect(done).toEqual({ ...report, dryRun: false });
  });

  test('a thing that has a folder under another label gets no second one', async () => {
    const { a, b, sync } = twoFolders();
    const id = await article(a);
    await sync();
    const [folder = ''] = foldersOf(b.path, `articles/${id}`);
    renameSync(join(b.path, folder), join(b.path, folder.replace(/[^/]* \[/u, 'GATE\u0301 ['))); // NFD, other case
    editPersonLike(a, id);
    rmSync(captureOf(b.path, id), { recursive: true });
    await sync();
    expect(foldersOf(b.path, `articles/${id}`)).toHaveLength(1);
    expect(existsSync(captureOf(b.path, id))).toBe(true);
    expect(await sync()).toMatchObject({ went: { files: 0 } });
  });
});

function editPersonLike({ archive }: TestArchive, id: string): void {
  archive.commit((draft) => draft.set(`articles/${id}`, 'title', 'Another title'));
}

describe('captures', () => {
  test.each(['here', 'there'] as const)('a damaged one %s is mended from the other side', async (damaged) => {
    const { a, b, sync } = twoFolders();
    const id = await article(a);
    await sync();
    const file = join(captureOf((damaged === 'here' ? a : b).path, id), 'text.json');
    const right = readFileSync(file, 'utf8');
    writeFileSync(file, right.replace('gate', 'gote'));
    utimesSync(file, 1, 1);
    const report = await sync();
    expect(report.mended).toEqual({ here: damaged === 'here' ? 1 : 0, there: damaged === 'here' ? 0 : 1 });
    expect(report.decisions).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(right);
    expect(await sync()).toMatchObject({ mended: { here: 0, there: 0 } });
  });

  test('one that is damaged on both sides stays, and is said', async () => {
    const { a, b, sync } = twoFolders();
    const id = await article(a);
    await sync();
    for (const [side, path] of [a.path, b.path].entries())
      writeFileSync(join(captureOf(path, id), 'original.txt'), 'damaged'.repeat(side + 1));
    const before = contentsOf(b.path);
    const report = await sync();
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['damaged']);
    expect(contentsOf(b.path)).toEqual(before);
    expect((await sync()).decisions).toHaveLength(1);
  });

  test('a card that was forged together with its files does not win over what was announced', async () => {
    const { a, b, sync } = twoFolders();
    const id = await article(a);
    await sync();
    const folder = captureOf(b.path, id);
    const card = readFileSync(join(folder, 'capture.json'), 'utf8');
    const { text } = JSON.parse(card) as { text: { textSha256: string } };
    writeFileSync(join(folder, 'capture.json'), card.replaceAll(text.textSha256, 'f'.repeat(64)));
    const report = await sync();
    expect(report.mended).toEqual({ here: 0, there: 1 });
    expect(readFileSync(join(folder, 'capture.json'), 'utf8')).toBe(card);
  });

  test('a damaged one that lacks on the other side is not carried', async () => {
    const { a, b, sync } = twoFolders();
    const id = await article(b);
    writeFileSync(join(captureOf(b.path, id), 'original.txt'), 'another text');
    const planned = (await planSync(a.archive, b.path, { home: a.home })).report;
    expect(planned.decisions.map(({ kind }) => kind)).toEqual(['damaged']);
    const report = await sync();
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['damaged']);
    expect(namesIn(a.path).filter((name) => name.includes('captures'))).toEqual([]);
  });

  test('copies made by other means are compared once', async () => {
    const a = newArchive();
    const id = await article(a);
    a.archive.checkpoint();
    const folder = join(temporaryFolder(), 'Copy');
    cpSync(a.path, folder, { recursive: true });
    const file = join(captureOf(folder, id), 'original.txt');
    utimesSync(file, 1, 1);
    expect(await syncTo(a, folder)).toMatchObject({ went: { files: 0 }, mended: { here: 0, there: 0 } });
    // Altered behind the same size and time it is not read again: `verify` is there for that.
    writeFileSync(file, readFileSync(file, 'utf8').replace('gate', 'gote'));
    utimesSync(file, 1, 1);
    expect(await syncTo(a, folder)).toMatchObject({ mended: { here: 0, there: 0 } });
    rmSync(join(a.home, 'sync'), { recursive: true });
    expect(await syncTo(a, folder)).toMatchObject({ mended: { here: 0, there: 1 } });
  });
});

describe('histories', () => {
  /** A cloned computer: what the same device, under the same id, went on to write in the other folder. */
  function writeAsClone(path: string, device: string, name: string): string {
    const id = newId();
    const stamp = `${Date.now()}-00777-${device}`;
    const writes = [{ of: `people/${id}`, field: 'name', value: name }];
    const change = { v: 1, stamp, at: new Date().toISOString(), author: '', writes };
    appendFileSync(historyOf(path, device), `${JSON.stringify(change)}\n`);
    return id;
  }

  async function copied() {
    const a = newArchive();
    addPerson(a.archive, { name: 'Before' });
    const folder = join(temporaryFolder(), 'Copy');
    await syncTo(a, folder);
    return { a, folder, device: a.archive.device };
  }

  test('more of the own history there is brought back', async () => {
    const { a, folder } = await copied();
    a.archive.close();
    const backup = temporaryFolder();
    for (const part of ['home', 'archive'])
      cpSync(part === 'home' ? a.home : a.path, join(backup, part), { recursive: true });
    const before = openArchive(a.path, { home: a.home });
    const id = addPerson(before.archive, { name: 'After' });
    await syncTo(before, folder);
    before.archive.close();
    // The whole computer is put back to what it was.
    for (const part of ['home', 'archive']) {
      rmSync(part === 'home' ? a.home : a.path, { recursive: true });
      cpSync(join(backup, part), part === 'home' ? a.home : a.path, { recursive: true });
    }
    const again = openArchive(a.path, { home: a.home });
    expect(again.archive.replica.value(`people/${id}`, 'name')).toBeUndefined();
    const report = await syncTo(again, folder);
    expect(report.came.amounts.people).toEqual({ new: 1, changed: 0 });
    expect(again.archive.replica.value(`people/${id}`, 'name')).toBe('After');
    addPerson(again.archive, { name: 'Later' });
    await syncTo(again, folder);
    expect(readIn(folder)).toEqual(knownTo(again.archive));
  });

  test('parted ones of one id: what each says is on both sides, nothing is overwritten', async () => {
    const { a, folder, device } = await copied();
    const here = addPerson(a.archive, { name: 'Here' });
    const there = writeAsClone(folder, device, 'There');
    const files = [a.path, folder].map((path) => historyOf(path, device));
    const before = files.map((file) => readFileSync(file, 'utf8'));
    const report = await syncTo(a, folder);
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['histories-parted']);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
    for (const path of [a.path, folder])
      expect(readIn(path)).toMatchObject({ [`people/${here}`]: {}, [`people/${there}`]: {} });
    expect(readIn(a.path)).toEqual(readIn(folder));
    const again = await syncTo(a, folder);
    expect(again).toMatchObject({ decisions: [], went: { changes: 0 }, came: { changes: 0 } });
    // And goes on after it.
    const later = addPerson(a.archive, { name: 'Later' });
    await syncTo(a, folder);
    expect(readIn(folder)).toMatchObject({ [`people/${later}`]: {} });
    expect(openArchive(a.path, { home: a.home }).archive.replica.value(`people/${later}`, 'name')).toBe(
      'Later',
    );
  });

  test('parted ones of another device are absorbed into the own history', async () => {
    const { a, folder, device } = await copied();
    addPerson(a.archive, { name: 'Here' });
    writeAsClone(folder, device, 'There');
    const third = openArchive(a.path, { home: temporaryFolder() });
    const report = await syncTo(third, folder);
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['histories-parted']);
    const own = readFileSync(historyOf(a.path, third.archive.device), 'utf8');
    expect(own).toContain(device);
    expect(readIn(a.path)).toEqual(readIn(folder));
    expect((await syncTo(third, folder)).decisions).toEqual([]);
  });

  test('a scrubbed file makes the one with the destroyed words give way', async () => {
    const { a, b, sync } = twoFolders();
    const id = addPerson(b.archive, { name: 'Somebody secret' });
    addPerson(b.archive, { name: 'Somebody else' });
    await sync();
    const file = historyOf(b.path, b.archive.device);
    const scrubbed = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => {
        if (!line.includes(id)) return line;
        const change = JSON.parse(line) as { writes: object[] };
        const writes = [{ of: `people/${id}`, field: 'destroyed', value: true }];
        return JSON.stringify({ ...change, writes });
      })
      .join('\n');
    writeFileSync(file, scrubbed);
    expect((await sync()).decisions).toEqual([]);
    expect(readFileSync(historyOf(a.path, b.archive.device), 'utf8')).toBe(scrubbed);
    writeFileSync(historyOf(a.path, b.archive.device), scrubbed);
  });

  test('a torn end is not carried, and gives way', async () => {
    const { a, b, sync } = twoFolders();
    addPerson(b.archive, { name: 'Before' });
    await sync();
    const copy = historyOf(a.path, b.archive.device);
    appendFileSync(copy, '{"v":1,"stamp":"17');
    addPerson(b.archive, { name: 'After' });
    appendFileSync(historyOf(b.path, b.archive.device), '{"v":1,"st');
    expect((await sync()).decisions).toEqual([]);
    expect(readFileSync(copy, 'utf8')).toMatch(/After.*\n$/u);
  });

  test('damaged lines are left, said, and what they said is kept', async () => {
    const { a, b, sync } = twoFolders();
    addPerson(b.archive, { name: 'First' });
    const id = addPerson(b.archive, { name: 'Second' });
    addPerson(b.archive, { name: 'Third' });
    await sync();
    const copy = historyOf(a.path, b.archive.device);
    const damaged = readFileSync(copy, 'utf8').replace('"Second"', '"Sec\u0000');
    writeFileSync(copy, damaged);
    const report = await sync();
    expect(report.decisions.map(({ kind }) => kind)).toContain('unreadable');
    expect(readFileSync(copy, 'utf8')).toBe(damaged);
    expect(readIn(a.path)).toMatchObject({ [`people/${id}`]: {} });
    expect(readIn(a.path)).toEqual(readIn(b.path));
  });
});

describe('checkpoints, settings and stored files', () => {
  test('the version that says more is carried, one that can’t be read is not', async () => {
    const { a, b, sync } = twoFolders();
    const id = addPerson(b.archive, { name: 'Kevin' });
    b.archive.checkpoint();
    await sync();
    const name = `${b.archive.device}.json`;
    const at = (path: string): string => join(path, foldersOf(path, `people/${id}`)[0] ?? '', name);
    const old = readFileSync(at(a.path), 'utf8');
    editPerson(b.archive, { id, name: 'Kevin B' });
    b.archive.checkpoint();
    await sync();
    expect(readFileSync(at(a.path), 'utf8')).toBe(readFileSync(at(b.path), 'utf8'));
    writeFileSync(at(b.path), old);
    await sync();
    expect(readFileSync(at(b.path), 'utf8')).toContain('Kevin B');
    writeFileSync(at(b.path), '{"torn');
    const report = await sync();
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['unreadable']);
    expect(readFileSync(at(a.path), 'utf8')).toContain('Kevin B');
    expect(readFileSync(at(b.path), 'utf8')).toBe('{"torn');
  });

  test('settings and stored files go both ways', async () => {
    const { a, b, sync } = twoFolders();
    const settings = (device: string, stamp: number) =>
      JSON.stringify({
        format: 1,
        device,
        things: {
          [`settings/${device}`]: {
            name: { stamp: `${1_795_343_472_000 + stamp}-00000-${device}`, value: 'x' },
          },
        },
      });
    const there = b.archive.device;
    mkdirSync(join(b.path, 'settings'));
    writeFileSync(join(b.path, 'settings', `${there}.json`), settings(there, 2));
    mkdirSync(join(a.path, 'files'));
    // SHA-256 of "picture".
    const right = '4ee2f5fa2b0a0d6d2ff3a0e2a8b0e3c9';
    writeFileSync(join(a.path, 'files', `${right}.png`), 'not named for its content');
    const { createHash } = await import('node:crypto');
    const name = `${createHash('sha256').update('picture').digest('hex')}.png`;
    writeFileSync(join(a.path, 'files', name), 'picture');
    await sync();
    expect(readFileSync(join(a.path, 'settings', `${there}.json`), 'utf8')).toBe(settings(there, 2));
    expect(readdirSync(join(b.path, 'files'))).toEqual([name]);
    writeFileSync(join(b.path, 'files', name), 'pictur3');
    utimesSync(join(b.path, 'files', name), 1, 1);
    expect((await sync()).mended).toEqual({ here: 0, there: 1 });
    expect(readFileSync(join(b.path, 'files', name), 'utf8')).toBe('picture');
  });
});

describe('what can’t be synced with', () => {
  test('is refused with the reason, and left as it is', async () => {
    const a = newArchive();
    const other = newArchive();
    const full = temporaryFolder();
    writeFileSync(join(full, 'holiday.jpg'), 'x');
    const newer = temporaryFolder();
    writeFileSync(
      join(newer, 'dossier.json'),
      JSON.stringify({ format: 99, id: a.archive.card.id, created: '' }),
    );
    const link = join(temporaryFolder(), 'link');
    symlinkSync(a.path, link);
    const refused: [string, string, RegExp][] = [
      [other.path, 'refused', /another archive/],
      [full, 'not-empty', /nor empty/],
      [newer, 'newer-format', /newer version/],
      [a.path, 'refused', /own folder/],
      [link, 'refused', /own folder/],
      [join(a.path, 'articles', 'copy'), 'refused', /inside the archive/],
      [join(link, 'copy'), 'refused', /inside the archive/],
      [join(a.path, '..'), 'refused', /lies inside/],
      [join(full, 'holiday.jpg'), 'refused', /is a file/],
    ];
    for (const [path, code, words] of refused) {
      const problem = await problemFrom(() => syncTo(a, path));
      expect([path, problem.code]).toEqual([path, code]);
      expect(problem.message).toMatch(words);
    }
    expect(readdirSync(full)).toEqual(['holiday.jpg']);
  });

  test('links in the other folder are not followed, neither to read nor to write', async () => {
    const { a, b, sync } = twoFolders();
    const id = await article(b);
    const elsewhere = temporaryFolder();
    const folder = captureOf(b.path, id);
    writeFileSync(join(elsewhere, 'secret'), readFileSync(join(folder, 'original.txt')));
    rmSync(join(folder, 'original.txt'));
    symlinkSync(join(elsewhere, 'secret'), join(folder, 'original.txt'));
    const report = await sync();
    expect(report.decisions.map(({ kind }) => kind)).toContain('damaged');
    rmSync(join(b.path, 'people'), { recursive: true, force: true });
    const outside = temporaryFolder();
    symlinkSync(outside, join(b.path, 'people'));
    addPerson(a.archive, { name: 'Kevin' });
    expect((await problemFrom(sync)).message).toMatch(/a link where a folder should be/);
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('leftovers', () => {
  test('of an interrupted sync are swept when they are old, and never read', async () => {
    const { b, sync } = twoFolders();
    const old = join(b.path, 'history', '.000001.jsonl.0a1b2c3d.dossier-sync');
    const young = join(b.path, '.dossier.json.0a1b2c3d.dossier-sync');
    const foreign = join(b.path, 'history', '.syncthing.000001.jsonl.tmp');
    for (const path of [old, young, foreign]) writeFileSync(path, 'half');
    for (const path of [old, foreign]) utimesSync(path, 1, 1);
    await sync();
    expect([old, young, foreign].map((path) => existsSync(path))).toEqual([false, true, true]);
  });
});
