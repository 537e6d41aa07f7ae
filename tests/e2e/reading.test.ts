/** Reading: the look of the page, the headings, finding, the way back, two articles at once; by mouse and by keys. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Reading');
const title = 'The harbour board and its ropes';
const other = 'A second account of the ropes';
const pixel = `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==`;
const filler =
  'The rest of that day was spent on letters, and nothing in them bears on the matter of the ropes or of the men who counted them. ';
const section = (name: string, words: string) =>
  `<h2>${name}</h2><p>${words}</p>${`<p>${filler.repeat(5)}</p>`.repeat(4)}`;

const page = (
  headline: string,
  byline: string,
) => `<!doctype html><html lang="en"><head><title>${headline}</title>
<meta name="author" content="Ana León"></head><body><article><h1>${headline}</h1><p class="byline">${byline}</p>
<p>In the second winter Kevin de León counted every rope.<sup><a href="#note-1" id="back-1">1</a></sup> The
<a href="https://ledger.example/ropes?year=2022" title="https://good.example">ledger of that year</a> says so.</p>
<figure><img src="${pixel}" width="320" height="120" alt=""><figcaption>The quay in the second winter, from the north.</figcaption></figure>
${section('The first count', 'It began at the beacon, where LEÓN had the keys.')}
${section('The second count', 'It ended at the ferry, and the har-bour master signed.')}
<h3>What was left out</h3><p>${filler.repeat(6)}</p>
${section('The quarrel', 'Nobody asked Leon again.')}
<h2>Notes</h2><ol><li id="note-1">Minutes of the board, page 12. <a href="#back-1">Back to the text</a></li></ol>
<p>${filler.repeat(8)}</p></article></body></html>`;

/** A text long enough to be shown in pieces. */
const entries = 1_200;
const entry = (number: number) => `Clerk ${number} signed the register of the harbour`;
const register = `<!doctype html><html lang="en"><title>The long register</title><article><h1>The long register</h1>${Array.from(
  { length: entries },
  (_, at) => `<p>${entry(at)} before noon, as the ${at} others did on that day.</p>`,
).join('')}</article></html>`;

let app: AppUnderTest;
let hands: Hands;

beforeAll(async () => {
  const first = join(scratch.path, 'board.html');
  const second = join(scratch.path, 'second.html');
  writeFileSync(first, page(title, 'By Ana León and Jörg Lind'));
  writeFileSync(second, page(other, 'By Jörg Lind'));
  await dossierJson(home, ['sample', archive]);
  const third = join(scratch.path, 'register.html');
  writeFileSync(third, register);
  await dossierJson(home, ['import', archive, first, second, third]);
  app = await startApp(home);
  hands = new Hands(app);
  await hands.openArchive(archive);
  app.window.setDefaultTimeout(10_000);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const standing = (frame: Frame) => frame.evaluate(() => Math.round(scrollY));
/** A place is kept in words: it is the line that comes back, not the pixel. */
const aLine = 31;
const near = (frame: Frame, wanted: number) =>
  expect.poll(async () => Math.abs((await standing(frame)) - wanted)).toBeLessThan(aLine);
const settled = () => hands.window.waitForTimeout(350);
const highlighted = (frame: Frame, name: string) =>
  frame.evaluate((wanted) => [...(CSS.highlights.get(wanted) ?? [])].map((range) => String(range)), name);
const frameOf = async (side: 'main' | 'beside'): Promise<Frame> => {
  const element = await hands.window.waitForSelector(`[data-side="${side}"] iframe`);
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the article has no frame');
  await frame.waitForFunction(() => (document.body.textContent ?? '').trim().length > 20);
  return frame;
};

test('the look of the page is set at once, by keys, and stays within what can be read', async () => {
  const { window } = hands;
  const frame = await hands.openArticle(title);
  const look = () =>
    frame.evaluate(() => {
      const paragraph = document.querySelector('article > p:not(.byline)') as HTMLElement;
      const { fontFamily, fontSize, lineHeight } = getComputedStyle(paragraph);
      return {
        face: fontFamily.split(',')[0],
        size: fontSize,
        leading: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
        width: paragraph.getBoundingClientRect().width,
        ground: getComputedStyle(document.documentElement).backgroundColor,
      };
    });
  /** Characters in a full line of the long paragraphs. */
  const perLine = () =>
    frame.evaluate(async () => {
      await document.fonts.ready;
      const paragraph = [...document.querySelectorAll('article p')].find(
        (p) => (p.textContent ?? '').length > 500,
      );
      const lines = Math.round(
        (paragraph?.getBoundingClientRect().height ?? 1) /
          Number.parseFloat(getComputedStyle(paragraph as Element).lineHeight),
      );
      return (paragraph?.textContent ?? '').length / lines;
    });
  await hands.resize(1400, 860);
  // As wide as it can be.
  await hands.press('Control+\\', 'm');
  await settled();
  const calm = await look();
  expect(calm).toMatchObject({ size: '19px', leading: expect.closeTo(1.6) });
  const lengths: Record<string, number> = { serif: await perLine() };
  await picture(window, 'reading-light');

  await hands.press('l');
  const popover = window.getByRole('dialog', { name: 'How the article looks' });
  await popover.waitFor();
  await popover.getByText('Sans', { exact: true }).click();
  await expect.poll(async () => (await look()).face).toContain('Inter');
  lengths.sans = await perLine();
  await popover.getByText('Spaced', { exact: true }).click();
  await expect.poll(async () => (await look()).face).not.toContain('Inter');
  lengths.spaced = await perLine();
  // What the person asked for, about: a line ends where a word does.
  for (const [face, length] of Object.entries(lengths)) {
    expect(length, face).toBeGreaterThan(58);
    expect(length, face).toBeLessThan(70);
  }
  for (const [name, key, times] of [
    ['Size', 'ArrowRight', 3],
    ['Line length', 'ArrowLeft', 10],
    ['Line height', 'ArrowRight', 2],
  ] as const) {
    await popover.getByRole('slider', { name }).focus();
    for (let at = 0; at < times; at++) await hands.press(key);
  }
  await expect.poll(look).toMatchObject({ size: '22px', leading: expect.closeTo(1.8) });
  await popover.getByText('Sepia').click();
  await expect.poll(async () => (await look()).ground).toBe('rgb(245, 236, 217)');
  await picture(window, 'reading-sepia-settings');
  await popover.getByRole('radio', { name: 'Dark' }).focus();
  await hands.press('Space');
  await popover.getByText('Dark', { exact: true }).click();
  await expect.poll(async () => (await look()).ground).toBe('rgb(23, 24, 26)');
  await hands.press('Escape');
  await popover.waitFor({ state: 'hidden' });
  await picture(window, 'reading-dark');
  await hands.press('l');
  await popover.getByRole('button', { name: 'As it was at first' }).click();
  await expect.poll(look).toEqual(calm);
  await popover.getByText('Sepia').click();
  await hands.press('Escape');
  await popover.waitFor({ state: 'hidden' });
  await hands.press('m');
});

test('the headings lead through the article, the way back leads back to where one was', async () => {
  const { window } = hands;
  const frame = await hands.page();
  await frame.locator('.reading').click({ position: { x: 5, y: 5 } });
  await hands.press('o');
  const headings = window.getByRole('navigation', { name: 'Headings' });
  await headings.waitFor();
  await expect
    .poll(() => headings.getByRole('button').allTextContents())
    .toEqual([title, 'The first count', 'The second count', 'What was left out', 'The quarrel', 'Notes']);
  const now = () => headings.locator('[aria-current]').textContent();
  await frame.evaluate(() => scrollTo(0, 250));
  await settled();
  const before = await standing(frame);
  await headings.getByRole('button', { name: 'The second count' }).click();
  await expect.poll(now).toBe('The second count');
  await picture(window, 'reading-headings');
  const there = await standing(frame);
  expect(there).toBeGreaterThan(before + 300);
  await hands.press('Alt+ArrowLeft');
  await near(frame, before);
  await hands.press('Alt+ArrowRight');
  await near(frame, there);

  await expect.poll(now).toBe('The second count');
  // By keys alone: the tab key leads to the heading that is read, the arrows to the others.
  await headings.locator('[aria-current]').focus();
  await hands.press('ArrowDown', 'ArrowDown', 'Enter');
  await expect.poll(now).toBe('The quarrel');
  await settled();
  await hands.press('[');
  await near(frame, there);
  await hands.press('o');
  await headings.waitFor({ state: 'hidden' });
});

test('words are found without their accents, counted, gone through, and become the selection', async () => {
  const { window } = hands;
  const frame = await hands.page();
  await frame.evaluate(() => scrollTo(0, 0));
  await settled();
  await hands.press('/');
  const field = window.getByRole('textbox', { name: 'Find in the article' });
  await field.waitFor();
  await window.keyboard.type('leon');
  const count = window.locator('search output');
  await expect.poll(() => count.textContent()).toBe('1 of 5');
  expect(await highlighted(frame, 'found')).toEqual(['León']);
  await hands.press('Enter', 'Enter', 'Enter');
  await expect.poll(() => count.textContent()).toBe('4 of 5');
  await expect.poll(() => highlighted(frame, 'found')).toEqual(['LEÓN']);
  await expect.poll(() => hands.inView('where LEÓN had the keys')).toBe(true);
  await picture(window, 'reading-find');
  await hands.press('Shift+Enter', 'F3', 'F3');
  await expect.poll(() => count.textContent()).toBe('5 of 5');
  await window.getByRole('button', { name: 'Match accents' }).click();
  await expect.poll(() => count.textContent()).toBe('1 of 1');
  await window.getByRole('button', { name: 'Match accents' }).click();
  await window.getByRole('button', { name: 'Match case' }).click();
  await expect.poll(() => count.textContent()).toBe('Not found');
  await window.getByRole('button', { name: 'Match case' }).click();
  await field.fill('count');
  await expect.poll(async () => (await count.textContent())?.split(' of ')[1]).toMatch(/^\d\d$/);
  const many = await count.textContent();
  await window.getByRole('button', { name: 'Whole words' }).click();
  await expect.poll(() => count.textContent()).not.toBe(many);
  await window.getByRole('button', { name: 'Whole words' }).click();
  await field.fill('nobody  asked “leon”');
  await expect.poll(() => count.textContent()).toBe('Not found');
  await field.fill('NOBODY asked león again');
  await expect.poll(() => count.textContent()).toBe('1 of 1');
  await hands.press('Escape');
  await field.waitFor({ state: 'hidden' });
  // What was found is selected, to be marked by one key.
  await hands.selectionTools.waitFor();
  expect(await highlighted(frame, 'found')).toEqual([]);
  await hands.press('1');
  await hands.savedCard('Nobody asked Leon again');
  // One step back from all that looking.
  await hands.press('Escape', '[');
  await expect.poll(() => standing(frame)).toBe(0);
});

test('headline, byline and caption are marked like the rest', async () => {
  for (const words of [title, 'By Ana León and Jörg Lind', 'The quay in the second winter']) {
    await hands.selectWords(words);
    await hands.mark('Background', words);
  }
  const marks = await dossierJson<{ annotations: { quote: string }[] }>(home, [
    'show',
    archive,
    (await dossierJson<{ id: string; title: string }[]>(home, ['list', archive])).find(
      (one) => one.title === title,
    )?.id ?? '',
  ]);
  expect(marks.annotations.map(({ quote }) => quote)).toEqual(
    expect.arrayContaining([title, 'By Ana León and Jörg Lind', 'The quay in the second winter']),
  );
  await hands.press('Escape', 'Escape');
});

test('a footnote is gone to and come back from; an address elsewhere is only said', async () => {
  const { window } = hands;
  const frame = await hands.page();
  await frame.evaluate(() => scrollTo(0, 0));
  await settled();
  await frame.getByRole('link', { name: '1', exact: true }).click();
  await expect.poll(() => hands.inView('Minutes of the board, page 12.')).toBe(true);
  await settled();
  // From there the keyboard goes on.
  await hands.press('Tab');
  await expect.poll(() => frame.evaluate(() => document.activeElement?.textContent)).toBe('Back to the text');
  await hands.press('Enter');
  await expect.poll(() => hands.inView('counted every rope')).toBe(true);
  await settled();
  await hands.press('Alt+ArrowLeft');
  await expect.poll(() => hands.inView('Minutes of the board, page 12.')).toBe(true);
  await settled();
  await hands.press('Alt+ArrowLeft');
  await expect.poll(() => standing(frame)).toBe(0);

  const link = frame.getByRole('link', { name: 'ledger of that year' });
  const address = window.getByText('https://ledger.example/ropes?year=2022');
  await link.hover();
  await address.waitFor();
  await picture(window, 'reading-link');
  await frame.locator('figcaption').hover();
  await address.waitFor({ state: 'hidden' });
  await link.focus();
  await hands.press('Enter');
  await address.waitFor();
  await window.getByRole('button', { name: 'Copy', exact: true }).press('Enter');
  await window.getByText('Address copied.').waitFor();
  await expect
    .poll(() => app.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('https://ledger.example/ropes?year=2022');
  expect(app.app.windows()).toHaveLength(1);
});

test('words of a PDF are found on pages that are not drawn yet', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await window
    .getByRole('list', { name: 'Articles' })
    .getByRole('button', { name: /^Special Audit/ })
    .click();
  const frame = await hands.page();
  await frame.waitForSelector('.text-layer');
  await hands.press('Control+f');
  await window.getByRole('textbox', { name: 'Find in the article' }).fill('photographs');
  const count = window.locator('search output');
  await expect.poll(() => count.textContent()).toMatch(/^1 of \d+$/);
  const all = Number((await count.textContent())?.split(' of ')[1]);
  const pages = new Set<string>();
  for (let at = 0; at < all; at++) {
    await expect.poll(() => highlighted(frame, 'found')).toEqual([expect.stringMatching(/photographs/i)]);
    pages.add(
      await window.getByRole('toolbar', { name: 'PDF' }).getByRole('textbox', { name: 'Page' }).inputValue(),
    );
    if (at === 0) await picture(window, 'reading-find-pdf');
    await hands.press('Enter');
    await window.waitForTimeout(150);
  }
  expect(all).toBeGreaterThan(1);
  await hands.press('Escape', 'Escape');
});

test('two articles stand side by side, each with its own keys, marks and place', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.openArticle(title);
  await hands.press('b');
  const chooser = window.getByRole('textbox', { name: 'Open an article beside this' });
  await chooser.waitFor();
  await window.keyboard.type('second account');
  await window.getByText(other).last().waitFor();
  await hands.press('Enter');
  const [left, right] = [await frameOf('main'), await frameOf('beside')];
  await right.getByRole('heading', { name: other }).waitFor();
  await settled();
  await hands.resize(1500, 860);
  await picture(window, 'reading-side-by-side');

  // Keys are meant for the side that was used last.
  await right.locator('.reading').click({ position: { x: 4, y: 4 } });
  await hands.press('Control+f');
  await window.getByRole('textbox', { name: 'Find in the article' }).fill('ferry');
  await expect.poll(() => highlighted(right, 'found')).toEqual(['ferry']);
  expect(await highlighted(left, 'found')).toEqual([]);
  await hands.press('Escape');
  await hands.selectionTools.waitFor();
  await hands.press('3');
  await expect
    .poll(() => right.evaluate(() => CSS.highlights.get('mark-contradicts-0')?.size ?? 0))
    .toBeGreaterThan(0);
  await expect.poll(() => left.evaluate(() => CSS.highlights.get('mark-contradicts-0')?.size ?? 0)).toBe(0);
  await hands.press('Escape', 'F6');
  await expect.poll(() => window.locator('[data-side="main"]').getAttribute('data-focused')).toBe('true');
  await hands.press('j');
  await expect.poll(() => left.evaluate(() => CSS.highlights.get('active-background')?.size ?? 0)).toBe(1);

  // The divider is moved by keys, too.
  const width = () =>
    window.locator('[data-side="main"]').evaluate((side) => side.getBoundingClientRect().width);
  const wide = await width();
  await window.getByRole('slider', { name: 'Width of the left article' }).focus();
  await hands.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await expect.poll(width).toBeLessThan(wide - 30);

  // A narrow window shows one at a time.
  await hands.resize(920, 760);
  await left.evaluate(() => self.focus());
  await picture(window, 'reading-narrow');
  const seen = (side: string) =>
    window.locator(`[data-side="${side}"]`).evaluate((one) => getComputedStyle(one).visibility);
  expect([await seen('main'), await seen('beside')]).toEqual(['visible', 'hidden']);
  await hands.press('F6');
  await expect.poll(() => seen('beside')).toBe('visible');
  await window
    .locator('[data-side="beside"]')
    .getByRole('button', { name: 'Show the other article' })
    .click();
  await expect.poll(() => seen('main')).toBe('visible');
  await hands.press('F6');
  await expect.poll(() => seen('beside')).toBe('visible');
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await hands.resize(1400, 860);

  // Back: one article; forward: both; and closed again.
  await hands.press('w');
  await window.locator('[data-side="beside"]').waitFor({ state: 'detached' });
  await (await hands.page()).getByRole('heading', { name: title }).waitFor();
  await hands.press('Alt+ArrowLeft');
  await (await frameOf('beside')).getByRole('heading', { name: other }).waitFor();
  await window.getByRole('button', { name: 'Close this article' }).first().click();
  await (await hands.page()).getByRole('heading', { name: other }).waitFor();
});

test('another article opens beside from the list; the mouse leads back and forward inside an article', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.openArticle(title);
  // It was put away, to read without it.
  await window.getByRole('button', { name: 'Show the list' }).click();
  const row = window.getByRole('list', { name: 'Articles' }).getByRole('listitem').filter({ hasText: other });
  await row.hover();
  await row.getByRole('button', { name: `More for “${other}”` }).click();
  await window.getByRole('menuitem', { name: 'Open beside' }).click();
  await (await frameOf('beside')).getByRole('heading', { name: other }).waitFor();
  await (await frameOf('main')).getByRole('heading', { name: title }).waitFor();

  const debug = await window.context().newCDPSession(window);
  /** Presses a button of the mouse over the words of a side. */
  const sideButton = async (side: 'main' | 'beside', button: 'back' | 'forward') => {
    await (await frameOf(side)).waitForSelector('.reading');
    const box = await window.locator(`[data-side="${side}"] iframe`).boundingBox();
    if (!box) throw new Error('the article is not to be seen');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, button, clickCount: 1 };
    await debug.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await debug.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  };
  const beside = window.locator('[data-side="beside"]');
  await sideButton('beside', 'back');
  await beside.waitFor({ state: 'detached' });
  await sideButton('main', 'forward');
  await (await frameOf('beside')).getByRole('heading', { name: other }).waitFor();
  await sideButton('main', 'back');
  await beside.waitFor({ state: 'detached' });

  await row.getByRole('button', { name: new RegExp(`^${other}`) }).click({ button: 'middle' });
  await (await frameOf('beside')).getByRole('heading', { name: other }).waitFor();
  await (await frameOf('main')).getByRole('heading', { name: title }).waitFor();
  await window.getByRole('button', { name: 'Close this article' }).last().click();
  await beside.waitFor({ state: 'detached' });
  await window.getByRole('button', { name: 'Hide the list' }).click();
});

test('a long article begins at once, is whole, and opens again in its midst', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  const row = hands.article('The long register');
  const open = async (): Promise<Frame> => {
    await row.click();
    const frame = await frameOf('main');
    await frame.waitForFunction((last) => document.body.textContent?.includes(last), entry(entries - 1));
    return frame;
  };
  // The page is there before the article is chosen, and can read none yet.
  const ready = await window.waitForSelector('iframe[data-ready]', { state: 'attached' });
  const prepared = await ready.getAttribute('src');
  const frame = await open();
  expect(frame.url()).toBe(prepared);
  await hands.selectWords(entry(2));
  await hands.mark('Key', entry(2));
  await hands.selectWords(entry(900));
  await hands.mark('Question', entry(900));
  await frame.evaluate(() =>
    document.querySelectorAll('article p')[750]?.scrollIntoView({ behavior: 'instant' }),
  );
  const left = await standing(frame);
  await settled();

  await hands.goTo('Library');
  await row.waitFor();
  await window.waitForTimeout(2_000);
  const again = await open();
  expect(again.url()).not.toBe(frame.url());
  await near(again, left);
  await expect.poll(() => hands.inView(entry(751))).toBe(true);
  await hands.press('j', 'j');
  await expect.poll(() => highlighted(again, 'mark-question-0')).toEqual([entry(900)]);
});

test('place and look are remembered, also after a restart', async () => {
  await hands.goTo('Library');
  let frame = await hands.openArticle(title);
  await frame.evaluate(() => scrollTo(0, 900));
  await settled();
  const top = () =>
    frame.evaluate(() => {
      const caret = document.caretPositionFromPoint(innerWidth / 2, 40);
      return caret?.offsetNode.textContent?.slice(0, 60);
    });
  const words = await top();
  await hands.goTo('People');
  await hands.goTo('Library');
  frame = await hands.openArticle(title);
  await expect.poll(() => standing(frame)).toBeGreaterThan(800);
  expect(await top()).toBe(words);
  await hands.window.waitForTimeout(1700);
  expect(app.complaints).toEqual([]);
  await app.close();

  app = await startApp(home);
  hands = new Hands(app);
  await hands.window.getByRole('button', { name: /Reading/ }).click();
  frame = await hands.openArticle(title);
  await expect.poll(top).toBe(words);
  // The page was left in sepia.
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe('sepia');
  // Another width has other lines: the same words stay at the top.
  await hands.resize(1000, 760);
  await settled();
  expect(await top()).toBe(words);
  expect(app.complaints).toEqual([]);
});
