/** Stored copies that are announced and not here yet: shown as on their way, and by themselves when they arrive. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingAnnotation } from '../../../archive/annotations/annotation.ts';
import { passageOf } from '../../../archive/annotations/passage.ts';
import { Arrivals } from '../../../archive/articles/arrivals.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { articleView, listArticles } from '../../../archive/articles/article-views.ts';
import { copyStateOf } from '../../../archive/articles/copy-state.ts';
import { isInformation } from '../../../archive/contract/verifying.ts';
import { foldersOf } from '../../../archive/storage/layout.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  importContent,
  newArchive,
  openArchive,
  problemOf,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';

const words = 'The clerk kept a second ledger in the boiler room';
let sender: TestArchive;
let receiver: TestArchive;
let article: string;
let mark: string;
/** The capture's folder at both ends. */
let from: string;
let to: string;

/** An article with a mark, made on one device; on the other only its history has arrived. */
beforeEach(async () => {
  sender = newArchive();
  const path = join(temporaryFolder(), 'Elsewhere');
  cpSync(sender.path, path, { recursive: true });
  article = await importContent(sender, 'ledger.txt', `${words}. ${'Nobody asked. '.repeat(500)}`);
  mark = addAnnotation(sender.archive, sender.texts, {
    article,
    passage: { quote: words },
    people: [{ name: 'The clerk' }],
  });
  sender.archive.checkpoint();
  receiver = openArchive(path, { home: temporaryFolder() });
  cpSync(join(sender.path, 'history'), join(path, 'history'), { recursive: true });
  receiver.archive.refresh();
  const [folder = ''] = foldersOf(sender.path, `articles/${article}`);
  const [capture = ''] = readdirSync(join(sender.path, folder, 'captures'));
  from = join(sender.path, folder, 'captures', capture);
  to = join(path, folder, 'captures', capture);
});

const record = (of = receiver) => existingArticle(of.archive, article);
const state = (of = receiver) => copyStateOf(of.archive, record(of));

describe('before it arrives', () => {
  test('the article is shown with its marks, and nothing is called lost', () => {
    const view = articleView(receiver.archive, receiver.texts, article);
    expect(view).toMatchObject({ copy: 'on-its-way', damage: null });
    expect(view.annotations).toMatchObject([{ quote: words, state: 'waiting', place: null }]);
    const passage = passageOf(receiver.archive, receiver.texts, existingAnnotation(receiver.archive, mark));
    expect(passage).toMatchObject({ annotation: { quote: words, state: 'waiting' }, before: '' });
    expect(problemOf(() => receiver.texts.of(record())).message).toContain('not in this folder yet');
  });

  test('an article of which no copy was announced yet is shown too', () => {
    receiver.archive.commit((draft) => draft.set('articles/p81kd0a2b3c4', 'title', 'Half a record'));
    expect(articleView(receiver.archive, receiver.texts, 'p81kd0a2b3c4')).toMatchObject({
      title: 'Half a record',
      copy: 'on-its-way',
      capture: null,
      damage: null,
    });
  });

  test('verify says so, and finds nothing wrong', async () => {
    const { findings } = await verifyArchive(receiver.archive);
    expect(findings.map(({ kind }) => kind)).toEqual(['on-its-way']);
    expect(findings.every(isInformation)).toBe(true);
  });
});

test('files arrive in any order: it is here when the last one is', () => {
  mkdirSync(to, { recursive: true });
  for (const name of ['capture.json', 'reading.html', 'text.json']) {
    cpSync(join(from, name), join(to, name));
    expect(state()).toBe('on-its-way');
  }
  cpSync(join(from, 'original.txt'), join(to, 'original.txt'));
  expect(state()).toBe('here');
  expect(articleView(receiver.archive, receiver.texts, article)).toMatchObject({
    copy: 'here',
    annotations: [{ state: 'exact' }],
  });
});

test('what this device stored itself is missing when it goes, and verify finds it', async () => {
  renameSync(from, `${from}-away`);
  expect(state(sender)).toBe('missing');
  const view = articleView(sender.archive, sender.texts, article);
  expect(view.copy).toBe('missing');
  expect(view.damage).not.toBeNull();
  const { findings } = await verifyArchive(sender.archive);
  expect(findings.map(({ kind }) => kind)).toContain('capture-missing');
  expect(findings.filter(isInformation)).toEqual([]);
});

describe('a placeholder of a cloud', () => {
  test('as iCloud makes it is on its way, also of what was stored here', () => {
    rmSync(join(from, 'text.json'));
    expect(state(sender)).toBe('missing');
    writeFileSync(join(from, '.text.json.icloud'), 'bplist00');
    expect(state(sender)).toBe('on-its-way');
  });

  test('with a size and nothing on the disk is on its way, and is not read for a list', () => {
    cpSync(from, to, { recursive: true });
    const size = readFileSync(join(to, 'text.json')).length;
    truncateSync(join(to, 'text.json'), 0);
    truncateSync(join(to, 'text.json'), size);
    expect(state()).toBe('on-its-way');
    expect(articleView(receiver.archive, receiver.texts, article).annotations).toMatchObject([
      { state: 'waiting' },
    ]);
    cpSync(join(from, 'text.json'), join(to, 'text.json'));
    expect(state()).toBe('here');
  });
});

describe('arrivals', () => {
  test('tell once that a copy is awaited, and once that it came', () => {
    const arrivals = new Arrivals(receiver.archive);
    const copyOf = () => listArticles(receiver.archive, false, (id) => arrivals.known(id))[0]?.copy;
    expect(arrivals.look()).toEqual([`articles/${article}`]);
    expect(copyOf()).toBe('on-its-way');
    expect(arrivals.look()).toEqual([]);
    cpSync(from, to, { recursive: true });
    expect(arrivals.look()).toEqual([`articles/${article}`]);
    expect(copyOf()).toBe('here');
    expect(arrivals.look()).toEqual([]);
  });

  test('hear of what is announced while the archive is open', async () => {
    cpSync(from, to, { recursive: true });
    const arrivals = new Arrivals(receiver.archive);
    expect(arrivals.look()).toEqual([]);
    const second = await importContent(sender, 'second.txt', 'Another article, of other words.');
    cpSync(join(sender.path, 'history'), join(receiver.path, 'history'), { recursive: true });
    receiver.archive.takeChanged();
    receiver.archive.refresh();
    arrivals.announced(receiver.archive.takeChanged());
    expect(arrivals.look()).toEqual([`articles/${second}`]);
    expect(arrivals.known(second)).toBe('on-its-way');
  });

  test('never look at what this device stored itself', () => {
    const arrivals = new Arrivals(sender.archive);
    rmSync(from, { recursive: true });
    expect(arrivals.look()).toEqual([]);
    // But who opens it is told.
    expect(arrivals.stateOf(record(sender))).toBe('missing');
    expect(arrivals.known(article)).toBe('missing');
  });

  test('call missing what was whole before and vanished', () => {
    cpSync(from, to, { recursive: true });
    const arrivals = new Arrivals(receiver.archive);
    expect(arrivals.stateOf(record())).toBe('here');
    rmSync(to, { recursive: true });
    expect(arrivals.stateOf(record())).toBe('missing');
  });

  test('get through very many by and by, and see those that are shown at once', () => {
    const announced = receiver.archive.replica.thing(`articles/${article}`)?.keys() ?? [];
    const capture = [...announced].find((field) => field.startsWith('captures/')) ?? '';
    const value = sender.archive.replica.value(`articles/${article}`, capture) ?? null;
    sender.archive.commit((draft) => {
      for (let number = 0; number < 2000; number++)
        draft.set(`articles/${String(number).padStart(12, '0')}`, capture, value);
    });
    cpSync(join(sender.path, 'history'), join(receiver.path, 'history'), { recursive: true });
    receiver.archive.refresh();
    const arrivals = new Arrivals(receiver.archive);
    const awaited = new Set<string>();
    for (let look = 0; look < 400 && awaited.size < 2001; look++)
      for (const home of arrivals.look()) awaited.add(home);
    expect(awaited.size).toBe(2001);
    arrivals.stateOf(record());
    cpSync(from, to, { recursive: true });
    expect(arrivals.look()).toEqual([`articles/${article}`]);
  });
});
