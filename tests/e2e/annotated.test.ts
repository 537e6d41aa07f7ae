/** Articles with their marks on paper: from the reader, from the palette, by command, and behind a briefing. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AnnotatedReport } from '../../archive/contract/annotated.ts';
import { openPdf } from '../../archive/importing/pdf-file.ts';
import { smallPdf } from '../unit/importing/small-pdf.ts';
import {
  type AppUnderTest,
  answerDialogs,
  picture,
  results,
  scratchFolder,
  startApp,
} from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'The gate');
const there = (name: string): string => join(scratch.path, name);
let app: AppUnderTest | undefined;
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const article = `<html><head><title>Councilman will not resign</title></head><body><article><h1>Councilman will not resign</h1>
<p>The councilman said on Wednesday that he will not step down. “I have to do the hard work,” he said at the hall.</p>
<p>Protesters outside the hall said that he must go, and that they would come back on Friday with their neighbours.</p></article></body></html>`;
const report = smallPdf({
  title: 'Report on the gate',
  pages: [
    ['Report on the gate', 'The gate had not been inspected since the flood.'],
    ['On the balance of the evidence the gate failed first.'],
  ],
});

/** Opened by another program: text, links to pages, annotations. */
async function read(file: string) {
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
  const task = openPdf(new Uint8Array(readFileSync(file)));
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/gu, ' ');
    const annotations = await page.getAnnotations();
    const leads = await Promise.all(
      annotations
        .filter(({ subtype, dest }) => subtype === 'Link' && dest)
        .map(async ({ dest }) => {
          const [to] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) ?? [];
          return (await document.getPageIndex(to)) + 1;
        }),
    );
    pages.push({ text, annotations, leads });
  }
  const labels = await document.getPageLabels();
  const outline = (await document.getOutline()) ?? [];
  await task.destroy();
  return { pages, labels, outline };
}

/** Its pages as pictures, kept to be looked at. */
function pictures(file: string, name: string): void {
  mkdirSync(results, { recursive: true });
  execFileSync('pdftoppm', ['-r', '70', '-png', file, join(results, name)]);
}

test('an article and a PDF are exported with their marks, alone and behind a briefing', async () => {
  writeFileSync(there('councilman.html'), article);
  writeFileSync(there('report.pdf'), report);
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, there('councilman.html'), there('report.pdf')]);
  const listed = await dossierJson<{ id: string; kind: string }[]>(home, ['list', archive]);
  const idOf = (kind: string): string => listed.find((one) => one.kind === kind)?.id ?? '';
  const mark = (id: string, quote: string, note: string, color: string) =>
    dossierJson(home, ['highlight', archive, id, '--quote', quote, '--note', note, '--color', color]);
  await mark(idOf('html'), 'I have to do the hard work', 'Who asked him to?', 'quotation');
  await mark(idOf('html'), 'the hard work,” he said at the hall', 'And where else?', 'question');
  await mark(idOf('pdf'), 'since the flood', 'Eleven years.', 'contradicts');
  await mark(idOf('pdf'), 'the gate failed first', 'Not the wall.', 'confirms');

  app = await startApp(home);
  const hands = new Hands(app);
  const { window } = app;
  await hands.openArchive(archive);
  await hands.openArticle('Councilman will not resign');
  await answerDialogs(app.app, { save: there('councilman.pdf') });
  await window.getByRole('button', { name: 'More', exact: true }).click();
  const item = window.getByRole('menuitem', { name: 'Export annotated article…' });
  await item.waitFor();
  await window.waitForTimeout(250);
  await picture(window, 'annotated-menu');
  await item.click();
  await window.getByText('exported with 2 marks: 2 pages.').waitFor({ timeout: 60_000 });
  await picture(window, 'annotated-exported');

  const alone = await read(there('councilman.pdf'));
  expect(alone.pages).toHaveLength(2);
  const [sheet, text] = alone.pages;
  expect(sheet?.text).toMatch(/Stored \d+ \S+ \d{4}: “councilman\.html”/u);
  // Signs and numbers can be read back.
  expect(sheet?.text).toMatch(/ S-[a-z0-9]{4,}\.[a-z0-9.]+ · Quotation/u);
  // The list says on which page each mark stands, and leads there.
  expect(sheet?.leads).toEqual([2, 2]);
  expect(text?.text).toContain('Who asked him to?');
  expect(text?.text).toContain('And where else?');
  expect(text?.text.replace(/ ?\d /gu, ' ')).toContain('Protesters outside the hall said that he must go');
  expect(alone.outline.map(({ title }) => title)).toEqual(['Key and marks', 'The article']);
  pictures(there('councilman.pdf'), 'annotated-article');

  // A PDF by command: its own pages, and the list behind them.
  const said = await dossierJson<AnnotatedReport>(home, [
    'annotated',
    archive,
    idOf('pdf'),
    '--out',
    there('report with marks.pdf'),
    '--paper',
    'Letter',
  ]);
  expect(said).toMatchObject({ pages: 3, marks: 2, unplaced: 0, problem: '' });
  const bytes = readFileSync(there('report with marks.pdf'));
  expect(bytes.subarray(0, report.length).equals(Buffer.from(report))).toBe(true);
  const marked = await read(there('report with marks.pdf'));
  expect(
    marked.pages
      .slice(0, 2)
      .map(({ annotations, leads }) => [
        annotations.find(({ subtype }) => subtype === 'Highlight')?.overlaidText,
        leads,
      ]),
  ).toEqual([
    ['since the flood', [3]],
    ['the gate failed first', [3]],
  ]);
  expect(marked.pages[2]?.leads).toEqual([1, 2]);
  expect(marked.pages[2]?.text).toContain('Eleven years.');
  expect(marked.labels).toEqual(['1', '2', 'Marks 1']);
  pictures(there('report with marks.pdf'), 'annotated-pdf');

  // Both behind a briefing.
  const briefing = await dossierJson<{ id: string }>(home, [
    'briefings',
    'add',
    archive,
    '--title',
    'What failed',
    '--all',
  ]);
  await dossierJson(home, ['export', archive, briefing.id, '--annotated', '--out', there('briefing.pdf')]);
  const whole = await read(there('briefing.pdf'));
  const last = whole.pages.slice(-2);
  expect(last.map(({ text: words }) => words.includes('gate'))).toEqual([true, true]);
  expect(whole.labels?.slice(-2).every((label) => /^S-[a-z0-9]+, [12]$/u.test(label))).toBe(true);
  expect(last[0]?.annotations.some(({ subtype }) => subtype === 'Highlight')).toBe(true);
  const listing = whole.pages.findIndex(
    ({ text: words }) => words.includes('Eleven years.') && /quoted as/u.test(words),
  );
  expect(listing).toBeGreaterThan(0);
  expect(last.map(({ leads }) => leads.at(-1))).toEqual([listing + 1, listing + 1]);
  expect(whole.pages[listing]?.leads).toEqual(
    expect.arrayContaining([whole.pages.length - 1, whole.pages.length]),
  );
  // No font of anybody is missing, nor one of ours in somebody’s pages.
  expect(execFileSync('pdffonts', [there('councilman.pdf')], { encoding: 'utf8' })).not.toMatch(
    / no +(?:yes|no) +(?:yes|no) +\d/u,
  );
  pictures(there('briefing.pdf'), 'annotated-briefing');
});
