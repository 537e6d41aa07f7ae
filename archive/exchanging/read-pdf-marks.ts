/**
 * Marks that other programs made inside a PDF (ISO 32000-2, 12.5.6). pdf.js reads them and says which glyphs lie
 * under a highlight; for that underlined and struck passages are shown to it as highlights, in a copy.
 */
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { sha256 } from '../articles/capture.ts';
import { Refusal } from '../importing/parsed.ts';
import { openPdf } from '../importing/pdf-file.ts';
import { nearestColor } from './nearest-color.ts';
import {
  noPiece,
  type OutsideBox,
  type OutsideFile,
  type OutsideMark,
  OutsideMarks,
} from './outside-mark.ts';
import { type PdfAnnotation, pdfAnnotationSchema } from './pdf-annotation.ts';
import { plainText } from './plain-text.ts';

/** Prefix of the names that Dossier gives to annotations which it writes into a PDF. */
export const ownName = 'dossier-';

/** Of those that only point at a mark: a number at the edge of a page is none itself. */
export const tabName = `${ownName}tab-`;

const textMarkup = new Set(['Highlight', 'Underline', 'StrikeOut', 'Squiggly']);
const drawn = new Set([
  'Square',
  'Circle',
  'Ink',
  'FreeText',
  'Text',
  'Polygon',
  'PolyLine',
  'Line',
  'Caret',
  'Stamp',
]);
const become: Readonly<Record<string, string>> = {
  Underline: 'Underlined passages become highlights.',
  StrikeOut: 'Passages that are struck out become highlights.',
  Squiggly: 'Passages with a wavy line become highlights.',
  Circle: 'An ellipse becomes the rectangle round it.',
  Ink: 'Strokes drawn by hand become the rectangle round them.',
  Line: 'A line becomes the rectangle round it.',
  PolyLine: 'A line becomes the rectangle round it.',
  Polygon: 'A polygon becomes the rectangle round it.',
  Caret: 'A sign of insertion becomes a rectangle with its note.',
  Stamp: 'A stamp becomes the rectangle round it; its picture is not carried.',
  Text: 'A note on a point of the page becomes a small rectangle with its note.',
  FreeText: 'Text written on a page becomes the note of the rectangle in which it stands.',
};

export async function readPdfMarks(bytes: Uint8Array): Promise<OutsideFile> {
  const file = sha256(bytes);
  const marks = new OutsideMarks('pdf');
  const source = marks.source({ file });
  const found = await annotationsOf(bytes.slice());
  if (!found.some(({ subtype }) => textMarkup.has(subtype) || drawn.has(subtype))) return marks.done();
  const looked = await lookedInto(bytes, found);
  const byId = new Map<string, OutsideMark>();
  for (const annotation of found) {
    const { subtype, id, page } = annotation;
    const isText = textMarkup.has(subtype);
    if (!isText && !drawn.has(subtype)) continue;
    const where = `page ${page}`;
    const name = looked.names.get(id) ?? '';
    if (annotation.inReplyTo !== undefined || name.startsWith(tabName)) continue;
    if (become[subtype]) marks.leave(become[subtype], where);
    const words = isText ? (looked.words.get(id) ?? annotation.overlaidText ?? '') : '';
    const boxes = isText ? quadBoxes(annotation) : [{ page, rect: [...annotation.rect] }];
    if (isText && words.trim() === '')
      marks.leave('The words under a mark could not be told; it becomes a rectangle.', where);
    byId.set(
      id,
      marks.add({
        origin: `pdf:${name || `${file}:${id}`}`,
        own: ownId(name),
        where,
        source,
        pieces: words.trim() === '' ? [] : [{ ...noPiece, exact: words.trim() }],
        page,
        boxes,
        color: annotation.color ? nearestColor(annotation.color) : null,
        note: noteOf(annotation, words),
        creator: annotation.author,
        created: annotation.created,
      }),
    );
  }
  addReplies(found, byId);
  return marks.done();
}

/** Marks only, without the words under them: quick, even in a long file. */
export async function countPdfMarks(bytes: Uint8Array): Promise<string[]> {
  const file = sha256(bytes);
  const found = await annotationsOf(bytes.slice());
  const counted = found.filter(
    ({ subtype, inReplyTo }) => inReplyTo === undefined && (textMarkup.has(subtype) || drawn.has(subtype)),
  );
  if (counted.length === 0) return [];
  const { names } = await lookedInto(bytes, []);
  return counted
    .filter(({ id }) => !names.get(id)?.startsWith(tabName))
    .map(({ id }) => `pdf:${names.get(id) || `${file}:${id}`}`);
}

export function ownId(name: string): string {
  return name.startsWith(ownName) ? (name.slice(ownName.length).split('/')[0] ?? '') : '';
}

async function annotationsOf(bytes: Uint8Array): Promise<PdfAnnotation[]> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    const found: PdfAnnotation[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      for (const annotation of await page.getAnnotations({ intent: 'any' })) {
        const read = pdfAnnotationSchema.safeParse({ ...annotation, page: number });
        if (read.success) found.push(read.data);
      }
      page.cleanup();
    }
    return found;
  } catch (error) {
    // Not exported by this build: told by its name.
    const { name } = error as Error;
    if (name === 'PasswordException')
      throw new Refusal('is protected by a password; save a copy without it and bring in that');
    if (name === 'InvalidPDFException') throw new Refusal('is damaged: it can’t be read as a PDF');
    throw error;
  } finally {
    await task.destroy();
  }
}

/** The names of annotations, and the words under those that pdf.js tells none of; by their ids. */
async function lookedInto(
  bytes: Uint8Array,
  found: readonly PdfAnnotation[],
): Promise<{ names: Map<string, string>; words: Map<string, string> }> {
  const names = new Map<string, string>();
  const words = new Map<string, string>();
  try {
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
    const unread = new Set(
      found.filter(({ subtype }) => subtype !== 'Highlight' && textMarkup.has(subtype)).map(({ id }) => id),
    );
    for (const [ref, object] of document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || !object.has(PDFName.of('Rect'))) continue;
      const id =
        ref.generationNumber === 0 ? `${ref.objectNumber}R` : `${ref.objectNumber}R${ref.generationNumber}`;
      const name = object.get(PDFName.of('NM'));
      if (name instanceof PDFString || name instanceof PDFHexString) names.set(id, name.decodeText());
      if (unread.has(id))
        document.context.assign(PDFRef.of(ref.objectNumber, ref.generationNumber), asHighlight(object));
    }
    if (unread.size > 0)
      for (const { id, overlaidText } of await annotationsOf(await document.save()))
        if (unread.has(id) && overlaidText) words.set(id, overlaidText);
  } catch {
    // What this reader can't take apart has no names, and rectangles for what is not highlighted.
  }
  return { names, words };
}

function asHighlight(annotation: PDFDict): PDFDict {
  const copy = annotation.clone();
  copy.set(PDFName.of('Subtype'), PDFName.of('Highlight'));
  return copy;
}

function quadBoxes({ quadPoints, rect, page }: PdfAnnotation): OutsideBox[] {
  const quads = quadPoints ?? [];
  if (quads.length < 8) return [{ page, rect: [...rect] }];
  const boxes: OutsideBox[] = [];
  for (let at = 0; at + 8 <= quads.length; at += 8) {
    const quad = quads.slice(at, at + 8);
    const [xs, ys] = [0, 1].map((odd) => quad.filter((_, index) => index % 2 === odd)) as [
      number[],
      number[],
    ];
    boxes.push({ page, rect: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] });
  }
  return boxes;
}

/** Some programs put the marked words where the note belongs: those are no note. */
function noteOf(annotation: PdfAnnotation, words: string): string {
  const bare = (value: string): string => value.replace(/\s+/gu, '');
  const note = plainText(annotation.note.replace(/\r\n?/gu, '\n').replaceAll('<', '&lt;'));
  return bare(note) === bare(words) ? '' : note;
}

function addReplies(found: readonly PdfAnnotation[], byId: ReadonlyMap<string, OutsideMark>): void {
  const parents = new Map(found.map(({ id, inReplyTo }) => [id, inReplyTo]));
  for (const { inReplyTo, replyType, note, author, created, id } of found) {
    if (inReplyTo === undefined || note === '') continue;
    let root = inReplyTo;
    const passed = new Set([id]);
    for (let next = parents.get(root); next !== undefined && !passed.has(root); next = parents.get(root)) {
      passed.add(root);
      root = next;
    }
    const mark = byId.get(root);
    if (!mark) continue;
    const quoted = note.split(/\r\n?|\n/u).map((line) => `> ${line}`);
    const said =
      replyType === 'Group'
        ? note
        : `> **${author || 'Reply'}**${created ? `, ${created.slice(0, 10)}` : ''}:\n${quoted.join('\n')}`;
    mark.note = [mark.note, said].filter(Boolean).join('\n\n');
  }
}
