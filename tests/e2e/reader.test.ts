/** Reading and marking, mostly by the keyboard alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markStyles } from '../../archive/contract/theme.ts';
import { markColors } from '../../archive/contract/views.ts';
import { type AppUnderTest, filesBelow, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Mark {
  readonly quote: string;
  readonly color: string;
  readonly note: string;
  readonly page: number | null;
  readonly people: readonly { readonly name: string }[];
  readonly events: readonly { readonly title: string }[];
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Reading');
const title = 'The clerk’s inventory';
const counted = ['anchor', 'beacon', 'compass', 'dredger', 'estuary', 'ferry'];
const ids = new Map<string, string>();
let app: AppUnderTest | undefined;
let hands: Hands;

beforeAll(async () => {
  const filler = 'The rest of that day was spent on letters, and nothing in them bears on the matter.';
  const paragraphs = counted.map(
    (thing) =>
      `In the second winter of that year the ${thing} rope was counted.\n\n${`${filler} `.repeat(6)}`,
  );
  const path = join(scratch.path, 'inventory.txt');
  const ends = 'One clause runs to the end.\n\nAnother begins on the next line.';
  writeFileSync(path, `Inventory of the harbour.\n\n${paragraphs.join('\n\n')}\n\n${ends}\n`);
  await dossierJson(home, ['sample', archive]);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, ['import', archive, path]);
  await dossierJson(home, ['edit', archive, imported[0]?.id ?? '', '--title', title]);
  for (const article of await dossierJson<{ id: string; title: string }[]>(home, ['list', archive]))
    ids.set(article.title, article.id);
  app = await startApp(home);
  hands = new Hands(app);
  await hands.openArchive(archive);
  app.window.setDefaultTimeout(10_000);
  await hands.openArticle(title);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

/** The marks of an article, as the command line tells them; lines of a PDF are told with their breaks. */
async function marksOf(name = title): Promise<readonly Mark[]> {
  const { annotations } = await dossierJson<{ annotations: Mark[] }>(home, [
    'show',
    archive,
    ids.get(name) ?? name,
  ]);
  return annotations.map((mark) => ({ ...mark, quote: mark.quote.replace(/\s+/g, ' ') }));
}

const markOf = async (quote: string): Promise<Mark | undefined> =>
  (await marksOf()).find((mark) => mark.quote === quote);

/** By a double click on a word, and the keyboard for the next one. */
async function selectRope(thing: string): Promise<string> {
  await hands.doubleClick(thing);
  await hands.press('Shift+Control+ArrowRight');
  return `${thing} rope`;
}

const active = () => hands.window.locator('[data-annotation][data-active]');

test('words selected by double click and keyboard are marked in each of the six colours by its key', async () => {
  for (const [at, thing] of counted.entries()) {
    const words = await selectRope(thing);
    if (at === 0) await picture(hands.window, 'reader-selected');
    await hands.press(String(at + 1));
    const card = await hands.savedCard(words);
    await expect.poll(() => card.getAttribute('data-mark')).toBe(markColors[at]);
    await expect.poll(() => card.textContent()).toContain(markStyles[markColors[at] ?? 'key'].name);
    await hands.selectionTools.waitFor({ state: 'hidden' });
  }
  const marks = await marksOf();
  expect(marks.map(({ quote, color }) => [quote, color])).toEqual(
    counted.map((thing, at) => [`${thing} rope`, markColors[at]]),
  );
});

test('j and k go from mark to mark and bring each into view', async () => {
  const frame = await hands.page();
  await frame.evaluate(() => window.scrollTo(0, 0));
  await hands.press('Escape');
  await expect.poll(() => active().count()).toBe(0);
  await expect.poll(() => hands.inView('the ferry rope')).toBe(false);
  for (const thing of counted) {
    await hands.press('j');
    await expect.poll(() => active().getAttribute('aria-label')).toContain(`${thing} rope`);
    await expect.poll(() => hands.inView(`the ${thing} rope`)).toBe(true);
  }
  await picture(hands.window, 'reader-last-mark');
  await expect.poll(() => hands.inView('the anchor rope')).toBe(false);
  // At the last one there is none to go to.
  await hands.press('j', 'k');
  await expect.poll(() => active().getAttribute('aria-label')).toContain('estuary rope');
  await hands.press('k', 'k', 'k', 'k');
  await expect.poll(() => active().getAttribute('aria-label')).toContain('anchor rope');
  await expect.poll(() => hands.inView('the anchor rope')).toBe(true);
});

test('n, p and e on a fresh selection mark it in the last colour first', async () => {
  const { window } = hands;
  await hands.doubleClick('harbour');
  await hands.press('2');
  await hands.savedCard('harbour');
  await hands.doubleClick('Inventory');
  await hands.press('n');
  const note = window.getByRole('textbox', { name: 'Note' });
  await note.waitFor();
  await window.keyboard.type('Begun in spring');
  await picture(window, 'reader-note');
  await hands.press('Control+Enter');
  await note.waitFor({ state: 'hidden' });
  await expect.poll(() => markOf('Inventory')).toMatchObject({ color: 'confirms', note: 'Begun in spring' });

  await hands.doubleClick('letters');
  await hands.press('p');
  const person = window.getByRole('textbox', { name: 'Person', exact: true });
  await person.waitFor();
  await window.keyboard.type('Berczay');
  await window.getByRole('option', { name: /Zoltán Bérczay/ }).waitFor();
  await picture(window, 'reader-person');
  await hands.press('Enter');
  await person.waitFor({ state: 'hidden' });
  await expect
    .poll(() => markOf('letters'))
    .toMatchObject({ color: 'confirms', people: [{ name: 'Zoltán Bérczay' }] });

  await hands.doubleClick('matter');
  await hands.press('e');
  const event = window.getByRole('textbox', { name: 'Event', exact: true });
  await event.waitFor();
  await window.keyboard.type('The counting of ropes');
  await window.getByRole('option', { name: 'Create “The counting of ropes”' }).waitFor();
  await hands.press('Tab');
  await window.keyboard.type('2023-13');
  // A date that can't be is said, and neither the event nor the link is made.
  await hands.press('Enter');
  await window.getByText(/not a date that can be/).waitFor();
  await picture(window, 'reader-event');
  expect((await markOf('matter'))?.events).toEqual([]);
  await window.getByRole('textbox', { name: 'Date of the new event' }).fill('2023-03');
  await hands.press('Enter');
  await event.waitFor({ state: 'hidden' });
  await expect.poll(() => markOf('matter')).toMatchObject({ events: [{ title: 'The counting of ropes' }] });
  const events = await dossierJson<{ title: string; date: string }[]>(home, ['events', 'list', archive]);
  expect(events.filter(({ title: name }) => name.includes('ropes'))).toMatchObject([{ date: '2023-03' }]);
});

test('Escape gives up a note, then the tools, then the mark', async () => {
  const { window } = hands;
  await hands.clickWords('Inventory of the harbour');
  await hands.markTools.waitFor();
  await hands.press('n');
  const note = window.getByRole('textbox', { name: 'Note' });
  await note.waitFor();
  await window.keyboard.type(' and never finished');
  await hands.press('Escape');
  await note.waitFor({ state: 'hidden' });
  for (const [key, field] of [
    ['p', 'Person'],
    ['e', 'Event'],
  ] as const) {
    await hands.press(key);
    const chooser = window.getByRole('textbox', { name: field, exact: true });
    await chooser.waitFor();
    await hands.press('Escape');
    await chooser.waitFor({ state: 'hidden' });
  }
  await expect.poll(() => active().count()).toBe(1);
  await hands.press('Escape');
  await expect.poll(() => active().count()).toBe(0);
  expect(await markOf('Inventory')).toMatchObject({ note: 'Begun in spring' });

  await hands.doubleClick('nothing');
  await hands.press('Escape');
  await hands.selectionTools.waitFor({ state: 'hidden' });
  await expect
    .poll(async () => (await hands.page()).evaluate(() => String(document.getSelection())))
    .toBe('');
  expect(await markOf('nothing')).toBeUndefined();
});

test('a mark takes another colour, and u takes that back', async () => {
  await hands.clickWords('compass rope');
  await hands.markTools.waitFor();
  await picture(hands.window, 'reader-mark-tools');
  await hands.press('6');
  await hands.markTools.waitFor({ state: 'hidden' });
  await expect.poll(() => markOf('compass rope')).toMatchObject({ color: 'question' });
  await hands.press('u');
  await expect.poll(() => markOf('compass rope')).toMatchObject({ color: 'contradicts' });
  const card = await hands.savedCard('compass rope');
  await expect.poll(() => card.getAttribute('data-mark')).toBe('contradicts');
});

test('Delete removes a mark; Undo and u bring it back', async () => {
  const gone = () => hands.window.getByRole('button', { name: 'Show in the article: dredger rope' });
  for (const back of [() => hands.undo('Mark deleted.'), () => hands.press('u')]) {
    await hands.clickWords('dredger rope');
    await hands.markTools.waitFor();
    await hands.press('Delete');
    await gone().waitFor({ state: 'hidden' });
    await expect.poll(() => markOf('dredger rope')).toBeUndefined();
    await back();
    await hands.savedCard('dredger rope');
    // Once taken back, it is no longer offered.
    await hands.window.getByText('Mark deleted.').waitFor({ state: 'hidden' });
    await expect.poll(() => markOf('dredger rope')).toMatchObject({ color: 'background' });
  }
});

test('a person is unlinked, and u links them again', async () => {
  const { window } = hands;
  await hands.clickWords('letters');
  await window.getByRole('button', { name: 'Unlink Zoltán Bérczay' }).click();
  await expect.poll(() => markOf('letters')).toMatchObject({ people: [] });
  await (await hands.savedCard('letters'))
    .getByRole('button', { name: 'Zoltán Bérczay' })
    .waitFor({ state: 'hidden' });
  await hands.press('Escape', 'u');
  await expect.poll(() => markOf('letters')).toMatchObject({ people: [{ name: 'Zoltán Bérczay' }] });
});

test('where marks overlap, both are reached by pressing again', async () => {
  const outer = 'year the beacon rope was counted';
  await hands.selectWords(outer);
  await hands.mark('Quotation', outer);
  for (const words of ['beacon rope', outer, 'beacon rope']) {
    await hands.clickWords('beacon rope');
    await expect.poll(() => active().getAttribute('aria-label')).toMatch(new RegExp(`: ${words}$`));
  }
  await picture(hands.window, 'reader-overlap');
});

test('a passage runs across two paragraphs', async () => {
  const passage = 'to the end.\n\nAnother begins';
  await hands.selectWords(passage);
  await hands.press('4');
  await expect
    .poll(async () => (await marksOf()).map(({ quote }) => quote))
    .toContain('to the end. Another begins');
  await picture(hands.window, 'reader-two-paragraphs');
});

test('a mark in a PDF keeps its page and its quads, and is there after a restart', async () => {
  const report = [...ids.keys()].find((name) => name.startsWith('Special Audit')) ?? '';
  const words = 'The photographs required by clause 9 are not on file';
  await hands.openArticle(report);
  await hands.selectWords(words);
  await picture(hands.window, 'reader-pdf-selected');
  await hands.mark('Contradicts', words);
  const marked = (await marksOf(report)).find(({ quote }) => quote === words);
  expect(marked).toMatchObject({ color: 'contradicts', page: expect.any(Number) });
  const lines = filesBelow(join(archive, 'history')).flatMap((path) =>
    readFileSync(path, 'utf8').split('\n'),
  );
  const line = lines.findLast((text) => text.includes('PdfPageSelector')) ?? '';
  expect(line).toContain('The photographs');
  const quads = /"type":"PdfPageSelector","page":(\d+),"quads":(\[\[.*?\]\])/.exec(line);
  expect(Number(quads?.[1])).toBe(marked?.page);
  for (const quad of JSON.parse(quads?.[2] ?? '[]') as number[][]) {
    const [left = 0, low = 0, right = 0, , , high = 0] = quad;
    expect(right).toBeGreaterThan(left + 5);
    expect(high).toBeGreaterThan(low + 5);
  }
  expect(app?.complaints).toEqual([]);
  await app?.close();

  app = await startApp(home);
  hands = new Hands(app);
  await hands.window.getByRole('button', { name: /Reading/ }).click();
  await hands.openArticle(report);
  await hands.activate(words);
  await expect.poll(() => hands.inView(words)).toBe(true);
  const card = await hands.savedCard(words);
  await expect.poll(() => card.textContent()).toContain(`page ${marked?.page}`);
  const frame = await hands.page();
  await expect
    .poll(() => frame.evaluate(() => CSS.highlights.get('active-contradicts')?.size ?? 0))
    .toBeGreaterThan(0);
  await picture(hands.window, 'reader-pdf-marked');
  expect(app.complaints).toEqual([]);
});
