/** How a mark was made: its words among those of the copy that was marked, to be compared with another copy. */
import { contextAfter, contextBefore, paragraphLines } from '../anchoring/context.ts';
import { findTarget } from '../anchoring/find-target.ts';
import { withCapture } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { lookedInto } from '../captures/stored-captures.ts';
import type { MarkedPassage } from '../contract/captures.ts';
import type { Archive } from '../storage/archive.ts';
import { homeText } from './anchor.ts';
import { existingAnnotation } from './annotation.ts';

/** Characters on either side. */
const around = 240;

export function markedPassage(
  archive: Archive,
  texts: CaptureTexts,
  id: string,
  capture?: string | undefined,
): MarkedPassage {
  const { article: owner, target } = existingAnnotation(archive, id);
  const article = lookedInto(archive, owner, capture);
  const shown = texts.of(article);
  const marked = withCapture(archive.replica, article, target.capture)?.capture;
  const home = homeText(archive, texts, article, target, shown);
  const { further = [], region: _, ...first } = target;
  return {
    capture: marked ? { id: marked.id, captured: marked.announced.captured } : null,
    whole: home !== undefined,
    page: marked?.announced.kind === 'pdf' ? (target.pages[0]?.page ?? null) : null,
    pieces: [first, ...further].map((piece) => {
      const { quote, position } = piece;
      const [start, end] = home
        ? [home.points.toUnit(position.start), home.points.toUnit(position.end)]
        : [0, 0];
      return {
        before: home ? contextBefore(home.text, start, around, paragraphLines) : quote.prefix,
        words: quote.exact,
        after: home ? contextAfter(home.text, end, around, paragraphLines) : quote.suffix,
        place: findTarget({ ...first, ...piece }, { shown, home }).place,
      };
    }),
  };
}
