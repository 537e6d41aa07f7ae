/**
 * Links inside a PDF: those to a place in the same document can be followed; all others (the web, other files,
 * programs to start, forms to send) are told of and never opened.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A place in the document: the page from 0, and the height in its user space where one is named. */
export interface Destination {
  readonly page: number;
  readonly top: number | null;
}

export interface PdfLink {
  /** Left, bottom, right, top in user space. */
  readonly rect: readonly number[];
  /** Null where it leads out of the document. */
  readonly target: unknown;
  /** Where it would lead, for a person to read; empty where it stays inside. */
  readonly outside: string;
}

const longestAddress = 300;

export async function linksOf(page: PDFPageProxy): Promise<PdfLink[]> {
  const annotations = (await page.getAnnotations().catch(() => [])) as Record<string, unknown>[];
  return annotations.flatMap((annotation): PdfLink[] => {
    const { subtype, rect, dest, url, unsafeUrl } = annotation;
    if (subtype !== 'Link' || !Array.isArray(rect) || rect.length !== 4) return [];
    const address = typeof url === 'string' ? url : unsafeUrl;
    if (typeof address === 'string' && address !== '')
      return [{ rect, target: null, outside: address.slice(0, longestAddress) }];
    return dest === undefined || dest === null ? [] : [{ rect, target: dest, outside: '' }];
  });
}

/** The place that a destination names; null for one that names none here. */
export async function destinationOf(pdf: PDFDocumentProxy, target: unknown): Promise<Destination | null> {
  try {
    const explicit: unknown = typeof target === 'string' ? await pdf.getDestination(target) : target;
    if (!Array.isArray(explicit)) return null;
    const [first, kind] = explicit as [unknown, { name?: unknown } | undefined];
    const page =
      typeof first === 'number'
        ? first
        : await pdf.getPageIndex(first as Parameters<PDFDocumentProxy['getPageIndex']>[0]);
    if (!Number.isInteger(page) || page < 0 || page >= pdf.numPages) return null;
    // ISO 32000-1, 12.3.2.2: [page /XYZ left top zoom], [page /FitH top], [page /FitR left bottom right top].
    const at = { XYZ: 3, FitH: 2, FitBH: 2, FitR: 5 }[String(kind?.name)];
    const top: unknown = at === undefined ? null : explicit[at];
    return { page, top: typeof top === 'number' ? top : null };
  } catch {
    return null;
  }
}
