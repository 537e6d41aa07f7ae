/** Where a mark may stand in a capture: for the person to choose from. */
import { contextAfter, contextBefore } from '../anchoring/context.ts';
import { candidatePlaces } from '../anchoring/find-target.ts';
import { articleHome, readArticle, withCapture } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { type Candidate, mostCandidates } from '../contract/anchoring.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { homeText, pageAt, targetsFor } from './anchor.ts';
import { existingAnnotation } from './annotation.ts';

/** `capture`: absent, the newest. Throws a problem where the mark or the capture is not there. */
export function candidatesOf(
  archive: Archive,
  texts: CaptureTexts,
  id: string,
  capture?: string | undefined,
): Candidate[] {
  const record = existingAnnotation(archive, id);
  const newest = readArticle(archive.replica, articleHome(record.article));
  const article = capture === undefined ? newest : withCapture(archive.replica, newest, capture);
  if (!article)
    throw new ProblemError(
      'not-found',
      `“${newest.title}” has no stored copy ${capture}. Nothing was changed.`,
    );
  const shown = texts.of(article);
  const isPdf = article.capture?.announced.kind === 'pdf';
  const [target = record.target] = targetsFor(record, shown);
  const home = homeText(archive, texts, article, target, shown);
  return candidatePlaces(target, { shown, home })
    .slice(0, mostCandidates)
    .map(({ piece, place, score }) => {
      const [start, end] = [shown.points.toUnit(place.start), shown.points.toUnit(place.end)];
      return {
        piece,
        place,
        words: shown.text.slice(start, end),
        before: contextBefore(shown.text, start),
        after: contextAfter(shown.text, end),
        page: isPdf ? pageAt(shown, place.start) : null,
        score,
      };
    });
}
