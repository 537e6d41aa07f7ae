import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingAnnotation } from '../../../archive/annotations/annotation.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { bringIn } from '../../../archive/exchanging/bring-in.ts';
import { matched, planned, planView } from '../../../archive/exchanging/import-plan.ts';
import { readPdfMarks } from '../../../archive/exchanging/read-pdf-marks.ts';
import { exportMarks } from '../../../archive/exchanging/write-export.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { openPdf } from '../../../archive/importing/pdf-file.ts';
import type { OpenArchive } from '../../../archive/service/open-archive.ts';
import { importContent, newArchive, problemFrom, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { smallPdf } from '../importing/small-pdf.ts';
import { pdfMarkedElsewhere, quad, quadOf } from './marked-pdf.ts';
import { addMarks, smallArchive } from './small-archive.ts';

const lines = [
  ['Now the gate is shut, and the gate keeps the river.', 'A second line follows here, and ends.'],
  ['The keys were lost.'],
];
const [first = '', second = ''] = lines[0] ?? [];

/** “the gate” stands twice in the first line: the second is marked. */
const made = [
  {
    subtype: 'Highlight',
    rect: [72, 766, 400, 782],
    quads: quadOf(first, 'the gate', { nth: 1 }),
    color: [1, 1, 0],
    contents: 'Which one?',
    author: 'Mo',
    name: 'abc-1',
    created: "D:20221019120000+02'00'",
  },
  {
    subtype: 'Underline',
    rect: [72, 746, 300, 762],
    quads: quadOf(second, 'A second line', { row: 1 }),
    color: [0, 0.5, 0],
    name: 'abc-2',
  },
  { subtype: 'Square', rect: [100, 300, 200, 400], color: [0, 0, 1], contents: 'The sketch', page: 2 },
  { subtype: 'Text', rect: [500, 700, 520, 720], contents: 'A sticky note' },
  { subtype: 'Text', rect: [500, 700, 520, 720], contents: 'I agree', author: 'Lee', replyTo: 0 },
  { subtype: 'Highlight', rect: [400, 100, 500, 120], quads: quad(400, 100, 500, 120), color: [1, 0, 0] },
  { subtype: 'Link', rect: [0, 0, 10, 10] },
] as const;

describe('marks that another program made inside a PDF', () => {
  test('come with the words under them, their notes, names and dates', async () => {
    const { marks, leftBehind } = await readPdfMarks(await pdfMarkedElsewhere(lines, made));
    expect(marks).toHaveLength(5);
    expect(marks[0]).toMatchObject({
      origin: 'pdf:abc-1',
      pieces: [{ exact: 'the gate' }],
      note: 'Which one?\n\n> **Lee**:\n> I agree',
      creator: 'Mo',
      color: 'key',
      created: '2022-10-19T10:00:00.000Z',
      page: 1,
    });
    expect(marks[1]).toMatchObject({ pieces: [{ exact: 'A second line' }], color: 'confirms' });
    expect(marks.find(({ page }) => page === 2)).toMatchObject({
      pieces: [],
      page: 2,
      boxes: [{ page: 2, rect: [100, 300, 200, 400] }],
      note: 'The sketch',
    });
    expect(marks[3]).toMatchObject({ pieces: [], boxes: [{ page: 1, rect: [400, 100, 500, 120] }] });
    expect(leftBehind.map(({ message }) => message)).toContain('Underlined passages become highlights.');
  });

  test('go to their words, of two alike to the one that they lie on; and come once', async () => {
    const { archive, texts, home } = newArchive();
    const open = { archive, texts } as unknown as OpenArchive;
    const bytes = await pdfMarkedElsewhere(lines, made);
    const article = await importContent({ archive, texts, home, path: '' }, 'gate.pdf', bytes);
    const bring = async () => {
      const read = await matched(open, { name: 'gate.pdf', file: await readPdfMarks(bytes) });
      return {
        plan: planView(open, read, await planned(open, read, [], async () => [])),
        report: await bringIn(open, read, [], async () => []),
      };
    };
    const { plan, report } = await bring();
    expect(plan.sources[0]).toMatchObject({ by: 'file', article: { id: article }, known: 0 });
    expect(report).toMatchObject({ added: 5, known: 0, states: { exact: 2, region: 3 } });
    const ids = archive.replica
      .below(`articles/${article}`, 'annotations')
      .map((address) => address.split('/').at(-1) ?? '');
    const targets = ids.map((id) => existingAnnotation(archive, id).target);
    const gate = targets.find(({ quote }) => quote.exact === 'the gate');
    const { text } = texts.of(existingArticle(archive, article));
    expect(gate?.position.start).toBe(text.lastIndexOf('the gate', text.indexOf('\n')));
    expect(
      targets
        .filter(({ region }) => region)
        .map(({ region }) => region?.page)
        .sort(),
    ).toEqual([1, 1, 2]);
    expect((await bring()).report).toMatchObject({ added: 0, known: 5 });
  });
});

describe('a PDF with its marks in it', () => {
  const exported = async (more: Partial<Parameters<typeof smallPdf>[0]> = {}) => {
    const made = await smallArchive();
    const folder = temporaryFolder();
    if (Object.keys(more).length > 0)
      made.report = await importContent(
        made,
        'turned.pdf',
        smallPdf({ pages: lines, title: 'Turned', ...more }),
      );
    return { made, folder, out: join(folder, 'with marks.pdf'), staged: join(folder, 'staged.pdf') };
  };

  test('has them as annotations that pdf.js, poppler and qpdf understand; its own bytes come first', async () => {
    const { made, out, staged, folder } = await exported();
    const ids = addMarks(made);
    const report = await exportMarks(
      made.open,
      { format: 'pdf', articles: [made.report], path: out },
      { parser: parserInProcess, staged },
    );
    expect(report).toMatchObject({ marks: 2, files: 1 });
    const bytes = readFileSync(out);
    const original = readFileSync(join(made.path, originalOf(made)));
    expect(bytes.subarray(0, original.length).equals(original)).toBe(true);
    expect(execFileSync('qpdf', ['--check', out], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors found',
    );
    const task = openPdf(new Uint8Array(bytes));
    const document = await task.promise;
    const first = (await (await document.getPage(1)).getAnnotations()).filter(
      ({ subtype }) => subtype !== 'Popup',
    );
    expect(first).toHaveLength(1);
    expect(first[0]).toMatchObject({
      subtype: 'Highlight',
      contentsObj: { str: '=HYPERLINK("http://bad.example")' },
      titleObj: { str: 'Ada' },
      overlaidText: 'the evidence the gate failed',
      hasAppearance: true,
    });
    const second = (await (await document.getPage(2)).getAnnotations()).filter(
      ({ subtype }) => subtype !== 'Popup',
    );
    expect(second[0]).toMatchObject({
      subtype: 'Square',
      rect: [100, 600, 300, 700],
      contentsObj: { str: 'A drawing' },
    });
    await task.destroy();
    expect(execFileSync('pdftotext', [out, '-'], { encoding: 'utf8' })).toContain(
      'On the balance of the evidence',
    );
    execFileSync('pdftoppm', ['-r', '40', '-png', out, join(folder, 'look')]);
    const colors = new Set(
      execFileSync('pdftoppm', ['-r', '40', '-f', '1', '-l', '1', out], {
        encoding: 'latin1',
        maxBuffer: 1e8,
      }),
    );
    expect(colors.size).toBeGreaterThan(3);
    const again = await readPdfMarks(new Uint8Array(bytes));
    expect(again.marks.map(({ own }) => own).sort()).toEqual([ids.region, ids.words].sort());
  });

  test('is never written over what is there, and says why an encrypted one can’t be added to', async () => {
    const { made, out, staged } = await exported();
    addMarks(made);
    writeFile(out, 'mine');
    const options = { parser: parserInProcess, staged };
    expect(
      (
        await problemFrom(() =>
          exportMarks(made.open, { format: 'pdf', articles: [made.report], path: out }, options),
        )
      ).code,
    ).toBe('not-empty');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    const plain = writeFile(
      join(temporaryFolder(), 'plain.pdf'),
      smallPdf({ pages: lines, title: 'Locked' }),
    );
    const locked = join(temporaryFolder(), 'locked.pdf');
    execFileSync('qpdf', ['--encrypt', '', 'owner', '256', '--', plain, locked]);
    const article = await importContent(made, 'locked.pdf', readFileSync(locked));
    const problem = await problemFrom(() =>
      exportMarks(made.open, { format: 'pdf', articles: [article], path: `${out}.pdf` }, options),
    );
    expect(problem.message).toMatch(/“Locked” is encrypted/u);
  });
});

test.each([
  ['turned by 90', { rotate: 90 }],
  ['turned by 270', { rotate: 270 }],
  ['cropped', null],
])('a page that is %s keeps its marks on their words', async (_, turned) => {
  const made = await smallArchive();
  const folder = temporaryFolder();
  const bytes = turned ? smallPdf({ pages: lines, title: 'Turned', ...turned }) : await cropped();
  const article = await importContent(made, 'turned.pdf', bytes);
  addAnnotation(made.archive, made.texts, { article, passage: { quote: 'and ends.' }, note: 'Turned' });
  const out = join(folder, 'out.pdf');
  const report = await exportMarks(
    made.open,
    { format: 'pdf', articles: [article], path: out },
    { parser: parserInProcess, staged: join(folder, 'staged.pdf') },
  );
  expect(report.marks).toBe(1);
  expect(readFileSync(out).subarray(0, bytes.length).equals(Buffer.from(bytes))).toBe(true);
  expect(execFileSync('qpdf', ['--check', out], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors found',
  );
  const [mark] = (await readPdfMarks(new Uint8Array(readFileSync(out)))).marks;
  expect(mark?.pieces[0]?.exact).toBe('and ends.');
  // Drawn where the words are seen: a page looks different with the mark.
  const look = (file: string) =>
    execFileSync('pdftoppm', ['-r', '50', '-f', '1', '-l', '1', '-cropbox', file], { maxBuffer: 1e8 });
  expect(look(out).equals(look(writeFile(join(folder, 'before.pdf'), bytes)))).toBe(false);
});

/** What is seen does not begin at the origin; and the file has object streams. */
async function cropped(): Promise<Uint8Array> {
  const document = await PDFDocument.load(smallPdf({ pages: lines, title: 'Cropped' }));
  for (const page of document.getPages()) page.setCropBox(50, 100, 450, 730);
  return document.save({ useObjectStreams: true });
}

function originalOf(made: { path: string; report: string }): string {
  const found = execFileSync(
    'find',
    [made.path, '-name', 'original.pdf', '-path', `*${made.report}*`, '-printf', '%P'],
    { encoding: 'utf8' },
  );
  return found.trim();
}
