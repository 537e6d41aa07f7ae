import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingAnnotation, viewById } from '../../../archive/annotations/annotation.ts';
import { markedPassage } from '../../../archive/annotations/marked-passage.ts';
import { placeMark } from '../../../archive/annotations/place-mark.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { articleView } from '../../../archive/articles/article-views.ts';
import { findCapture } from '../../../archive/articles/capture.ts';
import { CaptureTexts } from '../../../archive/articles/capture-texts.ts';
import { addCaptureFile, addCapturePasted } from '../../../archive/captures/add-capture.ts';
import { compareCaptures } from '../../../archive/captures/compare.ts';
import { fatesIn } from '../../../archive/captures/fates.ts';
import { lookedInto, storedCaptures } from '../../../archive/captures/stored-captures.ts';
import type { ImportOptions } from '../../../archive/importing/import.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import {
  contentsOf,
  importContent,
  newArchive,
  problemFrom,
  problemOf,
  type TestArchive,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';
import { smallPdf } from '../importing/small-pdf.ts';

const first = `The gate at Oostpolder

The water board said on Monday that the gate had been closed since the storm of 2019.

The hinge pin was replaced in March, the report says, by a firm from Rotterdam.

Nobody could say who had ordered it.

The keeper’s log for that week is missing from the archive of the water board.`;

const second = `The gate at Oostpolder

The water board said on Monday that the gates had been closed since the storm of 2019.

A correction was added to this article on Friday.

The hinge pin was replaced in March, the report says, by a firm from Rotterdam.

The keeper’s log for that week is missing from the archive of the water board.`;

let opened: TestArchive;
let options: ImportOptions;
let article: string;
let clock: number;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 22, 10);
  opened = newArchive({ now: () => clock });
  options = { archive: opened.archive, home: opened.home, parser: parserInProcess };
  article = await importContent(opened, 'gate.txt', first);
});

const add = (name: string, content: string | Uint8Array): Promise<string> =>
  addCaptureFile(article, writeFile(join(temporaryFolder(), name), content), options);
const mark = (quote: string): string =>
  addAnnotation(opened.archive, opened.texts, { article, passage: { quote } });
const view = (id: string) => viewById(opened.archive, opened.texts, id);
const fates = (capture?: string) => fatesIn(opened.archive, opened.texts, article, capture);
const home = (): string => existingArticle(opened.archive, article).home;
const folderOf = (capture: string): string => findCapture(opened.path, home(), capture) ?? '';
const newest = (): string => existingArticle(opened.archive, article).capture?.id ?? '';

describe('a newer copy', () => {
  test('stands beside the older one, which stays byte for byte as it was', async () => {
    const old = newest();
    const before = contentsOf(folderOf(old));
    clock += 60_000;
    const added = await add('gate-today.html', `<article><p>${second}</p></article>`);
    expect(newest()).toBe(added);
    expect(storedCaptures(opened.archive, article)).toMatchObject([
      { id: added, kind: 'html', originalName: 'gate-today.html', copy: 'here' },
      { id: old, kind: 'text', originalName: 'gate.txt', copy: 'here' },
    ]);
    expect(contentsOf(folderOf(old))).toEqual(before);
    expect(readFileSync(join(folderOf(added), 'original.html'), 'utf8')).toContain('A correction was added');
  });

  test('may be pasted', async () => {
    const added = await addCapturePasted(
      article,
      { html: '<p>Only <b>this</b> is left of it today.</p>' },
      options,
    );
    expect(storedCaptures(opened.archive, article)[0]).toMatchObject({
      id: added,
      kind: 'html',
      originalName: 'pasted.html',
    });
    expect(opened.texts.of(lookedInto(opened.archive, article, added)).text).toContain('Only this is left');
  });

  test('is the newest when it was added last, though the clock has gone back', async () => {
    clock -= 7 * 24 * 3600_000;
    const added = await add('b.txt', second);
    const last = await add('c.txt', `${second} And more.`);
    expect(
      storedCaptures(opened.archive, article)
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([last, added]);
    expect(newest()).toBe(last);
  });

  test('of the very same bytes is refused, and so is what can’t be read; nothing is stored then', async () => {
    const before = contentsOf(opened.path);
    const same = await problemFrom(() => add('another-name.txt', first));
    expect(same.message).toBe(
      '“another-name.txt” is, byte for byte, the copy that was stored on 2026-11-22. No copy was added to “The gate at Oostpolder”.',
    );
    expect((await problemFrom(() => add('a.bin', new Uint8Array([0, 1, 2, 0, 255])))).message).toContain(
      'No copy was added',
    );
    expect(contentsOf(opened.path)).toEqual(before);
  });

  test('can be looked into one by one, and none that is not there', async () => {
    const old = newest();
    await add('b.txt', second);
    const lost = mark('A correction was added');
    const older = lookedInto(opened.archive, article, old);
    expect(articleView(opened.archive, opened.texts, article, undefined, older)).toMatchObject({
      capture: { id: old },
      annotations: [{ id: lost, state: 'lost' }],
    });
    expect(
      problemOf(() => lookedInto(opened.archive, article, '20200101T000000Z-00000000')).message,
    ).toContain('has no stored copy');
  });
});

describe('how marks fare', () => {
  test('is told for each, with the words as they stand now', async () => {
    const same = mark('The gate at Oostpolder');
    const elsewhere = mark('The hinge pin was replaced in March, the report says, by a firm from Rotterdam.');
    const edited = mark(
      'The water board said on Monday that the gate had been closed since the storm of 2019.',
    );
    const gone = mark('Nobody could say who had ordered it');
    const old = newest();
    const added = await add('b.txt', second);
    const told = fates();
    expect(told.capture).toBe(added);
    const of = (id: string) => told.marks.find((one) => one.id === id);
    expect(of(same)).toMatchObject({ state: expect.stringMatching(/exact|moved/), found: null });
    expect(of(elsewhere)).toMatchObject({ state: 'moved', found: null });
    expect(of(edited)).toMatchObject({
      state: 'moved',
      found: 'The water board said on Monday that the gates had been closed since the storm of 2019.',
    });
    expect(of(gone)).toMatchObject({ state: 'lost', found: null, place: null });
    expect(fates(old).marks.every(({ state }) => state === 'exact')).toBe(true);
  });

  test('is ambiguous where the words stand in several places as good, and the older copy is not here', async () => {
    const old = folderOf(newest());
    const words = mark('the storm of 2019');
    const line = 'Of the storm of 2019 nothing more is known to anyone who was there.';
    await add('b.txt', ['A list begins.', line, line, line, 'A list ends.'].join('\n\n'));
    rmSync(old, { recursive: true });
    opened = { ...opened, texts: new CaptureTexts(opened.path) };
    expect(storedCaptures(opened.archive, article)[1]?.copy).not.toBe('here');
    expect(fates().marks.find(({ id }) => id === words)).toMatchObject({ state: 'ambiguous', place: null });
  });
});

describe('a place that a person chose', () => {
  test('is where the mark stands in that copy, and its own target stays untouched', async () => {
    const id = mark('Nobody could say who had ordered it');
    const target = existingAnnotation(opened.archive, id).target;
    await add('b.txt', second);
    expect(view(id).state).toBe('lost');
    placeMark(opened.archive, opened.texts, { id, quote: 'A correction was added' });
    expect(view(id)).toMatchObject({
      state: 'moved',
      quote: 'Nobody could say who had ordered it',
      found: 'A correction was added',
    });
    expect(existingAnnotation(opened.archive, id).target).toEqual(target);
    expect(fates(target.capture).marks[0]).toMatchObject({ state: 'exact', found: null });
  });

  test('may be in several pieces, in whatever order they are said, but not one in another', async () => {
    const id = mark('Nobody could say');
    await add('b.txt', second);
    const text = opened.texts.of(existingArticle(opened.archive, article)).text;
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    placeMark(opened.archive, opened.texts, { id, places: [at('hinge pin'), at('A correction')] });
    expect(view(id)).toMatchObject({ place: at('A correction'), further: [at('hinge pin')] });
    const before = existingAnnotation(opened.archive, id);
    const overlapping = [at('hinge pin was'), at('pin was replaced')];
    expect(
      problemOf(() => placeMark(opened.archive, opened.texts, { id, places: overlapping })).message,
    ).toContain('can’t stand in one another');
    expect(problemOf(() => placeMark(opened.archive, opened.texts, { id })).code).toBe('usage');
    expect(problemOf(() => placeMark(opened.archive, opened.texts, { id, quote: 'not there' })).code).toBe(
      'quote-not-found',
    );
    expect(existingAnnotation(opened.archive, id)).toEqual(before);
  });

  test('says its page in a PDF', async () => {
    const id = mark('The hinge pin was replaced in March');
    await add('b.pdf', smallPdf({ pages: [['A cover'], ['A pin of the hinge was put in', 'in spring']] }));
    placeMark(opened.archive, opened.texts, { id, quote: 'A pin of the hinge' });
    expect(view(id)).toMatchObject({ page: 2, found: 'A pin of the hinge' });
    const [placed] = existingAnnotation(opened.archive, id).placed;
    expect(placed?.pages).toMatchObject([{ page: 2 }]);
    expect(placed?.pages[0]?.quads.length).toBe(1);
  });
});

describe('a mark as it was made', () => {
  test('is told with the words around it, and with where each piece stands now', async () => {
    const id = mark('The hinge pin was replaced in March');
    await add('b.txt', second);
    const made = markedPassage(opened.archive, opened.texts, id);
    expect(made).toMatchObject({
      whole: true,
      page: null,
      capture: { captured: '2026-11-22T10:00:00.000Z' },
    });
    expect(made.pieces).toHaveLength(1);
    expect(made.pieces[0]?.before).toContain('since the storm of 2019.\n');
    expect(made.pieces[0]?.after).toContain('Nobody could say who had ordered it.');
    const text = opened.texts.of(existingArticle(opened.archive, article)).text;
    expect(made.pieces[0]?.place?.start).toBe(text.indexOf('The hinge pin'));
  });
});

describe('comparing', () => {
  test('two copies of which there are none is refused; else the two newest are compared', async () => {
    const compare = (chosen: { from?: string; to?: string } = {}) =>
      compareCaptures(opened.archive, opened.texts, article, chosen);
    const old = newest();
    expect(problemOf(() => compare()).message).toContain('no older copy');
    const added = await add('b.txt', second);
    const { from, to, parts } = compare();
    expect([from, to]).toEqual([old, added]);
    expect(parts.filter(({ kind }) => kind === 'changed').map((part) => part.to)).toEqual([
      'The water board said on Monday that the gates had been closed since the storm of 2019.',
    ]);
    expect(parts.filter(({ kind }) => kind === 'new').map((part) => part.to)).toContain(
      'A correction was added to this article on Friday.',
    );
    expect(compare({ from: added, to: old })).toMatchObject({ from: added, to: old });
  });
});
