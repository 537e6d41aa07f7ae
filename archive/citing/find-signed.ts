/** What the signs that stand in a document lead to. */
import { annotationAddress, readAnnotation } from '../annotations/annotation.ts';
import { quoteOf } from '../annotations/quote.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { FoundBySign } from '../contract/citing.ts';
import type { Archive } from '../storage/archive.ts';
import { signShown, whatSigned } from './signs.ts';

export function findSigned(archive: Archive, written: string): FoundBySign[] {
  return whatSigned(archive, written).map(({ article, mark }) => {
    const { title, trashed } = readArticle(archive.replica, articleHome(article));
    const record =
      mark === null ? undefined : readAnnotation(archive.replica, annotationAddress(article, mark));
    return {
      sign: signShown(archive, article, mark),
      article,
      annotation: mark,
      title,
      words: record ? quoteOf(record.target) : '',
      trashed: trashed || (record?.trashed ?? false),
    };
  });
}
