/** The timeline: events and publications on one line, its list, its pictures, and the way to a page and back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerDialogs, picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';
import { readPdf } from './pdf-reader.ts';

const { home, archive, scratch, open, close } = sampleInWindow('Line');
let hands: Hands;
/** As the window counts them. */
let events = '';
let both = '';

const add = (title: string, ...more: string[]): Promise<{ id: string }> =>
  dossierJson<{ id: string }>(home, ['events', 'add', archive, title, ...more]);

beforeAll(async () => {
  hands = await open();
  await add('The lower sluice is rebuilt', '--date', 'c. 1990');
  await add('Keepers’ wages are cut', '--date', 'before 12 May 2022');
  await add('The gate is kept by the town', '--date', 'from 2019 to 2022');
  await add('Rumours of a second book', '--date', 'since March 2024');
  const { id } = await add('The store book is copied', '--date', '2023-12-01');
  await dossierJson(home, ['events', 'date', archive, id, '2024-01-20']);
  await add('Somebody paints the chair');
  const { things } = await dossierJson<{ things: { kind: string }[] }>(home, ['timeline', archive]);
  const count = things.filter(({ kind }) => kind === 'event').length;
  events = `${count} events`;
  both = `${events} · ${things.length - count} publications`;
});

afterAll(close);

const list = () => hands.window.getByRole('listbox', { name: /^Everything on the timeline/ });
const option = (name: RegExp) => list().getByRole('option', { name });
const card = (name: RegExp) => hands.window.getByRole('complementary', { name });
const line = () => hands.window.getByRole('region', { name: 'The line' });
/** The drawing, as bytes: another one after it has moved. */
const drawn = () => hands.window.evaluate(() => document.querySelector('canvas')?.toDataURL() ?? '');

test('everything stands on the line and in its list, each as exactly as it is known', async () => {
  const { window } = hands;
  await hands.resize(1500, 900);
  await hands.goTo('Timeline');
  await window.getByText(both).waitFor();
  await option(/about 1990.*lower sluice/).waitFor();
  await option(/sources disagree: 1 December 2023; 20 January 2024.*store book is copied/).waitFor();
  await picture(window, 'timeline');
  await list().focus();
  await hands.press('End');
  await card(/paints the chair/)
    .getByText('Date not known')
    .waitFor();
  await hands.press('Home');
  await expect.poll(() => list().getByRole('option').first().getAttribute('aria-selected')).toBe('true');
  await hands.press('j', 'k', 'j');
  await expect.poll(() => list().getByRole('option').nth(1).getAttribute('aria-selected')).toBe('true');
  await option(/hinge pins/).click();
  await card(/hinge pins/)
    .getByText(/June 2022/)
    .waitFor();
  await expect.poll(() => option(/hinge pins/).getAttribute('aria-selected')).toBe('true');
  expect(await seriousOn('timeline', window)).toEqual([]);
  await picture(window, 'timeline-chosen');
});

test('it is moved by wheel, hand and keys, and what is clicked opens', async () => {
  const { window } = hands;
  const { mouse } = window;
  await hands.press('Escape');
  const box = (await line().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  let before = await drawn();
  const changed = async (): Promise<void> => {
    await expect.poll(drawn).not.toBe(before);
    before = await drawn();
  };
  await mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.2);
  for (let turn = 0; turn < 6; turn++) await mouse.wheel(0, -400);
  await changed();
  await mouse.down();
  await mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.2, { steps: 6 });
  await mouse.up();
  await changed();
  for (const key of ['+', 'ArrowLeft', '-', 'End', 'Home', '0']) {
    await hands.press(key);
    await changed();
    // A glide ends before the next key is pressed.
    await window.waitForTimeout(250);
    before = await drawn();
  }
  // From the middle of a disputed date to its card, and by a passage into its article and back to the same sight.
  await option(/Flood in the lower town/).click();
  const flood = card(/Flood in the lower town/);
  await flood.getByRole('button').filter({ hasText: /“|\w/ }).first().waitFor();
  await line().focus();
  await hands.press('Enter');
  await expect
    .poll(() => window.getByRole('textbox', { name: 'Title', exact: true }).inputValue())
    .toBe('Flood in the lower town');
  await hands.press('Alt+ArrowLeft');
  await list().waitFor();
  await expect.poll(drawn).not.toBe('');
});

test('it is filtered, and comes back as it was left', async () => {
  const { window } = hands;
  await window
    .locator('label')
    .filter({ hasText: /^Events$/ })
    .click();
  await window.getByText(events, { exact: true }).waitFor();
  await window.getByRole('combobox', { name: 'Person' }).fill('Noémie');
  await window.getByRole('option', { name: /^Noémie/ }).click();
  await expect.poll(() => window.getByText(/^\d+ events?$/).textContent()).not.toBe(events);
  const shown = await window.getByText(/^\d+ events?$/).textContent();
  await picture(window, 'timeline-filtered');
  await hands.goTo('Events');
  await window.getByRole('heading', { name: 'Events' }).waitFor();
  await hands.press('Alt+ArrowLeft');
  await window.getByText(shown ?? '', { exact: true }).waitFor();
  await hands.goTo('Timeline');
  await window.getByText(both).waitFor();
});

test('in the dark, narrow, and with the list over the line', async () => {
  const { window } = hands;
  await window.locator('label').filter({ hasText: 'Dark' }).click();
  await expect.poll(() => window.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await option(/store book is copied/).click();
  await card(/store book/)
    .getByText('Sources disagree')
    .waitFor();
  await picture(window, 'timeline-dark');
  expect(await seriousOn('timeline, dark', window)).toEqual([]);
  await hands.resize(900, 700);
  await list().waitFor({ state: 'hidden' });
  await window.getByRole('button', { name: '1 thing without a date' }).waitFor();
  await window.getByRole('button', { name: 'Signs' }).click();
  await window.getByText('sources disagree: every date that they give').waitFor();
  // It fades in.
  await window.waitForTimeout(250);
  await picture(window, 'timeline-narrow-dark');
  expect(await hands.scrollsSideways()).toBe(false);
  await hands.press('Escape');
  await window.locator('label').filter({ hasText: 'Light' }).click();
  await hands.resize(1500, 900);
});

test('what is seen goes out as a picture, here and from the command line', async () => {
  const { window, app } = hands;
  for (const [format, name] of [
    ['svg', 'Picture (SVG)…'],
    ['png', 'Picture (PNG)…'],
  ] as const) {
    const file = join(scratch, `seen.${format}`);
    await answerDialogs(app.app, { save: file });
    await window.getByRole('button', { name: 'Export the timeline' }).click();
    await window.getByRole('menuitem', { name }).click();
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
  }
  const svg = readFileSync(join(scratch, 'seen.svg'), 'utf8');
  expect(svg).toContain('Flood in the lower town');
  expect(svg).toContain('@font-face');
  expect(svg).not.toMatch(/<script|href=/u);
  expect(
    [...readFileSync(join(scratch, 'seen.png')).subarray(1, 4)]
      .map((code) => String.fromCharCode(code))
      .join(''),
  ).toBe('PNG');

  const png = join(scratch, 'by-command.png');
  const ran = await dossier(
    home,
    'timeline',
    archive,
    '--out',
    png,
    '--from',
    '2023',
    '--to',
    '2024',
    '--show',
    'events',
  );
  expect(ran).toMatchObject({ code: 0 });
  expect(readFileSync(png).readUInt32BE(16)).toBe(2800);
  const listed = await dossierJson<{ things: { title: string }[] }>(home, [
    'timeline',
    archive,
    '--tag',
    'nothing',
  ]);
  expect(listed.things).toEqual([]);
  expect((await dossier(home, 'timeline', archive, '--out', join(scratch, 'x.gif'))).code).toBe(2);
  expect((await dossier(home, 'timeline', archive, '--person', 'Nobody')).code).toBe(1);
});

test('it is a part of a briefing, drawn as it stands and printed as vectors', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'Export the timeline' }).click();
  const [briefing] = await dossierJson<{ title: string }[]>(home, ['briefings', 'list', archive]);
  await window.getByRole('menuitem', { name: briefing?.title ?? '' }).click();
  await window.getByRole('button', { name: 'Open', exact: true }).click();
  const block = window.getByRole('listitem', { name: 'Timeline' }).last();
  await block.getByRole('img', { name: /Timeline: .*Flood in the lower town/ }).waitFor();
  const caption = block.getByRole('textbox', { name: 'Caption' });
  await caption.fill('How it came about');
  await caption.blur();
  const from = block.getByRole('textbox', { name: 'Timeline from' });
  await from.fill('1 October 2023');
  await hands.press('Enter');
  await expect
    .poll(() => block.getByRole('img', { name: /^Timeline: / }).getAttribute('aria-label'))
    .not.toContain('lower sluice');
  await block.scrollIntoViewIfNeeded();
  await picture(window, 'timeline-in-briefing');
  const file = join(scratch, 'briefing.pdf');
  await hands.exportPdf(file);
  const { text } = await readPdf(file);
  expect(text).toContain('How it came about');
  expect(text).toContain('Flood in the lower town');
});
