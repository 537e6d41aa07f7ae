/** In which articles records stand: where a passage is linked to them, or where they are named. */
import type { IndexFile } from '../storage/index-file.ts';
import { idOf } from '../storage/layout.ts';

/** Mentions whose text is the newest one. */
const named = `SELECT mentions.article FROM mentions JOIN newest ON newest.article = mentions.article
  JOIN named_texts ON named_texts.article = mentions.article AND named_texts.text = newest.text
  WHERE mentions.id IN (SELECT value FROM json_each(?))`;
const linked = `SELECT marks.article FROM links JOIN marks ON marks.address = links.mark
  WHERE links.target IN (SELECT value FROM json_each(?))`;
const standing = `SELECT id AS article FROM articles WHERE NOT trashed AND id IN (${linked} UNION ${named})`;

/** Ids of the articles, that which was added first first. */
export const articlesOf = (index: IndexFile, records: readonly string[]): string[] =>
  index
    .all<{ article: string }>(`${standing} ORDER BY added, id`, ...asked(records))
    .map(({ article }) => article);

/** Whether there is an article in which both stand. */
export const shareArticle = (index: IndexFile, a: readonly string[], b: readonly string[]): boolean =>
  index.get<{ article: string }>(
    `SELECT article FROM (${standing}) INTERSECT SELECT article FROM (${standing}) LIMIT 1`,
    ...asked(a),
    ...asked(b),
  ) !== undefined;

/** Records that stand in an article, of both articles. */
export const namedInBoth = (
  index: IndexFile,
  a: readonly string[],
  b: readonly string[],
): { readonly id: string; readonly articles: number }[] =>
  index.all<{ id: string; articles: number }>(
    `SELECT id, count(DISTINCT article) AS articles FROM mentions WHERE shared = 1 AND id IN (
       SELECT id FROM mentions WHERE article IN (SELECT value FROM json_each(?))
       INTERSECT SELECT id FROM mentions WHERE article IN (SELECT value FROM json_each(?))
     ) GROUP BY id ORDER BY articles, id LIMIT 20`,
    JSON.stringify(a),
    JSON.stringify(b),
  );

const asked = (records: readonly string[]): [string, string] => [
  JSON.stringify(records),
  JSON.stringify(records.map(idOf)),
];
