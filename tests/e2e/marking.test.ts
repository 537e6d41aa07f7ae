/** Marking: by the keyboard alone in a reading copy and in a PDF, and by the mouse; what was made is read by the command line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallPdf } from '../unit/importing/small-pdf.ts';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Mark {
  readonly quote: string;
  readonly color: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly state: string;
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Marking');
const html = 'The harbour inquiry';
const pdf = 'Minutes of the board';
const ids = new Map<string, string>();
let app: AppUnderTest;
let hands: Hands;

const filler = 'Nothing else in the letters of that day bears on the matter at hand. '.repeat(7);
const page = `<!doctype html><html lang="en"><head><title>${html}</title></head><body><article>
<h1>${html}</h1>
<p>The mayor opened the gate at noon and nobody objected to it.</p>
<p>The clerk wrote it down, and the warden signed the sheet the same evening.</p>
<table><tr><th>Berth</th><th>Vessel</th></tr><tr><td>North quay</td><td>Dredger Ada</td></tr><tr><td>South quay</td><td>Ferry Bel</td></tr></table>
<p dir="rtl" lang="ar">قال رئيس البلدية إن البوابة فتحت عند الظهر ولم يعترض أحد على ذلك.</p>
<p>${filler}</p><p>${filler}</p><p>${filler}</p>
<p>At the end the board adjourned without a vote.</p></article></body></html>`;

beforeAll(async () => {
  const files = [join(scratch.path, 'inquiry.html'), join(scratch.path, 'minutes.pdf')] as const;
  writeFileSync(files[0], page);
  const lines = Array.from({ length: 30 }, (_, at) => `Item ${at + 1} of the agenda was taken as read.`);
  writeFileSync(
    files[1],
    smallPdf({
      title: pdf,
      pages: [
        ['The board met in the long room.', ...lines, 'The motion was carried'],
        ['by seven votes to two.', 'The chair thanked the clerk.'],
      ],
    }),
  );
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, ...files]);
  for (const { id, title } of await dossierJson<{ id: string; title: string }[]>(home, ['list', archive]))
    ids.set(title, id);
  app = await startApp(home);
  hands = new Hands(app);
  await hands.openArchive(archive);
  await hands.resize(1500, 900);
  app.window.setDefaultTimeout(10_000);
}, 60_000);

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

/** The marks of an article, as the command line tells them, in the order of the text. */
async function marksOf(title: string): Promise<readonly Mark[]> {
  const { annotations } = await dossierJson<{ annotations: Mark[] }>(home, [
    'show',
    archive,
    ids.get(title) ?? title,
  ]);
  return annotations.map((mark) => ({ ...mark, quote: mark.quote.replace(/\s+/g, ' ') }));
}
const markOf = async (title: string, quote: string): Promise<Mark | undefined> =>
  (await marksOf(title)).find((mark) => mark.quote === quote);
/** Waits until the archive has a mark of just these words. */
const hasMark = (title: string, quote: string) =>
  expect
    .poll(async () => (await marksOf(title)).map((mark) => mark.quote), { timeout: 6_000 })
    .toContain(quote);

const active = (): Locator => app.window.locator('[data-annotation][data-active]');
const selectedIn = (frame: Frame): Promise<string> => frame.evaluate(() => String(getSelection()));
const times = async (count: number, ...keys: readonly string[]): Promise<void> => {
  for (let at = 0; at < count; at++) await hands.press(...keys);
};
/** By the palette, and the keyboard alone. */
async function goTo(words: string): Promise<void> {
  await hands.press('Escape', 'Control+k');
  await expect
    .poll(() => app.window.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null))
    .toBe(true);
  await app.window.keyboard.type(words);
  await app.window.waitForTimeout(400);
  await hands.press('Enter');
}
const handle = async (frame: Frame, edge: 'start' | 'end') => {
  const box = await frame.locator(`.mark-end[data-edge=${edge}]`).last().boundingBox();
  if (!box) throw new Error('the active mark has no handle');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('an article is read, marked, noted and tagged by the keyboard alone', async () => {
  const { window } = app;
  await goTo(html);
  const frame = await hands.page();
  await hands.press('F7');
  await frame.locator('.reading-caret').waitFor();
  await expect.poll(() => window.locator('[data-said]').textContent()).toContain('Caret on');

  // Down to the first paragraph, over “The ”, and “mayor opened the gate” selected.
  await hands.press('Control+Home', 'ArrowDown', 'Home', 'Control+ArrowRight', 'ArrowRight');
  await times(4, 'Shift+Control+ArrowRight');
  await expect.poll(() => selectedIn(frame)).toBe('mayor opened the gate');
  await picture(window, 'marking-caret');
  await hands.press('Tab');
  await expect
    .poll(() => window.evaluate(() => document.activeElement?.closest('[data-mark-tools]') !== null))
    .toBe(true);
  await hands.press('ArrowRight', 'Enter');
  await hands.savedCard('mayor opened the gate');
  await hasMark(html, 'mayor opened the gate');
  await expect.poll(() => window.locator('[data-said]').textContent()).toContain('Marked: Confirms');

  // Its end one word on and one character back, its start one word back: each a change of its own.
  await hands.press('Shift+ArrowRight');
  await hasMark(html, 'mayor opened the gate at');
  await hands.press('Control+Shift+ArrowLeft');
  await hasMark(html, 'The mayor opened the gate at');
  await times(3, 'Alt+Shift+ArrowLeft');
  await hasMark(html, 'The mayor opened the gat');
  await hands.press('Alt+Shift+ArrowRight');
  await hasMark(html, 'The mayor opened the gate');

  await hands.press('n');
  await window.getByRole('textbox', { name: 'Note' }).waitFor();
  await window.keyboard.type('**Who** saw it?\n\n- the clerk\n- the warden');
  await hands.press('Control+Enter');
  await expect(active().locator('[data-note] strong').textContent()).resolves.toBe('Who');
  await hands.press('t');
  await expect
    .poll(() => window.getByRole('textbox', { name: 'Tag' }).evaluate((field) => field.matches(':focus')))
    .toBe(true);
  await window.keyboard.type('gate');
  await hands.press('Enter');
  await window.keyboard.type('first day');
  await hands.press('Enter');
  await active().getByText('first day').waitFor();
  await picture(window, 'marking-tags');
  await hands.press('Escape', 'Escape');
  await expect
    .poll(async () => (await markOf(html, 'The mayor opened the gate'))?.tags)
    .toEqual(['first day', 'gate']);
  expect((await markOf(html, 'The mayor opened the gate'))?.color).toBe('confirms');

  // The caret comes upon the mark, and Enter opens it.
  await hands.press('Escape', 'Control+End', 'Control+Home', 'ArrowDown', 'Home', 'ArrowRight');
  await expect.poll(() => window.locator('[data-said]').textContent()).toContain('note: Who saw it?');
  await hands.press('Enter');
  await hands.markTools.waitFor();
  await hands.press('Escape', 'Escape');

  // Across paragraphs, and in a table.
  await hands.press('Control+Home');
  await times(2, 'ArrowDown');
  await hands.press('Home');
  await times(2, 'Control+ArrowRight');
  await times(10, 'Shift+ArrowDown');
  const words = (await selectedIn(frame)).trim().replace(/\s+/g, ' ');
  expect(words).toContain('wrote it down');
  expect(words).toContain('Dredger Ada');
  await hands.press('4');
  await expect
    .poll(async () =>
      (await marksOf(html)).some(
        ({ quote, color }) => quote.includes('Dredger Ada') && color === 'background',
      ),
    )
    .toBe(true);
  await picture(window, 'marking-across');
  await hands.press('F7');
  expect(app.complaints).toEqual([]);
}, 60_000);

/** Finds words in the article, by keys, so that they are what is selected. */
async function selectFound(words: string, { keepMark = false } = {}): Promise<void> {
  const field = app.window.getByRole('textbox', { name: 'Find in the article' });
  if (!keepMark) await hands.press('Escape', 'Escape');
  await hands.press('/');
  await expect.poll(() => field.evaluate((one) => one.matches(':focus'))).toBe(true);
  await app.window.keyboard.type(words);
  await app.window.locator('search output').getByText(/^1 of/).waitFor();
  await hands.press('Escape');
  await hands.selectionTools.waitFor();
}

/** From the mark to its tools, and on to one of them. */
async function pressTool(name: RegExp): Promise<void> {
  const focused = () =>
    app.window.evaluate(() => {
      const { activeElement: one } = document;
      return one?.closest('[data-mark-tools]') ? (one.getAttribute('aria-label') ?? one.textContent) : null;
    });
  await hands.press('Tab');
  await expect.poll(focused).not.toBe(null);
  for (let at = 0; at < 30 && !name.test((await focused()) ?? ''); at++) await hands.press('ArrowRight');
  expect(await focused()).toMatch(name);
  await hands.press('Enter');
}

test('people, events, speakers, pieces and marks over marks, by the keyboard alone', async () => {
  const { window } = app;
  const frame = await hands.page();
  // Whoever uses a mouse here after all is found out.
  for (const where of [window, frame])
    await where.evaluate(() =>
      addEventListener('pointerdown', () => document.body.setAttribute('data-pointer', ''), {
        capture: true,
      }),
    );
  await selectFound('letters of that day');
  await hands.press('p');
  const field = (name: string) => window.getByRole('textbox', { name, exact: true });
  await field('Person').waitFor();
  await window.keyboard.type('Ada Warden');
  await window.getByRole('option', { name: /^Create/ }).waitFor();
  await hands.press('Enter');
  await active().getByRole('button', { name: 'Person Ada Warden' }).waitFor();
  await hasMark(html, 'letters of that day');
  await hands.press('e');
  await field('Event').waitFor();
  await window.keyboard.type('The opening of the gate');
  await window.getByRole('option', { name: /^Create/ }).waitFor();
  await hands.press('Tab');
  await window.keyboard.type('2019-11');
  await hands.press('Enter');
  await active().getByRole('button', { name: 'Event The opening of the gate' }).waitFor();
  await hands.press('s');
  await window.getByRole('form', { name: 'Who speaks' }).waitFor();
  await expect
    .poll(() => window.getByRole('combobox', { name: 'Speaker' }).evaluate((one) => one.matches(':focus')))
    .toBe(true);
  // The names that are offered do not cover what else is asked for.
  await expect.poll(() => window.getByRole('option').count()).toBe(0);
  await window.keyboard.type('Ada W');
  await hands.press('ArrowDown', 'Enter', 'Tab');
  await window.keyboard.type('the clerk');
  await picture(window, 'marking-speaker');
  await hands.press('Enter');
  await active().getByText('Ada Warden, to the clerk').waitFor();
  await hands.press('3');
  await expect
    .poll(() => markOf(html, 'letters of that day'))
    .toMatchObject({
      color: 'contradicts',
      people: [{ name: 'Ada Warden' }],
      events: [{ title: 'The opening of the gate' }],
      speech: { speaker: { name: 'Ada Warden' }, addressee: 'the clerk' },
    });

  // A further piece, found and added; and taken off again by the tools.
  await selectFound('matter at hand', { keepMark: true });
  await hands.press('a');
  await hasMark(html, 'letters of that day … matter at hand');
  await pressTool(/^Take the piece “matter at hand”/);
  await hasMark(html, 'letters of that day');
  await hands.press('Escape', 'Escape');

  // One over another: Enter at the caret opens the inner one, and its tools lead to the one around it.
  await selectFound('that day');
  await hands.press('6');
  await hasMark(html, 'that day');
  await hands.press('Escape', 'Escape', 'F7');
  await selectFound('that day');
  await hands.press('Escape', 'ArrowLeft', 'ArrowRight', 'Enter');
  await hands.markTools.waitFor();
  await expect(active().getAttribute('aria-label')).resolves.toMatch(/: that day$/);
  await pressTool(/^The mark around/);
  await expect.poll(() => active().getAttribute('aria-label')).toMatch(/: letters of that day$/);
  await pressTool(/^Unlink Ada Warden/);
  await expect
    .poll(() => markOf(html, 'letters of that day'))
    .toMatchObject({ people: [], events: [{ title: 'The opening of the gate' }] });
  await hands.press('Escape', 'Escape', 'F7');

  // The headline, deleted, brought back and deleted again; and words that are read from the right.
  await selectFound(html);
  await hands.press('1');
  await hasMark(html, html);
  await hands.press('Delete');
  await expect.poll(() => markOf(html, html)).toBeUndefined();
  await hands.press('u');
  await hasMark(html, html);
  await hands.press('Control+Shift+z');
  await expect.poll(() => markOf(html, html)).toBeUndefined();
  await selectFound('الظهر');
  await hands.press('5');
  await hasMark(html, 'الظهر');
  await hands.press('Shift+ArrowLeft');
  await hasMark(html, 'الظهر ولم');
  await picture(window, 'marking-keys-right-to-left');
  await hands.press('c');
  await expect.poll(() => app.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('الظهر ولم');
  await hands.press('Escape', 'Escape');
  for (const where of [window, frame])
    await expect.poll(() => where.evaluate(() => document.body.hasAttribute('data-pointer'))).toBe(false);
  expect(app.complaints).toEqual([]);
}, 60_000);

test('by the mouse, ends are dragged, pieces added, and marks under marks reached', async () => {
  const { window } = app;
  const frame = await hands.page();
  const arabic = 'رئيس البلدية إن البوابة';
  // Hands select from left to right; here the words themselves are selected.
  await frame.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(words);
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    }
  }, arabic);
  await hands.selectionTools.waitFor();
  await picture(window, 'marking-right-to-left');
  await hands.press('5');
  await hasMark(html, arabic);
  // In a text from right to left the key for left goes on.
  await hands.press('Shift+ArrowLeft');
  await hasMark(html, `${arabic} فتحت`);

  await hands.selectWords('board adjourned');
  const before = await hands.selectionTools.boundingBox();
  await frame.evaluate(() => scrollBy({ top: -60, behavior: 'instant' }));
  await expect
    .poll(async () => ((await hands.selectionTools.boundingBox())?.y ?? 0) - (before?.y ?? 0))
    .toBeCloseTo(60, 0);
  const card = await hands.mark('Question', 'board adjourned');
  await card.waitFor();
  await hands.press('Escape');
  await hands.clickWords('board adjourned');
  await hands.markTools.waitFor();
  await hands.press('Escape');
  const from = await handle(frame, 'end');
  await window.mouse.move(from.x, from.y);
  await window.mouse.down();
  await window.mouse.move(from.x + 60, from.y, { steps: 8 });
  await picture(window, 'marking-dragged');
  await window.mouse.up();
  await expect.poll(async () => (await marksOf(html)).at(-1)?.quote).toMatch(/^board adjourned with/);

  // One inside another: pressed again, the next one outwards.
  await hands.selectWords('adjourned');
  await hands.press('3');
  await hasMark(html, 'adjourned');
  await hands.clickWords('adjourned');
  await hands.markTools.waitFor();
  await expect(active().getAttribute('aria-label')).resolves.toContain(': adjourned');
  await picture(window, 'marking-inside');
  await hands.markTools.getByRole('button', { name: 'The mark around' }).click();
  await expect.poll(() => active().getAttribute('aria-label')).toContain(': board adjourned');
  await hands.press('Escape', 'Escape');
  expect(app.complaints).toEqual([]);
}, 60_000);

test('words that belong together make one mark in pieces', async () => {
  const { window } = app;
  await hands.selectWords('warden signed the sheet');
  await hands.press('1');
  await hands.savedCard('warden signed the sheet');
  await window.keyboard.down('Control');
  const frame = await hands.page();
  await hands.dragOver('nobody objected to it');
  await window.keyboard.up('Control');
  await hasMark(html, 'nobody objected to it … warden signed the sheet');
  await frame.locator('.piece-thread').first().waitFor();
  await picture(window, 'marking-pieces');
  await hands.selectWords('the same evening');
  await hands.press('a');
  await hasMark(html, 'nobody objected to it … warden signed the sheet … the same evening');
  await hands.clickWords('warden signed');
  await hands.markTools
    .getByRole('button', { name: 'Take the piece “nobody objected to it” off the mark' })
    .click();
  await hasMark(html, 'warden signed the sheet … the same evening');
  await hands.press('Escape');
  expect(app.complaints).toEqual([]);
}, 60_000);

test('a PDF is marked by the keyboard alone, across its pages', async () => {
  const { window } = app;
  await goTo(pdf);
  await window.getByRole('heading', { name: pdf, level: 1 }).waitFor();
  const frame = await hands.page();
  await frame.locator('.text-layer span').first().waitFor();
  await hands.press('F7');
  await frame.locator('.reading-caret').waitFor();
  await hands.press('Control+Home', 'Control+ArrowRight', 'ArrowRight');
  await times(2, 'Shift+Control+ArrowRight');
  await expect.poll(() => selectedIn(frame)).toBe('board met');
  await hands.press('2');
  await hasMark(pdf, 'board met');
  await hands.press('Shift+ArrowRight');
  await hasMark(pdf, 'board met in');

  await hands.press('Escape', 'Escape', 'Control+End', 'ArrowUp', 'Home');
  await times(4, 'Control+ArrowRight');
  await times(6, 'Shift+Control+ArrowLeft');
  await hands.press('6');
  await expect
    .poll(async () => (await marksOf(pdf)).map(({ quote }) => quote), { timeout: 6_000 })
    .toContain('was carried by seven votes to');
  const across = await markOf(pdf, 'was carried by seven votes to');
  expect(across).toMatchObject({ color: 'question', state: 'exact' });
  await picture(window, 'marking-pdf-across');
  await hands.press('F7');
  expect(app.complaints).toEqual([]);
}, 60_000);

test('colours are named, and tags renamed, for the whole archive', async () => {
  const { window } = app;
  await goTo('Names of the colours');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /key 2/ }).fill('Bears out');
  await picture(window, 'marking-names');
  await dialog.getByRole('button', { name: 'Save names' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await dossierJson(home, ['colors', archive, 'confirms'])).toMatchObject([{ name: 'Bears out' }]);

  await goTo('Tags…');
  await dialog.getByRole('button', { name: 'Rename “gate”' }).click();
  await dialog.getByRole('textbox', { name: 'New name of “gate”' }).fill('First Day');
  await dialog.getByText(/Merges into “first day”/).waitFor();
  await picture(window, 'marking-merge');
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect
    .poll(() => dossierJson(home, ['tags', archive]))
    .toEqual([{ tag: 'first day', marks: 1, articles: 1 }]);
  await hands.press('Escape');
  await hands.goTo('Library');
  await hands.openArticle(html);
  await window.locator('[data-annotation]').filter({ hasText: 'Bears out' }).first().waitFor();
  expect(app.complaints).toEqual([]);
}, 60_000);
