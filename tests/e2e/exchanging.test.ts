/** Marks that come from other programs and go out to them: in the window, by dialogs, and by the command line. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ExportReport, ImportPlan, MarksReport } from '../../archive/contract/exchanging.ts';
import { readPdfMarks } from '../../archive/exchanging/read-pdf-marks.ts';
import { pdfMarkedElsewhere, quadOf } from '../unit/exchanging/marked-pdf.ts';
import { type AppUnderTest, answerDialogs, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'The gate');
const there = (name: string): string => join(scratch.path, name);

const lines = [
  'Report on the gate',
  'The gate had not been inspected since the flood, and nobody kept the keys.',
  'On the balance of the evidence the gate failed first.',
];
const article = `<html><head><title>Councilman will not resign</title><link rel="canonical" href="https://www.courant.example/councilman"></head>
<body><article><h1>Councilman will not resign</h1>
<p>The councilman said on Wednesday that he will not step down. “I have to do the hard work,” he said at the hall.</p>
<p>Protesters outside the hall said that he must go, and that they would come back on Friday with their neighbours.</p></article></body></html>`;
const readwise = [
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags',
  '"I have to do the hard work,",Councilman will not resign,,,Ask him,pink,quote,,,2022-10-20 10:00:00+00:00,',
  'The river is a road.,A book that is not here,Mara Elli,,,yellow,,page,12,2022-10-21 10:00:00+00:00,',
].join('\n');

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
}
let app: AppUnderTest | undefined;
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test('a PDF marked elsewhere, a file of highlights, a PDF and a page of annotations that go out', async () => {
  const pdf = await pdfMarkedElsewhere(
    [lines],
    [
      {
        subtype: 'Highlight',
        rect: [60, 740, 500, 765],
        quads: quadOf(lines[1] ?? '', 'since the flood', { row: 1 }),
        color: [1, 0.83, 0],
        contents: 'Says who?',
        author: 'Mo',
        created: 'D:20221019120000Z',
      },
      {
        subtype: 'Underline',
        rect: [60, 720, 500, 745],
        quads: quadOf(lines[2] ?? '', 'the gate failed first', { row: 2 }),
        color: [0.18, 0.66, 0.9],
      },
      {
        subtype: 'Square',
        rect: [100, 300, 300, 450],
        color: [1, 0.4, 0.4],
        contents: 'A sketch of the gate',
      },
    ],
    { title: 'Report on the gate' },
  );
  writeFileSync(there('report.pdf'), pdf);
  writeFileSync(there('councilman.html'), article);
  writeFileSync(there('readwise-data.csv'), readwise);
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, there('report.pdf'), there('councilman.html')]);
  const listed = await dossierJson<Listed[]>(home, ['list', archive]);
  const idOf = (kind: string): string => listed.find((one) => one.kind === kind)?.id ?? '';

  app = await startApp(home);
  const hands = new Hands(app);
  const { window } = app;
  await hands.openArchive(archive);

  // Dialogs fade in.
  const still = () => window.waitForTimeout(250);

  await hands.openArticle('Report on the gate');
  const bar = window.getByRole('region', { name: 'Marks in the PDF' });
  await bar.getByText('This PDF holds 3 marks made elsewhere.').waitFor();
  await still();
  await picture(window, 'exchanging-pdf-bar');
  await bar.getByRole('button', { name: 'Bring them in…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByText('2 exact, 1 as a rectangle').waitFor();
  await still();
  await picture(window, 'exchanging-import-pdf');
  await dialog.getByRole('button', { name: 'Bring in 3 marks' }).click();
  await dialog.getByText('3 marks were brought in: 2 exact, 1 as a rectangle.').waitFor();
  await still();
  await picture(window, 'exchanging-import-report');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await bar.waitFor({ state: 'hidden' });
  await window.getByText('Says who?').first().waitFor();
  await still();
  await picture(window, 'exchanging-pdf-brought-in');

  // What fits no article goes where the person says, and there it is kept, as lost.
  await answerDialogs(app.app, { open: [there('readwise-data.csv')] });
  await window.keyboard.press('Control+k');
  await window.getByRole('textbox', { name: 'Go to anything' }).fill('Import marks');
  await window.getByRole('dialog', { name: 'Go to anything' }).getByText('Import marks…').waitFor();
  await window.keyboard.press('Enter');
  await dialog.getByText('No article was recognised for 1 mark.').waitFor();
  await dialog.getByRole('combobox', { name: 'Article for A book that is not here' }).click();
  await window.getByRole('option', { name: 'Councilman will not resign' }).click();
  await dialog.getByText('1 lost').waitFor();
  await still();
  await picture(window, 'exchanging-import-choice');
  await dialog.getByRole('button', { name: 'Bring in 2 marks' }).click();
  await dialog.getByText('2 marks were brought in: 1 exact, 1 lost.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();

  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Export marks…' }).click();
  await dialog.getByRole('radio', { name: 'PDF with its marks' }).waitFor();
  await still();
  await picture(window, 'exchanging-export');
  await answerDialogs(app.app, { save: there('with marks.pdf') });
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await dialog.getByText('3 marks of 1 article are written.').waitFor();
  await still();
  await picture(window, 'exchanging-export-report');
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(readFileSync(there('with marks.pdf')).subarray(0, pdf.length).equals(pdf)).toBe(true);
  expect(execFileSync('qpdf', ['--check', there('with marks.pdf')], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
  // What another program had made is there still, and beside it what Dossier made of it.
  const { marks } = await readPdfMarks(new Uint8Array(readFileSync(there('with marks.pdf'))));
  expect([marks.length, marks.filter(({ own }) => own !== '').length]).toEqual([6, 3]);

  const all = await dossierJson<ExportReport>(home, [
    'annotations',
    'export',
    archive,
    there('marks.jsonld'),
  ]);
  expect(all).toMatchObject({ format: 'jsonld', marks: 5, articles: 2 });
  expect((await dossier(home, 'annotations', 'export', archive, there('marks.jsonld'))).err).toContain(
    'not written over',
  );
  const plan = await dossierJson<ImportPlan>(home, [
    'annotations',
    'import',
    archive,
    there('marks.jsonld'),
    '--dry-run',
  ]);
  expect(plan.sources.map(({ by, known, marks }) => [by, known, marks])).toEqual(
    expect.arrayContaining([
      ['id', 3, 3],
      ['id', 2, 2],
    ]),
  );
  const again = await dossierJson<MarksReport>(home, [
    'annotations',
    'import',
    archive,
    '--from-pdf',
    idOf('pdf'),
  ]);
  expect(again).toMatchObject({ added: 0, known: 3 });
  await dossierJson(home, ['annotations', 'export', archive, there('marks.md'), '--article', idOf('html')]);
  expect(readFileSync(there('marks.md'), 'utf8')).toContain('> I have to do the hard work,');
  expect(existsSync(there('marks.md'))).toBe(true);
  expect((await dossierJson<{ findings: unknown[] }>(home, ['verify', archive])).findings).toEqual([]);
  expect(app.complaints).toEqual([]);
});
