/** Sets PDF articles with their marks: their own pages, unaltered, with annotations over them; in the parser’s process. */
import { readFileSync } from 'node:fs';
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { addPdfMarks, openToAdd, savedPdf } from '../exchanging/write-pdf.ts';
import { compactBytes } from '../finishing/compact-bytes.ts';
import { Refusal } from '../importing/parsed.ts';
import { writeNew } from '../storage/durable-file.ts';
import { addToOutline, labelPages, leadToPages, leadToPlaces, movePages } from './moved-pages.ts';
import { addTabs } from './page-tabs.ts';
import type { AnnotatePdf, AppendPdfs, PdfToSet } from './pdf-pages.ts';
import { tagMarks } from './tagged-marks.ts';

/** In memory of its own: pdf.js takes what it is given for itself. */
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

/** Writes the article’s file with its marks and the list behind it; answers the number of pages. */
export async function annotatePdf({ article, list, to }: AnnotatePdf): Promise<number> {
  const document = await withMarks(article);
  const own = document.getPages();
  const printed = await PDFDocument.load(bytesOf(list), { updateMetadata: false });
  const { pages, places } = movePages(printed, document);
  leadToPlaces(own, places);
  leadToPages(document, pages, article.pagesAddress, own);
  const [first] = pages;
  if (first) addToOutline(document, 'Marks', first);
  labelPages(document, own.length, 'Marks ');
  writeNew(to, await savedPdf(document));
  return own.length + pages.length;
}

/** Writes a printed document with the pages of articles behind it; answers the number of pages. */
export async function appendPdfs({ document: path, articles, to }: AppendPdfs): Promise<number> {
  const document = await PDFDocument.load(bytesOf(path), { updateMetadata: false });
  const printed = document.getPages();
  // To the places of the printed document links lead by their names, which it has.
  for (const article of articles) {
    const before = document.getPageCount();
    const { pages } = movePages(await withMarks(article), document);
    leadToPages(document, printed, article.pagesAddress, pages);
    const [first] = pages;
    if (first) addToOutline(document, article.title, first);
    labelPages(document, before, article.label);
    tagMarks(document, pages, article.title);
  }
  await document.flush();
  writeNew(to, compactBytes(document.context));
  return document.getPageCount();
}

/** Says why a PDF can’t be set with marks in it; '' where it can. */
export async function whyNotSet(path: string): Promise<string> {
  try {
    await openToAdd(bytesOf(path));
    return '';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

async function withMarks({ path, marks, texts, tabs }: PdfToSet): Promise<PDFDocument> {
  const bytes = bytesOf(path);
  const document = await openToAdd(bytes);
  const pages: readonly PDFPage[] = document.getPages();
  await addPdfMarks(document, bytes, { marks, texts });
  pages.forEach((page, index) => {
    const onPage = tabs.filter((tab) => tab.page === index + 1);
    if (onPage.length > 0) addTabs(page, onPage);
  });
  return document;
}
