/** A document that proves what it quotes: exported with its originals by both doors, verified anywhere, and kept as an edition. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../archive/contract/bridge.ts';
import type { Edition } from '../../archive/contract/editions.ts';
import type { ProofReport } from '../../archive/contract/proof.ts';
import {
  type AppUnderTest,
  answerDialogs,
  picture,
  results,
  scratchFolder,
  startApp,
} from './app-under-test.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const elsewhere = join(scratch.path, 'another computer');
const archive = join(scratch.path, 'Harbour');
const there = (name: string): string => join(scratch.path, name);

const council = `Councilman will not resign

Councilman Kevin de León said on Wednesday that he won’t resign from the council amid the furor over a leaked recording.

“I have to do the hard work,” de León said. “I have to regain the trust of my colleagues. It won’t be easy.”`;
const harbour = `<!doctype html><html lang="en"><head><title>The harbour report</title></head><body><article><h1>The harbour report</h1>
<p>The inspectors found that 14 of the 32 cranes had not been oiled since 2011, and that nobody had kept the books.</p>
<p>“We were told to sign and not to look,” one foreman wrote to the ministry.</p></article></body></html>`;

let app: AppUnderTest | undefined;
let briefing: string;
beforeAll(async () => {
  writeFileSync(there('council.txt'), council);
  writeFileSync(there('harbour.html'), harbour);
  await dossierJson(home, ['new', archive]);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, [
    'import',
    archive,
    there('council.txt'),
    there('harbour.html'),
  ]);
  const [one, two] = imported.map(({ id }) => id);
  const mark = async (article: string | undefined, quote: string): Promise<string> =>
    (await dossierJson<{ id: string }>(home, ['annotate', archive, article ?? '', '--quote', quote])).id;
  const marks = [
    await mark(one, 'he won’t resign from the council'),
    await mark(two, '14 of the 32 cranes had not been oiled since 2011'),
  ];
  ({ id: briefing } = await dossierJson<{ id: string }>(home, [
    'briefings',
    'add',
    archive,
    '--title',
    'The harbour',
    ...marks.flatMap((id) => ['--annotation', id]),
  ]));
});
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test('by the command line: exported and signed, verified on another computer, found where it was altered', async () => {
  const file = there('harbour.pdf');
  const made = await dossierJson<{ fingerprint: string; edition: number }>(home, [
    'export',
    archive,
    briefing,
    '--out',
    file,
    '--with-originals',
    '--sign',
    '--for',
    'Minister Holt',
  ]);
  expect(made).toMatchObject({ fingerprint: expect.stringMatching(/^(?:[0-9a-f]{4} ?){8}$/u), edition: 1 });
  execFileSync('qpdf', ['--check', file]);
  expect(execFileSync('pdftotext', [file, '-']).toString()).toContain(made.fingerprint);
  expect(execFileSync('pdfdetach', ['-list', file]).toString()).toContain('source-2-original.html');

  const stranger = await dossierJson<ProofReport>(elsewhere, ['verify', file]);
  expect(stranger).toMatchObject({ verdict: 'consistent', findings: [] });
  expect(stranger.quotations).toMatchObject([
    { number: 1, stands: true, original: 'same', printed: true },
    { number: 2, stands: true, original: 'same', printed: true },
  ]);
  await dossierJson(home, ['keys', 'export', there('key.txt')]);
  const signed = await dossierJson<ProofReport>(elsewhere, ['verify', file, '--key', there('key.txt')]);
  expect(signed.verdict).toBe('signed');
  const told = await dossier(elsewhere, 'verify', file, '--fingerprint', made.fingerprint);
  expect(told.out).toContain('The fingerprint matches the one you gave');

  const again = there('again.pdf');
  execFileSync('qpdf', ['--linearize', file, again]);
  const rewritten = await dossierJson<ProofReport>(elsewhere, ['verify', again]);
  expect(rewritten).toMatchObject({ verdict: 'rewritten', findings: [] });
  // In the unpacked copy a word of a page and of an original are within reach of any editor.
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, there('open.pdf')]);
  const bytes = readFileSync(there('open.pdf'))
    .toString('latin1')
    .replace('14 of the 32 cranes', '24 of the 32 cranes');
  writeFileSync(there('altered.pdf'), Buffer.from(bytes, 'latin1'));
  const altered = await dossierJson<ProofReport>(elsewhere, ['verify', there('altered.pdf')], 3);
  expect(altered.verdict).toBe('altered');

  const editions = await dossierJson<Edition[]>(home, ['editions', 'list', archive, briefing]);
  expect(editions).toMatchObject([{ number: 1, recipient: 'Minister Holt', signed: true, here: true }]);
  await dossierJson(home, ['editions', 'export', archive, briefing, '1', '--out', there('once more.pdf')]);
  expect(readFileSync(there('once more.pdf')).equals(readFileSync(file))).toBe(true);
  execFileSync('pdftoppm', ['-r', '70', '-png', file, join(results, 'proof-page')]);
});

test('in the window: with originals from the dialog, its editions, and a document verified', async () => {
  await dossierJson(home, ['briefings', 'blocks', 'add', archive, briefing, '--text', 'Both deny it.']);
  app = await startApp(home);
  app.window.setDefaultTimeout(15_000);
  const hands = new Hands(app);
  const { window } = app;
  await hands.openArchive(archive);
  await hands.goTo('Briefings');
  await window.getByRole('button', { name: /^The harbour/ }).click();
  const file = there('from the window.pdf');
  await answerDialogs(app.app, { save: file });
  const exporting = await hands.exportDialog();
  await exporting.getByLabel('With the originals').check();
  await exporting.getByLabel('Signed').check();
  await exporting.getByLabel('For whom').fill('Ana Berczay');
  await exporting.getByText('All 2 stand in the stored copies').waitFor();
  await picture(window, 'proof-export');
  await exporting.getByRole('button', { name: 'Export…' }).click();
  await window.getByText(/ exported: \d+ page/).waitFor({ timeout: 60_000 });
  await expect.poll(() => existsSync(file)).toBe(true);

  await window.getByRole('button', { name: 'Editions' }).click();
  const editions = window.getByRole('dialog', { name: 'Editions' });
  await editions.getByText('Edition 2').waitFor();
  await editions.getByRole('button', { name: '1 added since the one before' }).click();
  await editions.getByText('Both deny it.').waitFor();
  await window.waitForTimeout(250);
  await expect.poll(() => seriousOn('editions', window), { timeout: 10_000 }).toEqual([]);
  await picture(window, 'proof-editions');
  await answerDialogs(app.app, { save: there('edition 1.pdf') });
  await editions.getByRole('button', { name: 'Save a copy…' }).last().click();
  await expect
    .poll(
      () =>
        existsSync(there('edition 1.pdf')) &&
        readFileSync(there('edition 1.pdf')).equals(readFileSync(there('harbour.pdf'))),
    )
    .toBe(true);
  await editions.getByRole('button', { name: 'Close' }).click();
  await editions.waitFor({ state: 'hidden' });

  await hands.goTo('Briefings');
  await window.getByRole('button', { name: 'Verify a document' }).click();
  const screen = window.getByRole('region', { name: 'Verify a document' });
  await screen.getByRole('heading', { name: 'Verify a document' }).waitFor();
  await picture(window, 'proof-verify-empty');
  await answerDialogs(app.app, { open: [file] });
  await screen.getByRole('button', { name: 'Choose a PDF…' }).click();
  await screen.getByText(/^Verified and signed by/u).waitFor();
  await screen.getByText('Both quotations stand in the attached originals').waitFor();
  await expect.poll(() => seriousOn('verify a document', window), { timeout: 10_000 }).toEqual([]);
  await picture(window, 'proof-verified');
  // Dropped, it is verified and not added to the library.
  await hands.drop(there('altered.pdf'), async () => {
    await window.getByText('Drop to verify it').waitFor();
    await picture(window, 'proof-drop');
  });
  await screen.getByText('Altered', { exact: true }).waitFor();
  await screen.getByText('altered.pdf', { exact: false }).waitFor();
  expect(await dossierJson<unknown[]>(home, ['list', archive])).toHaveLength(2);
  // A file that the window made up has no path that could be read.
  const madeUp = await window.evaluate(() =>
    (window as unknown as { dossier: Bridge }).dossier.verifyDropped(new File(['%PDF'], 'made up.pdf')),
  );
  expect(madeUp).toMatchObject({ ok: false, problem: { code: 'usage' } });
  await window.emulateMedia({ colorScheme: 'dark' });
  await hands.resize(900, 700);
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await picture(window, 'proof-altered-dark-narrow');
  expect(app.complaints).toEqual([]);
});
