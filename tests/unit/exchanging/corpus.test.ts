/** PDFs that once broke a reader: each takes a mark on its first words, or says why not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageSelectors } from '../../../archive/anchoring/pdf-quads.ts';
import { readPdfMarks } from '../../../archive/exchanging/read-pdf-marks.ts';
import { writePdfMarks } from '../../../archive/exchanging/write-pdf.ts';
import { Refusal } from '../../../archive/importing/parsed.ts';
import { parsePdfFile } from '../../../archive/importing/pdf-file.ts';
import { corpus } from '../importing/corpus.ts';

const folder = corpus && join(corpus, 'pdf');
if (!folder) console.log('The corpus of PDFs is not here: marks are not written into it.');

test.skipIf(!folder)(
  'every PDF of the corpus takes a mark that is found in it again, or says why not',
  { timeout: 120_000 },
  async () => {
    const refused: string[] = [];
    for (const name of readdirSync(folder ?? '').filter((one) => one.endsWith('.pdf'))) {
      const bytes = () => new Uint8Array(readFileSync(join(folder ?? '', name)));
      try {
        const { text, layout } = await parsePdfFile(bytes(), name);
        const first = text.split('\f')[0] ?? '';
        const words = /\S+/u.exec(first);
        const place = words
          ? { start: words.index, end: words.index + words[0].length }
          : { start: 0, end: 0 };
        const quads = pageSelectors(text, layout ?? [], place.start, place.end)[0]?.quads ?? [];
        const page =
          words && quads.length > 0
            ? { page: 1, words: [place], quads: quads.map((quad) => [...quad]), rect: null }
            : { page: 1, words: [], quads: [], rect: [10, 10, 60, 60] };
        const mark = {
          id: 'k3f9x2m0q7ab',
          pages: [page],
          color: [1, 1, 0],
          subject: 'Key',
          contents: 'Note',
          author: '',
          created: '',
          modified: '',
        };
        const written = await writePdfMarks(bytes(), { marks: [mark], texts: [{ page: 1, text: first }] });
        expect([name, Buffer.from(written.subarray(0, bytes().length)).equals(Buffer.from(bytes()))]).toEqual(
          [name, true],
        );
        const own = (await readPdfMarks(written)).marks.filter((one) => one.own === mark.id);
        expect([name, own.map(({ note }) => note)]).toEqual([name, ['Note']]);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push(`${name} ${error.message}`);
      }
    }
    expect(refused).toHaveLength(3);
  },
);
