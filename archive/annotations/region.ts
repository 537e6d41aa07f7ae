/** Marks that are rectangles on a page of a PDF, for figures and scans; what words lie in one is its quote. */
import { pageSelectors } from '../anchoring/pdf-quads.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';
import { describePlace, type Stretch, type Target } from '../anchoring/selectors.ts';
import { wordsInRect } from '../anchoring/words-in-rect.ts';
import type { ArticleRecord } from '../articles/article.ts';
import type { CaptureText, CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Region } from '../contract/views.ts';

/** Pieces of words, at most: a rectangle across the columns of a table is a picture, not a quotation. */
const mostPieces = 12;

export function describeRegion(
  article: ArticleRecord,
  texts: CaptureTexts,
  text: CaptureText,
  { page, rect }: Region,
): Target {
  const layout = texts.layoutOf(article)[page - 1];
  if (!layout)
    throw new ProblemError(
      'invalid-value',
      article.capture?.announced.kind === 'pdf'
        ? `“${article.title}” has no page ${page}. Nothing was marked.`
        : `“${article.title}” is not a PDF: rectangles can be drawn on the pages of PDFs only. Nothing was marked.`,
    );
  const [left, bottom, right, top] = [
    Math.min(rect[0], rect[2]),
    Math.min(rect[1], rect[3]),
    Math.max(rect[0], rect[2]),
    Math.max(rect[1], rect[3]),
  ];
  if (!(right - left >= 1 && top - bottom >= 1))
    throw new ProblemError(
      'invalid-value',
      'A rectangle is at least one point wide and high. Nothing was marked; give it as left,bottom,right,top.',
    );
  const pages = text.text.split(pageBreak);
  const pageStart = pages.slice(0, page - 1).reduce((sum, { length }) => sum + length + pageBreak.length, 0);
  const unsure = article.capture?.announced.rectanglesOnly?.includes(page) ?? false;
  const spans = unsure ? [] : wordsInRect(pages[page - 1] ?? '', layout, [left, bottom, right, top]);
  const stretch = (from: number, to: number): Stretch => ({
    ...describePlace(text.text, text.points.fromUnit(pageStart + from), text.points.fromUnit(pageStart + to)),
    pages: pageSelectors(text.text, texts.layoutOf(article), pageStart + from, pageStart + to),
  });
  const [first, ...further] =
    spans.length > mostPieces ? [] : spans.map(({ start, end }) => stretch(start, end));
  const here = first ?? { ...stretch(0, 0), pages: [{ type: 'PdfPageSelector' as const, page, quads: [] }] };
  return {
    capture: article.capture?.id ?? '',
    textSha256: text.sha256,
    ...here,
    ...(further.length > 0 && { further }),
    region: { type: 'PdfRegionSelector', page, rect: [left, bottom, right, top] },
  };
}

/** Words of a page whose order is not sure can't be quoted. */
export function refuseUnordered(
  article: ArticleRecord,
  text: CaptureText,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const unsure = article.capture?.announced.rectanglesOnly ?? [];
  if (unsure.length === 0) return;
  const pageOf = (point: number): number =>
    text.text.slice(0, text.points.toUnit(point)).split(pageBreak).length;
  const page = unsure.find((one) => one >= pageOf(start) && one <= pageOf(end - 1));
  if (page === undefined) return;
  throw new ProblemError(
    'invalid-value',
    `The words on page ${page} of “${article.title}” are in no sure order, so they can’t be quoted. Nothing was highlighted; mark the place with a rectangle instead.`,
  );
}
