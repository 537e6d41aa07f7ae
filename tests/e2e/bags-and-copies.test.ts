/** Whole folders that go out and come back: bags for long keeping, and copies that are handed over. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HandoverReport } from '../../archive/contract/handover.ts';
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
import { readPdf } from './pdf-reader.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'The gate');
const there = (name: string): string => join(scratch.path, name);
/** What a person would rather not hand over. */
const secret = 'Between you and me, the harbour master drinks.';
let briefing = { id: '', title: '' };
let quotations = 0;

interface Mark {
  readonly id: string;
  readonly note: string;
}

const hasNote = (folder: string): boolean =>
  filesBelow(folder).some((file) => readFileSync(file, 'utf8').includes(secret));
const findings = async (folder: string): Promise<unknown[]> =>
  (await dossierJson<{ findings: unknown[] }>(home, ['verify', folder])).findings;

beforeAll(async () => {
  await dossierJson(home, ['sample', archive]);
  const [first] = await dossierJson<{ id: string; title: string; quotations: number }[]>(home, [
    'briefings',
    'list',
    archive,
  ]);
  briefing = { id: first?.id ?? '', title: first?.title ?? '' };
  quotations = first?.quotations ?? 0;
  for (const { id } of await dossierJson<{ id: string }[]>(home, ['list', archive])) {
    const { annotations } = await dossierJson<{ annotations: Mark[] }>(home, ['show', archive, id]);
    const [mark] = annotations;
    if (mark) await dossierJson(home, ['annotations', 'edit', archive, mark.id, '--note', secret]);
  }
});

afterAll(() => scratch.remove());

test('a bag goes out, is confirmed by other tools, and comes back; a harmed one does not', async () => {
  const bag = there('Bag');
  const report = await dossierJson<{ files: number; findings: unknown[] }>(home, ['bag', archive, bag]);
  expect(report.findings).toEqual([]);
  const manifest = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8');
  expect(manifest.trimEnd().split('\n')).toHaveLength(report.files);
  execFileSync('sha256sum', ['-c', '--strict', '--quiet', '-'], {
    cwd: bag,
    input: manifest.replaceAll('%25', '%'),
  });

  await dossierJson(home, ['unbag', bag, there('Back')]);
  expect(await findings(there('Back'))).toEqual([]);
  const list = (folder: string) => dossierJson(home, ['briefings', 'list', folder]);
  expect(await list(there('Back'))).toEqual(await list(archive));

  expect((await dossier(home, 'unbag', bag, there('Back'))).err).toContain('is not empty');
  const harmed = filesBelow(join(bag, 'data')).find((file) => file.endsWith('text.json')) ?? '';
  writeFileSync(harmed, readFileSync(harmed, 'utf8').replace(/\n$/u, ' '));
  const refused = await dossier(home, 'unbag', bag, there('Harmed'));
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(harmed.slice(bag.length + 1));
  expect(refused.err).toContain('Nothing was taken out of it');
  expect(readdirSync(scratch.path).filter((name) => name.includes('Harmed'))).toEqual([]);
});

test('a briefing is handed over with its sources and without notes, and prints there', async () => {
  const copy = there('For the editor');
  const command = ['handover', archive, copy, '--briefing', briefing.id];
  const before = await dossierJson<HandoverReport>(home, [...command, '--dry-run']);
  expect(existsSync(copy)).toBe(false);
  const report = await dossierJson<HandoverReport>(home, command);
  expect({ ...report, folder: undefined, id: undefined }).toEqual(before);
  expect(report.included).toMatchObject({ briefings: 1, marks: quotations, changes: 0 });
  expect(report.leftOut.map(({ kind }) => kind)).toContain('notes');
  expect(hasNote(copy)).toBe(false);
  expect(hasNote(archive)).toBe(true);
  expect(await findings(copy)).toEqual([]);

  const pdf = there('copy.pdf');
  await dossierJson(home, ['export', copy, briefing.id, '--out', pdf]);
  expect((await readPdf(pdf)).title).toBe(briefing.title);

  const all = [...command.with(2, there('All')), '--with-notes', '--with-history', '--with-trash'];
  const full = await dossierJson<HandoverReport>(home, all);
  expect(full.included.changes).toBeGreaterThan(quotations);
  expect(hasNote(there('All'))).toBe(true);
  expect(await findings(there('All'))).toEqual([]);

  const wrong = await dossier(
    home,
    'handover',
    archive,
    there('Wrong'),
    '--briefing',
    briefing.id,
    '--person',
    'x',
  );
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('one of --articles');
  expect((await dossier(home, ...command)).err).toContain('is not empty');
});

test('the window hands over, bags, and opens what was bagged', async () => {
  const app: AppUnderTest = await startApp(home);
  try {
    app.window.setDefaultTimeout(15_000);
    const hands = new Hands(app);
    const { window } = hands;
    const dialog = window.getByRole('dialog', { name: 'Hand over a copy' });
    await hands.openArchive(archive);

    await hands.goTo('Briefings');
    await window.getByRole('list', { name: 'Briefings' }).getByRole('button').first().click();
    await window.getByRole('button', { name: 'Hand over a copy…' }).click();
    const stays = dialog.getByRole('region', { name: 'What stays here' });
    await stays.waitFor();
    await picture(window, 'handover-briefing');
    await stays.getByText(/^\d+ notes?$/).waitFor();
    await dialog.getByRole('checkbox', { name: 'Notes' }).check();
    await stays.getByText(/^\d+ notes?$/).waitFor({ state: 'hidden' });
    await dialog.getByRole('checkbox', { name: 'Notes' }).uncheck();
    await stays.getByText(/^\d+ notes?$/).waitFor();
    await answerDialogs(app.app, { save: there('From the window') });
    await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    await dialog.getByText('The copy is written and complete.').waitFor();
    await picture(window, 'handover-done');
    await dialog.getByRole('button', { name: 'Show in folder' }).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(hasNote(there('From the window'))).toBe(false);
    expect(await findings(there('From the window'))).toEqual([]);

    // Where there is something already, the window says so and goes on.
    await window.getByRole('button', { name: 'Hand over a copy…' }).click();
    await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    await window
      .getByRole('alert')
      .getByText(/From the window.*is not empty/)
      .waitFor();
    await picture(window, 'handover-refused');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await window.getByRole('button', { name: 'Close this notice' }).first().click();

    await hands.goTo('People');
    await window.getByRole('button', { name: /^Aurél Nemčok/ }).click();
    await window.getByRole('button', { name: 'Hand over a copy…' }).click();
    await dialog
      .getByRole('region', { name: 'What goes' })
      .getByText(/1 person|people/)
      .waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await hands.goTo('Library');
    const run = async (name: string): Promise<void> => {
      await hands.press('Control+k');
      await window.keyboard.type(name);
      await window.getByRole('dialog', { name: 'Go to anything' }).getByText(name).waitFor();
      await hands.press('Enter');
    };
    await run('Hand over a copy');
    const articles = dialog.getByRole('region', { name: 'Articles' });
    await articles.getByRole('checkbox').first().waitFor();
    for (const box of (await articles.getByRole('checkbox').all()).slice(0, 2)) await box.check();
    await articles.getByText('2 chosen').waitFor();
    await dialog
      .getByRole('region', { name: 'What goes' })
      .getByText(/2 articles/)
      .waitFor();
    await picture(window, 'handover-articles');
    await hands.resize(900, 640);
    await picture(window, 'handover-narrow');
    await hands.resize(1280, 800);
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await answerDialogs(app.app, { save: there('Bag from the window') });
    await run('Write a BagIt bag');
    await window.getByText(/^The bag is written: \d+ files/).waitFor();
    await picture(window, 'bag-written');

    await answerDialogs(app.app, { open: [there('Bag from the window')], save: there('Taken out') });
    await run('Open a BagIt bag');
    await window.getByText('“Taken out” was taken out of the bag', { exact: false }).waitFor();
    const title = () => app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    await expect.poll(title).toBe('Taken out – Dossier');
    await hands.goTo('Briefings');
    await window.getByText(briefing.title).first().waitFor();

    await run('Theme: Dark');
    await window.getByRole('list', { name: 'Briefings' }).getByRole('button').first().click();
    await window.getByRole('button', { name: 'Hand over a copy…' }).click();
    await stays.waitFor();
    await picture(window, 'handover-dark');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await run('Close archive');
    await window.getByRole('button', { name: 'Open a BagIt bag' }).waitFor();
    await answerDialogs(app.app, { open: [archive], save: there('From no bag') });
    await window.getByRole('button', { name: 'Open a BagIt bag' }).click();
    await window
      .getByRole('alert')
      .getByText(/is not a bag/)
      .waitFor();
    await picture(window, 'welcome-bag');
    expect(app.complaints).toEqual([]);
  } finally {
    await app.close();
  }
});
