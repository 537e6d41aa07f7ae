/** Every screen looked at by axe-core: nothing serious or critical on any of them. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { seriousOn } from './axe.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Seen');
const found = new Set<string>();
/** The title of the first article of each kind. */
const titles: Record<string, string> = {};
let app: AppUnderTest;
let hands: Hands;

/** Notes what is serious or critical in what is shown now, under the name of the screen. */
async function look(screen: string, where: Page | Frame = app.window): Promise<void> {
  await app.window.waitForTimeout(220);
  for (const line of await seriousOn(screen, where)) found.add(line);
}

async function palette(words: string): Promise<void> {
  await hands.press('Control+k');
  await app.window.keyboard.type(words);
  await app.window
    .getByRole('option', { name: words })
    .or(app.window.getByText(words, { exact: true }))
    .first()
    .waitFor();
  await hands.press('Enter');
  // It fades, and is gone.
  await app.window.getByRole('textbox', { name: 'Go to anything' }).waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  const elsewhere = join(scratch.path, 'elsewhere');
  const copy = join(scratch.path, 'Copy');
  await dossierJson(home, ['sample', archive]);
  const articles = await dossierJson<{ id: string; kind: string; title: string }[]>(home, ['list', archive]);
  for (const { kind, title } of articles) titles[kind] ??= title;
  const html = articles.find(({ title }) => title === titles.html)?.id ?? '';
  const { annotations } = await dossierJson<{ annotations: { id: string }[] }>(home, ['show', archive, html]);
  const mark = annotations[0]?.id ?? '';
  await dossierJson(home, ['tag', archive, mark, 'flood', 'minutes']);
  // Two devices write one note at once: there is something to decide.
  cpSync(archive, copy, { recursive: true });
  await dossierJson(elsewhere, ['annotations', 'edit', copy, mark, '--note', 'Written *there*.']);
  await dossierJson(home, ['annotations', 'edit', archive, mark, '--note', 'Written **here**.\n\n- twice']);
  await dossierJson(home, ['sync', archive, copy], 3);
  const gone = join(scratch.path, 'gone.txt');
  writeFileSync(gone, 'A text that goes to the trash.\n\nIt was of no use.\n');
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, ['import', archive, gone]);
  await dossierJson(home, ['trash', archive, imported[0]?.id ?? '']);
  app = await startApp(home);
  hands = new Hands(app);
  app.window.setDefaultTimeout(10_000);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test('axe-core finds nothing serious on any screen', async () => {
  const { window } = app;
  await look('welcome');
  await hands.openArchive(archive);
  await hands.resize(1500, 900);
  await look('library');

  for (const kind of ['html', 'pdf'] as const) {
    await hands.article(titles[kind] ?? '').click();
    await window.getByRole('heading', { level: 1, name: titles[kind] ?? '' }).waitFor();
    const frame = await hands.page();
    await window.locator('[data-annotation]').first().waitFor();
    await look(`reader, ${kind}`);
    await look(`the article itself, ${kind}`, frame);
    await hands.press('j');
    await window.locator('[data-annotation][data-active]').first().waitFor();
    await look(`reader, ${kind}, a mark chosen`);
    if (kind === 'pdf') continue;
    for (const [key, name] of [
      ['n', 'note'],
      ['t', 'tag'],
      ['p', 'person'],
      ['e', 'event'],
    ]) {
      await hands.press(key as string);
      await look(`reader, ${name}`);
      await hands.press('Escape');
    }
  }
  await window
    .getByRole('button', { name: 'Hand over a copy…' })
    .first()
    .click()
    .catch(() => undefined);
  await look('hand over');
  await hands.press('Escape');

  for (const room of [
    'Search',
    'People',
    'Events',
    'Briefings',
    'Marks',
    'Sync',
    'History',
    'Trash',
  ] as const) {
    await window
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${room}`) })
      .click();
    await look(room);
    if (room === 'Search') {
      await window.keyboard.type('the');
      await look('Search, found');
    }
    if (room === 'People' || room === 'Events' || room === 'Briefings') {
      await window.getByRole('list', { name: room }).getByRole('button').first().click();
      await look(`${room}, one of them`);
    }
  }
  for (const screen of [
    'Decisions',
    'Conflict copies',
    'Care of the archive',
    'Names of the colours…',
    'Tags…',
    'Your name…',
  ]) {
    if (screen === 'Decisions')
      await window
        .getByRole('navigation')
        .getByRole('button', { name: /^Decisions/ })
        .click();
    else await palette(screen);
    await look(screen);
    if (screen.endsWith('…')) {
      await picture(window, `accessibility-${screen.replace(/\W+/g, '-').toLowerCase()}`);
      await hands.press('Escape');
    }
  }
  await hands.press('Control+k');
  await look('palette');
  await hands.press('Escape');
  for (const theme of ['Dark', 'Sepia']) {
    await palette(`Theme: ${theme}`);
    await hands.goTo('Library');
    await look(`library, ${theme}`);
    await hands.openArticle(titles.html ?? '');
    await look(`reader, ${theme}`);
  }
  expect([...found]).toEqual([]);
}, 180_000);
