/** All marks of the archive as a list; who speaks; and a mark copied as a quotation with its source. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Marks');
let app: AppUnderTest;
let hands: Hands;

beforeAll(async () => {
  await dossierJson(home, ['sample', archive]);
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
  await hands.openArchive(archive);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const rows = () => hands.window.getByRole('list', { name: 'All marks' }).getByRole('listitem');
const copied = (): Promise<string> => app.app.evaluate(({ clipboard }) => clipboard.readText());

test('every mark is in the list, is filtered, ordered, and found in its article by mouse and by keyboard', async () => {
  const { window } = hands;
  await hands.goTo('Marks');
  const status = window.getByRole('region', { name: 'Marks' }).getByRole('status');
  await status.getByText(/^\d+ marks$/).waitFor();
  const all = Number.parseInt((await status.textContent()) ?? '', 10);
  expect(all).toBeGreaterThan(10);
  await picture(window, 'marks');

  await window.getByText('Newest first').click();
  await expect.poll(() => rows().first().getByRole('button').first().isVisible()).toBe(true);
  await picture(window, 'marks-newest');
  await window.getByText('By place').click();

  await window.getByRole('textbox', { name: 'Filter passages' }).fill('hinge pin');
  await expect.poll(async () => Number.parseInt((await status.textContent()) ?? '', 10)).toBeLessThan(all);
  const fitting = Number.parseInt((await status.textContent()) ?? '', 10);
  expect(fitting).toBeGreaterThan(1);
  await expect.poll(() => rows().count()).toBe(fitting);
  for (const row of await rows().all()) expect((await row.textContent())?.toLowerCase()).toMatch(/hinge|pin/);
  await picture(window, 'marks-filtered');

  const opener = rows()
    .nth(1)
    .getByRole('button', { name: /^Open in the article/ });
  const words = ((await opener.getAttribute('aria-label')) ?? '').replace('Open in the article: ', '');
  await rows()
    .first()
    .getByRole('button', { name: /^Open in the article/ })
    .focus();
  await hands.press('ArrowDown');
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  await hands.press('c');
  await expect.poll(copied).toContain(`“${words}”`);
  expect(await copied()).toContain(' — “');
  await hands.press('Enter');
  await hands.page();
  const card = window.getByRole('button', { name: `Show in the article: ${words}` });
  await card.waitFor();
  await expect.poll(() => card.getAttribute('aria-pressed')).toBe('true');

  // One comes back to what was filtered.
  await hands.press('Alt+ArrowLeft');
  await expect.poll(() => rows().count()).toBe(fitting);
  await hands.resize(820, 720);
  await picture(window, 'marks-narrow');
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await hands.resize(1280, 800);
});

test('who speaks is said by keyboard, stands at the mark, in the archive, and in what is copied', async () => {
  const { window } = hands;
  await rows()
    .first()
    .getByRole('button', { name: /^Open in the article/ })
    .click();
  await hands.page();
  const card = window.locator('[data-annotation][data-active]');
  await card.waitFor();
  const id = await card.getAttribute('data-annotation');
  await card.getByRole('button', { name: 'Who speaks' }).click();
  const form = window.getByRole('form', { name: 'Who speaks' });
  await form.waitFor();
  const speaker = form.getByRole('combobox', { name: 'Speaker' });
  await expect.poll(() => speaker.evaluate((field) => field === document.activeElement)).toBe(true);
  await window.keyboard.type('A harbour pilot');
  await hands.press('Tab');
  await window.keyboard.type('reporters');
  await hands.press('Tab');
  await window.keyboard.type('a walk along the dike');
  await hands.press('Tab', 'Space', 'Tab');
  await window.keyboard.type('Portuguese');
  await picture(window, 'speaker');
  await hands.press('Enter');
  await form.waitFor({ state: 'hidden' });
  const said = 'A harbour pilot, to reporters, a walk along the dike; translated from Portuguese';
  await card.getByText(said).waitFor();
  await card.getByRole('button', { name: 'Copy as a quotation' }).click();
  await expect.poll(copied).toContain(`(${said})`);
  await picture(window, 'speaker-in-margin');
  const stored = await dossierJson<{ speech: unknown }>(home, [
    'annotations',
    'speaker',
    archive,
    id ?? '',
    '--original',
  ]);
  expect(stored.speech).toEqual({
    speaker: { id: null, name: 'A harbour pilot' },
    addressee: 'reporters',
    occasion: 'a walk along the dike',
    translation: null,
  });
  // What the command line wrote shows in the window.
  await card.getByText('A harbour pilot, to reporters, a walk along the dike', { exact: true }).waitFor();
});
