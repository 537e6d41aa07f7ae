/** The desk around a briefing: its printed pages, its outline, and another briefing beside it. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Written {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly {
    readonly kind: string;
    readonly text?: string;
    readonly passage?: { readonly annotation: { readonly quote: string } } | null;
  }[];
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Desk');
let app: AppUnderTest;
let hands: Hands;
const ids = { all: '', own: '' };

beforeAll(async () => {
  await dossierJson(home, ['sample', archive]);
  const make = async (title: string, ...more: string[]) =>
    (await dossierJson<{ id: string }>(home, ['briefings', 'add', archive, '--title', title, ...more])).id;
  ids.all = await make('What all of them said', '--all');
  ids.own = await make('What I make of it');
  await dossierJson(home, ['briefings', 'blocks', 'add', archive, ids.own, '--heading', 'My own chapter']);
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
  await hands.resize(1500, 900);
  await hands.openArchive(archive);
  await hands.goTo('Briefings');
  await app.window.getByRole('button', { name: /^What all of them said/ }).click();
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const shown = (id: string) => dossierJson<Written>(home, ['briefings', 'show', archive, id]);
const headings = async (id: string) =>
  (await shown(id)).blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
const sheet = (title: string): Locator => hands.window.getByRole('region', { name: `Briefing: ${title}` });

test('the pages are printed beside the sheet, follow the writing and the place of whoever writes', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'Pages', exact: true }).click();
  const pages = window.getByRole('region', { name: 'Pages' });
  await pages
    .getByRole('group', { name: /^Page 1 of \d+$/ })
    .locator('canvas')
    .waitFor({ timeout: 30_000 });
  await picture(window, 'composer-pages');
  const pageNow = async () =>
    Number(/^Page (\d+) of/.exec((await pages.getByText(/^Page \d+ of \d+$/).textContent()) ?? '')?.[1]);
  // Its words can be selected, its links lead to their pages, and words are found on pages that are not drawn.
  await pages
    .locator('.text-layer span', { hasText: 'What all of them said' })
    .first()
    .dblclick({ position: { x: 8, y: 8 } });
  await expect.poll(() => window.evaluate(() => String(getSelection()).trim())).toBe('What');
  await hands.press('Control+f');
  const find = window.getByRole('search', { name: 'Find in the pages' });
  await find.getByRole('textbox').fill('index of people');
  await expect.poll(() => find.locator('output').textContent()).toMatch(/^1 of \d+$/);
  await picture(window, 'composer-pages-found');
  await hands.press('Escape');
  await find.waitFor({ state: 'hidden' });
  await pages.getByRole('region', { name: 'Printed pages' }).evaluate((section) => section.scrollTo(0, 0));
  await expect.poll(pageNow).toBe(1);
  await pages
    .getByRole('group', { name: /^Page 2 of/ })
    .getByRole('button', { name: 'Go to where this leads' })
    .last()
    .click();
  await expect.poll(pageNow).toBeGreaterThan(2);
  await window.getByRole('textbox', { name: 'Heading', exact: true }).last().focus();
  await expect.poll(pageNow).toBeGreaterThan(3);
  const blocks = window.getByRole('list', { name: 'Blocks' }).getByRole('listitem');
  await blocks.first().getByRole('button', { name: 'Insert text here' }).focus();
  await expect.poll(pageNow).toBeLessThan(5);
});

test('a section moves in the outline with all that is in it, by keys and by the mouse, and undo takes it back', async () => {
  const { window } = hands;
  const before = await headings(ids.all);
  await window.getByRole('button', { name: 'Outline', exact: true }).click();
  const outline = window.getByRole('navigation', { name: 'Outline' });
  await outline.waitFor();
  await picture(window, 'composer-outline');
  await outline.getByRole('button', { name: before[1] ?? '' }).focus();
  await hands.press('Alt+ArrowUp');
  await expect.poll(() => headings(ids.all)).toEqual([before[1], before[0], ...before.slice(2)]);
  const blocks = (await shown(ids.all)).blocks;
  expect(blocks[0]?.text).toBe(before[1]);
  expect(blocks[1]?.kind).toBe('quotation');
  await expect.poll(() => window.locator('[data-said]').textContent()).toContain('moved up');
  await window.getByRole('button', { name: 'Undo: moved to another place' }).click();
  await expect.poll(() => headings(ids.all)).toEqual(before);
  await window.getByRole('button', { name: 'Redo: moved to another place' }).click();
  await window.getByRole('button', { name: 'Undo: moved to another place' }).waitFor();
  await outline.getByRole('button', { name: before[0] ?? '' }).focus();
  await hands.press('Control+z');
  await window.getByRole('button', { name: /^Redo: / }).waitFor();
  await expect.poll(() => headings(ids.all)).toEqual(before);
  await outline
    .getByRole('button', { name: before[0] ?? '' })
    .dragTo(outline.getByRole('button', { name: before[2] ?? '' }), { targetPosition: { x: 40, y: 24 } });
  await expect.poll(() => headings(ids.all)).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
});

test('two briefings stand side by side, and blocks and passages are dragged to their places', async () => {
  const { window } = hands;
  await hands.resize(1900, 950);
  await window.getByRole('button', { name: 'Open another briefing beside this' }).click();
  await window.getByRole('menuitem', { name: 'What I make of it' }).click();
  const [all, own] = [sheet('What all of them said'), sheet('What I make of it')];
  await own.getByRole('textbox', { name: 'Heading' }).waitFor();
  const quotation = all.locator('[data-kind=quotation]').first();
  const words = (await quotation.locator('blockquote').textContent()) ?? '';
  await quotation.hover();
  await quotation
    .locator('[draggable=true]')
    .first()
    .dragTo(own.locator('[data-kind=heading]'), { targetPosition: { x: 200, y: 4 } });
  const quoted = async (id: string) =>
    (await shown(id)).blocks.flatMap(({ passage }) => passage?.annotation.quote ?? []);
  await expect.poll(() => quoted(ids.own)).toEqual([words]);
  expect(await quoted(ids.all)).not.toContain(words);
  await window.getByRole('button', { name: 'Passages', exact: true }).click();
  const passage = window
    .getByRole('region', { name: 'Passages' })
    .getByRole('button', { name: /^Add to the briefing/ })
    .nth(1);
  await passage.dragTo(own.locator('[data-kind=heading]'), {
    targetPosition: {
      x: 200,
      y: ((await own.locator('[data-kind=heading]').boundingBox())?.height ?? 0) - 8,
    },
  });
  await expect.poll(() => quoted(ids.own)).toHaveLength(2);
  expect((await shown(ids.own)).blocks.map(({ kind }) => kind)).toEqual([
    'quotation',
    'heading',
    'quotation',
  ]);
  await picture(window, 'composer-side-by-side');
  await own.getByRole('button', { name: /^Close / }).click();
  await own.waitFor({ state: 'hidden' });
  await hands.resize(900, 800);
  await window.getByRole('button', { name: 'Pages', exact: true }).click();
  await window
    .getByRole('group', { name: /^Page 1 of/ })
    .locator('canvas')
    .waitFor({ timeout: 30_000 });
  await picture(window, 'composer-narrow');
  expect(await hands.scrollsSideways()).toBe(false);
  await window.getByRole('button', { name: 'Pages', exact: true }).click();
  await hands.resize(1500, 900);
});

test('a briefing is saved as a template, and others are made of templates', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Save as a template' }).click();
  await window.getByText('Template “What all of them said” saved').waitFor();
  await window.getByRole('button', { name: 'New briefing' }).click();
  await window.getByRole('menuitem', { name: 'From a template…' }).click();
  const dialog = window.getByRole('dialog', { name: 'New briefing from a template' });
  await dialog.getByRole('radio', { name: /^What all of them said/ }).waitFor();
  await dialog.getByRole('radio', { name: /^Profile of a person/ }).click();
  await dialog.getByText('Say of whom it is to be a profile.').waitFor();
  await expect.poll(() => dialog.getByRole('button', { name: 'Make the briefing' }).isDisabled()).toBe(true);
  await picture(window, 'composer-templates');
  await dialog
    .getByRole('textbox', { name: 'Person' })
    .or(dialog.getByRole('combobox', { name: 'Person' }))
    .first()
    .click();
  await window.getByRole('option', { name: 'Jörg Lindqvist' }).click();
  await dialog.getByText(/^\d+ passages fit\.$/).waitFor();
  await dialog.getByRole('button', { name: 'Make the briefing' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect
    .poll(() => window.getByRole('textbox', { name: 'Title', exact: true }).inputValue())
    .toBe('Jörg Lindqvist');
  await window.getByRole('radiogroup', { name: 'Theme' }).locator('label').nth(1).click();
  await window.getByRole('button', { name: 'Pages', exact: true }).click();
  await window
    .getByRole('group', { name: /^Page 1 of/ })
    .locator('canvas')
    .waitFor({ timeout: 30_000 });
  await picture(window, 'composer-profile-dark');
  const made = await dossierJson<{ title: string; quotations: number }[]>(home, [
    'briefings',
    'list',
    archive,
  ]);
  expect(made.find(({ title }) => title === 'Jörg Lindqvist')?.quotations).toBeGreaterThan(1);
  expect(made.filter(({ title }) => title === 'What all of them said')).toHaveLength(1);
  const exporting = await hands.exportDialog();
  await exporting.getByText(/stand in the stored copies|to be looked at/).waitFor();
  await picture(window, 'composer-export-dark');
  await exporting.getByRole('button', { name: 'Cancel' }).click();
  expect(app.complaints).toEqual([]);
});
