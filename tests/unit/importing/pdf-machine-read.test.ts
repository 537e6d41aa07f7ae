import { expect, test } from 'vitest';
import { parsePdfFile } from '../../../archive/importing/pdf-file.ts';
import { drawnPdf } from './small-pdf.ts';

const words = (mode: number) => `BT /F1 12 Tf ${mode} Tr 72 700 Td (Words of the page) Tj ET`;
const picture = (matrix: string) => `q ${matrix} cm /I1 Do Q`;
const whole = picture('595 0 0 842 0 0');

test.each([
  ['unseen words over a picture of the page', `${whole} ${words(3)}`, [1]],
  ['unseen words beneath it', `${words(3)} ${whole}`, [1]],
  ['a picture in strips', `${picture('595 0 0 421 0 0')} ${picture('595 0 0 421 0 421')} ${words(3)}`, [1]],
  ['a picture that is turned', `${picture('0 842 -595 0 595 0')} ${words(3)}`, [1]],
  ['a mode that was taken back', `${whole} q 3 Tr Q BT /F1 12 Tf 72 700 Td (Words of the page) Tj ET`, []],
  ['words that are seen', `${whole} ${words(0)}`, []],
  ['words of which most are seen', `${whole} ${words(0)} ${words(0)} ${words(3)}`, []],
  ['unseen words over a small picture', `${picture('200 0 0 200 72 72')} ${words(3)}`, []],
  ['unseen words without a picture', words(3), []],
  ['a picture without words', whole, []],
] as const)('machine-read or not: %s', async (_name, content, pages) => {
  const parsed = await parsePdfFile(drawnPdf(content), 'scan.pdf');
  expect(parsed.machineRead).toEqual(pages);
});
