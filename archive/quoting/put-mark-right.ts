/** Puts a quotation’s highlight right: the words as they are stored at its own place, or those at which it was found in the newest copy. */
import { homeText } from '../annotations/anchor.ts';
import { describeTarget, storedTarget } from '../annotations/annotate.ts';
import { existingAnnotation, viewById } from '../annotations/annotation.ts';
import { describePieces } from '../annotations/pieces.ts';
import { retargetAnnotation } from '../annotations/retarget.ts';
import { articleHome, readArticle, withCapture } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { blockOfKind } from '../briefings/block-record.ts';
import { existingBriefing } from '../briefings/briefing.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Archive } from '../storage/archive.ts';

interface Open {
  readonly archive: Archive;
  readonly texts: CaptureTexts;
}

export function putMarkRight(
  { archive, texts }: Open,
  { id, block, take }: RequestInput<'briefings.putMarkRight'>,
): void {
  const { annotation } = blockOfKind(archive, existingBriefing(archive, id), block, 'quotation');
  if (take === 'stored') takeStored({ archive, texts }, annotation);
  else takeNewest({ archive, texts }, annotation);
}

function takeStored({ archive, texts }: Open, id: string): void {
  const { address, article: owner, target } = existingAnnotation(archive, id);
  const article = readArticle(archive.replica, articleHome(owner));
  const marked = withCapture(archive.replica, article, target.capture);
  const newest = texts.tryOf(article);
  const text = newest && homeText(archive, texts, article, target, newest);
  if (!marked || !text)
    throw new ProblemError(
      'not-found',
      `The copy of “${article.title}” that was marked is not on this device. Nothing was changed; bring it back, and put the quotation right then.`,
    );
  const places = [target, ...(target.further ?? [])].map(({ position }) => position);
  if (places.some(({ start, end }) => end > text.points.length || start >= end))
    throw new ProblemError(
      'invalid-value',
      'The place of this highlight lies outside the stored copy, so there are no words to take. Nothing was changed; mark the passage again.',
    );
  const right = describePieces((place) => describeTarget(marked, texts, text, place), places);
  archive.commit((draft) => draft.set(address, 'target', storedTarget({ ...right, region: target.region })));
}

function takeNewest({ archive, texts }: Open, id: string): void {
  const { state, place, further } = viewById(archive, texts, id);
  if (place === null || (state !== 'moved' && state !== 'exact'))
    throw new ProblemError(
      'invalid-value',
      'The place of this passage in the newest copy is not known, so there are no words to take. Nothing was changed; say in the article where it stands.',
    );
  retargetAnnotation(archive, texts, id, [place, ...further]);
}
