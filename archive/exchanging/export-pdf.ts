/** A PDF article with its marks in it. */
import { join } from 'node:path';
import { pageSelectors } from '../anchoring/pdf-quads.ts';
import { existingArticle } from '../articles/article.ts';
import { findCapture } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import type { OpenArchive } from '../service/archive-service.ts';
import { type MarkToExport, marksOf } from './export-marks.ts';
import { colorParts } from './nearest-color.ts';
import type { PdfMark } from './pdf-marks.ts';

const subjects = {
  key: 'Key',
  confirms: 'Confirms',
  contradicts: 'Contradicts',
  background: 'Background',
  quotation: 'Quotation',
  question: 'Question',
} as const;

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
export function pdfMarksOf(open: OpenArchive, id: string): { marks: PdfMark[]; all: MarkToExport[] } {
  const article = existingArticle(open.archive, id);
  const text = open.texts.of(article);
  const layout = open.texts.layoutOf(article);
  const all = marksOf(open, id);
  const marks = all.flatMap((mark): PdfMark[] => {
    const { annotation } = mark;
    const { place, further, region } = annotation;
    const places = [...(place ? [place] : []), ...further];
    const byPage = new Map<number, number[][]>();
    if (!region)
      for (const { start, end } of places)
        for (const { page, quads } of pageSelectors(
          text.text,
          layout,
          text.points.toUnit(start),
          text.points.toUnit(end),
        ))
          byPage.set(page, [...(byPage.get(page) ?? []), ...quads.map((quad) => [...quad])]);
    const pages = region
      ? [{ page: region.page, quads: [], rect: [...region.rect] }]
      : [...byPage]
          .filter(([, quads]) => quads.length > 0)
          .map(([page, quads]) => ({ page, quads, rect: null }));
    if (pages.length === 0) return [];
    return [
      {
        id: annotation.id,
        pages,
        color: colorParts(annotation.color),
        subject: subjects[annotation.color],
        contents: mark.notes.join('\n\n'),
        author: annotation.creator,
        created: annotation.created,
        modified: mark.modified,
      },
    ];
  });
  return { marks, all };
}
