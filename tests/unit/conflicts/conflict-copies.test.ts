/** Conflict copies in real archives: absorbed, put away, and nothing lost on the way. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { articleView } from '../../../archive/articles/article-views.ts';
import { ConflictCopies } from '../../../archive/conflicts/conflict-copies.ts';
import type { Change } from '../../../archive/storage/change.ts';
import { foldersOf } from '../../../archive/storage/layout.ts';
import {
  importContent,
  knownTo,
  newArchive,
  openArchive,
  problemOf,
  type TestArchive,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';

const person = 'people/p81kd0a2b3c4';
let one: TestArchive;

beforeEach(() => {
  one = newArchive();
});

const conflictsOf = (of: TestArchive, restFor = 0): ConflictCopies =>
  new ConflictCopies(of.archive, { home: of.home, restFor });

/** A second copy of the archive in a folder of its own, open on another device. */
function elsewhere(of: TestArchive, name = 'Elsewhere'): TestArchive {
  of.archive.checkpoint();
  const path = join(temporaryFolder(), name);
  cpSync(of.path, path, { recursive: true });
  return openArchive(path, { home: temporaryFolder() });
}

const rename = ({ archive }: TestArchive, name: string): void =>
  archive.commit((draft) => draft.set(person, 'name', name));

const historyOf = (of: TestArchive, device = of.archive.device): string =>
  join(of.path, 'history', device, '000001.jsonl');

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').filter(Boolean);

const stamps = (of: TestArchive): string[] =>
  of.archive.log.newest({ limit: 10_000 }).map(({ stamp }) => stamp);

function checkpointOf(of: TestArchive, home: string, device = of.archive.device): string {
  const [folder = ''] = foldersOf(of.path, home);
  return join(of.path, folder, `${device}.json`);
}

/** The path of a conflict copy by Syncthing beside a file. */
const conflictPath = (path: string, when = '101112'): string =>
  path.replace(/(\.\w+)$/, `.sync-conflict-20261122-${when}-ABCDEFG$1`);

describe('a history', () => {
  test('is absorbed line by line as it stands, and put away', async () => {
    rename(one, 'Anna');
    const two = elsewhere(one);
    rename(two, 'Anne');
    two.archive.commit((draft) => draft.setProse(person, 'description', 'Mayor since 2019.'));
    // Another program's line with a field that this one does not know.
    const known = linesOf(historyOf(two));
    const strange = JSON.parse(known[0] ?? '') as Change;
    const line = JSON.stringify({
      ...strange,
      stamp: `1795343472123-00004-${two.archive.device}`,
      mood: 'calm',
    });
    appendFileSync(historyOf(two), `${line}\n`);
    const copy = writeFile(conflictPath(historyOf(one, two.archive.device)), readFileSync(historyOf(two)));

    const conflicts = conflictsOf(one);
    expect(await conflicts.find()).toEqual([
      {
        path: `history/${two.archive.device}/000001.sync-conflict-20261122-101112-ABCDEFG.jsonl`,
        original: `history/${two.archive.device}/000001.jsonl`,
        maker: 'syncthing',
        kind: 'history',
      },
    ]);
    const { putAway, kept, absorbed } = await conflicts.sweep();

    expect({ kept, absorbed, copies: putAway.length }).toEqual({ kept: [], absorbed: 3, copies: 1 });
    expect(one.archive.replica.value(person, 'name')).toBe('Anne');
    expect(one.archive.replica.value(person, 'description')).toBe('Mayor since 2019.');
    // Unchanged, in our own history, where they survive a start.
    expect(linesOf(historyOf(one)).slice(1)).toEqual([...known, line]);
    expect(existsSync(copy)).toBe(false);
    const aside = conflicts.pathOf(putAway[0]?.id ?? '');
    expect(readFileSync(aside, 'utf8')).toBe(`${known.join('\n')}\n${line}\n`);
    expect(aside.startsWith(join(one.home, 'put-away', one.archive.card.id))).toBe(true);
    const again = openArchive(one.path, { home: one.home });
    expect(again.archive.replica.value(person, 'name')).toBe('Anne');
    expect(stamps(again)).toEqual(stamps(one));
  });

  test('of which all is known adds nothing, and is put away', async () => {
    rename(one, 'Anna');
    writeFile(historyOf(one).replace('.jsonl', ' (1).jsonl'), readFileSync(historyOf(one)));
    const before = readFileSync(historyOf(one), 'utf8');
    const { putAway, absorbed } = await conflictsOf(one).sweep();
    expect(absorbed).toBe(0);
    expect(putAway.map(({ maker }) => maker)).toEqual(['google-drive']);
    expect(readFileSync(historyOf(one), 'utf8')).toBe(before);
  });

  test('that arrives again is not absorbed again', async () => {
    const two = elsewhere(one);
    rename(two, 'Anne');
    const copy = conflictPath(historyOf(one, two.archive.device));
    const conflicts = conflictsOf(one);
    writeFile(copy, readFileSync(historyOf(two)));
    expect((await conflicts.absorbHistories()).absorbed).toBe(1);
    const after = readFileSync(historyOf(one), 'utf8');
    writeFile(copy, readFileSync(historyOf(two)));
    expect((await conflicts.absorbHistories()).absorbed).toBe(0);
    expect(existsSync(copy)).toBe(false);
    expect(readFileSync(historyOf(one), 'utf8')).toBe(after);
    // One file of these bytes is kept, not one for each time.
    expect(conflicts.putAway()).toHaveLength(1);
  });

  test('that is torn is left and told of, and taken when it is whole', async () => {
    const two = elsewhere(one);
    rename(two, 'Anne');
    rename(two, 'Annette');
    const text = readFileSync(historyOf(two), 'utf8');
    const copy = writeFile(conflictPath(historyOf(one, two.archive.device)), text.slice(0, -20));
    const conflicts = conflictsOf(one);
    const first = await conflicts.absorbHistories();
    expect(first.putAway).toEqual([]);
    expect(conflicts.warnings).toEqual([expect.stringMatching(/Syncthing.*not whole yet/)]);
    // What is whole of it is known already.
    expect(one.archive.replica.value(person, 'name')).toBe('Anne');
    expect((await conflicts.absorbHistories()).kept).toHaveLength(1);
    writeFileSync(copy, text);
    expect(await conflicts.absorbHistories()).toMatchObject({ absorbed: 1, kept: [] });
    expect(one.archive.replica.value(person, 'name')).toBe('Annette');
    expect(conflicts.warnings).toEqual([]);
    expect(existsSync(copy)).toBe(false);
  });

  test('whose original has the same torn line is as whole as it will be', async () => {
    rename(one, 'Anna');
    appendFileSync(historyOf(one), '{"v":1,"stamp":"17');
    writeFile(conflictPath(historyOf(one)), readFileSync(historyOf(one)));
    expect((await conflictsOf(one).sweep()).putAway).toHaveLength(1);
  });

  test('of a newer version of Dossier is left', async () => {
    const line = JSON.stringify({ v: 99, anything: true });
    const copy = writeFile(conflictPath(historyOf(one, 'p81kd0a2b3c4')), `${line}\n`);
    const conflicts = conflictsOf(one);
    await conflicts.sweep();
    expect(conflicts.warnings).toEqual([expect.stringContaining('newer version')]);
    expect(existsSync(copy)).toBe(true);
  });

  test('in which git has left its marks gives both versions', async () => {
    rename(one, 'Anna');
    const two = elsewhere(one);
    const three = elsewhere(one);
    rename(two, 'Anne');
    rename(three, 'Annette');
    const [ours = '', theirs = ''] = [two, three].map((of) => readFileSync(historyOf(of), 'utf8'));
    writeFile(
      join(one.path, 'history', two.archive.device, '000001_BACKUP_4711.jsonl'),
      `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`,
    );
    expect(await conflictsOf(one).sweep()).toMatchObject({ absorbed: 2, kept: [] });
    expect(one.archive.replica.value(person, 'name')).toBe('Annette');
  });

  test('is not touched while it may still be growing', async () => {
    const two = elsewhere(one);
    rename(two, 'Anne');
    const copy = writeFile(conflictPath(historyOf(one, two.archive.device)), readFileSync(historyOf(two)));
    const conflicts = conflictsOf(one, 60_000);
    expect(await conflicts.sweep()).toEqual({ putAway: [], kept: [], absorbed: 0 });
    expect(existsSync(copy)).toBe(true);
    const patient = conflictsOf(one, 50);
    expect((await patient.sweep({ patient: true })).absorbed).toBe(1);
  });

  test('never makes a second change out of one that two copies tell', async () => {
    const two = elsewhere(one);
    rename(two, 'Anne');
    for (const when of ['101112', '101113'])
      writeFile(conflictPath(historyOf(one, two.archive.device), when), readFileSync(historyOf(two)));
    // The app and the command line at once.
    const twin = openArchive(one.path, { home: one.home });
    await Promise.all([conflictsOf(one).sweep(), conflictsOf(twin).sweep()]);
    one.archive.refresh();
    expect(linesOf(historyOf(one))).toHaveLength(1);
    expect(readdirSync(join(one.path, 'history', two.archive.device))).toEqual([]);
  });
});

describe('a checkpoint', () => {
  test('gives writes with their stamps, as changes of their writer', async () => {
    rename(one, 'Anna');
    const two = elsewhere(one);
    two.archive.commit((draft) => {
      draft.set(person, 'name', 'Anne');
      draft.setProse(person, 'description', 'Mayor.');
    });
    two.archive.checkpoint();
    const [change] = two.archive.log.newest({ limit: 1 });
    one.archive.checkpoint();
    const copy = join(dirname(checkpointOf(one, person)), `${two.archive.device}-DESKTOP-ABC123.json`);
    writeFile(copy, readFileSync(checkpointOf(two, person)));

    expect(await conflictsOf(one).sweep()).toMatchObject({
      absorbed: 1,
      kept: [],
      putAway: [{ maker: 'onedrive', kind: 'checkpoint' }],
    });
    expect(knownTo(one.archive)).toEqual(knownTo(two.archive));
    const line = JSON.parse(linesOf(historyOf(one)).at(-1) ?? '') as Change;
    expect(line).toMatchObject({ stamp: change?.stamp, author: '', at: expect.stringMatching(/Z$/) });
    expect(existsSync(copy)).toBe(false);
  });

  test('a field of which is a list of writes gives them all', async () => {
    rename(one, 'Anna');
    one.archive.checkpoint();
    const writes = ['k3f9x2m0q7ab', 'k3f9x2m0q7ac'].map((device, index) => ({
      stamp: `179534347212${index}-00000-${device}`,
      value: `Version ${index}`,
      seen: {},
    }));
    writeFile(
      join(dirname(checkpointOf(one, person)), 'k3f9x2m0q7ab 2.json'),
      JSON.stringify({ format: 1, device: 'k3f9x2m0q7ab', things: { [person]: { description: writes } } }),
    );
    expect((await conflictsOf(one).sweep()).absorbed).toBe(2);
    expect(one.archive.replica.thing(person)?.get('description')).toMatchObject({
      versions: [{ value: 'Version 0' }, { value: 'Version 1' }],
    });
  });

  test('of two things touched by one change makes that change whole again', async () => {
    const article = await importContent(one, 'a.txt', 'The mayor will not resign. Nobody asked.');
    const two = elsewhere(one);
    const mark = addAnnotation(two.archive, two.texts, {
      article,
      passage: { quote: 'will not resign' },
      people: [{ name: 'Anna' }],
    });
    two.archive.checkpoint();
    const [change] = two.archive.log.newest({ limit: 1 });
    one.archive.checkpoint();
    for (const home of two.archive.replica.homes('people').concat(`articles/${article}`)) {
      const [folder = ''] = foldersOf(two.path, home);
      writeFile(
        join(one.path, folder, `${two.archive.device} (Anna's conflicted copy 2026-11-22).json`),
        readFileSync(checkpointOf(two, home)),
      );
    }
    expect((await conflictsOf(one).sweep()).absorbed).toBe(2);
    expect(knownTo(one.archive)).toEqual(knownTo(two.archive));
    const found = one.archive.log.allOf(change?.stamp ?? '').flatMap(({ writes }) => writes);
    const sorted = (writes: Change['writes'] = []) => writes.map((write) => JSON.stringify(write)).sort();
    expect(sorted(found)).toEqual(sorted(change?.writes));
    expect(articleView(one.archive, one.texts, article).annotations.map(({ id }) => id)).toEqual([mark]);
  });

  test('gives its part of a change, and another thing’s checkpoint is still heard on the rest', async () => {
    const article = await importContent(one, 'a.txt', 'The mayor will not resign. Nobody asked.');
    const two = elsewhere(one);
    addAnnotation(two.archive, two.texts, {
      article,
      passage: { quote: 'will not resign' },
      people: [{ name: 'Anna' }],
    });
    two.archive.checkpoint();
    one.archive.checkpoint();
    const checkpoint = checkpointOf(two, `articles/${article}`);
    writeFile(conflictPath(join(one.path, checkpoint.slice(two.path.length))), readFileSync(checkpoint));
    await conflictsOf(one).sweep();
    // The history of the other device never comes, but its checkpoint of the person does.
    cpSync(join(two.path, 'people'), join(one.path, 'people'), { recursive: true });
    for (const _ of one.archive.sweep());
    expect(knownTo(one.archive)).toEqual(knownTo(two.archive));
    one.archive.rebuild();
    expect(knownTo(one.archive)).toEqual(knownTo(two.archive));
  });

  test('that speaks of another thing, or of nothing, is left', async () => {
    rename(one, 'Anna');
    one.archive.checkpoint();
    const text = readFileSync(checkpointOf(one, person), 'utf8');
    const folder = dirname(checkpointOf(one, person));
    writeFile(join(folder, 'k3f9x2m0q7ab 2.json'), text.replaceAll(person, 'people/000000000000'));
    writeFile(join(folder, 'k3f9x2m0q7ab 3.json'), '{"format":1');
    const before = readFileSync(historyOf(one), 'utf8');
    const { kept } = await conflictsOf(one).sweep();
    expect(kept.map(({ path }) => path.slice(-9))).toEqual([' 2.json', ' 3.json'].map((end) => `ab${end}`));
    expect(readFileSync(historyOf(one), 'utf8')).toBe(before);
  });

  test.each([
    ['a copy', 'k3f9x2m0q7ab.json.orig'],
    ['the file itself', 'k3f9x2m0q7ab.json'],
  ])('between whose versions git could not choose gives both, in %s', async (what, name) => {
    rename(one, 'Anna');
    one.archive.checkpoint();
    const version = (name: string, counter: number): string =>
      `  "name": {"stamp": "1895343472123-0000${counter}-k3f9x2m0q7ab", "value": "${name}"}\n`;
    writeFile(
      join(dirname(checkpointOf(one, person)), name),
      `{"format": 1, "device": "k3f9x2m0q7ab", "things": {"${person}": {\n<<<<<<< HEAD\n${version('Ours', 1)}||||||| base\n${version('Base', 0)}=======\n${version('Theirs', 2)}>>>>>>> theirs\n}}}\n`,
    );
    for (const _ of one.archive.sweep());
    const { absorbed, putAway } = await conflictsOf(one).sweep();
    expect({ absorbed, copies: putAway.length }).toEqual({ absorbed: 3, copies: what === 'a copy' ? 1 : 0 });
    expect(one.archive.replica.value(person, 'name')).toBe('Theirs');
    expect((await conflictsOf(one).sweep()).absorbed).toBe(0);
  });
});

test('of what was destroyed nothing is absorbed again, and no copy is kept', async () => {
  rename(one, 'Anna');
  const two = elsewhere(one);
  rename(two, 'Anne');
  const copy = conflictPath(historyOf(one, two.archive.device));
  const conflicts = conflictsOf(one);
  writeFile(copy, readFileSync(historyOf(two)));
  await conflicts.sweep();
  expect(conflicts.putAway()).toHaveLength(1);
  one.archive.commit((draft) => draft.set(person, 'destroyed', true));
  one.archive.scrub();
  expect(conflicts.putAway()).toEqual([]);

  rename(two, 'Annette');
  writeFile(copy, readFileSync(historyOf(two)));
  expect(await conflicts.sweep()).toEqual({ putAway: [], kept: [], absorbed: 0 });
  expect(existsSync(copy)).toBe(false);
  expect(readFileSync(historyOf(one), 'utf8')).not.toContain('Annette');
  for (const path of readdirSync(one.home, { recursive: true, withFileTypes: true }))
    if (path.isFile() && !path.name.includes('sqlite'))
      expect(readFileSync(join(path.parentPath, path.name), 'utf8')).not.toContain('Ann');
});

test('settings and dossier.json', async () => {
  const device = 'k3f9x2m0q7ab';
  const things = {
    [`settings/${device}`]: { author: { stamp: `1795343472123-00000-${device}`, value: 'Anna' } },
  };
  writeFile(
    join(one.path, 'settings', `${device} (conflict).json`),
    JSON.stringify({ format: 1, device, things }),
  );
  const card = readFileSync(join(one.path, 'dossier.json'), 'utf8');
  writeFile(join(one.path, 'dossier (1).json'), card);
  const other = writeFile(
    join(one.path, 'dossier 2.json'),
    card.replace(one.archive.card.id, 'k3f9x2m0q7ab'),
  );
  const { putAway, kept } = await conflictsOf(one).sweep();
  expect(one.archive.replica.value(`settings/${device}`, 'author')).toBe('Anna');
  expect(putAway.map(({ kind }) => kind).sort()).toEqual(['card', 'settings']);
  expect(kept.map(({ path }) => path)).toEqual(['dossier 2.json']);
  expect(existsSync(other)).toBe(true);
});

describe('a file of a capture', () => {
  let article: string;
  let capture: string;

  beforeEach(async () => {
    article = await importContent(one, 'a.txt', 'The mayor will not resign. Nobody asked.');
    const [folder = ''] = foldersOf(one.path, `articles/${article}`);
    const [id = ''] = readdirSync(join(one.path, folder, 'captures'));
    capture = join(one.path, folder, 'captures', id);
  });

  test('with the same bytes is put away', async () => {
    for (const name of ['text.json', 'reading.html', 'original.txt', 'capture.json'])
      cpSync(join(capture, name), join(capture, name.replace(/(\.\w+)$/, ' 2$1')));
    const { putAway, kept } = await conflictsOf(one).sweep();
    expect(putAway.map(({ restored, kind }) => ({ restored, kind }))).toEqual(
      Array.from({ length: 4 }, () => ({ restored: false, kind: 'capture' })),
    );
    expect(kept).toEqual([]);
  });

  test('with other bytes is kept and told of', async () => {
    const copy = writeFile(join(capture, 'text (1).json'), '{"format":1}');
    const conflicts = conflictsOf(one);
    await conflicts.sweep();
    expect(conflicts.warnings).toEqual([expect.stringContaining('as it was stored')]);
    expect(readFileSync(copy, 'utf8')).toBe('{"format":1}');
  });

  test('that is right mends a damaged original, whose bytes are put away too', async () => {
    const right = readFileSync(join(capture, 'text.json'), 'utf8');
    renameSync(join(capture, 'text.json'), join(capture, 'text-LAPTOP.json'));
    writeFileSync(join(capture, 'text.json'), 'damaged');
    expect(articleView(one.archive, one.texts, article).damage).not.toBeNull();
    const conflicts = conflictsOf(one);
    expect((await conflicts.sweep()).putAway).toMatchObject([{ restored: true }]);
    expect(readFileSync(join(capture, 'text.json'), 'utf8')).toBe(right);
    expect(articleView(one.archive, one.texts, article).damage).toBeNull();
    const bytes = conflicts.putAway().map(({ id }) => readFileSync(conflicts.pathOf(id), 'utf8'));
    expect(bytes.sort()).toEqual(['damaged', right].sort());
  });

  test('that is as wrong as the original changes nothing', async () => {
    writeFileSync(join(capture, 'text.json'), 'damaged');
    writeFile(join(capture, 'text 2.json'), 'damaged too');
    expect((await conflictsOf(one).sweep()).kept).toMatchObject([
      { reason: expect.stringContaining('Neither') },
    ]);
    expect(readFileSync(join(capture, 'text.json'), 'utf8')).toBe('damaged');
  });

  test.each(['captures/X (1)', 'captures 2/X'])(
    'in a folder that was renamed to %s is brought back',
    async (to) => {
      const [folder, name = ''] = [dirname(dirname(capture)), capture.slice(dirname(capture).length + 1)];
      const target = join(folder, to.replace('X', name));
      const before = readFileSync(join(capture, 'original.txt'), 'utf8');
      if (to.startsWith('captures 2')) renameSync(dirname(capture), dirname(target));
      else renameSync(capture, target);
      expect((await conflictsOf(one).sweep()).putAway).toHaveLength(4);
      expect(readFileSync(join(capture, 'original.txt'), 'utf8')).toBe(before);
      expect(articleView(one.archive, one.texts, article).damage).toBeNull();
      expect(existsSync(target)).toBe(false);
    },
  );
});

describe('a folder copied whole', () => {
  test('of a thing: what it holds is absorbed, and the folder is gone', async () => {
    const article = await importContent(one, 'a.txt', 'The mayor will not resign. Nobody asked.');
    const two = elsewhere(one);
    addAnnotation(two.archive, two.texts, { article, passage: { quote: 'Nobody asked' } });
    two.archive.checkpoint();
    one.archive.checkpoint();
    const [folder = ''] = foldersOf(one.path, `articles/${article}`);
    const copied = join(one.path, `${folder} - Copy (2)`);
    cpSync(join(two.path, folder), copied, { recursive: true });
    writeFile(join(copied, '.DS_Store'), 'x');
    const { kept, absorbed, putAway } = await conflictsOf(one).sweep();
    expect({ kept, absorbed }).toEqual({ kept: [], absorbed: 1 });
    expect(putAway.every(({ maker }) => maker === 'person')).toBe(true);
    expect(knownTo(one.archive)).toEqual(knownTo(two.archive));
    expect(existsSync(copied)).toBe(false);
  });

  test('of a thing that was renamed: its captures are there again', async () => {
    const article = await importContent(one, 'a.txt', 'The mayor will not resign. Nobody asked.');
    one.archive.checkpoint();
    const [folder = ''] = foldersOf(one.path, `articles/${article}`);
    renameSync(join(one.path, folder), join(one.path, `${folder} 2`));
    expect((await conflictsOf(one).sweep()).kept).toEqual([]);
    expect(articleView(one.archive, one.texts, article).damage).toBeNull();
    expect(existsSync(join(one.path, `${folder} 2`))).toBe(false);
  });

  test('with a file that is none of ours stays with it', async () => {
    rename(one, 'Anna');
    one.archive.checkpoint();
    const folder = dirname(checkpointOf(one, person));
    cpSync(folder, `${folder} copy`, { recursive: true });
    writeFile(join(`${folder} copy`, 'my notes.txt'), 'mine');
    await conflictsOf(one).sweep();
    expect(readdirSync(`${folder} copy`)).toEqual(['my notes.txt']);
  });

  test.each(['history/X (1)', 'history/X 2', 'history/X - Copy', 'history (1)/X'])(
    'of a history, as %s',
    async (to) => {
      const two = elsewhere(one);
      rename(two, 'Anne');
      const target = join(one.path, to.replace('X', two.archive.device));
      cpSync(dirname(historyOf(two)), target, { recursive: true });
      expect((await conflictsOf(one).sweep()).absorbed).toBe(1);
      expect(one.archive.replica.value(person, 'name')).toBe('Anne');
      expect(existsSync(target)).toBe(false);
    },
  );
});

test('an archive without copies is walked and nothing of it is touched', async () => {
  await importContent(one, 'Copy of a 2.txt', 'The mayor will not resign.');
  rename(one, 'Copy of Anna (1)');
  one.archive.checkpoint();
  writeFile(join(one.path, 'README 2.md'), 'mine');
  const conflicts = conflictsOf(one);
  expect(await conflicts.find()).toEqual([]);
  expect(await conflicts.sweep()).toEqual({ putAway: [], kept: [], absorbed: 0 });
  expect(problemOf(() => conflicts.pathOf('2026-11-22-0000000000')).code).toBe('not-found');
});

test('copies in any number and order never lose a change, and say what a merge says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(2), fc.constantFrom('name', 'description'), fc.string({ maxLength: 6 })), {
        minLength: 1,
        maxLength: 14,
      }),
      fc.array(fc.tuple(fc.nat(2), fc.nat(14), fc.nat(14), fc.boolean(), fc.nat(2)), {
        minLength: 1,
        maxLength: 8,
      }),
      async (edits, copies) => {
        const here = newArchive();
        const devices = [0, 1, 2].map((number) => elsewhere(here, `Copy ${number}`));
        for (const [device, field, value] of edits)
          (devices[device] as TestArchive).archive.commit((draft) =>
            field === 'name'
              ? draft.set(person, 'name', value)
              : draft.setProse(person, 'description', value),
          );
        const conflicts = conflictsOf(here);
        const given = new Set<string>();
        let number = 0;
        // Any stretch of the lines of a history, or a whole checkpoint, in any order and with repetitions.
        for (const [index, from, length, checkpoint, sweepAfter] of copies) {
          const device = devices[index] as TestArchive;
          device.archive.checkpoint();
          const written = existsSync(historyOf(device)) ? linesOf(historyOf(device)) : [];
          number++;
          if (checkpoint && written.length > 0) {
            const [folder = ''] = foldersOf(device.path, person);
            const text = readFileSync(checkpointOf(device, person), 'utf8');
            writeFile(join(here.path, folder, `${device.archive.device} (${number}).json`), text);
            for (const { stamp } of Object.values(
              (JSON.parse(text) as { things: Record<string, Record<string, { stamp: string }>> }).things[
                person
              ] ?? {},
            ))
              given.add(stamp);
          } else {
            const stretch = written.slice(from, from + length);
            writeFile(
              join(here.path, 'history', device.archive.device, `000001 (${number}).jsonl`),
              stretch.map((line) => `${line}\n`).join(''),
            );
            for (const line of stretch) given.add((JSON.parse(line) as Change).stamp);
          }
          if (sweepAfter === 0) await conflicts.sweep();
        }
        await conflicts.sweep();
        // Every change that a copy told is in the history, each stamp once.
        expect(new Set(stamps(here))).toEqual(given);
        expect(conflicts.kept).toEqual([]);
        // The same as the merge of those changes, in whatever order: here that of the stamps.
        const merged = newArchive();
        const changes = [...stamps(here)].sort().flatMap((stamp) => here.archive.log.allOf(stamp));
        for (const change of changes) merged.archive.replica.apply(change);
        merged.archive.replica.flush();
        expect(knownTo(here.archive)).toEqual(knownTo(merged.archive));
        // And again at the next start, from the disk alone.
        expect(knownTo(openArchive(here.path, { home: here.home }).archive)).toEqual(knownTo(here.archive));
        for (const opened of [...devices, merged]) opened.archive.abandon();
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);
