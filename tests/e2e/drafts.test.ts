/** A draft from elsewhere and a briefing, their quotations compared with the stored copies: by the command line, and in the window. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BriefingCheck, DraftCheck } from '../../archive/contract/drafts.ts';
import { deleted, footnote, madeDocx, paragraph, run } from '../unit/drafts/made-docx.ts';
import { type AppUnderTest, answerDialogs, picture, scratchFolder, startApp } from './app-under-test.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson, startCommand } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Harbour');
const there = (name: string): string => join(scratch.path, name);

const council = `Councilman will not resign

Councilman Kevin de León said on Wednesday that he won’t resign from the council amid the furor over a leaked recording.

“I have to do the hard work,” de León said. “I have to regain the trust of my colleagues. It won’t be easy.”`;
const harbour = `The harbour report

The inspectors found that 14 of the 32 cranes had not been oiled since 2011, and that nobody had kept the books.

“We were told to sign and not to look,” one foreman wrote to the ministry.`;
const draft = madeDocx({
  body: [
    paragraph(
      '“I have to do the hard work,” he said, and then “I have to regain the full trust of my colleagues”.',
    ),
    paragraph(run('“We were told to sign and ') + deleted('not ') + run('to look”') + footnote(1)),
    paragraph(
      '14 of the 32 cranes had not been oiled since 2011 [the year of the flood]',
      '<w:pStyle w:val="Zit1"/>',
    ),
  ],
  footnotes: { 1: 'And “every crane on the pier had been painted twice”.' },
});

let app: AppUnderTest | undefined;
let hands: Hands;
beforeAll(async () => {
  writeFileSync(there('council.txt'), council);
  writeFileSync(there('harbour.txt'), harbour);
  writeFileSync(there('The harbour, a first draft.docx'), draft);
  writeFileSync(there('spreadsheet.xlsx'), draft);
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, there('council.txt'), there('harbour.txt')]);
});
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test('by the command line: a Word file, standard input, and what can’t be read', async () => {
  const file = there('The harbour, a first draft.docx');
  const check = await dossierJson<DraftCheck>(home, ['check', archive, file], 3);
  expect(check.quotations.map(({ verdict, where }) => `${verdict} ${where.story}`)).toEqual([
    'stands body',
    'differs body',
    'differs body',
    'stands body',
    'none footnote',
  ]);
  expect(check.quotations[2]).toMatchObject({
    stoodBefore: true,
    changes: [{ kind: 'deleted', text: 'not ' }],
  });
  const said = await dossier(home, 'check', archive, file);
  expect(said.out).toContain('5 quotations compared with 2 articles: 2 stand, 2 differ, 1 in no source.');
  expect(said.out).toContain('We were told to sign and {+not+} to look');
  expect(said.out).toContain('Before these changes it stood word for word.');
  expect(said.out).toContain('The harbour report, paragraph 2  dossier://articles/');

  const piped = await startCommand(home, ['check', archive, '-', '--json'], 'He said "It won\'t be easy".')
    .done;
  expect(piped.code).toBe(0);
  expect(JSON.parse(piped.out)).toMatchObject({
    stands: 1,
    quotations: [{ places: [{ title: 'Councilman will not resign' }] }],
  });
  const refused = await dossier(home, 'check', archive, there('spreadsheet.xlsx'));
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('“spreadsheet.xlsx” is of a kind that can’t be checked');
});

test('in the window: a file, its sources and back, pasted text; and a briefing, put right before it goes out', async () => {
  await dossierJson(home, ['briefings', 'add', archive, '--title', 'The harbour']);
  const [briefing] = await dossierJson<{ id: string }[]>(home, ['briefings', 'list', archive]);
  const id = briefing?.id ?? '';
  const own = 'He called it “the hard work”. A foreman wrote: “We were told to sign and to look.”';
  await dossierJson(home, ['briefings', 'blocks', 'add', archive, id, '--text', own]);
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
  const { window } = app;
  await hands.openArchive(archive);

  await hands.goTo('Briefings');
  await window.getByRole('button', { name: 'Check a draft' }).click();
  const screen = window.getByRole('region', { name: 'Check a draft' });
  await screen.getByRole('heading', { name: 'Check a draft' }).waitFor();
  await picture(window, 'drafts-empty');
  await answerDialogs(app.app, { open: [there('The harbour, a first draft.docx')] });
  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  await screen
    .getByText('5 quotations compared with 2 articles: 2 stand, 2 differ, 1 in no source.')
    .waitFor();
  const rows = screen.getByRole('list', { name: 'Quotations' }).getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(3);
  await expect.poll(() => rows.nth(1).locator('ins').allTextContents()).toEqual(['not']);
  await picture(window, 'drafts-found');
  await expect.poll(() => seriousOn('check a draft', window)).toEqual([]);
  await screen.getByText('All 5').click();
  await expect.poll(() => rows.count()).toBe(5);
  await screen.getByText('[the year of the flood] is the draft’s own.').waitFor();
  await window.emulateMedia({ colorScheme: 'dark' });
  await hands.resize(900, 700);
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await picture(window, 'drafts-dark-narrow');
  await window.emulateMedia({ colorScheme: 'light' });
  await hands.resize(1280, 800);

  await rows.nth(3).getByRole('button', { name: 'The harbour report, paragraph 1' }).click();
  await expect.poll(() => hands.inView('14 of the 32 cranes')).toBe(true);
  await window.keyboard.press('Alt+ArrowLeft');
  await screen.getByText('The harbour, a first draft.docx').waitFor();
  await screen.getByRole('button', { name: 'Check another' }).click();
  await screen
    .getByRole('textbox', { name: 'Or paste its text' })
    .fill('„I have to do the hard work“ – “nobody said so at all”');
  await screen.getByRole('button', { name: 'Check this text', exact: true }).click();
  await screen
    .getByText('2 quotations compared with 2 articles: 1 stands, 0 differ, 1 in no source.')
    .waitFor();

  await hands.goTo('Briefings');
  await window.getByRole('button', { name: /^The harbour/ }).click();
  const exporting = await hands.exportDialog();
  await exporting.getByText('1 of 2 quotations asks to be looked at').waitFor();
  await exporting.getByRole('button', { name: 'Export…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Quote check' });
  await dialog.getByText('2 quotations compared with the stored copies: one asks to be looked at.').waitFor();
  await dialog.getByRole('button', { name: 'Export all the same…' }).waitFor();
  await window.waitForTimeout(250);
  await picture(window, 'drafts-quote-check');
  await dialog.getByRole('button', { name: /^Put the stored words/ }).click();
  await dialog.getByText(/all of them stand/).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'hidden' });
  await exporting.getByText('All 2 stand in the stored copies').waitFor();
  await exporting.getByRole('button', { name: 'Cancel' }).click();
  await exporting.waitFor({ state: 'hidden' });
  await expect
    .poll(() => window.getByRole('textbox', { name: 'Text' }).first().inputValue())
    .toBe(own.replace('sign and to look.', 'sign and not to look.'));
  const after = await dossierJson<BriefingCheck>(home, ['briefings', 'check', archive, id]);
  expect(after).toMatchObject({ findings: 0, typed: [{}, { quotation: { verdict: 'stands' } }] });
  expect(app.complaints).toEqual([]);
});
