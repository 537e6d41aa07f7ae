/**
 * Texts written at once on two devices: this window on one copy of an archive, a command line with a folder of its
 * own on another. What a syncer does between them is done here by hand: histories are copied.
 */
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';
import { readPdf } from './pdf-reader.ts';

const scratch = scratchFolder();
const here = { home: join(scratch.path, 'home'), archive: join(scratch.path, 'Harbour') };
const there = {
  home: join(scratch.path, 'their home'),
  archive: join(scratch.path, 'their copy', 'Harbour'),
};
const quote = 'The clerk kept a second ledger in the boiler room';
let article = '';
let mark = '';
let person = '';
let briefing = '';
let block = '';
let app: AppUnderTest | undefined;

interface Decision {
  readonly of: string;
  readonly field: string;
  readonly seen: string[];
  readonly versions: { readonly name: string; readonly text: string; readonly here: boolean }[];
}

const deviceOf = new Map<string, string>();

/** Brings the histories of one copy into the other, as a syncer does; each device's own stays what it is. */
function deliver(from: typeof here, to: typeof here): void {
  for (const device of readdirSync(join(from.archive, 'history')))
    if (device !== deviceOf.get(to.home))
      cpSync(join(from.archive, 'history', device), join(to.archive, 'history', device), { recursive: true });
}

const decisions = (place: typeof here): Promise<Decision[]> =>
  dossierJson<Decision[]>(place.home, ['decisions', place.archive]);

beforeAll(async () => {
  const path = join(scratch.path, 'ledger.txt');
  writeFileSync(path, `${quote}. Nobody asked.\n\nThe harbour office has not answered.\n`);
  const status = await dossierJson<{ device: string }>(here.home, ['new', here.archive]);
  deviceOf.set(here.home, status.device);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(here.home, [
    'import',
    here.archive,
    path,
  ]);
  article = imported[0]?.id ?? '';
  const annotation = await dossierJson<{ id: string; people: { id: string }[] }>(here.home, [
    ...['annotate', here.archive, article, '--quote', quote],
    ...['--note', 'Ask the clerk about it', '--person', 'Inês Carvalhão'],
  ]);
  mark = annotation.id;
  person = annotation.people[0]?.id ?? '';
  await dossierJson(here.home, [
    'people',
    'edit',
    here.archive,
    person,
    '--description',
    'Clerk of the harbour office',
  ]);
  briefing = (
    await dossierJson<{ id: string }>(here.home, [
      ...['briefings', 'add', here.archive, '--title', 'The second ledger', '--all'],
    ])
  ).id;
  const { blocks } = await dossierJson<{ blocks: { id: string; kind: string }[] }>(here.home, [
    ...['briefings', 'blocks', 'add', here.archive, briefing, '--first'],
    ...['--text', 'There were two ledgers.'],
  ]);
  block = blocks.find(({ kind }) => kind === 'text')?.id ?? '';

  cpSync(here.archive, there.archive, { recursive: true });
  const theirs = await dossierJson<{ device: string }>(there.home, ['status', there.archive]);
  deviceOf.set(there.home, theirs.device);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

async function theySay(): Promise<void> {
  const { home, archive } = there;
  await dossierJson(home, ['annotations', 'edit', archive, mark, '--note', 'The clerk denies the ledger']);
  await dossierJson(home, [
    ...['people', 'edit', archive, person, '--description', 'Clerk of the harbour office until 2022'],
  ]);
  await dossierJson(home, [
    ...['briefings', 'blocks', 'edit', archive, briefing, block],
    ...['--text', 'There were two ledgers. One is lost.'],
  ]);
}

test('the window shows both versions of what was written at once, until they are decided between', async () => {
  await theySay();
  app = await startApp(here.home);
  const { window } = app;
  const hands = new Hands(app);
  await hands.openArchive(here.archive);
  await expect(window.getByRole('button', { name: /^Decisions/ }).count()).resolves.toBe(0);

  await hands.openArticle(quote.slice(0, 20));
  await hands.savedCard(quote);
  await hands.note(quote, 'Ask the clerk about it, and the warden');
  await hands.goTo('People');
  await window.getByRole('button', { name: /^Inês Carvalhão/ }).click();
  const description = window.getByRole('textbox', { name: 'Description' });
  await description.fill('Former clerk of the harbour office');
  await description.blur();
  await hands.goTo('Briefings');
  await window.getByRole('button', { name: /^The second ledger/ }).click();
  const text = window.getByRole('textbox', { name: 'Text' });
  await text.fill('There were two ledgers. Both were kept by hand.');
  await text.blur();
  await expect.poll(async () => (await shownText()).text).toContain('by hand');

  // Their side arrives, and is seen without anything being done.
  deliver(there, here);
  const door = window.getByRole('button', { name: 'Decisions, 3' });
  await door.waitFor();
  await window.getByText('1 text undecided').first().waitFor();
  await picture(window, 'decisions-briefing');
  const versions = window.getByRole('region', { name: 'Versions of the text' });
  // What both have is not emphasised.
  const emphasised = (await versions.locator('mark').allTextContents()).join('|');
  expect(emphasised).toContain('One');
  expect(emphasised).toContain('kept');
  expect(emphasised).not.toContain('There were two');
  await door.click();
  await window.getByRole('list', { name: 'Decisions' }).waitFor();
  await picture(window, 'decisions-list');
  await hands.resize(900, 700);
  await picture(window, 'decisions-list-narrow');
  await hands.resize(1280, 800);
});

test('the PDF has both, and whoever exports is told', async () => {
  const hands = new Hands(app as AppUnderTest);
  const file = join(scratch.path, 'undecided.pdf');
  await hands.goTo('Briefings');
  await hands.window.getByRole('button', { name: /^The second ledger/ }).click();
  await hands.exportPdf(file);
  await hands.window.getByText(/3 texts in it have several versions/).waitFor();
  const { text: printed } = await readPdf(file);
  for (const words of [
    'One is lost',
    'Both were kept by hand',
    'The clerk denies the ledger',
    'Ask the clerk about it, and the warden',
    'until 2022',
    'Former clerk',
  ])
    expect(printed).toContain(words);
  expect(printed.match(/Not decided: 2 versions/g)).toHaveLength(3);
});

test('a version is kept, versions are combined, and what arrives meanwhile stays', async () => {
  const { window } = app as AppUnderTest;
  const hands = new Hands(app as AppUnderTest);

  // In the margin: keep theirs.
  await hands.goTo('Library');
  await hands.openArticle(quote.slice(0, 20));
  await window.getByText('2 versions of the note').first().waitFor();
  await picture(window, 'decisions-margin-badge');
  await hands.activate(quote);
  const note = window.getByRole('region', { name: 'Versions of the note' });
  await note.waitFor();
  // The key for a note opens them beside the words, ready for the keyboard.
  await hands.press('n');
  const focused = window.locator('button:focus');
  await expect.poll(() => focused.allTextContents()).toEqual(['Keep this']);
  await picture(window, 'decisions-beside-words');
  await hands.press('Escape');
  await expect.poll(() => note.count()).toBe(1);
  await picture(window, 'decisions-margin');
  await note
    .getByRole('listitem')
    .filter({ hasText: 'denies' })
    .getByRole('button', { name: 'Keep this' })
    .click();
  await note.waitFor({ state: 'hidden' });
  expect((await shownNote()).note).toBe('The clerk denies the ledger');

  // On the page: combine by keyboard; a further version arrives while the text is edited.
  await hands.goTo('People');
  await window.getByText('2 versions', { exact: true }).first().waitFor();
  await window.getByRole('button', { name: /^Inês Carvalhão/ }).click();
  const region = window.getByRole('region', { name: 'Versions of the description' });
  await region.getByRole('button', { name: 'Combine…' }).focus();
  await hands.press('Enter');
  const field = region.getByRole('textbox', { name: 'The combined text' });
  await expect
    .poll(() => field.inputValue())
    .toBe('Clerk of the harbour office until 2022\n\nFormer clerk of the harbour office');
  await dossierJson(there.home, [
    ...['people', 'edit', there.archive, person, '--description', 'Warden’s clerk'],
  ]);
  deliver(there, here);
  await region.getByText('A further version has arrived').waitFor();
  await picture(window, 'decisions-combine');
  await field.fill('Clerk of the harbour office, until 2022');
  await field.press('Control+Enter');
  await region.getByText('Clerk of the harbour office, until 2022').waitFor();
  await region.getByText('Warden’s clerk').waitFor();
  expect((await decisions(here)).find(({ field: name }) => name === 'description')?.versions).toMatchObject([
    { text: expect.stringContaining('clerk') },
    { text: expect.stringContaining('lerk') },
  ]);
  await window.locator('label').filter({ hasText: 'Dark' }).click();
  await picture(window, 'decisions-person-dark');
  await region
    .getByRole('listitem')
    .filter({ hasText: 'until 2022' })
    .getByRole('button', { name: 'Keep this' })
    .click();
  await region.waitFor({ state: 'hidden' });
  await expect
    .poll(() => window.getByRole('textbox', { name: 'Description' }).inputValue())
    .toBe('Clerk of the harbour office, until 2022');
});

test('what is typed takes the place of what was there when the typing began, and of nothing else', async () => {
  const { window } = app as AppUnderTest;
  const field = window.getByRole('textbox', { name: 'Description' });
  await field.fill('Clerk of the harbour office');
  // Saved at a pause, while the field keeps the focus.
  await expect.poll(async () => (await shownPerson()).description).toBe('Clerk of the harbour office');
  await field.press('End');
  await window.keyboard.type(' till');
  await dossierJson(here.home, [
    ...['people', 'edit', here.archive, person, '--description', 'Said by the command line'],
  ]);
  await window.keyboard.type(' 2022');
  await field.blur();
  const region = window.getByRole('region', { name: 'Versions of the description' });
  await region.getByText('Said by the command line').waitFor();
  await region.getByText('Clerk of the harbour office till 2022').waitFor();
  await region
    .getByRole('listitem')
    .filter({ hasText: 'till 2022' })
    .getByRole('button', { name: 'Keep this' })
    .click();
  await region.waitFor({ state: 'hidden' });
  expect(await shownPerson()).toMatchObject({
    description: 'Clerk of the harbour office till 2022',
    descriptionVersions: [],
  });
});

test('the command line lists what is left, refuses to write over it unseen, and settles it', async () => {
  const { window } = app as AppUnderTest;
  const [left, ...others] = await decisions(here);
  expect(others).toEqual([]);
  expect(left).toMatchObject({ of: `briefings/${briefing}/blocks/${block}`, field: 'text' });
  expect(left?.versions.map(({ here: own }) => own).sort()).toEqual([false, true]);
  const listed = await dossier(here.home, 'decisions', here.archive);
  expect(listed.out).toContain('The text in “The second ledger”');
  expect(listed.out).toContain('One is lost.');

  const blind = await dossier(
    here.home,
    ...['briefings', 'blocks', 'edit', here.archive, briefing, block, '--text', 'Overwritten'],
  );
  expect(blind.code).toBe(1);
  expect(blind.err).toContain('has 2 versions');
  const settling = ['settle', here.archive, left?.of ?? '', 'text'];
  expect((await dossier(here.home, ...settling)).code).toBe(2);
  const strange = '1795343472123-00004-k3f9x2m0q7ab';
  expect((await dossier(here.home, ...settling, '--pick', strange)).err).toContain('has no version');
  const theirs = left?.versions.find(({ here: own }) => !own);
  const settled = await dossierJson<{ text: string; replaced: unknown[]; left: unknown[] }>(here.home, [
    ...settling,
    ...['--pick', theirs?.name ?? ''],
  ]);
  expect(settled).toMatchObject({ text: 'There were two ledgers. One is lost.', left: [] });
  expect(settled.replaced).toHaveLength(2);
  expect(await decisions(here)).toEqual([]);
  expect((await dossier(here.home, 'decisions', here.archive)).out).toBe('There is nothing to decide.\n');
  await window.getByRole('button', { name: /^Decisions/ }).waitFor({ state: 'hidden' });

  // Their copy comes to the same, and nothing but the histories had to travel.
  deliver(here, there);
  expect(await decisions(there)).toEqual([]);
  expect((app as AppUnderTest).complaints).toEqual([]);
});

const shownPerson = (): Promise<{ description: string }> =>
  dossierJson(here.home, ['people', 'show', here.archive, person]);

async function shownText(): Promise<{ text: string }> {
  const shown = await dossierJson<{ blocks: { id: string; text: string }[] }>(here.home, [
    ...['briefings', 'show', here.archive, briefing],
  ]);
  return shown.blocks.find(({ id }) => id === block) ?? { text: '' };
}

async function shownNote(): Promise<{ note: string }> {
  const { annotations } = await dossierJson<{ annotations: { note: string }[] }>(here.home, [
    ...['show', here.archive, article],
  ]);
  return annotations[0] ?? { note: '' };
}
