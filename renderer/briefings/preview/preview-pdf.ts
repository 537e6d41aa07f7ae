/** The printed pages, opened by pdf.js in a worker of the window’s own. They are ours: no password, no scripts, no forms. */
import {
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { destinationOf } from '../../page/pdf-links.ts';

let reader: PDFWorker | null = null;

export function openPages(data: Uint8Array): Promise<PDFDocumentProxy> {
  // pdf.js doubts that a worker on this scheme is of the same origin, and would wrap it in a blob.
  reader ??= PDFWorker.create({
    port: new Worker(workerUrl, { type: 'module' }),
    verbosity: VerbosityLevel.ERRORS,
  });
  return getDocument({
    data,
    worker: reader,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

/** Where a place of the document stands. */
export interface PlaceOnPage {
  /** From 1. */
  readonly page: number;
  /** From the top of the page, as a share of its height. */
  readonly top: number;
}

/** Where the first of some places stands that the pages know; null where they know none of them. */
export async function placeOnPage(
  pdf: PDFDocumentProxy,
  names: readonly string[],
): Promise<PlaceOnPage | null> {
  const known = await pdf.getDestinations();
  const name = names.find((one) => one in known);
  if (name === undefined) return null;
  return placeOf(pdf, known[name]);
}

/** Where a destination of the document leads: its name, or the place itself; null for one that leads nowhere in it. */
export async function placeOf(pdf: PDFDocumentProxy, target: unknown): Promise<PlaceOnPage | null> {
  const found = await destinationOf(pdf, target);
  if (!found) return null;
  const page = found.page + 1;
  const [, bottom = 0, , top = 0] = (await pdf.getPage(page)).view;
  return { page, top: found.top !== null && top > bottom ? (top - found.top) / (top - bottom) : 0 };
}
