/** A PDF with marks as other programs make them, written to the letter. */
import {
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { smallPdf } from '../importing/small-pdf.ts';

export interface MadeElsewhere {
  readonly page?: number;
  readonly subtype: string;
  readonly rect: readonly [number, number, number, number];
  readonly quads?: readonly number[];
  readonly color?: readonly number[];
  readonly contents?: string;
  readonly author?: string;
  readonly name?: string;
  readonly created?: string;
  /** Index of the one it answers to. */
  readonly replyTo?: number;
}

export async function pdfMarkedElsewhere(
  pages: readonly (readonly string[])[],
  made: readonly MadeElsewhere[],
  more: Partial<Parameters<typeof smallPdf>[0]> = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.load(smallPdf({ pages, ...more }), { updateMetadata: false });
  const refs: PDFRef[] = [];
  for (const one of made) {
    const page = document.getPages()[(one.page ?? 1) - 1];
    if (!page) throw new Error('no such page');
    const dict = document.context.obj({
      Type: 'Annot',
      Subtype: one.subtype,
      Rect: [...one.rect],
      F: 4,
      ...(one.quads ? { QuadPoints: [...one.quads] } : {}),
      ...(one.color ? { C: [...one.color] } : {}),
      ...(one.contents === undefined ? {} : { Contents: PDFHexString.fromText(one.contents) }),
      ...(one.author === undefined ? {} : { T: PDFHexString.fromText(one.author) }),
      ...(one.name === undefined ? {} : { NM: PDFString.of(one.name) }),
      ...(one.created === undefined ? {} : { CreationDate: PDFString.of(one.created) }),
    });
    const parent = one.replyTo === undefined ? undefined : refs[one.replyTo];
    if (parent) dict.set(PDFName.of('IRT'), parent);
    const ref = document.context.register(dict);
    refs.push(ref);
    const list = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? document.context.obj([]);
    list.push(ref);
    page.node.set(PDFName.of('Annots'), list);
  }
  return document.save({ useObjectStreams: false });
}

/** Quads as Acrobat writes them: upper left, upper right, lower left, lower right. */
export const quad = (left: number, bottom: number, right: number, top: number): number[] => [
  left,
  top,
  right,
  top,
  left,
  bottom,
  right,
  bottom,
];

const helvetica = await (await PDFDocument.create()).embedFont(StandardFonts.Helvetica);

/** The quad of words in a line of a small PDF, measured with its font; the `nth` place from 0. */
export function quadOf(line: string, words: string, { row = 0, nth = 0 } = {}): number[] {
  let at = line.indexOf(words);
  for (let passed = 0; passed < nth; passed++) at = line.indexOf(words, at + 1);
  const width = (text: string): number => helvetica.widthOfTextAtSize(text, 12);
  const left = 72 + width(line.slice(0, at));
  const base = 770 - 20 * row;
  return quad(left, base - 3, left + width(words), base + 10);
}
