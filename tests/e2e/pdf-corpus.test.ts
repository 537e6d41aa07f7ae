/** PDFs that nobody here wrote, one after the other in one window: each draws its first page, with the words that are stored, or is refused with a reason. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, filesBelow, picture, root, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Report {
  readonly imported: readonly { readonly id: string; readonly file: string }[];
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
}

/** What is seen of an opened PDF. */
interface Seen {
  readonly notice: string | null;
  /** Pixels of the first page's picture. */
  readonly pixels: number;
  readonly words: string;
}

const corpus = join(root, '..', 'shared', 'corpus', 'pdf');
const locked = join(root, 'tests', 'fixtures', 'pdf', 'locked.pdf');
const here = existsSync(corpus);
if (!here) console.log('skipped: PDFs of others (../shared/corpus is not here)');

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Others');
let report: Report;
let app: AppUnderTest;
let hands: Hands;

beforeAll(async () => {
  await dossierJson(home, ['new', archive]);
  // Some are refused, which the command's end tells.
  if (here) report = JSON.parse((await dossier(home, 'import', archive, corpus, '--json')).out) as Report;
  app = await startApp(home);
  hands = new Hands(app);
  await hands.openArchive(archive);
}, 120_000);

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test.skipIf(!here)('each is imported or refused with a reason', () => {
  const files = readdirSync(corpus).filter((name) => name.endsWith('.pdf'));
  expect(report.imported.length + report.refused.length).toBe(files.length);
  expect(report.imported.length).toBeGreaterThanOrEqual(49);
  for (const { reason } of report.refused) expect(reason).toMatch(/^(?:is|can’t be|takes) \S+ \S+/u);
});

test.skipIf(!here)(
  'each that was imported shows its first page and the words stored of it',
  async () => {
    const wrong: string[] = [];
    const files = new Map(report.imported.map(({ id, file }) => [id, basename(file)]));
    for (let at = 0; at < report.imported.length; at++) {
      await asideOpened();
      await hands.window.locator(`[data-index="${at}"] [data-opener]`).click();
      const seen = await opened();
      const id = /articles\/([0-9a-z]{12})/u.exec(hands.window.url())?.[1] ?? '';
      const name = files.get(id) ?? `row ${at}`;
      files.delete(id);
      if (!seen) wrong.push(`${name}: nothing is shown`);
      else if (seen.notice !== null) wrong.push(`${name}: ${seen.notice}`);
      else if (seen.pixels < 100) wrong.push(`${name}: its first page is not painted`);
      else if (seen.words !== storedWords(id)) wrong.push(`${name}: words differ`);
    }
    await picture(hands.window, 'pdf-corpus');
    expect(wrong).toEqual([]);
    expect([...files.values()]).toEqual([]);
    expect(app.complaints).toEqual([]);
  },
  180_000,
);

test('one with a password is imported with it, and opened with it', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.addFiles([locked]);
  const refused = window.getByRole('alert', { name: 'Refused files' });
  await refused.getByText('is protected by a password').waitFor();
  const field = refused.getByRole('textbox', { name: 'Password of locked.pdf' });
  await field.fill('short room');
  await field.press('Enter');
  await refused.getByText('is protected by another password').waitFor();
  await picture(window, 'pdf-locked-import');
  await field.fill('long room');
  await field.press('Enter');
  await hands.article('The sealed minutes').waitFor();
  await asideOpened();
  await hands.article('The sealed minutes').click();
  const asked = await passwordField();
  await asked.pressSequentially('short room');
  await asked.press('Enter');
  await expect.poll(async () => (await passwordField()).inputValue()).toBe('');
  await picture(window, 'pdf-locked-open');
  await (await passwordField()).fill('long room');
  await (await passwordField()).press('Enter');
  expect(await opened()).toMatchObject({ words: expect.stringContaining('Theboardmetbehindcloseddoors.') });
  await hands.selectWords('behind closed doors');
  await hands.mark('Key', 'behind closed doors');
  expect(app.complaints).toEqual([]);
});

/** The field in the article's page that asks for its password. */
async function passwordField(): Promise<Locator> {
  for (const until = Date.now() + 10_000; Date.now() < until; await hands.window.waitForTimeout(50))
    for (const frame of pages()) {
      const field = frame.locator('.password-asked input');
      if ((await field.count().catch(() => 0)) > 0) return field;
    }
  throw new Error('no password is asked for');
}

const bare = (text: string): string => text.replace(/\s+/gu, '');

/** Of the first page, without white space. */
function storedWords(id: string): string {
  const path = filesBelow(join(archive, 'articles')).find(
    (file) => file.includes(id) && file.endsWith('text.json'),
  );
  const { text } = JSON.parse(readFileSync(path ?? '', 'utf8')) as { text: string };
  return bare(text.split('\f')[0] ?? '');
}

const pages = (): Frame[] => hands.window.frames().filter((frame) => frame.url().startsWith('article:'));

/** Tells what is open now from what is opened next. */
async function asideOpened(): Promise<void> {
  for (const frame of pages())
    await frame
      .evaluate(() => document.querySelector('.sheets, .notice')?.setAttribute('data-aside', ''))
      .catch(() => undefined);
}

/** What is shown of the article that was chosen last, once it is drawn; null if that takes too long. */
async function opened(): Promise<Seen | null> {
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    for (const frame of pages()) {
      const seen = await frame.evaluate(firstPage).catch(() => null);
      if (seen) return seen;
    }
    await hands.window.waitForTimeout(25);
  }
  return null;
}

/** Runs in the page. */
function firstPage(): Seen | null {
  const notice = document.querySelector('.notice:not([data-aside], .password-asked)');
  if (notice) return { notice: notice.textContent, pixels: 0, words: '' };
  const sheet = document.querySelector('.sheets:not([data-aside]) .sheet');
  const canvas = sheet?.querySelector('canvas');
  const layer = sheet?.querySelector('.text-layer');
  if (!canvas || !layer) return null;
  return {
    notice: null,
    pixels: canvas.width * canvas.height,
    words: (layer.textContent ?? '').replace(/\s+/gu, ''),
  };
}
