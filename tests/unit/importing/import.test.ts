import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articleHome, existingArticle } from '../../../archive/articles/article.ts';
import { findCapture, readCaptureCard, readCaptureText } from '../../../archive/articles/capture.ts';
import { ProblemError } from '../../../archive/contract/problem.ts';
import { listFiles } from '../../../archive/importing/file-list.ts';
import { importFiles, importPasted } from '../../../archive/importing/import.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import type { Parser } from '../../../archive/importing/parsed.ts';
import { Staging } from '../../../archive/importing/staging.ts';
import {
  newArchive,
  openArchive,
  type TestArchive,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';
import { asOrdinaryUser } from '../as-ordinary-user.ts';
import { smallPdf } from './small-pdf.ts';

const parser = parserInProcess;
const run = ({ archive, home }: TestArchive, paths: readonly string[], more = {}) =>
  importFiles(paths, { archive, home, parser, ...more });
const stagedIn = (home: string): string[] => readdirSync(join(home, 'staging'));

describe('importing a batch', () => {
  test('takes what is good and refuses the rest, each with its reason', async () => {
    const opened = newArchive();
    const folder = temporaryFolder();
    const large = writeFile(join(folder, '7 large.txt'), '');
    truncateSync(large, 20_000_001);
    writeFile(join(folder, '1 good.txt'), 'Good words.');
    writeFile(join(folder, '2 empty.txt'), '');
    writeFile(join(folder, '3 blank.txt'), ' \n ');
    writeFile(join(folder, '4 letter.docx'), 'PK');
    writeFile(join(folder, '5 twin.txt'), 'Good words.');
    writeFile(join(folder, '6 not a.pdf'), 'no');
    writeFile(join(folder, '8 page.html'), '<title>A page</title><p>Words of it.</p>');
    writeFile(join(folder, '9 paper.pdf'), smallPdf({ pages: [['Words of the paper.']] }));
    const missing = join(folder, 'missing.txt');
    const report = await run(opened, [folder, missing]);
    expect(report.imported.map(({ file, title }) => [file.slice(folder.length + 1), title])).toEqual([
      ['1 good.txt', 'Good words.'],
      ['8 page.html', 'A page'],
      ['9 paper.pdf', 'Words of the paper.'],
    ]);
    expect(report.refused.map(({ file, reason }) => [file.slice(folder.length + 1), reason])).toEqual([
      ['2 empty.txt', 'is empty'],
      ['3 blank.txt', 'is empty: it holds nothing but white space'],
      ['4 letter.docx', "is of a kind that can't be imported yet (.docx); text, HTML and PDF can"],
      ['5 twin.txt', `is in the archive already, as “Good words.” (${report.imported[0]?.id})`],
      ['6 not a.pdf', 'is named .pdf but is not a PDF'],
      ['7 large.txt', 'is too large: 21 MB, and the limit for text is 20 MB'],
      ['missing.txt', 'does not exist'],
    ]);
    expect(stagedIn(opened.home)).toEqual([]);
    expect(opened.archive.replica.homes('articles')).toHaveLength(3);
  });

  test('goes on past what may not be opened', async () => {
    const opened = newArchive();
    const folder = temporaryFolder();
    const secret = writeFile(join(folder, 'a secret.txt'), 'words');
    chmodSync(secret, 0o000);
    const closed = join(folder, 'b closed');
    mkdirSync(closed, { mode: 0o000 });
    const good = writeFile(join(folder, 'c good.txt'), 'words');
    // As somebody without root's rights.
    const listed = asOrdinaryUser(() => [...listFiles([folder])]);
    expect(listed).toEqual([secret, closed, good]);
    const staging = new Staging(opened.home);
    expect(() => asOrdinaryUser(() => staging.stageFile(secret))).toThrow('you are not allowed to open it');
    expect(() => asOrdinaryUser(() => staging.stageFile(closed))).toThrow('is a folder that can’t be opened');
    staging.close();
    chmodSync(closed, 0o755);
  });

  test('follows no link round in circles', () => {
    const folder = temporaryFolder();
    writeFile(join(folder, 'deep', 'a.txt'), 'words');
    symlinkSync('..', join(folder, 'deep', 'up'));
    symlinkSync('.', join(folder, 'self'));
    symlinkSync('nowhere', join(folder, 'dead.txt'));
    expect([...listFiles([folder])].map((path) => path.slice(folder.length + 1))).toEqual([
      'dead.txt',
      'deep/a.txt',
    ]);
  });

  test('refuses what is no file', async () => {
    const opened = newArchive();
    const report = await run(opened, ['/dev/null', join(temporaryFolder(), 'a\0b.txt'), '']);
    expect(report.imported).toEqual([]);
    expect(report.refused.map(({ reason }) => reason)).toEqual([
      'is not a file',
      'can’t be read (ERR_INVALID_ARG_VALUE)',
      'does not exist',
    ]);
  });

  test('refuses the same file twice in one batch, and takes it again when the first is in the trash', async () => {
    const opened = newArchive();
    const path = writeFile(join(temporaryFolder(), 'a.txt'), 'The same words.');
    const report = await run(opened, [path, path]);
    expect([report.imported.length, report.refused.length]).toEqual([1, 1]);
    opened.archive.commit((draft) => draft.set(articleHome(report.imported[0]?.id ?? ''), 'trashed', true));
    expect((await run(opened, [path])).imported).toHaveLength(1);
  });

  test('tells of its progress', async () => {
    const opened = newArchive();
    const folder = temporaryFolder();
    const paths = ['a.txt', 'b.docx', 'c.txt'].map((name) =>
      writeFile(join(folder, name), `Words of ${name}`),
    );
    const told: unknown[] = [];
    await run(opened, paths, { onProgress: (progress: unknown) => told.push(progress) });
    expect(told).toEqual([
      ...paths.map((file, done) => ({ done, total: 3, file })),
      { done: 3, total: 3, file: '' },
    ]);
  });

  test('keeps no copy of a file that is done with', async () => {
    const opened = newArchive();
    const folder = temporaryFolder();
    const paths = ['a.txt', 'b.txt', 'c.txt'].map((name) =>
      writeFile(join(folder, name), `Words of ${name}`),
    );
    const copies: number[] = [];
    await run(opened, paths, {
      onProgress: () =>
        copies.push(
          stagedIn(opened.home).flatMap((name) => readdirSync(join(opened.home, 'staging', name))).length,
        ),
    });
    expect(copies).toEqual([0, 0, 0, 0]);
  });
});

describe('the files that a person means by a folder', () => {
  test('are all in it but hidden ones and those that a browser saved beside a page', () => {
    const folder = temporaryFolder();
    for (const name of [
      'page.html',
      'page_files/ad.html',
      'page_files/deeper/x.txt',
      'Seite.htm',
      'Seite-Dateien/ad.html',
      'article.html',
      'article.files/ad.html',
      'lonely_files/kept.txt',
      'sub/b.txt',
      'sub/a.txt',
      '.hidden.txt',
      '.git/x.txt',
    ])
      writeFile(join(folder, name), 'x');
    expect([...listFiles([folder])].map((path) => path.slice(folder.length + 1))).toEqual([
      'Seite.htm',
      'article.html',
      'lonely_files/kept.txt',
      'page.html',
      'sub/a.txt',
      'sub/b.txt',
    ]);
  });

  test('are the companions too, where they are named themselves', () => {
    const folder = temporaryFolder();
    const companion = writeFile(join(folder, 'page_files', 'a.html'), 'x');
    writeFile(join(folder, 'page.html'), 'x');
    expect([...listFiles([join(folder, 'page_files')])]).toEqual([companion]);
  });
});

describe('cancelling', () => {
  test('keeps what was imported and leaves nothing staged', async () => {
    const opened = newArchive();
    const folder = temporaryFolder();
    const paths = ['a', 'b', 'c'].map((name) => writeFile(join(folder, `${name}.txt`), `Words of ${name}.`));
    const abort = new AbortController();
    const cancelled: Parser = {
      parse: async (job, signal) => {
        if (job.name === 'b.txt') abort.abort();
        if (signal?.aborted) throw new ProblemError('cancelled', 'stopped');
        return parser.parse(job);
      },
      close: () => {},
    };
    const report = await run(opened, paths, { parser: cancelled, signal: abort.signal });
    expect(report.imported.map(({ title }) => title)).toEqual(['Words of a.']);
    expect(report.refused).toEqual([]);
    expect(stagedIn(opened.home)).toEqual([]);
  });

  test('between two files stops before the second', async () => {
    const opened = newArchive();
    const folder = temporaryFolder();
    const paths = ['a', 'b'].map((name) => writeFile(join(folder, `${name}.txt`), `Words of ${name}.`));
    const abort = new AbortController();
    const counted: Parser = {
      parse: (job) => {
        abort.abort();
        return parser.parse(job);
      },
      close: () => {},
    };
    const report = await run(opened, paths, { signal: abort.signal, parser: counted });
    expect(report.imported.map(({ title }) => title)).toEqual(['Words of a.']);
    expect(stagedIn(opened.home)).toEqual([]);
  });

  test('a bug in the parser ends the import and leaves nothing staged', async () => {
    const opened = newArchive();
    const path = writeFile(join(temporaryFolder(), 'a.txt'), 'words');
    const broken: Parser = { parse: () => Promise.reject(new TypeError('a bug')), close: () => {} };
    await expect(run(opened, [path], { parser: broken })).rejects.toThrow('a bug');
    expect(stagedIn(opened.home)).toEqual([]);
    expect(opened.archive.replica.homes('articles')).toEqual([]);
  });
});

describe('a capture', () => {
  const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
  const originals: readonly (readonly [
    name: string,
    content: string | Uint8Array,
    files: readonly string[],
  ])[] = [
    ['a.txt', 'Kevin de León 🔥 stays.', ['capture.json', 'original.txt', 'reading.html', 'text.json']],
    ['a.text', 'Words.', ['capture.json', 'original.text', 'reading.html', 'text.json']],
    [
      'a.htm',
      '<title>T</title><p>Words.</p>',
      ['capture.json', 'original.html', 'reading.html', 'text.json'],
    ],
    ['a.pdf', smallPdf({ pages: [['Words']] }), ['capture.json', 'layout.json', 'original.pdf', 'text.json']],
  ];
  test.each(originals)('holds every file with its hash: %s', async (name, content, files) => {
    const opened = newArchive({ now: () => Date.UTC(2026, 10, 22, 10, 11, 12) });
    const path = writeFile(join(temporaryFolder(), name), content);
    const { imported } = await run(opened, [path]);
    const article = existingArticle(opened.archive, imported[0]?.id ?? '');
    const { id = '', announced } = article.capture ?? {};
    expect(id).toMatch(/^20261122T101112Z-[0-9a-f]{8}$/u);
    const folder = findCapture(opened.path, article.home, id) ?? '';
    expect(readdirSync(folder).sort()).toEqual(files);
    expect(readdirSync(join(folder, '..'))).toEqual([id]);
    const card = readCaptureCard(folder);
    for (const stored of [card.original, card.reading, card.text, card.layout])
      if (stored) {
        expect(hashOf(join(folder, stored.file))).toBe(stored.sha256);
        expect(readFileSync(join(folder, stored.file)).length).toBe(stored.bytes);
      }
    expect(card.original).toMatchObject({ name, sha256: hashOf(path) });
    expect(readFileSync(join(folder, card.original.file))).toEqual(readFileSync(path));
    const text = readCaptureText(folder, card.text.textSha256);
    expect(createHash('sha256').update(text).digest('hex')).toBe(card.text.textSha256);
    expect([...text]).toHaveLength(card.text.length);
    expect(announced).toMatchObject({
      textSha256: card.text.textSha256,
      originalSha256: card.original.sha256,
      length: card.text.length,
    });
  });

  test('is there when the archive is opened again', async () => {
    const opened = newArchive();
    const path = writeFile(join(temporaryFolder(), 'a.txt'), 'Words.');
    const { imported } = await run(opened, [path]);
    opened.archive.abandon();
    const again = openArchive(opened.path, { home: opened.home });
    const article = existingArticle(again.archive, imported[0]?.id ?? '');
    expect(again.texts.of(article).text).toBe('Words.');
  });

  test('whose text was altered is not shown as what was stored', async () => {
    const opened = newArchive();
    const { imported } = await run(opened, [writeFile(join(temporaryFolder(), 'a.txt'), 'Words.')]);
    const article = existingArticle(opened.archive, imported[0]?.id ?? '');
    const file = join(findCapture(opened.path, article.home, article.capture?.id ?? '') ?? '', 'text.json');
    writeFile(file, readFileSync(file, 'utf8').replace('Words.', 'Other.'));
    expect(opened.texts.tryOf(article)).toBeUndefined();
    rmSync(file);
    expect(opened.texts.tryOf(article)).toBeUndefined();
  });
});

describe('pasting', () => {
  const paste = (opened: TestArchive, pasted: { text?: string; html?: string }) =>
    importPasted(pasted, { archive: opened.archive, home: opened.home, parser });

  test('takes text, and HTML before it', async () => {
    const opened = newArchive();
    const text = await paste(opened, { text: 'Pasted words.' });
    expect(text.imported).toMatchObject([{ title: 'Pasted words.', file: 'the pasted text' }]);
    const html = await paste(opened, { text: 'plain', html: '<h1>Pasted</h1><p>page</p>' });
    expect(html.imported).toMatchObject([{ title: 'Pasted' }]);
    const blank = await paste(opened, { text: 'Only the text.', html: '  ' });
    expect(blank.imported).toMatchObject([{ title: 'Only the text.' }]);
  });

  test.each([
    ['nothing', {}],
    ['an empty text', { text: '' }],
    ['white space', { text: ' \n ' }],
    ['HTML without words', { html: '<p></p>' }],
  ])('refuses %s', async (_name, pasted) => {
    const report = await paste(newArchive(), pasted);
    expect(report.imported).toEqual([]);
    expect(report.refused).toHaveLength(1);
    expect(report.refused[0]?.file).toBe('the pasted text');
  });
});
