/** All parts of a briefing, written and cut in the window, and what of it comes out on paper. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';
import { readPdf } from './pdf-reader.ts';

interface Block {
  readonly id: string;
  readonly kind: string;
  readonly text?: string;
  readonly edits?: readonly { readonly words: string | null }[];
}

const sample = sampleInWindow('Blocks');
const { home, archive, scratch } = sample;
const pixels = join(scratch, 'gate.png');
let hands: Hands;
let id = '';

beforeAll(async () => {
  hands = await sample.open();
  const canvas = createCanvas(640, 360);
  const context = canvas.getContext('2d');
  context.fillStyle = '#d8e2e8';
  context.fillRect(0, 0, 640, 360);
  context.fillStyle = '#6b5a48';
  for (let post = 60; post < 640; post += 130) context.fillRect(post, 90, 34, 270);
  context.fillRect(0, 130, 640, 26);
  writeFileSync(pixels, canvas.toBuffer('image/png'));
  const made = await dossierJson<{ id: string }>(home, [
    'briefings',
    'add',
    archive,
    '--title',
    'All parts of it',
    '--subtitle',
    'What the sluice gate’s papers say',
  ]);
  id = made.id;
  const { added } = await dossierJson<{ added: number }>(home, [
    ...['briefings', 'gather', archive, id, '--words', 'keeper', '--by', 'none'],
  ]);
  expect(added).toBeGreaterThan(1);
  await hands.goTo('Briefings');
  await hands.window.getByText('All parts of it').first().click();
  await quotation().waitFor();
});

afterAll(() => sample.close());

const show = async (): Promise<readonly Block[]> =>
  (await dossierJson<{ blocks: Block[] }>(home, ['briefings', 'show', archive, id])).blocks;
const kinds = async (): Promise<string[]> => (await show()).map(({ kind }) => kind);
const block = (kind: string): Locator => hands.window.locator(`[data-block][data-kind="${kind}"]`).first();
const quotation = (): Locator => block('quotation').getByRole('textbox', { name: 'Words of the quotation' });
const insert = async (what: string): Promise<void> => {
  await hands.window.getByRole('button', { name: 'More to insert here' }).last().click();
  await hands.window.getByRole('menuitem', { name: what }).click();
};

test('words are left out of a quotation and put into it by keys, and put back', async () => {
  const { window } = hands;
  const whole = (await quotation().textContent()) ?? '';
  await quotation().click({ position: { x: 4, y: 8 } });
  await hands.press('Control+Home');
  await hands.press('Control+Shift+ArrowRight');
  await hands.press('Control+Shift+ArrowRight');
  await window.getByRole('button', { name: 'Leave out' }).waitFor();
  await picture(window, 'quotation-selected');
  await hands.press('Delete');
  const gap = quotation().getByRole('button', { name: /Words left out/ });
  await gap.waitFor();
  await expect.poll(async () => (await show())[0]?.edits).toMatchObject([{ words: null }]);
  // What is typed stands in brackets.
  await hands.press('Control+End');
  await hands.press('Control+Shift+ArrowLeft');
  await window.getByRole('button', { name: 'Replace…' }).waitFor();
  await hands.press('h');
  const field = window.getByRole('textbox', { name: 'Your words in the place of those selected' });
  await field.waitFor();
  await field.fill('here, as he said');
  await hands.press('Enter');
  await quotation()
    .getByRole('button', { name: /\[here, as he said\]/ })
    .waitFor();
  await expect.poll(async () => (await show())[0]?.edits?.length).toBe(2);
  await picture(window, 'quotation-edited');
  await gap.click();
  await expect.poll(async () => (await show())[0]?.edits?.length).toBe(1);
  await expect.poll(() => quotation().textContent()).not.toContain('[…]');
  await quotation()
    .getByRole('button', { name: /as he said/ })
    .click();
  await expect.poll(() => quotation().textContent()).toBe(whole);
  await quotation().click({ position: { x: 4, y: 8 } });
  await hands.press('Control+Home');
  await hands.press('Control+Shift+ArrowRight');
  await hands.press('Delete');
  await gap.waitFor();
});

test('a sentence is set around it', async () => {
  const { window } = hands;
  await block('quotation').hover();
  await block('quotation').getByRole('button', { name: 'Words around it, and more' }).click();
  await window.getByRole('menuitemradio', { name: 'Paragraph' }).first().click();
  await expect
    .poll(async () => (await show())[0])
    .toMatchObject({ context: { before: 'paragraph', after: 'none' } });
  await hands.press('Escape');
});

test('own words are set as they are read, and written with keys', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'Insert text here' }).first().click();
  const text = block('text').getByRole('textbox', { name: 'Text' });
  await expect.poll(() => text.evaluate((area) => area === document.activeElement)).toBe(true);
  await window.keyboard.type('The keeper says ');
  await hands.press('Control+b');
  await window.keyboard.type('one thing');
  await hands.press('Control+b');
  await expect.poll(() => text.inputValue()).toBe('The keeper says **one thing**');
  await hands.press('End');
  await window.keyboard.type(', the papers');
  await hands.press('Control+i');
  await window.keyboard.type('another');
  await expect.poll(() => text.inputValue()).toBe('The keeper says **one thing**, the papers*another*');
  await text.fill(
    'The keeper says **one thing**, the papers *another*:\n\n- the gate was shut\n- nobody saw it',
  );
  await hands.press('Control+End');
  await hands.press('Enter');
  await expect.poll(() => text.inputValue()).toMatch(/saw it\n- $/u);
  await hands.press('Enter');
  await expect.poll(() => text.inputValue()).toMatch(/saw it\n$/u);
  await picture(window, 'briefing-text-tools');
  await window.getByRole('textbox', { name: 'Subtitle' }).click();
  await block('text').locator('strong', { hasText: 'one thing' }).waitFor();
  await block('text').locator('li', { hasText: 'nobody saw it' }).waitFor();
  await expect.poll(async () => (await show())[0]?.text).toContain('**one thing**');
});

test('figures, lists, summaries and page breaks are put in', async () => {
  const { window } = hands;
  await insert('Page break');
  await block('page-break').waitFor();
  await insert('Figure…');
  const dialog = window.getByRole('dialog', { name: 'Figure' });
  await dialog.waitFor();
  await picture(window, 'figure-dialog');
  await dialog.locator('input[type=file]').setInputFiles(pixels);
  await block('figure').locator('img').waitFor();
  await block('figure').getByRole('textbox', { name: 'What the figure shows' }).fill('A gate of five posts');
  await block('figure').getByRole('textbox', { name: 'Caption' }).fill('The gate at low water');
  await hands.press('Enter');
  await insert('List of events');
  await block('events').waitFor();
  await block('events').getByText('All that fit').click();
  await insert('List of people');
  await block('people').waitFor();
  await insert('Summary of an article…');
  await window
    .getByRole('dialog')
    .getByRole('textbox')
    .or(window.getByRole('dialog').getByRole('combobox'))
    .first()
    .fill('keeper');
  await window
    .getByRole('option', { name: /keeper/i })
    .first()
    .click();
  const summary = block('summary').getByRole('textbox', { name: 'Summary' });
  await summary.fill('He was called on a *Monday*.');
  await window.getByRole('textbox', { name: 'Subtitle' }).click();
  await expect
    .poll(async () => (await kinds()).slice(-5))
    .toEqual(['page-break', 'figure', 'events', 'people', 'summary']);
  await block('summary').locator('em', { hasText: 'Monday' }).waitFor();
  await block('figure').scrollIntoViewIfNeeded();
  await picture(window, 'briefing-parts');
  await block('summary').scrollIntoViewIfNeeded();
  await picture(window, 'briefing-parts-end');
});

test('all of it is on paper', async () => {
  const out = join(scratch, 'parts.pdf');
  await dossierJson(home, ['export', archive, id, '--out', out]);
  const text = (await readPdf(out)).pages.join(' ').replace(/\s+/gu, ' ');
  expect(text).toContain('[…]');
  expect(text).toContain('The gate at low water');
  expect(text).toContain('one thing');
  expect(text).toContain('He was called on a Monday');
});
