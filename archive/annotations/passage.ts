/** Passages: marks shown with their words' surroundings and their source. */
import { contextAfter, contextBefore } from '../anchoring/context.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Passage } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { type AnnotationRecord, annotationView, readAnnotations, textFor } from './annotation.ts';
import { linkCountOf, marksByPublication, marksLinkedTo, shownMarks } from './mark-rows.ts';

export function passageOf(archive: Archive, texts: CaptureTexts, record: AnnotationRecord): Passage {
  const article = readArticle(archive.replica, articleHome(record.article));
  const from = textFor(texts, article);
  const text = typeof from === 'string' ? undefined : from;
  const annotation = annotationView(archive, texts, record, article, from);
  const { place } = annotation;
  return {
    annotation,
    source: {
      id: article.id,
      title: article.title,
      publisher: article.publisher,
      authors: [...article.authors],
      published: article.published,
      kind: article.capture?.announced.kind ?? 'text',
    },
    before: text && place ? contextBefore(text.text, text.points.toUnit(place.start)) : '',
    after: text && place ? contextAfter(text.text, text.points.toUnit(place.end)) : '',
  };
}

/**
 * Passages of any of these people or events, in the order in which their sources were published, then of place; at most so
 * many of them. `linked`: how many there are.
 */
export function passagesLinked(
  archive: Archive,
  texts: CaptureTexts,
  records: readonly string[],
  most = Number.POSITIVE_INFINITY,
): { readonly passages: Passage[]; readonly linked: number; readonly sources: number } {
  const { passages: linked, sources } = linkCountOf(archive.index, records);
  const addresses =
    most >= linked
      ? marksLinkedTo(archive.index, records)
      : most === 0
        ? []
        : marksByPublication(archive.index, records, most);
  const passages = readAnnotations(archive.replica, addresses).map((record) =>
    passageOf(archive, texts, record),
  );
  return { passages: passages.sort(byPublication), linked, sources };
}

/** Every annotation of the archive that is neither in the trash itself nor with its article. */
export function allAnnotations(archive: Archive): AnnotationRecord[] {
  return readAnnotations(archive.replica, shownMarks(archive.index));
}

function byPublication(a: Passage, b: Passage): number {
  const key = (passage: Passage): string => `${passage.source.published ?? '9999'} ${passage.source.id}`;
  if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
  return (a.annotation.place?.start ?? 0) - (b.annotation.place?.start ?? 0);
}
