/** Undo and redo by the keyboard: over closing the article and the app, and not over what somebody else has changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Mark {
  readonly quote: string;
  readonly color: string;
  readonly note: string;
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Steps');
const title = 'The harbour inquiry';
let id = '';
let app: AppUnderTest;
let hands: Hands;

async function begin(): Promise<void> {
  app = await startApp(home);
  hands = new Hands(app);
  app.window.setDefaultTimeout(10_000);
  await hands.openArchive(archive);
}

beforeAll(async () => {
  const file = join(scratch.path, 'inquiry.html');
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>The mayor opened the gate at noon and nobody objected to it.</p>
<p>The clerk wrote it down, and the warden signed the sheet the same evening.</p></article></body></html>`,
  );
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, file]);
  [{ id }] = await dossierJson<[{ id: string }]>(home, ['list', archive]);
  await begin();
}, 60_000);

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

async function marks(): Promise<string[]> {
  const { annotations } = await dossierJson<{ annotations: Mark[] }>(home, ['show', archive, id]);
  return annotations.map(({ quote, color, note }) => [quote, color, note].filter(Boolean).join(' · '));
}

const said = (words: string | RegExp) => app.window.getByRole('alert').filter({ hasText: words }).waitFor();

/** Presses a key and waits for what the strip says of it. */
async function step(key: string, words: string | RegExp): Promise<void> {
  await hands.press(key);
  await said(words);
}

const opened = 'opened the gate';
const signed = 'signed the sheet';

test('every step goes back and forth, also after the article and the app were closed', {
  timeout: 90_000,
}, async () => {
  await hands.openArticle(title);
  await hands.selectWords(opened);
  await hands.mark('Key', opened);
  await hands.savedCard(opened);
  await hands.selectWords(signed);
  await hands.mark('Question', signed);
  await hands.savedCard(signed);
  await hands.note(signed, 'by whom?');
  await expect.poll(marks).toEqual([`${opened} · key`, `${signed} · question · by whom?`]);
  await app.window.keyboard.press('Escape');
  // From the article's frame, too, once and not twice.
  await hands.doubleClick('evening');
  await app.window.keyboard.press('Escape');
  await step('Control+z', 'Undone: note written');
  expect(await marks()).toEqual([`${opened} · key`, `${signed} · question`]);
  await picture(app.window, 'undo-strip');
  await step('u', `Undone: highlight “${signed}” added`);
  expect(await marks()).toEqual([`${opened} · key`]);
  await app.window.getByRole('button', { name: 'Redo' }).click();
  await said('Done again');
  expect(await marks()).toEqual([`${opened} · key`, `${signed} · question`]);

  // Elsewhere and back: the same steps; and after the app was closed.
  await hands.goTo('People');
  await hands.goTo('Library');
  await app.close();
  await begin();
  await hands.openArticle(title);
  await step('Control+z', `Undone: highlight “${signed}” added`);
  await step('Control+z', `Undone: highlight “${opened}” added`);
  expect(await marks()).toEqual([]);
  for (const key of ['Control+Shift+z', 'Control+y', 'Control+Shift+z']) await hands.press(key);
  await expect.poll(marks).toEqual([`${opened} · key`, `${signed} · question · by whom?`]);
  await step('Control+Shift+z', 'There is nothing to redo in this article.');
});

test('a field keeps its own undo; the palette and the command line take the same steps', {
  timeout: 60_000,
}, async () => {
  await hands.goTo('Library');
  await app.window.keyboard.press('Control+k');
  const field = app.window.getByRole('textbox', { name: 'Go to anything' });
  await field.pressSequentially('Undoo');
  await app.window.keyboard.press('Control+z');
  expect(await marks()).toHaveLength(2);
  await field.fill('Undo');
  await app.window.keyboard.press('Enter');
  await said(/Undone: highlight “signed the sheet” in article “The harbour inquiry”: note written/);
  expect((await dossier(home, 'undo', archive)).out).toContain('Undid: highlight');
  expect(await marks()).toEqual([`${opened} · key`]);
  expect((await dossier(home, 'redo', archive, '--of', id)).out).toContain('Did again: highlight');
  await dossierJson(home, ['redo', archive]);
  expect(await marks()).toEqual([`${opened} · key`, `${signed} · question · by whom?`]);
});

test('what somebody else has changed since is left, and the history is offered', {
  timeout: 60_000,
}, async () => {
  const people = await dossierJson<{ id: string }>(home, ['people', 'add', archive, 'Anna']);
  await dossierJson(home, ['people', 'edit', archive, people.id, '--name', 'Ana']);
  const elsewhere = join(scratch.path, 'home-elsewhere');
  await dossierJson(elsewhere, ['author', 'Bela']);
  await dossierJson(elsewhere, ['people', 'edit', archive, people.id, '--name', 'Anka']);
  await hands.goTo('People');
  await app.window.getByText('Anka').first().waitFor();
  await step('Control+z', /Nothing was undone\..*“Ana” → “Anka”.*Bela/);
  await picture(app.window, 'undo-refused');
  await app.window.getByRole('alert').getByRole('button', { name: 'History' }).click();
  await app.window.getByRole('heading', { name: /History/ }).waitFor();
  const { name } = await dossierJson<{ name: string }>(home, ['people', 'show', archive, people.id]);
  expect(name).toBe('Anka');
  const refused = await dossier(home, 'undo', archive);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('Anka');
  expect(app.complaints).toEqual([]);
});
