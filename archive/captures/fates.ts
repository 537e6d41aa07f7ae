/** How the marks of an article fare in one of its captures. */
import { annotationsOf, annotationView, textFor } from '../annotations/annotation.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Fates } from '../contract/captures.ts';
import type { Archive } from '../storage/archive.ts';
import { lookedInto } from './stored-captures.ts';

export function fatesIn(archive: Archive, texts: CaptureTexts, id: string, capture?: string): Fates {
  const article = lookedInto(archive, id, capture);
  const text = textFor(texts, article);
  return {
    capture: article.capture?.id ?? '',
    marks: annotationsOf(archive.replica, article.home).map((record) => {
      const { color, quote, state, found, place, further, page } = annotationView(
        archive,
        texts,
        record,
        article,
        text,
      );
      return { id: record.id, color, quote, state, found, place, further, page };
    }),
  };
}
