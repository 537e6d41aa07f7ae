/** Verifying and repairing, the guard, and destroying, as a person does them in the window and by command. */
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AppUnderTest,
  answerDialogs,
  filesBelow,
  picture,
  scratchFolder,
  startApp,
} from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Harbour');
const copy = join(scratch.path, 'backup', 'Harbour');
const mirror = join(scratch.path, 'mirror');
const secret = 'Xylograph seventeen confessed';
const titles = ['The ledger', 'The warden', 'The secret', 'The gate'];
let app: AppUnderTest;
let hands: Hands;

interface Findings {
  readonly findings: { readonly kind: string; readonly remedy: { readonly action: string | null } }[];
}

beforeAll(async () => {
  await dossierJson(home, ['new', archive]);
  for (const title of titles) {
    const path = join(scratch.path, `${title}.html`);
    const words = title === 'The secret' ? secret : `Words about ${title.toLowerCase()}`;
    writeFileSync(path, `<title>${title}</title><p>${words}. The harbour office has not answered yet.</p>`);
    await dossierJson(home, ['import', archive, path]);
    rmSync(path);
  }
  await dossierJson(home, ['briefings', 'add', archive, '--title', 'What is known']);
  cpSync(archive, copy, { recursive: true });
  app = await startApp(home);
  hands = new Hands(app);
  await hands.openArchive(archive);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

/** What fades in or out has done so: only for pictures. */
const settled = (): Promise<void> => app.window.waitForTimeout(400);

const originals = (): string[] => filesBelow(archive).filter((path) => path.endsWith('original.html'));

/** Alters a file as a failing disk does: its size and times stay what they were. */
function rot(path: string): void {
  const { atime, mtime } = statSync(path);
  const bytes = readFileSync(path);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  utimesSync(path, atime, mtime);
}

test('the command verifies, repairs from another copy, and says what is left', async () => {
  expect((await dossierJson<Findings>(home, ['verify', archive])).findings).toEqual([]);
  const [path = ''] = originals();
  const good = readFileSync(path);
  rot(path);
  const { findings } = await dossierJson<Findings>(home, ['verify', archive], 3);
  expect(findings).toMatchObject([{ kind: 'file-altered', remedy: { action: 'restore-capture' } }]);
  const failed = await dossier(home, 'verify', archive, '--repair');
  expect(failed.code).toBe(3);
  expect(failed.out).toContain('No sound copy');
  expect((await dossier(home, 'verify', archive, '--repair', '--from', archive)).code).toBe(2);
  const repair = await dossierJson<{ done: unknown[]; left: Findings; keptIn: string }>(home, [
    ...['verify', archive, '--repair', '--from', copy],
  ]);
  expect(repair).toMatchObject({ done: [{ action: 'restore-capture' }], left: { findings: [] } });
  expect(readFileSync(path)).toEqual(good);
  expect(readdirSync(repair.keptIn)).toHaveLength(1);

  // A line of the own history that was read long ago.
  const [history = ''] = filesBelow(join(archive, 'history'));
  const lines = readFileSync(history, 'utf8');
  writeFileSync(history, lines.replace('The ledger', 'The ledges'));
  const found = await dossier(home, 'verify', archive);
  expect(found.code).toBe(3);
  expect(found.out).toContain('history-altered');
  expect((await dossier(home, 'verify', archive, '--repair')).out).toContain('put right');
  expect(readFileSync(history, 'utf8')).toBe(lines);
});

test('the window verifies, finds a damaged original, and repairs it from the mirror', async () => {
  const { window } = app;
  await hands.goTo('Library');
  await window.getByRole('button', { name: 'Care', exact: true }).click();
  await window.getByText('Last verified', { exact: false }).waitFor();
  await picture(window, 'care-idle');
  await answerDialogs(app.app, { open: [mirror] });
  await window.getByRole('button', { name: 'Choose a folder…' }).click();
  await window.getByText('The mirror holds 4 stored copies.').waitFor();
  await window.getByRole('button', { name: 'Verify now' }).click();
  await window.getByText('All is as it was stored.').waitFor();
  await picture(window, 'care-well');

  const [path = '', other = ''] = originals();
  const good = readFileSync(path);
  rot(path);
  rmSync(join(other, '..', 'reading.html'));
  await window.getByRole('button', { name: 'Verify again' }).click();
  await window.getByRole('heading', { name: 'Files of stored copies that were altered' }).waitFor();
  await window.getByText('2 findings to look at.').waitFor();
  await picture(window, 'care-findings');
  await window.locator('label').filter({ hasText: 'Dark' }).click();
  await picture(window, 'care-findings-dark');
  await hands.resize(900, 640);
  await picture(window, 'care-findings-narrow');
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await hands.resize(1280, 800);
  await window.locator('label').filter({ hasText: 'Light' }).click();
  await window.getByRole('button', { name: 'Repair what can be repaired' }).click();
  await window.getByRole('heading', { name: 'Repaired' }).waitFor();
  await window.getByText('All is as it was stored.').waitFor();
  await picture(window, 'care-repaired');
  expect(readFileSync(path)).toEqual(good);
  expect(existsSync(join(other, '..', 'reading.html'))).toBe(true);
  // From the palette the same.
  await hands.goTo('People');
  await hands.press('Control+k');
  await window.keyboard.type('Verify the archive');
  await hands.press('Enter');
  await window.getByText('All is as it was stored.').waitFor();
  await window.getByRole('button', { name: 'Stop mirroring' }).click();
  await window.getByText('The mirror is no longer kept').waitFor();
});

test('what vanishes while the window is open is guarded, and comes back', async () => {
  const { window } = app;
  await hands.goTo('Library');
  const away = join(scratch.path, 'away');
  renameSync(join(archive, 'articles'), away);
  const bar = window.getByRole('alert', { name: 'Missing from the archive' });
  await bar.getByText(/Missing: the folder “articles”; 4 things/).waitFor();
  await picture(window, 'guard');
  await window.locator('label').filter({ hasText: 'Dark' }).click();
  await hands.resize(900, 640);
  await picture(window, 'guard-dark-narrow');
  await hands.resize(1280, 800);
  await window.locator('label').filter({ hasText: 'Light' }).click();

  // A change is refused in a sentence.
  await hands.goTo('Briefings');
  await window.getByRole('button', { name: 'More for “What is known”' }).click();
  await window.getByRole('menuitem', { name: 'Move to trash' }).click();
  await window.getByText(/was not moved to the trash: nothing is written until you have decided/).waitFor();
  await settled();
  await picture(window, 'guard-refused');

  await bar.getByRole('button', { name: 'Wait' }).click();
  await window.getByText('Waiting for what is missing to come back.', { exact: false }).waitFor();
  // It comes back by itself when the folder does.
  renameSync(away, join(archive, 'articles'));
  await window.getByText('Waiting for what is missing', { exact: false }).waitFor({ state: 'hidden' });

  rmSync(join(archive, 'articles'), { recursive: true });
  await bar.getByRole('button', { name: 'Accept…' }).click();
  await bar.getByText(/4 things will be put into the trash/).waitFor();
  await bar.getByRole('button', { name: 'Back' }).click();
  await bar.getByRole('button', { name: 'Restore' }).click();
  const outcome = window.getByRole('status', { name: 'What was put back' });
  await outcome.getByText('4 stored copies are still missing').waitFor();
  await picture(window, 'guard-still-missing');
  await answerDialogs(app.app, { open: [copy] });
  await outcome.getByRole('button', { name: 'From another copy…' }).click();
  await outcome.getByText('Everything is back').waitFor();
  await picture(window, 'guard-back');
  await outcome.getByRole('button', { name: 'Done' }).click();
  await hands.goTo('Library');
  await hands.openArticle('The ledger');
  expect((await dossierJson<Findings>(home, ['verify', archive])).findings).toEqual([]);
});

test('an article is destroyed from the list by keyboard, and no byte of it is left', async () => {
  const { window } = app;
  await hands.goTo('Library');
  await window.getByRole('button', { name: 'More for “The secret”' }).click();
  await window.getByRole('menuitem', { name: 'Destroy…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Destroy for good' });
  await dialog.getByText('1 stored copy', { exact: false }).waitFor();
  await dialog.getByText('Backups of the archive', { exact: false }).waitFor();
  const destroy = dialog.getByRole('button', { name: 'Destroy', exact: true });
  await expect.poll(() => destroy.isDisabled()).toBe(true);
  await settled();
  await picture(window, 'destroy');
  await hands.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => hands.article('The secret').count()).toBe(1);

  await window.getByRole('button', { name: 'More for “The secret”' }).click();
  await window.getByRole('menuitem', { name: 'Destroy…' }).click();
  const box = dialog.getByRole('checkbox', { name: /can’t be taken back/ });
  await box.waitFor();
  await box.focus();
  await hands.press('Space');
  await settled();
  await picture(window, 'destroy-understood');
  await hands.press('Tab', 'Tab', 'Enter');
  await window.getByText('“The secret” is destroyed.').waitFor();
  await expect.poll(() => hands.article('The secret').count()).toBe(0);
  const holding = () =>
    [...filesBelow(archive), ...filesBelow(home)].filter((path) => {
      const bytes = readFileSync(path);
      return [secret, 'The secret'].some((words) => bytes.includes(words)) || path.includes('The secret');
    });
  // The window's own caches of pages are not the archive's.
  await expect.poll(() => holding().filter((path) => !path.includes(join(home, 'electron')))).toEqual([]);
  expect((await dossierJson<Findings>(home, ['verify', archive])).findings).toEqual([]);
});

test('several are destroyed from the selection, asked about once, and by command', async () => {
  const { window } = app;
  const gone = ['The warden', 'The gate'];
  await hands.goTo('Library');
  for (const title of gone) await hands.article(title).click({ modifiers: ['Control'] });
  const bar = window.getByRole('region', { name: 'Selected articles' });
  await bar.getByText('2 selected').waitFor();
  await picture(window, 'destroy-selection');
  await bar.getByRole('button', { name: 'Destroy…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Destroy for good' });
  await dialog.getByRole('heading', { name: '2 articles' }).waitFor();
  const named = dialog.getByRole('list', { name: 'What is destroyed' }).getByRole('listitem');
  expect((await named.allTextContents()).sort()).toEqual([...gone].sort());
  const destroy = dialog.getByRole('button', { name: 'Destroy all 2' });
  await expect.poll(() => destroy.isDisabled()).toBe(true);
  await settled();
  await picture(window, 'destroy-many');
  await hands.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await bar.getByText('2 selected').waitFor();
  await bar.getByRole('button', { name: 'Destroy…' }).click();
  await dialog.getByRole('checkbox', { name: 'I understand that these 2 can’t be taken back' }).check();
  await destroy.click();
  await window.getByText('2 articles destroyed.').waitFor();
  await bar.waitFor({ state: 'hidden' });
  for (const title of gone) await expect.poll(() => hands.article(title).count()).toBe(0);
  await expect.poll(() => hands.article('The ledger').count()).toBe(1);
  expect(originals()).toHaveLength(1);
  expect((await dossierJson<Findings>(home, ['verify', archive])).findings).toEqual([]);

  const ids: string[] = [];
  for (const name of ['Xaver', 'Yann'])
    ids.push((await dossierJson<{ id: string }>(home, ['people', 'add', archive, name])).id);
  const shown = await dossier(home, 'destroy', archive, ...ids);
  expect(shown.out).toMatch(/^Would destroy 2 things.*\n .* Xaver\n .* Yann\n/);
  expect(await dossierJson(home, ['people', 'list', archive])).toHaveLength(2);
  expect((await dossier(home, 'destroy', archive, ...ids, '--yes')).out).toMatch(/^Destroyed 2 things/);
  expect(await dossierJson(home, ['people', 'list', archive])).toEqual([]);
});

test('a briefing is destroyed from its page, which is then left', async () => {
  const { window } = app;
  await hands.goTo('Briefings');
  await window.getByRole('button', { name: /^What is known/ }).click();
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Destroy…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Destroy for good' });
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Destroy', exact: true }).click();
  await window.getByRole('heading', { name: 'No briefings yet' }).waitFor();
  expect(app.complaints).toEqual([]);
});
