/** The library: finding one's way in it, correcting what it says, bringing much in at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerDialogs, picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string | null;
  readonly annotations: number;
}

const { scratch, home, archive, open, close } = sampleInWindow('Library');
let hands: Hands;

beforeAll(async () => {
  hands = await open();
});

afterAll(close);

const listed = (...options: string[]): Promise<Listed[]> =>
  dossierJson<Listed[]>(home, ['list', archive, ...options]);

const find = async (id: string): Promise<Listed | undefined> => (await listed()).find((one) => one.id === id);

const rows = () => hands.window.getByRole('list', { name: 'Articles' }).getByRole('listitem');

/** The titles that are shown, from the top. */
async function shownTitles(): Promise<string[]> {
  const placed = await rows().evaluateAll((items) =>
    items.map((item) => ({
      at: Number(item.getAttribute('aria-posinset')),
      title: item.querySelector('[dir=auto]')?.textContent ?? '',
    })),
  );
  return placed.sort((a, b) => a.at - b.at).map(({ title }) => title);
}

async function sortBy(order: string): Promise<void> {
  await hands.window.getByRole('button', { name: /^Sorted by/ }).click();
  await hands.window.getByRole('menuitemradio', { name: order }).click();
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d ]/gu, '');

test('articles are sorted as the person asks', async () => {
  const all = await listed();
  const byDate = [...all].sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1));
  await sortBy('Newest first');
  await expect.poll(shownTitles).toEqual(byDate.map(({ title }) => title));
  await sortBy('Most marks');
  const marks = new Map(all.map(({ title, annotations }) => [title, annotations]));
  await expect
    .poll(async () => (await shownTitles()).map((title) => marks.get(title)))
    .toEqual([...marks.values()].sort((a, b) => b - a));
  await sortBy('Title');
  await picture(hands.window, 'library-sorted');
  await expect
    .poll(async () => (await shownTitles()).map(bare))
    .toEqual(all.map(({ title }) => bare(title)).sort());
  await sortBy('Publisher');
  const publishers = new Map(all.map(({ title, publisher }) => [title, publisher]));
  await expect
    .poll(async () => (await shownTitles()).map((title) => publishers.get(title)))
    .toEqual([...publishers.values()].sort());
});

test('a filter finds words of the title, the author and the date, without accents', async () => {
  const { window } = hands;
  const filter = window.getByRole('textbox', { name: 'Filter articles' });
  for (const [words, title] of [
    ["KEEPER'S mon", 'The keeper’s Monday'],
    ['aldermoor', 'The keeper’s Monday'],
    [
      'audit provincial april',
      'Special Audit 2024/07: Inspection Report 23/117 on the Cormorant Gate, Port Verrin',
    ],
    ['berczay', undefined],
  ] as const) {
    await filter.fill(words);
    if (title) await expect.poll(shownTitles).toEqual([title]);
    else await window.getByText('No article fits').waitFor();
  }
  await picture(window, 'library-nothing-fits');
  await filter.fill('');
  await expect.poll(shownTitles).toHaveLength(7);
});

test('the sparkline has a stroke for each mark of the article', async () => {
  for (const { title, annotations } of await listed()) {
    const line = rows()
      .filter({ hasText: title })
      .getByRole('img', { name: /^Marks along the text/ });
    await expect
      .poll(() => line.getAttribute('aria-label'))
      .toBe(`Marks along the text: ${annotations} marks`);
    await expect.poll(() => line.locator('[data-mark]').count()).toBe(annotations);
  }
});

test('details are corrected, and a date that can’t be is said at its field', async () => {
  const { window } = hands;
  const { id = '' } = (await listed()).find(({ title }) => title.startsWith('Gate hearing')) ?? {};
  await hands.openArticle('Gate hearing');
  await window.getByRole('button', { name: 'Edit details' }).click();
  const form = window.getByRole('dialog');
  const published = form.getByRole('textbox', { name: 'Published' });
  await published.fill('12 March 2024');
  await form.getByRole('textbox', { name: 'Publisher' }).fill('Harbour Wire Service');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => published.getAttribute('aria-invalid')).toBe('true');
  await form.getByText(/not a date that can be/).waitFor();
  await picture(window, 'details-date-refused');
  expect(await find(id)).toMatchObject({ publisher: 'Harbour Wire', published: '2024-03-12' });
  await published.fill('2024-03');
  await form.getByText(/not a date that can be/).waitFor({ state: 'hidden' });
  const authors = form.getByLabel('Authors').first();
  await authors.fill('Ada Sturt');
  await authors.press('Enter');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await window.getByText('Ada Sturt · Harbour Wire Service · March 2024').first().waitFor();
  expect(await find(id)).toMatchObject({
    authors: ['Ada Sturt'],
    publisher: 'Harbour Wire Service',
    published: '2024-03',
  });
});

test('a title of 300 characters is cut to its room, and one from right to left is set that way', async () => {
  const { window } = hands;
  const { id = '' } = (await listed()).find(({ title }) => title.startsWith('Gate hearing')) ?? {};
  const long = 'The whole of the minutes of the hearing, as they were read out '.repeat(5).slice(0, 300);
  await hands.editDetails({ title: long });
  await expect.poll(async () => (await find(id))?.title).toBe(long);
  await picture(window, 'library-long-title');
  const heading = window.getByRole('heading', { level: 1, name: long.slice(0, 40) });
  expect((await heading.boundingBox())?.width).toBeLessThan(900);
  await expect.poll(() => hands.scrollsSideways()).toBe(false);

  const arabic = 'جلسة الاستماع: جملة وكرسي وصفحة مفقودة';
  await hands.editDetails({ title: arabic });
  await expect.poll(async () => (await find(id))?.title).toBe(arabic);
  await window.getByRole('heading', { level: 1, name: arabic }).waitFor();
  const direction = await rows()
    .filter({ hasText: arabic })
    .locator('[dir=auto]')
    .first()
    .evaluate((element) => getComputedStyle(element).direction);
  expect(direction).toBe('rtl');
  await picture(window, 'library-right-to-left');
});

test('an article goes to the trash and comes back by Undo and by u', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  const title = 'The keeper’s Monday';
  const trashed = async (): Promise<string[]> => (await listed('--trashed')).map((one) => one.title);
  for (const back of [() => hands.undo('moved to the trash'), () => hands.press('u')]) {
    const row = rows().filter({ hasText: title });
    await row.hover();
    await row.getByRole('button', { name: /^More for/ }).click();
    await window.getByRole('menuitem', { name: 'Move to trash' }).click();
    await row.waitFor({ state: 'hidden' });
    await expect.poll(trashed).toEqual([title]);
    expect(await listed()).toHaveLength(6);
    await picture(window, 'library-trashed');
    await back();
    await row.waitFor();
    await expect.poll(trashed).toEqual([]);
  }
  expect((await listed()).find((one) => one.title === title)).toMatchObject({ annotations: 3 });
});

test('files over the window are told where they would go', async () => {
  const { window } = hands;
  const over = window.getByText('Drop to add to the library');
  await window.evaluate(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['Words.'], 'dropped.txt', { type: 'text/plain' }));
    const options = { dataTransfer: dropped, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('dragenter', options));
    document.body.dispatchEvent(new DragEvent('dragover', options));
  });
  await over.waitFor();
  await picture(window, 'library-drop');
  await window.evaluate(() =>
    document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true, relatedTarget: null })),
  );
  await over.waitFor({ state: 'hidden' });
});

test('a long import shows how it goes; cancelled midway, what was brought in stays', async () => {
  const { window } = hands;
  const folder = join(scratch, 'many');
  mkdirSync(folder);
  for (let number = 1; number <= 400; number++)
    writeFileSync(join(folder, `note-${number}.txt`), `Note ${number} of the harbour. It says little.`);
  const before = (await listed()).length;
  await hands.press('u');
  await answerDialogs(hands.app.app, { open: [folder] });
  await window.getByRole('button', { name: 'Add files…' }).first().click();
  await window.getByText(/^Adding [1-9]\d* of 400$/).waitFor();
  const bar = window.getByRole('progressbar', { name: 'Import progress' });
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(2);
  await picture(window, 'library-importing');
  // A notice does not stand on what can be done with the import.
  const strip = window.getByRole('region', { name: 'Import' });
  const notice = await window.getByRole('alert').first().boundingBox();
  expect((notice?.y ?? 0) + (notice?.height ?? 0)).toBeLessThanOrEqual((await strip.boundingBox())?.y ?? 0);
  await strip.getByRole('button', { name: 'Cancel' }).click();
  await bar.waitFor({ state: 'hidden' });
  const said = window.getByRole('alert').filter({ hasText: /^Stopped: \d+ articles added of 400 files/ });
  const added = Number(/(\d+) articles/.exec((await said.textContent()) ?? '')?.[1]);
  expect(added).toBeGreaterThan(2);
  expect(added).toBeLessThan(400);
  expect(await listed()).toHaveLength(before + added);
  await window.getByRole('button', { name: `Library, ${before + added}` }).waitFor();
  await picture(window, 'library-import-cancelled');
  expect(await dossierJson(home, ['verify', archive])).toMatchObject({ findings: [] });
  expect(hands.app.complaints).toEqual([]);
});
