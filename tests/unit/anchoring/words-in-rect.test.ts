import { expect, test } from 'vitest';
import { wordsInRect } from '../../../archive/anchoring/words-in-rect.ts';
import { parsePdfFile } from '../../../archive/importing/pdf-file.ts';
import { reportPdf } from '../importing/report-pdf.ts';
import { smallPdf } from '../importing/small-pdf.ts';

type Rect = readonly [number, number, number, number];

async function wordsOn(pdf: Uint8Array, rect: Rect): Promise<string[]> {
  const { text, layout } = await parsePdfFile(new Uint8Array(pdf), 'file.pdf');
  const [page] = layout ?? [];
  const [words = ''] = text.split('\f');
  return page ? wordsInRect(words, page, rect).map(({ start, end }) => words.slice(start, end)) : [];
}

test.each([
  ['a whole line', [60, 760, 400, 790], ['First line']],
  ['lines that follow each other are one stretch', [60, 740, 400, 790], ['First line\nSecond line']],
  ['part of a line', [60, 760, 97, 790], ['First']],
  ['no word that is cut through', [60, 760, 112, 790], ['First']],
  ['only the rest of a line that begins cut through', [80, 760, 400, 790], ['line']],
  ['a word cut at both ends', [78, 760, 90, 790], []],
  ['none', [60, 100, 400, 300], []],
] as const)('words in a rectangle: %s', async (_name, rect, words) => {
  expect(await wordsOn(smallPdf({ pages: [['First line', 'Second line']] }), rect)).toEqual(words);
});

test('of two columns only the one inside', async () => {
  const words = await wordsOn(reportPdf(1), [60, 700, 300, 730]);
  expect(words).toHaveLength(1);
  expect(words[0]).toMatch(
    /^Line 1 in the left column.*\nLine 2 in the left column of leaf 1 stands here\.$/,
  );
});
