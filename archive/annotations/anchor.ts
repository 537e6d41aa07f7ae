/** Where a mark stands in a capture: by its own target, or by what a person confirmed in another capture. */
import { type Found, findTarget, pieceGap } from '../anchoring/find-target.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';
import type { Target } from '../anchoring/selectors.ts';
import { type ArticleRecord, articleHome, readArticle, withCapture } from '../articles/article.ts';
import type { CaptureText, CaptureTexts } from '../articles/capture-texts.ts';
import type { Archive } from '../storage/archive.ts';
import { knownAnchor, noteAnchor } from './anchor-cache.ts';
import type { AnnotationRecord } from './annotation.ts';

/** What was found before is answered again, as long as nothing has changed. */
export function foundIn(
  archive: Archive,
  texts: CaptureTexts,
  record: AnnotationRecord,
  article: ArticleRecord,
  text: CaptureText,
): Found {
  const [first] = targetsFor(record, text);
  // At home there is nothing to look for.
  if (first?.textSha256 === text.sha256 && first === record.target) {
    const found = findTarget(first, { shown: text });
    if (found.state === 'exact') return found;
  }
  const known = knownAnchor(archive.index, record, text.sha256);
  if (known?.witnessed) return known.found;
  const home = homeText(archive, texts, article, record.target, text);
  if (known && !home) return known.found;
  const found = lookFor(archive, texts, record, article, text);
  if (newestText(archive, record) === text.sha256)
    noteAnchor(archive.index, record, text.sha256, { found, witnessed: home !== undefined });
  return found;
}

/** Of other captures than the newest nothing is kept. */
const newestText = ({ replica }: Archive, { article }: AnnotationRecord): string | undefined =>
  readArticle(replica, articleHome(article)).capture?.announced.textSha256;

function lookFor(
  archive: Archive,
  texts: CaptureTexts,
  record: AnnotationRecord,
  article: ArticleRecord,
  text: CaptureText,
): Found {
  let best: Found | undefined;
  for (const target of targetsFor(record, text)) {
    const found = findTarget(target, { shown: text, home: homeText(archive, texts, article, target, text) });
    if (found.place !== null)
      return target === record.target ? found : { ...found, ...ownWords(record, found, text) };
    // Of several doubts the first counts: that of the mark itself, or of what a person said last.
    best ??= found;
  }
  return best ?? { state: 'lost', place: null, further: [], words: null };
}

/** What is tried, in order: what a person confirmed in this very text; the mark itself; what was confirmed elsewhere. */
export function targetsFor({ target, placed }: AnnotationRecord, { sha256 }: CaptureText): Target[] {
  const here = placed.filter(({ textSha256 }) => textSha256 === sha256);
  return [...here, target, ...placed.filter((other) => !here.includes(other))];
}

/** The text that a target was made in, where it is at hand. */
export function homeText(
  archive: Archive,
  texts: CaptureTexts,
  article: ArticleRecord,
  target: Target,
  shown: CaptureText,
): CaptureText | undefined {
  if (target.textSha256 === shown.sha256) return shown;
  const at = withCapture(archive.replica, article, target.capture);
  const text = at && texts.tryOf(at);
  return text?.sha256 === target.textSha256 ? text : undefined;
}

/** Found by what a person confirmed: compared with the words that were marked, which are what is quoted. */
function ownWords({ target }: AnnotationRecord, found: Found, { points }: CaptureText): Partial<Found> {
  const stretches = [found.place, ...found.further].filter((place) => place !== null);
  const words = stretches.map(({ start, end }) => points.slice(start, end));
  const quotes = [target, ...(target.further ?? [])].map(({ quote }) => quote.exact);
  const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  const same = words.map(plain).join(pieceGap) === quotes.map(plain).join(pieceGap);
  return same ? { words: null } : { state: 'moved', words: words.join(pieceGap) };
}

/** The page of a PDF, from 1, on which a code point of its text stands. */
export function pageAt({ text, points }: CaptureText, point: number): number {
  return text.slice(0, points.toUnit(point)).split(pageBreak).length;
}
