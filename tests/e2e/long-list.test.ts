/** A library of thousands: what is in view is fetched, the rest is there when one gets to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';
import { idOfNumber, makeManyArticles, titleOfNumber } from './many-articles.ts';

const count = 3000;
const marked = count / 3;
const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Long');
let app: AppUnderTest | undefined;
let hands: Hands;

beforeAll(async () => {
  makeManyArticles(archive, home, count);
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
  await hands.openArchive(archive);
}, 240_000);

afterAll(async () => {
  // Closed, it would write a checkpoint for each of the thousands that were moved.
  await app?.kill();
  scratch.remove();
});

const rows = (): Locator => hands.window.getByRole('list', { name: 'Articles' }).getByRole('listitem');
const row = (number: number): Locator => hands.article(`${titleOfNumber(number)},`);
const filter = (): Locator => hands.window.getByRole('textbox', { name: 'Filter articles' });
const bar = (): Locator => hands.window.getByRole('region', { name: 'Selected articles' });

/** The name of what has the focus. */
const focused = (): Promise<string> =>
  hands.window.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const titlesFocused = async (number: number): Promise<void> => {
  await expect.poll(focused).toContain(`${titleOfNumber(number)},`);
};

/** The place of the first row that is wholly in view, from 1. */
const firstInView = (): Promise<number> =>
  rows().evaluateAll((items) => {
    const top = items[0]?.parentElement?.parentElement?.getBoundingClientRect().top ?? 0;
    const seen = items.filter((item) => item.getBoundingClientRect().top >= top - 1);
    return Math.min(...seen.map((item) => Number(item.getAttribute('aria-posinset'))));
  });

/** Changes by which something went to the trash or came back. */
const changes = (): number =>
  readdirSync(join(archive, 'history')).reduce((sum, device) => {
    const folder = join(archive, 'history', device);
    const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
    return sum + lines.filter((line) => line.includes('"field":"trashed"')).length;
  }, 0);

async function sortBy(order: string): Promise<void> {
  await hands.window.getByRole('button', { name: /^Sorted by/ }).click();
  await hands.window.getByRole('menuitemradio', { name: order }).click();
  await hands.window.getByRole('menu').waitFor({ state: 'hidden' });
}

test('the keyboard goes through all rows, to the last and back', async () => {
  await row(count - 1).waitFor();
  await expect.poll(() => rows().first().getAttribute('aria-setsize')).toBe(String(count));
  await expect.poll(() => rows().count()).toBeLessThan(80);
  await picture(hands.window, 'long-list');
  await filter().focus();
  await hands.press('ArrowDown');
  await titlesFocused(count - 1);
  await hands.press('End');
  await titlesFocused(0);
  await picture(hands.window, 'long-list-end');
  await hands.press('Home', 'ArrowDown', 'ArrowDown');
  await titlesFocused(count - 3);
  await hands.press('PageDown');
  const below = Number(/Note (\d+)/.exec(await focused())?.[1]);
  expect(below).toBeLessThan(count - 8);
  await hands.press('PageUp');
  await titlesFocused(count - 3);
});

test('heads of columns sort either way, those without a date last', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'Sort by title' }).click();
  await row(0).waitFor();
  await row(10).waitFor();
  await window.getByRole('button', { name: 'Sort by title, now ascending' }).click();
  await row(count - 1).waitFor();
  await window.getByRole('button', { name: 'Sort by published' }).click();
  await expect.poll(() => rows().first().textContent()).toContain('2019');
  await window.getByRole('button', { name: 'Sort by published, now descending' }).click();
  await expect.poll(() => rows().first().textContent()).toContain('1991');
  await sortBy('Last added');
  await row(count - 1).waitFor();
});

test('a filter finds few among many, and is there when one comes back', async () => {
  const { window } = hands;
  await filter().pressSequentially('HARBOR 123', { delay: 20 });
  await window.getByText('No article fits').waitFor();
  await picture(window, 'long-list-nothing');
  await filter().fill('HARBOUR 1234');
  await row(1234).waitFor();
  await expect.poll(() => rows().count()).toBe(1);
  await picture(window, 'long-list-filtered');
  await row(1234).click();
  await window.getByRole('button', { name: 'Back' }).click();
  await row(1234).waitFor();
  await expect.poll(() => filter().inputValue()).toBe('HARBOUR 1234');
  await expect.poll(() => rows().count()).toBe(1);
  await filter().fill('');
  await row(count - 1).waitFor();
});

test('one comes back to where one was, and sees the open article beside it', async () => {
  const { window } = hands;
  const scroller = window.getByRole('list', { name: 'Articles' }).locator('..');
  await scroller.evaluate((element) => element.scrollTo(0, 46 * 1500));
  await row(count - 1503).waitFor();
  const before = await firstInView();
  expect(before).toBe(1501);
  await row(count - 1510).click();
  const beside = window.getByRole('region', { name: 'Articles' });
  await expect.poll(() => beside.getByRole('button', { name: /^Note 1490 / }).isVisible()).toBe(true);
  await picture(window, 'long-list-beside');
  // An article from elsewhere comes into view.
  await hands.press('Control+k');
  await window.keyboard.type('note 2077 harbour');
  const palette = window.getByRole('dialog', { name: 'Go to anything' });
  await palette.getByText(titleOfNumber(2077), { exact: true }).waitFor();
  await picture(window, 'long-list-palette');
  await palette.getByText(titleOfNumber(2077), { exact: true }).click();
  await expect.poll(() => row(2077).getAttribute('aria-current')).toBe('true');
  await picture(window, 'long-list-found');
  await window.getByRole('button', { name: 'Back' }).click();
  await window.getByRole('button', { name: 'Back' }).click();
  await window.getByRole('button', { name: 'Sort by title' }).waitFor();
  expect(await firstInView()).toBe(before);
});

test('rows are selected by key and mouse, moved to the trash together, and come back in one', async () => {
  const { window } = hands;
  const top = count - 1501;
  await row(top).focus();
  await hands.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await bar().getByText('4 selected').waitFor();
  await row(top - 6).click({ modifiers: ['Control'] });
  await row(top - 1).click({ modifiers: ['Control'] });
  await bar().getByText('4 selected').waitFor();
  await picture(window, 'long-list-selected');
  const before = changes();
  await hands.press('Delete');
  await row(top).waitFor({ state: 'hidden' });
  await row(top - 1).waitFor();
  await bar().waitFor({ state: 'hidden' });
  expect(changes()).toBe(before + 1);
  const trashed = await dossierJson<{ title: string }[]>(home, ['list', archive, '--trashed']);
  expect(trashed.map(({ title }) => title).sort()).toEqual(
    [top, top - 2, top - 3, top - 6].map(titleOfNumber).sort(),
  );
  await picture(window, 'long-list-trashed');
  await hands.undo('4 articles moved to the trash');
  await row(top).waitFor();
  expect(changes()).toBe(before + 2);
  expect(await dossierJson(home, ['list', archive, '--trashed'])).toEqual([]);
});

test('a stretch of thousands, and all, go and come back without being named one by one', async () => {
  const { window } = hands;
  const before = changes();
  // The first key goes back to the list, from the notice that was clicked.
  await hands.press('Home', 'Home');
  await titlesFocused(count - 1);
  await hands.press('ArrowDown', 'Shift+End');
  await bar().getByText('2,999 selected').waitFor();
  await titlesFocused(0);
  await hands.press('Delete');
  await expect.poll(() => rows().count(), { timeout: 20_000 }).toBe(1);
  await row(count - 1).waitFor();
  await hands.undo('2,999 articles moved to the trash');
  await row(count - 2).waitFor();
  await row(count - 1).focus();
  await hands.press('Control+a');
  await bar().getByText('3,000 selected').waitFor();
  await picture(window, 'long-list-all');
  await hands.press('Escape');
  await bar().waitFor({ state: 'hidden' });
  await hands.press('Control+a', 'Delete');
  await window.getByText('The library is empty').waitFor({ timeout: 20_000 });
  await hands.press('u');
  await row(count - 1).waitFor({ timeout: 20_000 });
  expect(changes()).toBe(before + 4);
});

test('what changes elsewhere shows in its row', async () => {
  await dossierJson(home, ['edit', archive, idOfNumber(count - 2), '--title', 'Corrected elsewhere']);
  await hands.article('Corrected elsewhere').waitFor({ timeout: 5000 });
});

test('a briefing is gathered from all passages, of which only those in view are fetched', async () => {
  const { window } = hands;
  await hands.goTo('Briefings');
  await window.getByRole('button', { name: 'New briefing' }).click();
  const panel = window.getByRole('region', { name: 'Passages' });
  await panel.getByText(`${marked.toLocaleString('en-GB')} passages`, { exact: true }).waitFor();
  const passages = panel.getByRole('list', { name: 'Passages' }).getByRole('listitem');
  await panel.getByText('Words of note 0.').waitFor();
  await expect.poll(() => passages.count()).toBeLessThan(40);
  await panel.getByRole('checkbox', { name: 'Select all passages shown' }).click();
  await panel.getByRole('button', { name: 'Add 1,000 selected' }).waitFor();
  await picture(window, 'long-list-passages');
  await panel.getByRole('checkbox', { name: 'Select all passages shown' }).click();
  await panel.getByRole('textbox', { name: 'Filter passages' }).fill('note 2700');
  await panel.getByText('Words of note 2700.').waitFor();
  await panel.getByRole('button', { name: 'Clear all filters' }).click();
  await panel
    .getByRole('textbox', { name: 'Article', exact: true })
    .or(panel.getByRole('combobox', { name: 'Article', exact: true }))
    .first()
    .fill('2703');
  await window.getByRole('option', { name: titleOfNumber(2703) }).click();
  await panel.getByText('1 passage', { exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Add all', exact: true }).click();
  await panel.getByText('in the briefing').waitFor();
  await expect
    .poll(() => panel.getByRole('button', { name: 'Add all', exact: true }).isDisabled())
    .toBe(true);
  expect(app?.complaints).toEqual([]);
});

test('the list is at home in the dark and in a narrow window', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await row(count - 1).waitFor();
  await row(count - 1).click({ modifiers: ['Control'] });
  await hands.press('Control+k');
  await window.keyboard.type('theme dark');
  await hands.press('Enter');
  await window.waitForTimeout(400);
  await picture(window, 'long-list-dark');
  await hands.resize(900, 640);
  await picture(window, 'long-list-narrow');
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await window
    .getByRole('list', { name: 'Articles' })
    .locator('..')
    .evaluate((element) => {
      element.scrollTo(0, element.scrollHeight / 2);
    });
  await picture(window, 'long-list-on-its-way');
});
