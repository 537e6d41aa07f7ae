/**
 * Mends what the faces say their signs mean, for programs that take words out of a document: an apostrophe shares its sign with the
 * modifier letter U+02BC, and Chromium names the letter, so that “can’t” would not be found as it was written.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

const meaning = PDFName.of('ToUnicode');

export function mendLetters({ context }: PDFDocument): void {
  for (const [, font] of context.enumerateIndirectObjects()) {
    const ref = font instanceof PDFDict ? font.get(meaning) : undefined;
    const stream = context.lookup(ref);
    if (!(ref instanceof PDFRef && stream instanceof PDFRawStream)) continue;
    const packed = stream.dict.get(PDFName.of('Filter')) !== undefined;
    const map = Buffer.from(packed ? inflateSync(stream.contents) : stream.contents).toString('latin1');
    const mended = withApostrophes(map);
    if (mended === map) continue;
    stream.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    context.assign(ref, PDFRawStream.of(stream.dict, deflateSync(Buffer.from(mended, 'latin1'))));
  }
}

/** @param map of the numbers of signs to letters, as Skia writes it (Adobe Technical Note 5411) */
export const withApostrophes = (map: string): string =>
  map.replace(/^(<[\dA-F]{4}>) <02BC>$/gmu, '$1 <2019>');
