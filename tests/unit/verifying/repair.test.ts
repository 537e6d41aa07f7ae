/** Every kind of damage that can be mended, made in real files, found, mended, and not found again. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { findCapture } from '../../../archive/articles/capture.ts';
import { isInformation } from '../../../archive/contract/verifying.ts';
import { destroyThings } from '../../../archive/destroying/destroy.ts';
import { fillMirror, setMirror } from '../../../archive/guarding/mirror.ts';
import { repairArchive } from '../../../archive/verifying/repair.ts';
import { lastVerified, verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  contentsOf,
  importContent,
  knownTo,
  newArchive,
  onAnotherDevice,
  openArchive,
  problemFrom,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';
import { smallPdf } from '../importing/small-pdf.ts';

let opened: TestArchive;
let page: string;
let pdf: string;
let mark: string;
beforeEach(async () => {
  opened = newArchive();
  page = await importContent(opened, 'a.html', '<title>The page</title><p>He will stay.</p>');
  pdf = await importContent(opened, 'a.pdf', smallPdf({ pages: [['Words of the paper']] }));
  mark = addAnnotation(opened.archive, opened.texts, {
    article: page,
    passage: { quote: 'will stay' },
    people: [{ name: 'Bo' }],
  });
  opened.archive.checkpoint();
  for (const _ of opened.archive.sweep());
});

const captureOf = (article: string): string => {
  const { home, capture } = existingArticle(opened.archive, article);
  return findCapture(opened.path, home, capture?.id ?? '') ?? '';
};
const repair = (options: { kinds?: string[]; from?: string } = {}) =>
  repairArchive(opened.archive, { home: opened.home, ...options });
const kinds = async (archive = opened.archive): Promise<string[]> =>
  (await verifyArchive(archive)).findings.map(({ kind }) => kind);
const historyFile = (device = opened.archive.device): string =>
  join(opened.path, 'history', device, '000001.jsonl');

/** Changes bytes in place as a failing disk does: size and times stay what they were. */
function rot(path: string, change: (text: string) => string): void {
  const { atime, mtime } = statSync(path);
  const text = readFileSync(path, 'latin1');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed, 'latin1');
  utimesSync(path, atime, mtime);
}

describe('a damaged stored copy', () => {
  let whole: Record<string, string>;
  beforeEach(async () => {
    setMirror(opened.archive, join(temporaryFolder(), 'Mirror'));
    await fillMirror(opened.archive);
    whole = contentsOf(opened.path);
  });

  test.each([
    ['original.html', 'file-altered', () => page],
    ['reading.html', 'file-altered', () => page],
    ['text.json', 'file-altered', () => page],
    ['capture.json', 'capture-unreadable', () => page],
    ['original.pdf', 'file-altered', () => pdf],
    ['layout.json', 'file-altered', () => pdf],
  ])('%s comes back from the mirror, and the damaged bytes are kept', async (file, kind, article) => {
    const path = join(captureOf(article()), file);
    rot(path, (text) => `!${text.slice(1)}`);
    const damaged = readFileSync(path, 'latin1');
    expect(await kinds()).toEqual([kind]);
    const { done, failed, left, keptIn } = await repair();
    expect(done).toMatchObject([{ action: 'restore-capture' }]);
    expect(failed).toEqual([]);
    expect(left.findings).toEqual([]);
    expect(contentsOf(opened.path)).toEqual(whole);
    expect(Object.values(contentsOf(keptIn ?? ''))).toContain(damaged);
  });

  test('comes back where a file, or all of it, is missing', async () => {
    rmSync(join(captureOf(page), 'reading.html'));
    rmSync(captureOf(pdf), { recursive: true });
    expect((await kinds()).sort()).toEqual(['capture-missing', 'file-missing']);
    expect((await repair()).left.findings).toEqual([]);
    expect(contentsOf(opened.path)).toEqual(whole);
  });

  test('comes back where capture.json tells other hashes than were announced', async () => {
    rot(join(captureOf(page), 'capture.json'), (text) =>
      text.replace(/("sha256": ")(.)/u, (_all, start, digit) => `${start}${digit === '0' ? '1' : '0'}`),
    );
    expect(await kinds()).toEqual(['capture-altered']);
    expect((await repair()).left.findings).toEqual([]);
    expect(contentsOf(opened.path)).toEqual(whole);
  });

  test('is left as it is where the mirror is damaged too, until another copy is named', async () => {
    const copy = join(temporaryFolder(), 'Copy');
    cpSync(opened.path, copy, { recursive: true });
    const { mirror } = opened.archive;
    for (const entry of readdirSync(mirror ?? '', { withFileTypes: true, recursive: true }))
      if (entry.name === 'original.html') writeFileSync(join(entry.parentPath, entry.name), 'bad');
    const path = join(captureOf(page), 'original.html');
    writeFileSync(path, 'damaged');
    const { done, failed, left } = await repair();
    expect(done).toEqual([]);
    expect(failed[0]?.message).toContain('No sound copy');
    expect(left.findings).toMatchObject([{ kind: 'file-altered' }]);
    expect(readFileSync(path, 'utf8')).toBe('damaged');
    expect((await repair({ from: copy })).left.findings).toEqual([]);
    expect(contentsOf(opened.path)).toEqual(whole);
  });

  test('is never taken from another archive', async () => {
    expect((await problemFrom(() => repair({ from: newArchive().path }))).code).toBe('refused');
  });
});

describe('the own history', () => {
  test.each([
    ['a word in a line that was read long ago', (text: string) => text.replace('The page', 'The pagf')],
    ['a line that is no change any more', (text: string) => text.replace('{"v":1', '["v":1')],
    [
      'a stamp',
      (text: string) => text.replace(/"stamp":"(\d{5})/u, (_all, year) => `"stamp":"${Number(year) - 1}`),
    ],
    ['two lines that have become one', (text: string) => text.replace('\n', ' ')],
  ])('is put right byte for byte: %s, whatever its time of change says', async (_name, change) => {
    const path = historyFile();
    const good = readFileSync(path, 'utf8');
    for (const isNoticed of [false, true]) {
      if (isNoticed) writeFileSync(path, change(good));
      else rot(path, change);
      expect((await kinds()).some((kind) => ['history-altered', 'history-lost'].includes(kind))).toBe(true);
      const { left, keptIn } = await repair();
      expect(left.findings).toEqual([]);
      expect(readFileSync(path, 'utf8')).toBe(good);
      expect(Object.values(contentsOf(keptIn ?? ''))).toContain(change(good));
      expect(opened.archive.replica.value(`articles/${page}`, 'title')).toBe('The page');
    }
  });

  test('is put back from the shadow where a file of it has vanished', async () => {
    const other = onAnotherDevice(opened.path);
    other.archive.commit((draft) => draft.set(`articles/${page}`, 'publisher', 'Courier'));
    opened.archive.refresh();
    opened.archive.checkpoint();
    const path = historyFile(other.archive.device);
    const good = readFileSync(path, 'utf8');
    rmSync(path);
    expect(await kinds()).toEqual(['file-vanished']);
    expect((await repair()).left.findings).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe(good);
  });
});

describe('another device’s files', () => {
  test('are reported when altered, and left as they are', async () => {
    const other = onAnotherDevice(opened.path);
    other.archive.commit((draft) => draft.set(`articles/${page}`, 'publisher', 'Courier'));
    other.archive.checkpoint();
    opened.archive.refresh();
    for (const _ of opened.archive.sweep());
    rot(historyFile(other.archive.device), (text) => text.replace('Courier', 'Couriez'));
    expect(await kinds()).toContain('history-altered-elsewhere');
    const { left } = await repair();
    expect(left.findings.map(({ kind }) => kind)).toContain('history-altered-elsewhere');
    expect(readFileSync(historyFile(other.archive.device), 'utf8')).toContain('Couriez');
    // There it is put right.
    expect(await kinds(other.archive)).toContain('history-altered');
    const mended = await repairArchive(other.archive, { home: other.home });
    expect(mended.left.findings).toEqual([]);
    expect(readFileSync(historyFile(other.archive.device), 'utf8')).toContain('Courier');
    expect(other.archive.replica.value(`articles/${page}`, 'publisher')).toBe('Courier');
  });

  test('what they no longer say is taken into the own history before the index is made anew', async () => {
    const other = onAnotherDevice(opened.path);
    other.archive.commit((draft) => draft.set(`articles/${page}`, 'publisher', 'Courier'));
    other.archive.commit((draft) => draft.set(`articles/${page}`, 'language', 'pt'));
    opened.archive.refresh();
    const path = historyFile(other.archive.device);
    rot(path, (text) => text.split('\n').slice(1).join('\n'));
    expect(await kinds()).toContain('history-lost-elsewhere');
    expect((await repair()).left.findings).toEqual([]);
    expect(opened.archive.replica.value(`articles/${page}`, 'publisher')).toBe('Courier');
    expect(readFileSync(historyFile(), 'utf8')).toContain('Courier');
    expect(readFileSync(path, 'utf8')).not.toContain('Courier');
  });
});

describe('the index', () => {
  const known = () => JSON.stringify(knownTo(opened.archive));
  test.each([
    ['a thing that is not in it', 'DELETE FROM things WHERE address LIKE ?'],
    ['a row that a room derives', 'DELETE FROM articles WHERE ? <> id'],
    ['a link', 'DELETE FROM links WHERE ? <> mark'],
    ['a mark elsewhere than it is', 'UPDATE marks SET start = start + 1 WHERE ? <> color'],
  ])('is made anew: %s', async (_name, sql) => {
    const before = known();
    const [name = ''] = readdirSync(join(opened.home, 'index')).filter((file) => file.endsWith('.sqlite'));
    const database = new DatabaseSync(join(opened.home, 'index', name));
    database.prepare(sql).run(`articles/${page}`);
    database.close();
    opened.archive.refresh();
    expect([...new Set(await kinds())]).toContain('index-differs');
    const { done, left } = await repair();
    expect(done.map(({ action }) => action)).toContain('rebuild-index');
    expect(left.findings).toEqual([]);
    expect(known()).toBe(before);
  });
});

describe('an own checkpoint', () => {
  const path = (): string =>
    join(opened.archive.folderOf(`articles/${page}`, ''), `${opened.archive.device}.json`);
  test.each([
    ['says something else', 'checkpoint-differs', (text: string) => text.replace('The page', 'The pagf')],
    [
      'says too little',
      'checkpoint-differs',
      (text: string) => {
        const { format, device, things } = JSON.parse(text);
        delete things[`articles/${page}`].title;
        return `${JSON.stringify({ format, device, things }, null, 1)}\n`;
      },
    ],
    ['can’t be read', 'checkpoint-unreadable', (text: string) => text.slice(0, -9)],
  ])('that %s is written anew', async (_name, kind, change) => {
    const good = readFileSync(path(), 'utf8');
    const changed = change(good);
    expect(changed).not.toBe(good);
    writeFileSync(path(), changed);
    expect(await kinds()).toEqual([kind]);
    expect((await repair()).left.findings).toEqual([]);
    expect(readFileSync(path(), 'utf8')).toBe(good);
  });

  test('that has vanished is put back', async () => {
    const good = readFileSync(path(), 'utf8');
    rmSync(path());
    expect(await kinds()).toEqual(['file-vanished']);
    expect((await repair()).left.findings).toEqual([]);
    expect(readFileSync(path(), 'utf8')).toBe(good);
  });
});

describe('links', () => {
  test('that lead nowhere are taken away only where that is asked for', async () => {
    const address = `articles/${page}/annotations/${mark}`;
    opened.archive.commit((draft) => draft.setElement(address, 'people', 'cccccccccccc', true));
    opened.archive.checkpoint();
    expect((await repair()).left.findings).toMatchObject([{ kind: 'link-dangling', where: address }]);
    expect((await repair({ kinds: ['link-dangling'] })).left.findings).toEqual([]);
    expect(opened.archive.replica.value(address, 'people/cccccccccccc')).toBe(false);
  });
});

test('another process that has the index open goes on with the one that was made anew', async () => {
  const beside = openArchive(opened.path, { home: opened.home });
  rot(historyFile(), (text) => text.replace('The page', 'The pagf'));
  await repair();
  beside.archive.refresh();
  expect(await kinds(beside.archive)).toEqual([]);
  opened.archive.commit((draft) => draft.set(`articles/${page}`, 'title', 'Later'));
  beside.archive.refresh();
  expect(beside.archive.replica.value(`articles/${page}`, 'title')).toBe('Later');
});

test('what was destroyed leaves no finding, on this device and on another one', async () => {
  const other = onAnotherDevice(opened.path);
  const person = opened.archive.replica.homes('people')[0] ?? '';
  destroyThings(opened.archive, [person.split('/')[1] ?? '', pdf]);
  opened.archive.checkpoint();
  expect(await kinds()).toEqual([]);
  other.archive.refresh();
  other.archive.scrub();
  other.archive.checkpoint();
  expect(await kinds(other.archive)).toEqual([]);
  expect(await kinds()).toEqual([]);
  expect(await kinds(onAnotherDevice(opened.path).archive)).toEqual([]);
});

test('what is learned together with a destruction stands in lists when the index is made anew', () => {
  destroyThings(opened.archive, [pdf]);
  opened.archive.rebuild();
  expect(opened.archive.index.all('SELECT id FROM articles')).toEqual([{ id: page }]);
});

test('a copy that another device has announced and that never came is on its way, and no damage', async () => {
  rmSync(captureOf(page), { recursive: true });
  const { findings } = await verifyArchive(onAnotherDevice(opened.path).archive);
  expect(findings).toMatchObject([{ kind: 'on-its-way', remedy: { action: null } }]);
  expect(findings.every(isInformation)).toBe(true);
});

test('capture.json can’t name a file outside its folder', async () => {
  const path = join(captureOf(page), 'capture.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"original.html"', '"../../../../dossier.json"'));
  expect(await kinds()).toEqual(['capture-unreadable']);
});

test('a torn last line, which was never acknowledged, is left and is no loss', async () => {
  appendFileSync(historyFile(), '{"v":1,"stamp":"17');
  expect(await kinds()).toEqual([]);
});

test('verifying can be stopped, tells how far it is, and says when it was done', async () => {
  const told: string[] = [];
  expect(lastVerified(opened.archive)).toBeNull();
  await verifyArchive(opened.archive, { onProgress: ({ stage }) => told.push(stage) });
  expect([...new Set(told)]).toEqual(['histories', 'checkpoints', 'links', 'captures']);
  expect(lastVerified(opened.archive)).toMatchObject({ findings: 0 });
  const stopping = new AbortController();
  stopping.abort();
  expect((await problemFrom(() => verifyArchive(opened.archive, { signal: stopping.signal }))).code).toBe(
    'cancelled',
  );
});

test('a change made while it is verified is no finding', async () => {
  let made = 0;
  const { findings } = await verifyArchive(opened.archive, {
    onProgress: () => {
      opened.archive.commit((draft) => draft.set(`articles/${page}`, 'title', `Title ${made++}`));
    },
  });
  expect(made).toBeGreaterThan(2);
  expect(findings).toEqual([]);
  expect(existsSync(join(opened.home, 'unreadable'))).toBe(false);
});
