/** A newer copy beside the older one: how the marks fare, what changed, where a lost mark stands; by mouse and by keys. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnPdf, smallPdf } from '../unit/importing/small-pdf.ts';
import {
  type AppUnderTest,
  answerDialogs,
  filesBelow,
  picture,
  scratchFolder,
  startApp,
} from './app-under-test.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Copies');
const title = 'The gate at Oostpolder';

const log = 'The keeper’s log for that week is missing from the archive of the water board.';
const board = 'The water board said on Monday that the gate had been closed since the storm of 2019.';
const pin = 'The hinge pin was replaced in March, the report says, by a firm from Rotterdam.';
const weather =
  'The forecast for the night of the ninth spoke of a storm, and of water three metres above normal.';
const asked = 'Nobody could say who had ordered it, nor who had paid.';
const filler =
  'Letters of that year lie in the cellar of the town hall, in boxes that nobody has opened, and none of them bears on the gate.';

const page = (paragraphs: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
${paragraphs.map((words) => `<p>${words}</p>`).join('\n')}</article></body></html>`;

const fillers = Array.from({ length: 24 }, (_, at) => `${at + 1}. ${filler}`);
const older = page([weather, board, asked, pin, ...fillers, log]);
const corrected = board.replace('the gate had', 'the gates had').replace('closed', 'closd');
const newer = page([
  weather,
  corrected,
  pin.replace('in March', 'in April').replace('the report says', 'says the report'),
  ...fillers.slice(0, 20),
  'A correction was added to this article on Friday, at the request of the board.',
  ...fillers.slice(20),
  log,
]);

let app: AppUnderTest;
let hands: Hands;
let article: string;
let pdf: string;
let read: string;

beforeAll(async () => {
  const first = join(scratch.path, 'gate.html');
  const scan = join(scratch.path, 'report.pdf');
  writeFileSync(first, older);
  writeFileSync(
    scan,
    smallPdf({
      title: 'Report on the gate',
      pages: [['The gate was shut in spring.', 'So it says.'], ['An annex.']],
    }),
  );
  const machine = join(scratch.path, 'scan.pdf');
  writeFileSync(
    machine,
    drawnPdf(
      'q 595 0 0 842 0 0 cm /I1 Do Q BT 3 Tr /F1 12 Tf 72 680 Td (The gatc was shut in spring, the minutes say.) Tj ET',
    ),
  );
  await dossierJson(home, ['new', archive]);
  const { imported } = await dossierJson<{ imported: { id: string; title: string }[] }>(home, [
    'import',
    archive,
    first,
    scan,
    machine,
  ]);
  article = imported.find((one) => one.title === title)?.id ?? '';
  pdf = imported.find((one) => one.title === 'Report on the gate')?.id ?? '';
  read = imported.at(-1)?.id ?? '';
  for (const quote of [weather, board, asked, pin, log])
    await dossierJson(home, ['annotate', archive, article, '--quote', quote]);
  await dossierJson(home, ['annotate', archive, pdf, '--quote', 'The gate was shut in spring']);
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
  await hands.openArchive(archive);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

/** Keeps a picture of the screen, on which axe-core finds nothing serious. */
async function look(screen: string): Promise<void> {
  // Menus and dialogs have faded in.
  await app.window.waitForTimeout(250);
  await picture(app.window, screen);
  expect(await seriousOn(screen, app.window)).toEqual([]);
}

const stack = () => hands.window.getByRole('button', { name: /^Stored copies/ });
const fates = async () => {
  const { marks } = await dossierJson<{ marks: { quote: string; state: string }[] }>(home, [
    'captures',
    'report',
    archive,
    article,
  ]);
  return Object.fromEntries(marks.map(({ quote, state }) => [quote, state]));
};

test('a newer copy is added from a file, and a report tells how each mark fares', async () => {
  const { window } = hands;
  await hands.openArticle(title);
  const file = join(scratch.path, 'gate-today.html');
  writeFileSync(file, newer);
  await stack().click();
  await window.getByRole('menuitem', { name: 'Add a capture…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Add a capture' });
  await look('copy-add');
  await answerDialogs(app.app, { open: [file] });
  await dialog.getByRole('button', { name: 'From a file…' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await window.getByText(/^5 marks in the copy of/).waitFor();
  await window.getByText('One quoted passage was edited since.').waitFor();
  expect(await fates()).toMatchObject({ [board]: 'moved', [asked]: 'lost', [pin]: 'lost' });
  const row = (words: string) => window.getByRole('listitem').filter({ hasText: words });
  await row(board).getByText('gates').waitFor();
  await row(pin).getByText('Comes closest').waitFor();
  await look('copy-report');

  const listed = await dossierJson<{ total: number; annotations: { quote: string; source: object }[] }>(
    home,
    ['annotations', 'list', archive, '--state', 'lost', '--state', 'ambiguous', '--article', article],
  );
  expect(listed.annotations.map(({ quote }) => quote)).toEqual([asked, pin]);
  expect(listed).toMatchObject({ total: 2, annotations: [{ source: { title } }, { source: { title } }] });

  // The very same bytes are no newer copy.
  const again = await dossier(home, 'captures', 'add', archive, article, file);
  expect(again.code).not.toBe(0);
  expect(again.err).toContain('byte for byte');
});

test('two copies are compared side by side, change by change, with their marks; also on a narrow window', async () => {
  const { window } = hands;
  await window.getByText('Compare', { exact: true }).click();
  const status = window.getByRole('status').filter({ hasText: /change/i });
  await status.getByText('4 changes').waitFor();
  const both = window.getByRole('region', { name: 'Both copies' });
  await expect.poll(() => both.locator('[data-annotation]').count()).toBeGreaterThan(3);
  await look('copy-compare');
  await hands.press('n', 'n', 'n', 'n');
  await status.getByText('Change 4 of 4').waitFor();
  await both.getByText('A correction was added').waitFor();
  await hands.press('p');
  await status.getByText('Change 3 of 4').waitFor();
  await hands.resize(820, 720);
  await picture(window, 'copy-compare-narrow');
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await hands.resize(1280, 800);
  await window.getByRole('switch', { name: 'Only what changed' }).click();
  await expect.poll(() => both.locator('[data-index]').count()).toBe(4);
});

test('a lost mark is put where a person says, side by side, by keyboard; and that is undone', async () => {
  const { window } = hands;
  await window.getByText('How the marks fare', { exact: true }).click();
  await window.getByRole('button', { name: `Find a place for: ${pin}` }).focus();
  await hands.press('Enter');
  const left = window.getByRole('region', { name: 'As it was marked' });
  await left.getByText(pin).waitFor();
  await left.getByText(/Nobody could say/).waitFor();
  await window.getByRole('option').first().waitFor();
  await hands.page();
  await hands.press('ArrowDown');
  await expect.poll(() => window.getByRole('option', { selected: true }).count()).toBe(1);
  await window.waitForTimeout(400);
  await look('copy-place');
  await hands.press('Enter');
  await window.getByText(/^5 marks in the copy of/).waitFor();
  await expect.poll(async () => (await fates())[pin]).toBe('moved');
  await hands.undo('The mark was put there');
  await expect.poll(async () => (await fates())[pin]).toBe('lost');

  // Other words than those that are listed, selected with the mouse.
  await window.getByRole('button', { name: `Find a place for: ${asked}` }).click();
  const frame = await hands.page();
  const words = frame.getByText('A correction was added');
  await words.scrollIntoViewIfNeeded();
  await words.click({ clickCount: 3 });
  await window.getByText('The words that you selected in the article.').waitFor();
  await picture(window, 'copy-place-selected');
  await window.getByRole('button', { name: 'Put it here' }).click();
  await expect.poll(async () => (await fates())[asked]).toBe('moved');
});

test('an older copy is read as it was, with its marks where they were made', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'To the article' }).click();
  await hands.page();
  await stack().click();
  await look('copy-stack');
  const copies = window.getByRole('menuitem').filter({ hasText: 'gate.html' });
  await copies.click();
  await window.getByText(/^An older copy, of/).waitFor();
  const frame = await hands.page();
  await expect.poll(() => frame.evaluate(() => document.body.textContent)).toContain(asked);
  await expect.poll(() => window.locator('[data-state="lost"]').count()).toBe(0);
  await frame.getByText('The forecast for the night').click({ clickCount: 3 });
  await window.waitForTimeout(300);
  await expect.poll(() => hands.selectionTools.count()).toBe(0);
  await look('copy-older');
  await window.getByRole('button', { name: 'Show the newest' }).click();
  await window.getByText(/^An older copy, of/).waitFor({ state: 'hidden' });
  const newest = await hands.page();
  await expect.poll(() => newest.evaluate(() => document.body.textContent)).toContain('closd');
});

test('a PDF gets a newer copy by the palette, and a mark in it is put on a page of the new one', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.openArticle('Report on the gate');
  const file = join(scratch.path, 'report-2.pdf');
  writeFileSync(
    file,
    smallPdf({
      title: 'Report on the gate',
      pages: [['A new cover.'], ['All gates had been opened by the spring.', 'So it says.']],
    }),
  );
  await hands.press('Control+k');
  await window.keyboard.type('Add a capture');
  await window.getByRole('button', { name: 'Add a capture…' }).waitFor();
  await hands.press('Enter');
  await answerDialogs(app.app, { open: [file] });
  await window.getByRole('button', { name: 'From a file…' }).click();
  await window.getByRole('button', { name: /^Find a place for: The gate was shut/ }).click();
  const frame = await hands.page();
  await frame.getByText('All gates had been opened').click({ clickCount: 3 });
  await window.getByText('The words that you selected in the article.').waitFor();
  await picture(window, 'copy-place-pdf');
  await window.getByRole('button', { name: 'Put it here' }).click();
  await expect
    .poll(async () => {
      const { marks } = await dossierJson<{ marks: { state: string; page: number }[] }>(home, [
        'captures',
        'report',
        archive,
        pdf,
      ]);
      return marks.map(({ state, page }) => [state, page]);
    })
    .toEqual([['moved', 2]]);
});

test('words that a machine read are compared with their picture, which is kept with the mark', async () => {
  const { window } = hands;
  const { id } = await dossierJson<{ id: string }>(home, [
    'annotate',
    archive,
    read,
    '--quote',
    'The gatc was shut in spring',
  ]);
  const stored = () =>
    dossierJson<{ machineRead: boolean; checked: unknown }>(home, ['annotations', 'check', archive, id]);
  expect(await stored()).toMatchObject({ machineRead: true, checked: null });
  await hands.goTo('Marks');
  await window.getByRole('button', { name: 'Machine-read' }).waitFor();
  await window.getByRole('button', { name: /^Open in the article: The gatc/ }).click();
  await hands.page();
  await window.getByRole('button', { name: 'Machine-read' }).click();
  const dialog = window.getByRole('dialog', { name: 'Compare with the picture' });
  const shown = dialog.getByRole('img', { name: 'The words as the page shows them' });
  await shown.waitFor();
  await expect
    .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(200);
  await look('machine-read');
  await dialog.getByRole('button', { name: 'The words are right' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await window.getByRole('button', { name: 'Compared with the picture' }).waitFor();
  expect((await stored()).checked).not.toBeNull();
  expect(filesBelow(join(archive, 'files')).length).toBe(1);
  // Seen again by who comes later, from what was kept.
  await window.getByRole('button', { name: 'Compared with the picture' }).click();
  await shown.waitFor();
  await hands.press('Escape');
  await hands.undo('The words are confirmed');
  await window.getByRole('button', { name: 'Machine-read' }).waitFor();
});
