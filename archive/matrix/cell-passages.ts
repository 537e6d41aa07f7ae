/** What stands in a cell of the matrix: its passages, and words of them. */

import { oneLine } from '../anchoring/context.ts';
import { findAnnotation, readAnnotations } from '../annotations/annotation.ts';
import { marksLinkedTo } from '../annotations/mark-rows.ts';
import { passageOf } from '../annotations/passage.ts';
import { quoteOf } from '../annotations/quote.ts';
import { articleHome, existingArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { MatrixSubject } from '../contract/matrix-block.ts';
import type { Passage } from '../contract/views.ts';
import { cut } from '../history/change-words.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { recordsOf } from './matrix.ts';

/** Characters of a quotation that are shown in a cell. */
const longestQuote = 200;

/** The passages of an article that are linked to a record, in order of place. */
export function passagesOfCell(
  archive: Archive,
  texts: CaptureTexts,
  { of, id, source }: { readonly of: MatrixSubject; readonly id: string; readonly source: string },
): Passage[] {
  const { home } = existingArticle(archive, source);
  const marks = marksLinkedTo(archive.index, recordsOf(archive, of, id));
  return readAnnotations(
    archive.replica,
    marks.filter((mark) => mark.startsWith(`${home}/`)),
  )
    .sort((a, b) => a.target.position.start - b.target.position.start || (a.id < b.id ? -1 : 1))
    .map((record) => passageOf(archive, texts, record));
}

export function quotesOf(archive: Archive, ids: readonly string[]): { id: string; quote: string }[] {
  return ids.flatMap((id) => {
    const record = findAnnotation(archive, id);
    if (!record || record.trashed || archive.replica.value(articleHome(record.article), 'trashed') === true)
      return [];
    return [{ id, quote: cut(oneLine(quoteOf(record.target)), longestQuote) }];
  });
}
