/** Where a person is named, linked or not, across the archive. */
import { contextAfter, contextBefore } from '../anchoring/context.ts';
import { pageAt } from '../annotations/anchor.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { MentionFilter, NameMention, NamingInput, NamingOutput } from '../contract/naming.ts';
import { existingPerson } from '../people/person.ts';
import { nameOfRecord } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import type { IndexFile, SqlValue } from '../storage/index-file.ts';
import { idOf } from '../storage/layout.ts';
import { marksStanding, overlap, type StandingMark } from './marks-standing.ts';
import type { MentionRow } from './mention-rows.ts';

type Row = MentionRow & Record<string, string | number>;

/** Mentions whose article is not in the trash, and whose text is the newest one. */
const shown = `mentions JOIN articles ON articles.id = mentions.article AND NOT articles.trashed
  JOIN newest ON newest.article = mentions.article
  JOIN named_texts ON named_texts.article = mentions.article AND named_texts.text = newest.text`;

/** One row a place, also where several records of a person that are joined have the name. */
const places = `SELECT mentions.article, start, "end", min(mentions.id) AS id, min(kind) AS kind, max(shared) AS shared
  FROM ${shown} WHERE mentions.id IN (SELECT value FROM json_each(?))`;
const grouped = 'GROUP BY mentions.article, start';
const ordered = `ORDER BY articles.published, articles.title, mentions.article, start`;

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

/** Somebody's mentions, and which of them are linked to them. */
export class MentionsOf {
  readonly #archive: Archive;
  /** Addresses of all records that are this person. */
  readonly records: readonly string[];
  readonly person: { readonly id: string; readonly name: string };
  readonly #ids: string;
  readonly #article: string | undefined;
  readonly #marks: ReadonlyMap<string, readonly StandingMark[]>;
  /** Places that lie under a mark linked to the person: pairs of article and start, as JSON. */
  readonly #linked: string;
  readonly linked: number;

  constructor(archive: Archive, id: string, article?: string) {
    this.#archive = archive;
    const { id: lead, name, records } = existingPerson(archive, id);
    this.person = { id: lead, name };
    this.records = records;
    this.#ids = JSON.stringify(this.records.map(idOf));
    this.#article = article;
    this.#marks = marksStanding(archive.index, { linkedTo: this.records, article });
    const inMarked = archive.index.all<Row>(
      `${places} AND mentions.article IN (SELECT value FROM json_each(?)) ${grouped}`,
      this.#ids,
      JSON.stringify([...this.#marks.keys()]),
    );
    const linked = inMarked.filter((row) => this.marksAt(row).length > 0);
    this.#linked = JSON.stringify(linked.map(({ article, start }) => [article, start]));
    this.linked = linked.length;
  }

  /** Ids of the marks over a place that are linked to the person. */
  marksAt(place: Pick<MentionRow, 'article' | 'start' | 'end'>): string[] {
    return (this.#marks.get(place.article) ?? [])
      .filter((mark) => overlap(mark, place))
      .map(({ address }) => idOf(address));
  }

  /** In the order of dates; those without one first. */
  rows(show: MentionFilter, { offset, limit }: { readonly offset: number; readonly limit: number }): Row[] {
    const { where, values } = this.#condition(show);
    return this.#archive.index.all<Row>(
      `${places} ${where} ${grouped} ${ordered} LIMIT ? OFFSET ?`,
      this.#ids,
      ...values,
      limit,
      offset,
    );
  }

  count(show: MentionFilter): { readonly mentions: number; readonly articles: number } {
    const { where, values } = this.#condition(show);
    return (
      this.#archive.index.get<{ mentions: number; articles: number }>(
        `SELECT count(*) AS mentions, count(DISTINCT article) AS articles FROM (${places} ${where} ${grouped})`,
        this.#ids,
        ...values,
      ) ?? { mentions: 0, articles: 0 }
    );
  }

  /** Whether a place is one at which the person is named, and who else may be meant. */
  at(article: string, { start, end }: { readonly start: number; readonly end: number }): Row | undefined {
    return this.#archive.index.get<Row>(
      `${places} AND mentions.article = ? AND start = ? AND "end" = ? ${grouped}`,
      this.#ids,
      article,
      start,
      end,
    );
  }

  #condition(show: MentionFilter): { readonly where: string; readonly values: readonly SqlValue[] } {
    const article = this.#article === undefined ? '' : 'AND mentions.article = ?';
    const isLinked = `(mentions.article, start) ${show === 'unlinked' ? 'NOT' : ''} IN (
      SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))`;
    return {
      where: show === 'all' ? article : `${article} AND ${isLinked}`,
      values: [
        ...(this.#article === undefined ? [] : [this.#article]),
        ...(show === 'all' ? [] : [this.#linked]),
      ],
    };
  }
}

export function mentionsOf(
  archive: Archive,
  texts: CaptureTexts,
  { id, show = 'all', article, offset = 0, limit = 100 }: NamingInput<'people.mentions'>,
): Omit<NamingOutput<'people.mentions'>, 'waiting'> {
  const found = new MentionsOf(archive, id, article);
  const all = found.count('all');
  const meant = show === 'all' ? all : found.count(show);
  return {
    person: found.person,
    total: meant.mentions,
    articles: meant.articles,
    linked: found.linked,
    unlinked: all.mentions - found.linked,
    mentions: found
      .rows(show, { offset, limit })
      .map((row) => view(archive, texts, row, found))
      .filter((mention) => mention !== undefined),
  };
}

function view(
  archive: Archive,
  texts: CaptureTexts,
  row: MentionRow,
  found: MentionsOf,
): NameMention | undefined {
  const article = readArticle(archive.replica, articleHome(row.article));
  const text = texts.tryOf(article);
  if (!text) return undefined;
  const place = { start: row.start, end: row.end };
  const [from, to] = [text.points.toUnit(row.start), text.points.toUnit(row.end)];
  return {
    article: row.article,
    title: article.title,
    publisher: article.publisher,
    published: article.published,
    place,
    kind: row.kind,
    words: text.text.slice(from, to),
    before: contextBefore(text.text, from),
    after: contextAfter(text.text, to),
    page: article.capture?.announced.kind === 'pdf' ? pageAt(text, row.start) : null,
    others: row.shared > 1 ? othersAt(archive, row, found.records) : [],
    marks: found.marksAt(row),
  };
}

/** Who else may be meant, of records that are joined the one that stands for all. */
export function othersAt(
  archive: Archive,
  { article, start }: Pick<MentionRow, 'article' | 'start'>,
  records: readonly string[],
): { id: string; name: string }[] {
  const others = archive.index
    .all<{ id: string }>(
      'SELECT id FROM mentions WHERE article = ? AND start = ? ORDER BY id',
      article,
      start,
    )
    .map(({ id }) => `people/${id}`)
    .filter((home) => !records.includes(home))
    .map((home) => nameOfRecord(archive, home));
  return [...new Map(others.map((other) => [other.id, other])).values()];
}
