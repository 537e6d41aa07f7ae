/** Where in its source a passage is found again by a reader: the page of a PDF, the paragraph of any other article. */
import { paragraphOfPlace } from '../anchoring/paragraphs.ts';
import { homeText } from '../annotations/anchor.ts';
import { findAnnotation } from '../annotations/annotation.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Annotation } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import type { Citation } from './citing.ts';

/** Paragraphs are counted in the copy that was marked, in which the words stand for sure. */
export function locatorOf(
  archive: Archive,
  texts: CaptureTexts,
  { id, page }: Pick<Annotation, 'id' | 'page'>,
): Citation['locator'] {
  if (page !== null) return { kind: 'page', number: page };
  const record = findAnnotation(archive, id);
  if (!record) return null;
  const article = readArticle(archive.replica, articleHome(record.article));
  if (article.capture?.announced.kind === 'pdf') return null;
  const newest = texts.tryOf(article);
  const text = newest && homeText(archive, texts, article, record.target, newest);
  const number = text ? paragraphOfPlace(text.text, record.target.position.start) : null;
  return number === null ? null : { kind: 'paragraph', number };
}
