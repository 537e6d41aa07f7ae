/** Putting a mark on other words: its ends moved, a piece more or less. */
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { TextPlace } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { checkedPlace, describeTarget, storedTarget } from './annotate.ts';
import { existingAnnotation } from './annotation.ts';
import { describePieces } from './pieces.ts';

/** Puts a mark on these stretches of the shown text (code points), in one change. */
export function retargetAnnotation(
  archive: Archive,
  texts: CaptureTexts,
  id: string,
  pieces: readonly TextPlace[],
): void {
  const { address, article: owner, target, placed } = existingAnnotation(archive, id);
  if (target.region)
    throw new ProblemError(
      'invalid-value',
      'This highlight is a rectangle on a page: its words can’t be extended. Nothing was changed.',
    );
  const article = readArticle(archive.replica, articleHome(owner));
  const text = texts.of(article);
  const moved = describePieces(
    (place) => describeTarget(article, texts, text, checkedPlace(article, text, place)),
    pieces,
  );
  archive.commit((draft) => {
    draft.set(address, 'target', storedTarget(moved));
    // What was confirmed in this very text before would count for more than the mark itself.
    for (const { capture, textSha256 } of placed)
      if (textSha256 === text.sha256) draft.set(address, `placed/${capture}`, null);
  });
}
