/** Where a person is named, linked or not; and who is named in an article. */
import { contextAfter, contextBefore } from '../anchoring/context.ts';
import { pageAt } from '../annotations/anchor.ts';
import { articleHome, existingArticle, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { NameMention, NamingInput, NamingOutput } from '../contract/naming.ts';
import { existingPerson } from '../people/person.ts';
import { allJoined, joinedWith } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { idOf } from '../storage/layout.ts';
import type { MentionRow } from './mention-rows.ts';

type Place = { readonly start: number; readonly end: number };

/** Mentions whose article is not in the trash, and whose text is the newest one. */
const shown = `mentions JOIN articles ON articles.id = mentions.article AND NOT articles.trashed
  JOIN newest ON newest.article = mentions.article
  JOIN named_texts ON named_texts.article = mentions.article AND named_texts.text = newest.text`;

const isOneOf = 'mentions.id IN (SELECT value FROM json_each(?))';

/** Texts that nobody has looked into since they, or a name in them, changed. */
export function waitingTexts(index: IndexFile, table: 'named_texts' | 'guessed_texts'): number {
  return (
    index.get<{ count: number }>(
      `SELECT count(*) AS count FROM newest LEFT JOIN ${table} USING (article)
       WHERE newest.text <> '' AND (${table}.text IS NULL OR ${table}.text <> newest.text
         ${table === 'named_texts' ? 'OR named_texts.stale' : ''})`,
    )?.count ?? 0
  );
}

export function mentionsOf(
  archive: Archive,
  texts: CaptureTexts,
  { id, offset = 0, limit = 100 }: NamingInput<'people.mentions'>,
): Omit<NamingOutput<'people.mentions'>, 'waiting'> {
  const { index } = archive;
  const records = existingPerson(archive, id).records;
  const ids = JSON.stringify(records.map(idOf));
  const articles = index.all<{ id: string; mentions: number }>(
    `SELECT mentions.article AS id, count(DISTINCT start) AS mentions FROM ${shown} WHERE ${isOneOf}
     GROUP BY mentions.article ORDER BY mentions.article`,
    ids,
  );
  const rows = index.all<MentionRow & Record<string, string | number>>(
    `SELECT mentions.article, start, "end", min(mentions.id) AS id, min(kind) AS kind, max(shared) AS shared
     FROM ${shown} WHERE ${isOneOf} GROUP BY mentions.article, start ORDER BY mentions.article, start LIMIT ? OFFSET ?`,
    ids,
    limit,
    offset,
  );
  return {
    total: articles.reduce((sum, { mentions }) => sum + mentions, 0),
    articles: articles.map((one) => ({
      ...one,
      title: readArticle(archive.replica, articleHome(one.id)).title,
    })),
    mentions: rows
      .map((row) => view(archive, texts, row, records))
      .filter((mention) => mention !== undefined),
  };
}

function view(
  archive: Archive,
  texts: CaptureTexts,
  row: MentionRow,
  records: readonly string[],
): NameMention | undefined {
  const article = readArticle(archive.replica, articleHome(row.article));
  const text = texts.tryOf(article);
  if (!text) return undefined;
  const place = { start: row.start, end: row.end };
  const [from, to] = [text.points.toUnit(row.start), text.points.toUnit(row.end)];
  return {
    article: row.article,
    place,
    kind: row.kind,
    words: text.text.slice(from, to),
    before: contextBefore(text.text, from),
    after: contextAfter(text.text, to),
    page: article.capture?.announced.kind === 'pdf' ? pageAt(text, row.start) : null,
    others: row.shared > 1 ? othersAt(archive, row, records) : [],
    marks: linkedMarks(archive.index, row.article, records)
      .filter(({ at }) => overlap(at, place))
      .map(({ id }) => id),
  };
}

const overlap = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;

/** Who else may be meant, of records that are joined the one that stands for all. */
function othersAt(archive: Archive, { article, start }: MentionRow, records: readonly string[]): string[] {
  const ids = archive.index
    .all<{ id: string }>(
      'SELECT id FROM mentions WHERE article = ? AND start = ? ORDER BY id',
      article,
      start,
    )
    .map(({ id }) => `people/${id}`)
    .filter((home) => !records.includes(home));
  return [...new Set(ids.map((home) => idOf(joinedWith(archive, home)[0] ?? home)))];
}

/** Marks of the article that are linked to the person, where they stand in the newest text. */
function linkedMarks(
  index: IndexFile,
  article: string,
  records: readonly string[],
): { id: string; at: Place }[] {
  return index
    .all<{ address: string; start: number; end: number; found: string | null }>(
      `SELECT marks.address, marks.start, marks."end",
         CASE WHEN cited.text = newest.text THEN NULL ELSE coalesce(anchors.found, '{}') END AS found
       FROM links JOIN marks ON marks.address = links.mark JOIN cited ON cited.mark = marks.address
         JOIN newest ON newest.article = marks.article
         LEFT JOIN anchors ON anchors.mark = cited.mark AND anchors.target = cited.target AND anchors.text = newest.text
       WHERE links.target IN (SELECT value FROM json_each(?)) AND marks.article = ?`,
      JSON.stringify(records),
      article,
    )
    .flatMap(({ address, start, end, found }) => {
      const place = found === null ? { start, end } : (JSON.parse(found) as { place?: Place | null }).place;
      return place ? [{ id: idOf(address), at: place }] : [];
    });
}

export function namedIn(
  archive: Archive,
  { id, capture }: NamingInput<'articles.mentions'>,
): NamingOutput<'articles.mentions'> {
  const article = existingArticle(archive, id);
  if (capture !== undefined && capture !== article.capture?.id) return [];
  const rows = archive.index.all<MentionRow & Record<string, string | number>>(
    `SELECT mentions.* FROM mentions JOIN named_texts USING (article)
     WHERE mentions.article = ? AND named_texts.text = ? ORDER BY start, id`,
    id,
    article.capture?.announced.textSha256 ?? '',
  );
  const joined = allJoined(archive, 'people');
  const places = new Map<number, NamingOutput<'articles.mentions'>[number]>();
  for (const { start, end, kind, id: record } of rows) {
    const person = idOf(joined.get(`people/${record}`)?.[0] ?? `people/${record}`);
    const known = places.get(start);
    if (known) known.people = [...new Set([...known.people, person])];
    else places.set(start, { place: { start, end }, kind, people: [person] });
  }
  return [...places.values()];
}
