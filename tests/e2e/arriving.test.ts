/** What arrives from other devices while the window is open: a capture after its history, and conflict copies. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const otherHome = join(scratch.path, 'other-home');
const archive = join(scratch.path, 'Sources');
const other = join(scratch.path, 'other', 'Sources');
const title = 'The clerk and the second ledger';
const words = 'kept a second ledger in the boiler room';
let app: AppUnderTest;
let hands: Hands;
let device = '';
let article = '';

interface Shown {
  readonly copy: string;
  readonly text: string | null;
  readonly annotations: { readonly state: string }[];
}

/** An archive open in the window, and a copy of it on another device that has one article and a mark more. */
beforeAll(async () => {
  await dossierJson(home, ['new', archive]);
  const first = join(scratch.path, 'first.txt');
  writeFileSync(first, 'An article that was here before\n\nIts text says nothing of ledgers.\n');
  await dossierJson(home, ['import', archive, first]);
  mkdirSync(join(scratch.path, 'other'));
  cpSync(archive, other, { recursive: true });
  const second = join(scratch.path, 'second.txt');
  writeFileSync(second, `${title}\n\nThe clerk ${words}. Nobody asked.\n`);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(otherHome, [
    'import',
    other,
    second,
  ]);
  article = imported[0]?.id ?? '';
  await dossierJson(otherHome, [
    'annotate',
    other,
    article,
    '--quote',
    words,
    '--note',
    'Ask the caretaker who had the key.',
    '--color',
    'contradicts',
    '--person',
    'The clerk',
  ]);
  device = (JSON.parse(readFileSync(join(otherHome, 'device.json'), 'utf8')) as { id: string }).id;
  app = await startApp(home);
  hands = new Hands(app);
  await hands.openArchive(archive);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const theme = async (name: 'Light' | 'Dark'): Promise<void> => {
  await app.window.keyboard.press('Control+k');
  await app.window.keyboard.type(`Theme: ${name}`);
  await app.window.getByRole('dialog', { name: 'Go to anything' }).getByText(`Theme: ${name}`).waitFor();
  await app.window.keyboard.press('Enter');
  await app.window.waitForFunction(
    (shown) => document.documentElement.dataset.theme === shown,
    name.toLowerCase(),
  );
};

test('an article whose text is on its way is there with its marks, and shows itself when it arrives', async () => {
  const { window } = app;
  // The line of the history first, as a syncer may bring it.
  mkdirSync(join(archive, 'history', device), { recursive: true });
  cpSync(join(other, 'history', device), join(archive, 'history', device), { recursive: true });

  await hands.article(title).waitFor();
  await window
    .getByRole('list', { name: 'Articles' })
    .getByRole('button', { name: /On its way/ })
    .waitFor();
  await picture(window, 'on-its-way-list-light');
  await hands.article(title).click();
  await window.getByRole('heading', { name: 'On its way' }).waitFor();
  await window.getByText(words).waitFor();
  await window.getByText('Ask the caretaker').waitFor();
  await expect.poll(() => window.locator('[data-side] iframe').count()).toBe(0);
  await picture(window, 'on-its-way-light');
  await theme('Dark');
  await picture(window, 'on-its-way-dark');
  await theme('Light');

  const shown = await dossierJson<Shown>(home, ['show', archive, article]);
  expect(shown).toMatchObject({ copy: 'on-its-way', text: null, annotations: [{ state: 'waiting' }] });
  const { findings } = await dossierJson<{ findings: { kind: string }[] }>(home, ['verify', archive]);
  expect(findings.map(({ kind }) => kind)).toEqual(['on-its-way']);

  // A person's page shows the words from the mark itself.
  await hands.goTo('People');
  await window.getByRole('button', { name: /^The clerk/ }).click();
  await window.getByText(words).waitFor();
  await picture(window, 'on-its-way-person');
  await hands.goTo('Library');
  await hands.article(title).click();

  // Then the files, one by one.
  const shard = join('articles', article.slice(0, 2));
  const folder = readdirSync(join(other, shard)).find((name) => name.includes(article)) ?? '';
  const captures = join(shard, folder, 'captures');
  const capture = join(captures, readdirSync(join(other, captures))[0] ?? '');
  mkdirSync(join(archive, capture), { recursive: true });
  for (const name of ['capture.json', 'text.json', 'original.txt'])
    cpSync(join(other, capture, name), join(archive, capture, name));
  await window.waitForTimeout(1200);
  await expect.poll(() => window.getByRole('heading', { name: 'On its way' }).isVisible()).toBe(true);
  cpSync(join(other, capture, 'reading.html'), join(archive, capture, 'reading.html'));
  const frame = await hands.page();
  expect(await frame.textContent('body')).toContain(words);
  await hands.savedCard(words);
  expect(
    await window
      .getByRole('list', { name: 'Articles' })
      .getByRole('button', { name: /On its way/ })
      .count(),
  ).toBe(0);
  await picture(window, 'on-its-way-arrived');
  expect(await dossierJson<Shown>(home, ['show', archive, article])).toMatchObject({
    copy: 'here',
    annotations: [{ state: 'exact' }],
  });
});

test('a conflict copy is absorbed while the window is open, and can be looked at', async () => {
  const { window } = app;
  await hands.goTo('People');
  await dossierJson(otherHome, ['people', 'add', other, 'The caretaker']);
  const history = join('history', device, '000001.jsonl');
  const copy = join(archive, 'history', device, '000001.sync-conflict-20261122-101112-ABCDEFG.jsonl');
  writeFileSync(copy, readFileSync(join(other, history)));

  await window.getByText('A conflict copy made by Syncthing was absorbed; nothing was lost.').waitFor();
  await window.getByRole('button', { name: /^The caretaker/ }).waitFor();
  expect(existsSync(copy)).toBe(false);
  await picture(window, 'conflict-notice');
  await window.getByRole('button', { name: 'Show…' }).click();
  await window.getByRole('heading', { name: 'Conflict copies' }).waitFor();
  await window.getByText('A history: 1 change taken over').waitFor();

  // One that can't be taken over stays, and is told of.
  const torn = join(archive, 'history', device, '000001 (1).jsonl');
  writeFileSync(torn, '{"v":1,"stamp":"17');
  await window.waitForTimeout(1300);
  await window.getByRole('button', { name: 'Look for copies now' }).click();
  await window.getByText('not whole yet').first().waitFor();
  await picture(window, 'conflicts-light');
  await theme('Dark');
  await picture(window, 'conflicts-dark');
  await theme('Light');
  expect(existsSync(torn)).toBe(true);

  // *Show in folder* names a file of the app's own folder, and no path comes from the window.
  const revealed = await app.app.evaluate(({ shell }) => {
    const shown: string[] = [];
    shell.showItemInFolder = (path) => void shown.push(path);
    (globalThis as { shown?: string[] }).shown = shown;
    return shown.length;
  });
  expect(revealed).toBe(0);
  await window.getByRole('button', { name: 'Show in folder' }).click();
  await expect
    .poll(() => app.app.evaluate(() => (globalThis as { shown?: string[] }).shown ?? []))
    .toEqual([expect.stringContaining(join(home, 'put-away'))]);

  const listed = await dossierJson<{ found: unknown[]; putAway: { maker: string }[] }>(
    home,
    ['conflicts', archive],
    3,
  );
  expect(listed.putAway.map(({ maker }) => maker)).toEqual(['syncthing']);
  writeFileSync(torn, readFileSync(join(other, history)));
  const absorbed = await dossierJson<{ absorbed: number; kept: unknown[] }>(home, [
    'conflicts',
    archive,
    '--absorb',
  ]);
  expect(absorbed).toMatchObject({ absorbed: 0, kept: [] });
  expect(app.complaints).toEqual([]);
});
