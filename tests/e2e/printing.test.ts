/** Documents printed by the app’s own Electron, and read back by other programs. */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BriefingDocument } from '../../archive/contract/document.ts';
import { verbatimOf } from '../../archive/proof/manifest.ts';
import { printedPages } from '../../archive/proof/printed-words.ts';
import { proofJobs } from '../../archive/proof/proof-jobs.ts';
import { everyBlock, scripts } from '../documents/every-block.ts';
import { crowdedDocument, sentencesOfLongest } from '../documents/long-document.ts';
import { results, root, scratchFolder } from './app-under-test.ts';
import { Finished, lastNumber } from './finished-document.ts';

const scratch = scratchFolder();
const tools = (process.env.DOSSIER_TEST_TOOLS ?? '').split(',');
const poppler = tools.includes('poppler-utils');

afterAll(() => scratch.remove());

/** Prints as the command line does; answers the file. */
async function print(name: string, document: BriefingDocument, paper = 'A4'): Promise<string> {
  const folder = join(scratch.path, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'job.json'), JSON.stringify({ document, paper }));
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  await promisify(execFile)(
    process.execPath,
    [join(root, 'scripts', 'electron-run.mjs'), root, `--print-job=${folder}`],
    { env },
  );
  expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'))).toHaveProperty('pages');
  const file = join(folder, 'printed');
  mkdirSync(results, { recursive: true });
  copyFileSync(file, join(results, `printed-${name}.pdf`));
  return file;
}

describe('a document with every kind of block', () => {
  const made = everyBlock();
  let file = '';
  let again = '';
  let finished: Finished;

  beforeAll(async () => {
    file = await print('every-block', made);
    again = await print('every-block-again', made);
    finished = await Finished.read(file);
  });

  test('is the same bytes when it is printed again', () =>
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true));

  test('is printed on Letter as well, and without contents and index, whose pages need no proof', async () => {
    const parts = { ...made.parts, contents: false, index: false };
    const letter = await Finished.read(await print('letter', { ...made, parts }, 'Letter'));
    const [, , width, height] = (await letter.document.getPage(1)).view;
    expect([width, height].map((points) => Math.round(points ?? 0))).toEqual([612, 792]);
    letter.text.forEach((text, at) => {
      if (at > 0) expect(text).toContain(`${at + 1} of ${letter.text.length}`);
    });
    for (const { title, dest } of await letter.document.getOutline())
      expect(letter.text[(letter.places.get(dest as string) ?? 0) - 1]).toContain(title);
  });

  test('names each page that contents and index refer to as it is', () => {
    const index = finished.places.get('part-people') ?? 0;
    const references = [
      ...finished.pageReferences(2, 3),
      ...finished.pageReferences(index, finished.places.get('part-sources') ?? 0),
    ];
    expect(references.length).toBeGreaterThan(16);
    for (const { place, words } of references)
      expect([place, lastNumber(words)]).toEqual([place, finished.places.get(place)]);
  });

  test('has an outline by levels, whose entries lead to the words they name', async () => {
    const outline = await finished.document.getOutline();
    expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
      ['What was said before the vote', ['Around it']],
      ['Who and when', []],
      ['In pictures', []],
      ['At length', []],
      ['Index of people', []],
      ['Index of events', []],
      ['Sources', []],
      ['Colophon', []],
    ]);
    for (const { title, dest } of outline)
      expect(finished.text[(finished.places.get(dest as string) ?? 0) - 1]).toContain(title);
  });

  test('leads from notes, sources and index to their places, and back', () => {
    const leads = (place: string) => finished.references.some((reference) => reference.place === place);
    for (const place of ['note-1', 'call-1', 'note-2', 'call-2', 'src-1', 'q-1', 'q-10', 'h-2', 'fig-4'])
      expect([place, leads(place), finished.places.has(place)]).toEqual([place, true, true]);
  });

  test('says what could not be set, and takes no text for markup', () => {
    const text = finished.text.join(' ');
    expect(text).toContain('A picture can’t be shown, as its file can’t be decoded: The harbour wall.');
    expect(text).toContain('A picture is missing: The mill.');
    expect(text).toContain('<script>alert("1")</script>');
  });

  test('has the title, the language and the day of the export', async () => {
    const { info, metadata } = (await finished.document.getMetadata()) as unknown as {
      info: Record<string, unknown>;
      metadata: { get(name: string): unknown } | null;
    };
    expect(info).toMatchObject({
      Title: made.title,
      Author: made.author,
      CreationDate: 'D:20261123000000Z',
      Language: 'en',
    });
    expect(metadata?.get('dc:title')).toBe(made.title);
    expect(await finished.document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(await finished.document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test.skipIf(!tools.includes('qpdf'))('is sound to qpdf', () =>
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    ),
  );

  test('has every quotation in words that can be found on its page, in every script', async () => {
    const quotations = made.blocks.flatMap((block) => (block.kind === 'quotation' ? block.quotation : []));
    const { pages } = await proofJobs.proofParts(file, scratch.path);
    const found = printedPages(
      pages,
      quotations.map(({ pieces }) => verbatimOf(pieces)),
    );
    expect(quotations.map(({ place }, index) => [place, found[index]])).toEqual(
      quotations.map(({ place }) => [place, finished.places.get(place)]),
    );
  });

  test.skipIf(!poppler)('carries the faces of every script, and its words in the order of reading', () => {
    const faces = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(faces.length).toBeGreaterThan(5);
    for (const face of faces) expect(face).toMatch(/ yes (?:yes|no ) (?:yes|no ) +\d+ +\d+$/u);
    for (const family of ['SourceSerif4', 'Inter', 'Scheherazade', 'NotoSerifHebrew', 'NotoSerifDevanagari'])
      expect(faces.join('\n')).toContain(family);
    // Spaces are poppler's guess from gaps: it sees some between the letters of an Arabic word.
    const letters = (text: string): string =>
      text.normalize('NFKC').replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
    const text = letters(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
    for (const words of Object.values(scripts)) expect(text).toContain(letters(words));
  });

  test.skipIf(!poppler)(
    'is tagged: headings, lists, tables with heads, links, pictures with what they show',
    () => {
      const tags = execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' });
      for (const tag of [
        'Document',
        'H1',
        'H2',
        'H3',
        'P',
        'L',
        'LI',
        'Table',
        'TR',
        'TH',
        'TD',
        'Link',
        'Figure',
      ])
        expect(tags).toMatch(new RegExp(`^\\s*${tag}\\b`, 'mu'));
      // Heads and feet are no text.
      expect(tags).not.toMatch(/\d+ of \d+/u);
      expect(tags.replace(/\s+/gu, ' ')).toContain('as clear as on a church bell');
    },
  );
});

describe('2,000 quotations, and one of forty pages', () => {
  const made = crowdedDocument();
  let finished: Finished;

  beforeAll(async () => {
    finished = await Finished.read(await print('crowded', made));
  });

  test('each is printed, on the page that index and contents name', () => {
    const main = finished.places.get('h-1') ?? 0;
    const index = finished.places.get('part-people') ?? 0;
    const contents = finished.pageReferences(2, main);
    const indexed = finished.pageReferences(index, finished.places.get('part-sources') ?? 0);
    expect(contents.length).toBeGreaterThan(40);
    expect(indexed.length).toBeGreaterThan(1_000);
    for (const { place, words } of [...contents, ...indexed])
      expect([place, lastNumber(words)]).toEqual([place, finished.places.get(place)]);
    for (let number = 1; number <= 2_000; number++)
      expect(finished.text[(finished.places.get(`q-${number}`) ?? 0) - 1]).toContain(
        ` ${number}. The council met`,
      );
  });

  test('the long one runs over its pages without a word lost', () => {
    const [from, to] = [finished.places.get('h-longest') ?? 0, finished.places.get('h-end') ?? 0];
    expect(to - from).toBeGreaterThan(38);
    const words = finished.text.slice(from - 1, to).join(' ');
    const numbers = [...words.matchAll(/Sentence (\d+):/gu)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: sentencesOfLongest }, (_, at) => at + 1));
  });

  test('every page but the cover says which of how many it is', () => {
    finished.text.forEach((text, at) => {
      if (at > 0) expect(text).toContain(`${at + 1} of ${finished.text.length}`);
    });
  });
});
