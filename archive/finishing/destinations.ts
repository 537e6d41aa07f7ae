/** The named places of a printed document, of which Chromium writes one for each that a link leads to. */
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import type { Lying } from './finish.ts';

/** Points that stand above a place that a link leads to. */
const headroom = 10;

/** What we have printed ourselves: read in one go, as the reader would else stop for a while every hundred objects. */
export const openPrinted = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });

/** Reads where the places lie. */
export function whereItLies(document: PDFDocument): Lying {
  const pages = document.getPages();
  const numbers = new Map(pages.map(({ ref }, index) => [ref, index + 1]));
  const destinations: Record<string, number> = {};
  for (const [name, target] of named(document)) {
    const page = numbers.get(target.get(0) as never);
    if (page !== undefined) destinations[name] = page;
  }
  return { pages: pages.length, destinations };
}

/** Mends the places: Chromium reckons them from the edge of the text, not of the paper. */
export function settleDestinations(document: PDFDocument, marginTop: number): void {
  for (const [, target] of named(document)) {
    const height = target.lookupMaybe(3, PDFNumber)?.asNumber();
    if (height === undefined) continue;
    target.set(2, PDFNumber.of(0));
    target.set(3, PDFNumber.of(Math.round(Math.max(0, height - marginTop + headroom))));
  }
}

function named({ catalog, context }: PDFDocument): [string, PDFArray][] {
  const all = catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)?.entries() ?? [];
  return all.flatMap(([name, value]) => {
    const target = context.lookupMaybe(value, PDFArray);
    return target ? [[name.decodeText(), target] as [string, PDFArray]] : [];
  });
}
