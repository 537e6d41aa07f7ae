/** Where a record stands in the articles: its linked passages, and the places where it is named. */
import { contextAfter, contextBefore, oneLine } from '../anchoring/context.ts';
import { findAnnotation } from '../annotations/annotation.ts';
import { marksLinkedTo } from '../annotations/mark-rows.ts';
import { passageOf } from '../annotations/passage.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { DeskSentence } from '../contract/name-desk.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf } from '../storage/layout.ts';

/** A place in code points of an article's newest text. */
export interface Standing {
  readonly article: string;
  readonly start: number;
  readonly end: number;
}

/** Characters of an article's words that are shown as they were marked. */
const mostWords = 400;

/** Marks that are linked to any of the records, at most so many of each article and in all. */
export function linkedSentences(
  archive: Archive,
  texts: CaptureTexts,
  of: DeskSentence['of'],
  records: readonly string[],
  { articles, most = 3, each = 2 }: { articles?: readonly string[]; most?: number; each?: number } = {},
): DeskSentence[] {
  const taken = new Map<string, number>();
  const found: DeskSentence[] = [];
  for (const address of marksLinkedTo(archive.index, records)) {
    const article = idOf(homeOf(address));
    const count = taken.get(article) ?? 0;
    if (found.length === most) break;
    if (count === each || articles?.includes(article) === false) continue;
    const sentence = markSentence(archive, texts, of, idOf(address));
    if (!sentence) continue;
    taken.set(article, count + 1);
    found.push(sentence);
  }
  return found;
}

/** A mark with its surroundings; undefined where it is not here. */
export function markSentence(
  archive: Archive,
  texts: CaptureTexts,
  of: DeskSentence['of'],
  id: string,
): DeskSentence | undefined {
  const record = findAnnotation(archive, id);
  if (!record || record.trashed) return undefined;
  const { annotation, source, before, after } = passageOf(archive, texts, record);
  return {
    of,
    article: { id: source.id, title: source.title, published: source.published },
    place: annotation.place,
    annotation: id,
    before,
    words: oneLine(annotation.quote).slice(0, mostWords),
    after,
  };
}

/** Places where any of the records is named, as somebody whom the others may not be: `without` are left out. */
export function namedAt(
  archive: Archive,
  records: readonly string[],
  {
    articles,
    without = [],
    most = 200,
  }: { articles?: readonly string[]; without?: readonly string[]; most?: number } = {},
): Standing[] {
  return archive.index.all<{ article: string; start: number; end: number }>(
    `SELECT mentions.article, start, max("end") AS "end" FROM mentions
       JOIN articles ON articles.id = mentions.article AND NOT articles.trashed
       JOIN newest ON newest.article = mentions.article
       JOIN named_texts ON named_texts.article = mentions.article AND named_texts.text = newest.text
     WHERE mentions.id IN (SELECT value FROM json_each(?)) AND (? OR mentions.article IN (SELECT value FROM json_each(?)))
       AND NOT EXISTS (SELECT 1 FROM mentions AS other WHERE other.article = mentions.article AND other.start = mentions.start
         AND other.id IN (SELECT value FROM json_each(?)))
     GROUP BY mentions.article, start ORDER BY mentions.article, start LIMIT ?`,
    JSON.stringify(records.map(idOf)),
    articles ? 0 : 1,
    JSON.stringify(articles ?? []),
    JSON.stringify(without.map(idOf)),
    most,
  );
}

/** A place with its surroundings; undefined where the text is not here. */
export function sentenceAt(
  archive: Archive,
  texts: CaptureTexts,
  of: DeskSentence['of'],
  { article: id, start, end }: Standing,
): DeskSentence | undefined {
  const article = readArticle(archive.replica, articleHome(id));
  const text = texts.tryOf(article);
  if (!text) return undefined;
  const [from, to] = [text.points.toUnit(start), text.points.toUnit(end)];
  return {
    of,
    article: { id, title: article.title, published: article.published },
    place: { start, end },
    annotation: null,
    before: contextBefore(text.text, from),
    words: oneLine(text.text.slice(from, to)),
    after: contextAfter(text.text, to),
  };
}

/** The first of these places in each article, at most so many. */
export function oneOfEach(places: readonly Standing[], most: number): Standing[] {
  const seen = new Set<string>();
  return places.filter(({ article }) => !seen.has(article) && seen.add(article)).slice(0, most);
}
