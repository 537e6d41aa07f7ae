/** A PDF article with its marks in it. */
import { join } from 'node:path';
import { pageSelectors } from '../anchoring/pdf-quads.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';
import { existingArticle } from '../articles/article.ts';
import { findCapture } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import { markStyles } from '../contract/theme.ts';
import type { MarkColor } from '../contract/views.ts';
import type { PageLayout } from '../importing/parsed.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import { type MarkToExport, marksOf } from './export-marks.ts';
import { colorParts } from './nearest-color.ts';
import type { MarkLine, PageText, PdfMark } from './pdf-marks.ts';

/** The path of an article's original PDF; a problem where there is none. */
export function originalPdf({ archive }: OpenArchive, id: string): string {
  const { title, home, capture } = existingArticle(archive, id);
  if (capture?.announced.kind !== 'pdf')
    throw new ProblemError('invalid-value', `“${title}” is no PDF. Nothing was written or changed.`);
  const folder = findCapture(archive.path, home, capture.id);
  if (folder === undefined)
    throw new ProblemError(
      'not-found',
      `The stored copy of “${title}” is not in this folder. Its marks are safe.`,
    );
  return join(folder, 'original.pdf');
}

/** The marks of an article that have a place on its pages. */
export function pdfMarksOf(
  open: OpenArchive,
  id: string,
): { marks: PdfMark[]; texts: PageText[]; all: MarkToExport[] } {
  const article = existingArticle(open.archive, id);
  const text = open.texts.of(article);
  const layout = open.texts.layoutOf(article);
  const all = marksOf(open, id);
  const marks = all.flatMap((mark): PdfMark[] => {
    const { annotation } = mark;
    const { place, further, region } = annotation;
    const places = [...(place ? [place] : []), ...further];
    const pages = region
      ? [{ page: region.page, words: [], quads: [], rect: [...region.rect] }]
      : onPages(
          text.text,
          layout,
          places.map(({ start, end }) => ({
            start: text.points.toUnit(start),
            end: text.points.toUnit(end),
          })),
        );
    if (pages.length === 0) return [];
    return [
      {
        id: annotation.id,
        pages,
        color: colorParts(annotation.color),
        line: lineOf(annotation.color),
        subject: mark.colorName,
        contents: mark.notes.join('\n\n'),
        author: annotation.creator,
        created: annotation.created,
        modified: mark.modified,
      },
    ];
  });
  const withWords = new Set(
    marks.flatMap(({ pages }) => pages.filter(({ words }) => words.length > 0).map(({ page }) => page)),
  );
  const texts = text.text.split(pageBreak).map((words, index) => ({ page: index + 1, text: words }));
  return { marks, texts: texts.filter(({ page }) => withWords.has(page)), all };
}

/** CSS pixels of a line in the window, as points of one under words half as large. */
const pointsPerPixel = 0.5;

const lineOf = (color: MarkColor): MarkLine => {
  const { line: style, thickness } = markStyles[color];
  return { style, thickness: thickness * pointsPerPixel };
};

/** Stretches of the text, page by page. */
function onPages(
  text: string,
  layout: readonly PageLayout[],
  stretches: readonly { start: number; end: number }[],
): PdfMark['pages'] {
  const byPage = new Map<number, PdfMark['pages'][number]>();
  const starts = [0];
  for (let at = text.indexOf(pageBreak); at >= 0; at = text.indexOf(pageBreak, at + 1)) starts.push(at + 1);
  for (const { start, end } of stretches)
    for (const { page, quads } of pageSelectors(text, layout, start, end)) {
      const known = byPage.get(page) ?? { page, words: [], quads: [], rect: null };
      const from = starts[page - 1] ?? 0;
      const until = (starts[page] ?? text.length + 1) - 1;
      byPage.set(page, {
        ...known,
        words: [...known.words, { start: Math.max(start, from) - from, end: Math.min(end, until) - from }],
        quads: [...known.quads, ...quads.map((quad) => [...quad])],
      });
    }
  return [...byPage.values()].filter(({ quads }) => quads.length > 0);
}
