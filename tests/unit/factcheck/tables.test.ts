import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import { addBlocks, addBriefing } from '../../../archive/briefings/briefing.ts';
import { chooseCiting } from '../../../archive/citing/citing-choice.ts';
import { readCsv } from '../../../archive/exchanging/csv.ts';
import { briefingFactCheck, giveSigns } from '../../../archive/factcheck/briefing-check.ts';
import { linkPassages } from '../../../archive/factcheck/say.ts';
import { exportFactCheck } from '../../../archive/factcheck/write-table.ts';
import {
  importContent,
  newArchive,
  problemFrom,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';

let opened: TestArchive;
let id: string;
let folder: string;

beforeAll(async () => {
  opened = newArchive({ now: () => Date.UTC(2026, 10, 23) });
  folder = temporaryFolder();
  const article = await importContent(
    opened,
    'gate.txt',
    '=SUM(A1) was <written> “there” & kept. A man left.',
  );
  id = addBriefing(opened.archive, { title: 'Who <did> it & when' });
  const texts = ['=1+1 is what it said. A man left <early> & “alone”.', 'لا أحد يعرف. 没有人知道。'];
  addBlocks(opened.archive, { id, blocks: texts.map((text) => ({ kind: 'text', text })) });
  const mark = addAnnotation(opened.archive, opened.texts, {
    article,
    passage: { quote: '=SUM(A1) was <written> “there” & kept' },
  });
  const [first] = briefingFactCheck(opened, id).sentences;
  if (first)
    linkPassages(opened, { id, sentence: { block: first.block, quote: first.quote }, annotations: [mark] });
});

test('passages have no sign until they are given one, once for all', () => {
  const signs = () => Object.values(briefingFactCheck(opened, id).passages).map(({ sign }) => sign);
  expect(signs()).toEqual(['']);
  giveSigns(opened, id);
  const [given] = signs();
  expect(given).toMatch(/^S-[0-9a-z]{4,}\.\d+$/u);
  const before = opened.archive.index.all('SELECT count(*) AS changes FROM changes');
  giveSigns(opened, id);
  expect(signs()).toEqual([given]);
  expect(opened.archive.index.all('SELECT count(*) AS changes FROM changes')).toEqual(before);
});

describe('the table', () => {
  test('as CSV has a row for each passage and each gap, and runs nothing', async () => {
    const path = join(folder, 'check.csv');
    expect(await exportFactCheck(opened, { id, format: 'csv', path })).toEqual({
      path,
      sentences: 4,
      gaps: 3,
    });
    const rows = readCsv(readFileSync(path, 'utf8')).map(({ cells }) => cells);
    expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['Sentence', 'Words', 'State'],
      ['1', "'=1+1 is what it said.", 'supported'],
      ['2', 'A man left <early> & “alone”.', 'no source'],
      ['3', 'لا أحد يعرف.', 'no source'],
      ['4', '没有人知道。', 'no source'],
    ]);
    expect(rows[1]?.[4]).toBe("'=SUM(A1) was <written> “there” & kept");
    expect(rows[1]?.[3]).toMatch(/^S-[0-9a-z]{4,}\.1$/u);
    expect(rows[1]?.[7]).toMatch(/^dossier:\/\/articles\//u);
  });

  test('names sources as the briefing does, each whole, and gives no sign by being looked at', async () => {
    const article = await importContent(opened, 'late.txt', 'She left at noon.');
    editArticle(opened.archive, {
      id: article,
      title: 'Noon',
      publisher: 'The Argus',
      published: '2022-10-19',
    });
    const other = addBriefing(opened.archive, { title: 'When' });
    addBlocks(opened.archive, { id: other, blocks: [{ kind: 'text', text: 'She left. So it was.' }] });
    const marks = ['She left', 'at noon'].map((quote) =>
      addAnnotation(opened.archive, opened.texts, { article, passage: { quote } }),
    );
    for (const [at, mark] of marks.entries()) {
      const sentence = briefingFactCheck(opened, other).sentences[at];
      if (sentence)
        linkPassages(opened, {
          id: other,
          sentence: { block: sentence.block, quote: sentence.quote },
          annotations: [mark],
        });
    }
    expect(Object.values(briefingFactCheck(opened, other).passages).map(({ sign }) => sign)).toEqual([
      '',
      '',
    ]);
    chooseCiting(opened.archive, other, { style: 'chicago' });
    const path = join(folder, 'styled.csv');
    await exportFactCheck(opened, { id: other, format: 'csv', path });
    const rows = readCsv(readFileSync(path, 'utf8')).map(({ cells }) => cells);
    expect(rows.slice(1).map((cells) => cells[5])).toEqual(Array(2).fill(expect.stringContaining('“Noon,”')));
    expect(new Set(rows.slice(1).map((cells) => cells[3])).size).toBe(2);
  });

  test('as a Word document repeats its head and shows gaps in red and in words', async () => {
    const path = join(folder, 'check.docx');
    await exportFactCheck(opened, { id, format: 'docx', path });
    const xml = strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array());
    expect(xml.match(/<w:tblHeader\b/gu)).toHaveLength(1);
    expect(xml.match(/<w:pStyle w:val="CheckGap"\/>/gu)).toHaveLength(3);
    expect(xml).toContain('A man left &lt;early&gt; &amp; “alone”.');
    expect(xml).toContain('“=SUM(A1) was &lt;written&gt; “there” &amp; kept”');
  });

  test.skipIf(!existsSync('/usr/bin/soffice'))('is opened by LibreOffice', { timeout: 120_000 }, async () => {
    const path = join(folder, 'opened.docx');
    await exportFactCheck(opened, { id, format: 'docx', path });
    execFileSync('soffice', [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      path,
    ]);
    const text = readFileSync(join(folder, 'opened.txt'), 'utf8');
    for (const words of ['Who <did> it & when', 'A man left <early> & “alone”.', 'No source', '没有人知道。'])
      expect(text).toContain(words);
  });

  test('is whole or not written at all', async () => {
    const path = join(folder, 'nowhere', 'check.docx');
    const problem = await problemFrom(() => exportFactCheck(opened, { id, format: 'docx', path }));
    expect(problem.code).toBe('export-failed');
    expect(existsSync(path)).toBe(false);
    const kept = join(folder, 'kept.csv');
    writeFileSync(kept, 'before');
    await problemFrom(() => exportFactCheck(opened, { id: 'aaaaaaaaaaaa', format: 'csv', path: kept }));
    expect(readFileSync(kept, 'utf8')).toBe('before');
  });
});
