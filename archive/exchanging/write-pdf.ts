/**
 * Writes marks into a PDF as annotations that any viewer shows (ISO 32000-2, 12.5.6.10 text markup, 12.5.6.8 squares),
 * each with an appearance of its own and a pop-up for its note. The file is added to: its bytes stay the beginning.
 */
import {
  EncryptedPDFError,
  PDFArray,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { Refusal } from '../importing/parsed.ts';
import { openPdf } from '../importing/pdf-file.ts';
import { GlyphQuads } from './glyph-quads.ts';
import { lineBeneath } from './line-beneath.ts';
import { glyphsOf } from './page-glyphs.ts';
import type { PageText, PdfMark, PdfToWrite } from './pdf-marks.ts';
import { ownName } from './read-pdf-marks.ts';

/** How much of what lies beneath a tint is covered. */
const opacity = 0.45;
/** Points of the line round a rectangle. */
const lineWidth = 1.5;
/** Size of the pop-up of a note, in points. */
const popup = { width: 200, height: 110 };

type Marks = Pick<PdfToWrite, 'marks' | 'texts'>;

export async function writePdfMarks(bytes: Uint8Array, marks: Marks): Promise<Uint8Array> {
  const document = await openToAdd(bytes);
  await addPdfMarks(document, bytes, marks);
  return savedPdf(document);
}

/** `bytes`: of the same document. */
export async function addPdfMarks(
  document: PDFDocument,
  bytes: Uint8Array,
  { marks, texts }: Marks,
): Promise<void> {
  const glyphs = await glyphQuadsOf(bytes, texts);
  const pages = document.getPages();
  for (const mark of marks) {
    mark.pages.forEach((onPage, index) => {
      const page = pages[onPage.page - 1];
      if (!page) return;
      const name = `${ownName}${mark.id}${index === 0 ? '' : `/${index + 1}`}`;
      if (onPage.rect) addSquare(page, mark, name, onPage.rect);
      else {
        const quads = quadsOf(onPage, glyphs.get(onPage.page));
        if (quads.length > 0) addHighlight(page, mark, name, quads, index === 0);
      }
    });
  }
}

export async function savedPdf(document: PDFDocument): Promise<Uint8Array> {
  try {
    return await document.save();
  } catch (error) {
    throw new Refusal(`can’t be written again (${(error as Error).message})`);
  }
}

/** The pages' glyphs, where they can be told; by number. */
async function glyphQuadsOf(bytes: Uint8Array, texts: readonly PageText[]): Promise<Map<number, GlyphQuads>> {
  const found = new Map<number, GlyphQuads>();
  const task = openPdf(bytes.slice());
  try {
    const document = await task.promise;
    for (const { page: number, text } of texts) {
      const page = await document.getPage(number);
      const glyphs = await glyphsOf(page);
      if (glyphs) found.set(number, new GlyphQuads(text, glyphs));
      page.cleanup();
    }
  } catch {
    // Then the geometry kept at import has to do.
  } finally {
    await task.destroy();
  }
  return found;
}

function quadsOf(
  { words, quads }: PdfMark['pages'][number],
  glyphs: GlyphQuads | undefined,
): readonly (readonly number[])[] {
  const exact = words.map(({ start, end }) => glyphs?.quads(start, end));
  return exact.length > 0 && exact.every((one) => one !== undefined) ? exact.flat() : quads;
}

/** A PDF that its bytes stay the beginning of; a refusal that says why it can’t be added to. */
export async function openToAdd(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
    document.getPages();
    return document;
  } catch (error) {
    if (error instanceof EncryptedPDFError || /encrypted/iu.test((error as Error).message))
      throw new Refusal('is encrypted, and what is encrypted can’t be added to without its owner’s password');
    throw new Refusal(`is built in a way that can’t be added to (${(error as Error).message.slice(0, 200)})`);
  }
}

function addHighlight(
  page: PDFPage,
  mark: PdfMark,
  name: string,
  quads: readonly (readonly number[])[],
  isFirst: boolean,
): void {
  const { context } = page.doc;
  const rect = around(quads);
  const fills = quads.map((quad) => {
    const [ll, lr, ul, ur] = corners(quad);
    return `${ll} m ${lr} l ${ur} l ${ul} l h`;
  });
  const color = mark.color.map(shortNumber).join(' ');
  const lines = mark.line ? ` ${lineBeneath(quads, mark.color, mark.line)}` : '';
  const appearance = context.register(
    context.stream(`q /G gs ${color} rg ${fills.join(' ')} f Q${lines}`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: rect,
      Group: { S: 'Transparency' },
      Resources: { ExtGState: { G: { Type: 'ExtGState', BM: 'Multiply', ca: opacity } } },
    }),
  );
  add(
    page,
    context.obj({
      ...common(mark, name, isFirst ? mark.contents : ''),
      Subtype: 'Highlight',
      Rect: rect,
      // Upper left, upper right, lower left, lower right: the order that viewers expect, whatever the standard says.
      QuadPoints: quads.flatMap(
        ([llx = 0, lly = 0, lrx = 0, lry = 0, ulx = 0, uly = 0, urx = 0, ury = 0]) => [
          ulx,
          uly,
          urx,
          ury,
          llx,
          lly,
          lrx,
          lry,
        ],
      ),
      CA: opacity,
      AP: { N: appearance },
    }),
    rect,
    isFirst,
  );
}

function addSquare(
  page: PDFPage,
  mark: PdfMark,
  name: string,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
): void {
  const { context } = page.doc;
  const rect = [left, bottom, right, top];
  const half = lineWidth / 2;
  const color = mark.color.map(shortNumber).join(' ');
  const box = [left + half, bottom + half, right - left - lineWidth, top - bottom - lineWidth]
    .map(shortNumber)
    .join(' ');
  const appearance = context.register(
    context.stream(`q /G gs ${color} rg ${box} re f Q ${color} RG ${lineWidth} w ${box} re S`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: rect,
      Resources: { ExtGState: { G: { Type: 'ExtGState', BM: 'Multiply', ca: 0.15 } } },
    }),
  );
  add(
    page,
    context.obj({
      ...common(mark, name, mark.contents),
      Subtype: 'Square',
      Rect: rect,
      BS: { W: lineWidth, S: 'S' },
      AP: { N: appearance },
    }),
    rect,
    true,
  );
}

function common(mark: PdfMark, name: string, contents: string) {
  const instant = (said: string) => {
    const at = new Date(said);
    return said === '' || Number.isNaN(at.getTime()) ? undefined : PDFString.fromDate(at);
  };
  const created = instant(mark.created);
  const modified = instant(mark.modified) ?? created;
  return {
    Type: 'Annot',
    // Printed with the page.
    F: 4,
    C: mark.color,
    NM: PDFString.of(name),
    T: PDFHexString.fromText(mark.author),
    Subj: PDFHexString.fromText(mark.subject),
    ...(contents === '' ? {} : { Contents: PDFHexString.fromText(contents) }),
    ...(created ? { CreationDate: created } : {}),
    ...(modified ? { M: modified } : {}),
  };
}

function add(page: PDFPage, annotation: PDFDict, rect: readonly number[], hasPopup: boolean): void {
  const { context } = page.doc;
  annotation.set(PDFName.of('P'), page.ref);
  const ref = context.register(annotation);
  appendAnnotation(page, ref);
  if (!hasPopup) return;
  const { x, y, width, height } = page.getCropBox();
  const left = Math.max(x, x + width - popup.width);
  const top = Math.min(Math.max(rect[3] ?? 0, y + popup.height), y + height);
  const shown = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Popup',
      Rect: [left, top - popup.height, left + popup.width, top],
      Open: false,
      Parent: ref,
    }),
  );
  annotation.set(PDFName.of('Popup'), shown);
  appendAnnotation(page, shown);
}

/** The page’s own list may be shared, or missing: it gets one of its own. */
export function appendAnnotation(page: PDFPage, ref: PDFRef): void {
  const { context } = page.doc;
  const known = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  const list = context.obj([...(known?.asArray() ?? []), ref]);
  page.node.set(PDFName.of('Annots'), list);
}

const corners = ([
  llx = 0,
  lly = 0,
  lrx = 0,
  lry = 0,
  ulx = 0,
  uly = 0,
  urx = 0,
  ury = 0,
]: readonly number[]): string[] =>
  [
    [llx, lly],
    [lrx, lry],
    [ulx, uly],
    [urx, ury],
  ].map((point) => point.map(shortNumber).join(' '));

function around(quads: readonly (readonly number[])[]): number[] {
  const [xs, ys] = [0, 1].map((odd) =>
    quads.flatMap((quad) => quad.filter((_, index) => index % 2 === odd)),
  ) as [number[], number[]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** No exponents: PDF does not know them. */
export const shortNumber = (value: number): string => String(Number(value.toFixed(3)));
