/** The printed pages, opened by pdf.js in a worker of the window’s own. They are ours: no password, no scripts, no forms. */
import {
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

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
  const [reference, , , y] = known[name] as [Parameters<PDFDocumentProxy['getPageIndex']>[0], ...unknown[]];
  const page = (await pdf.getPageIndex(reference)) + 1;
  const [, bottom = 0, , top = 0] = (await pdf.getPage(page)).view;
  return { page, top: typeof y === 'number' && top > bottom ? (top - y) / (top - bottom) : 0 };
}
