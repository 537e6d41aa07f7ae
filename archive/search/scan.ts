/**
 * Search by a plain scan of every text: all words must stand in the article, each at the beginning of a
 * word, case and accents folded. A full-text index takes its place when the archive gets one.
 */
import { contextAfter, contextBefore, oneLine } from '../anchoring/context.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';
import { type ArticleRecord, readArticle } from '../articles/article.ts';
import type { CaptureText, CaptureTexts } from '../articles/capture-texts.ts';
import type { SearchHit } from '../contract/views.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import type { Archive } from '../storage/archive.ts';

/** Places shown of each article. */
const placesShown = 5;
/** Characters of context on either side of a hit. */
const context = 80;

export function searchArticles(archive: Archive, texts: CaptureTexts, words: string): SearchHit[] {
  const wanted = foldedName(words)
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  return archive.replica
    .homes('articles')
    .map((home) => readArticle(archive.replica, home))
    .filter((article) => !article.trashed)
    .flatMap((article) => hitIn(article, texts.tryOf(article), wanted))
    .sort((a, b) => b.count - a.count);
}

function hitIn(
  article: ArticleRecord,
  text: CaptureText | undefined,
  wanted: readonly string[],
): SearchHit[] {
  const source = text ?? { text: '', points: undefined };
  const title = foldedText(article.title).folded;
  const { folded, origin } = foldedText(source.text);
  const places = wanted.map((word) => occurrences(folded, word));
  const everywhere = wanted.every(
    (word, index) => (places[index]?.length ?? 0) > 0 || occurrences(title, word).length > 0,
  );
  if (!everywhere) return [];
  const all = places.flat().sort((a, b) => a.start - b.start);
  return [
    {
      article: article.id,
      title: article.title,
      publisher: article.publisher,
      published: article.published,
      kind: article.capture?.announced.kind ?? 'text',
      count: all.length,
      places: text
        ? all.slice(0, placesShown).map(({ start, end }) => {
            const [from, to] = [origin[start] ?? 0, endInText(origin, end)];
            return {
              start: text.points.fromUnit(from),
              end: text.points.fromUnit(to),
              before: contextBefore(text.text, from, context),
              match: oneLine(text.text.slice(from, to)),
              after: contextAfter(text.text, to, context),
              page:
                article.capture?.announced.kind === 'pdf'
                  ? text.text.slice(0, from).split(pageBreak).length
                  : null,
            };
          })
        : [],
    },
  ];
}

/** Folds a text letter by letter; `origin[i]` is the code unit from which the folded unit `i` came. */
function foldedText(text: string): { readonly folded: string; readonly origin: Uint32Array } {
  const parts: string[] = [];
  let origin = new Uint32Array(text.length + 16);
  let length = 0;
  // One letter may fold into eighteen.
  const note = (unit: number): void => {
    if (length === origin.length) {
      const wider = new Uint32Array(origin.length * 2);
      wider.set(origin);
      origin = wider;
    }
    origin[length++] = unit;
  };
  let unit = 0;
  for (const character of text) {
    const isPlain = character <= '\u007f';
    const folded = isPlain ? character.toLowerCase() : foldedName(character) || ' ';
    const kept = isCombining(character) ? '' : folded;
    for (let i = 0; i < kept.length; i++) note(unit);
    parts.push(kept);
    unit += character.length;
  }
  note(text.length);
  return { folded: parts.join(''), origin: origin.subarray(0, length) };
}

/** Where a place ends in the text: after the whole of its last letter, of which `ß` folds into two. */
function endInText(origin: Uint32Array, end: number): number {
  let at = end;
  while (at < origin.length - 1 && origin[at] === origin[end - 1]) at++;
  return origin[at] ?? 0;
}

const isCombining = (character: string): boolean => /^[\u0300-\u036f]$/u.test(character);

/** Scripts that set no spaces between words: there a word may begin anywhere. */
const unspaced =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function occurrences(folded: string, word: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    const before = folded.slice(Math.max(0, at - 2), at);
    if (unspaced.test(word) || !/[\p{L}\p{N}]$/u.test(before))
      found.push({ start: at, end: at + word.length });
  }
  return found;
}
