/**
 * Who is named where, in the index: names of people as their registers have them, and what was found of them in the newest
 * text of each article. Mentions are computed when they are needed and kept here, never in the archive.
 */
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import type { NamedThing } from './name-forms.ts';

/** To be raised with whatever changes what is found. */
const finderVersion = 2;

export const mentionRows: IndexedRows = {
  name: `mentions 1.${finderVersion}`,
  // names: JSON; same: what is said of its being one with others, JSON; nobody who is in the trash or destroyed.
  schema: `
    CREATE TABLE known_names (id TEXT PRIMARY KEY, person INTEGER, names TEXT, same TEXT) WITHOUT ROWID;
  `,
  // revision: grows with every change of a name. capitals: of packCapitals; stale: to be looked through again, as names have changed; looked: the revision of names that it was looked through with. shared: as many may be meant.
  cache: `
    CREATE TABLE name_changes (id TEXT PRIMARY KEY, revision INTEGER) WITHOUT ROWID;
    CREATE INDEX name_changes_revision ON name_changes (revision);
    CREATE TABLE named_texts (article TEXT PRIMARY KEY, text TEXT, capitals BLOB, stale INTEGER,
      looked INTEGER);
    CREATE INDEX named_texts_stale ON named_texts (article) WHERE stale;
    CREATE TABLE mentions (article TEXT, start INTEGER, "end" INTEGER, id TEXT, kind TEXT, shared INTEGER,
      PRIMARY KEY (article, start, id)) WITHOUT ROWID;
    CREATE INDEX mentions_id ON mentions (id, article, start);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      if (/^people\/[^/]+$/.test(address)) deriveNames(index, replica, address);
      else if (/^articles\/[^/]+$/.test(address) && replica.isDestroyed(address))
        forget(index, idOf(address));
    }
  },
};

function deriveNames(index: IndexFile, replica: Replica, home: string): void {
  const isGone = replica.isDestroyed(home) || replica.value(home, 'trashed') === true;
  const names = isGone
    ? []
    : [readText(replica, home, 'name'), ...readSet(replica, home, 'aliases').sort()].filter(
        (name) => name !== '',
      );
  const type = readText(replica, home, 'type');
  const isPerson = type === '' || type === 'person' ? 1 : 0;
  const written = JSON.stringify(names);
  const same = JSON.stringify([
    readSet(replica, home, 'sameAs').sort(),
    readSet(replica, home, 'notSameAs').sort(),
  ]);
  const known = index.get<{ names: string; person: number; same: string }>(
    'SELECT names, person, same FROM known_names WHERE id = ?',
    idOf(home),
  );
  const isAsKnown = known?.names === written && known.person === isPerson && known.same === same;
  if (known ? isAsKnown : names.length === 0) return;
  if (names.length === 0) index.run('DELETE FROM known_names WHERE id = ?', idOf(home));
  else
    index.run('INSERT OR REPLACE INTO known_names VALUES (?, ?, ?, ?)', idOf(home), isPerson, written, same);
  index.run(
    'INSERT OR REPLACE INTO name_changes VALUES (?, max(?, 1 + (SELECT coalesce(max(revision), 0) FROM name_changes)))',
    idOf(home),
    // Past every revision of an index that was made anew meanwhile.
    Date.now(),
  );
}

function forget(index: IndexFile, article: string): void {
  index.run('DELETE FROM named_texts WHERE article = ?', article);
  index.run('DELETE FROM mentions WHERE article = ?', article);
}

export interface KnownNames extends NamedThing {
  readonly revision: number;
}

/** What has changed in names since a revision, in the order in which it did. */
export function namesSince(index: IndexFile, revision: number): KnownNames[] {
  return index
    .all<{ id: string; person: number | null; names: string | null; revision: number }>(
      'SELECT id, person, names, revision FROM name_changes LEFT JOIN known_names USING (id) WHERE revision > ? ORDER BY revision',
      revision,
    )
    .map(({ id, person, names, revision }) => ({
      id,
      isPerson: person === 1,
      names: JSON.parse(names ?? '[]') as string[],
      revision,
    }));
}

/** The revision up to which the articles were looked through. */
export const readRevision = (index: IndexFile): number => Number(index.meta('mentions') ?? 0);
export const noteRevision = (index: IndexFile, revision: number): void =>
  index.setMeta('mentions', String(revision));

export interface MentionRow {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly kind: 'name' | 'short' | 'surname';
  readonly shared: number;
}

/** Replaces what is known of an article's text. */
export function noteText(
  index: IndexFile,
  article: string,
  {
    text,
    capitals,
    looked,
    mentions,
  }: {
    readonly text: string;
    readonly capitals: Uint8Array;
    /** The revision of names that were looked for. */
    readonly looked: number;
    readonly mentions: readonly Omit<MentionRow, 'article'>[];
  },
): void {
  index.transaction(() => {
    index.run('INSERT OR REPLACE INTO named_texts VALUES (?, ?, ?, 0, ?)', article, text, capitals, looked);
    index.run('DELETE FROM mentions WHERE article = ?', article);
    for (const { start, end, id, kind, shared } of mentions)
      index.run(
        'INSERT OR REPLACE INTO mentions VALUES (?, ?, ?, ?, ?, ?)',
        article,
        start,
        end,
        id,
        kind,
        shared,
      );
  });
}

/** Articles after one, in order, and whether their newest text has not been looked into. */
export function textsAfter(
  index: IndexFile,
  article: string,
  limit: number,
): { readonly article: string; readonly isOpen: boolean }[] {
  return index
    .all<{ article: string; open: number }>(
      `SELECT newest.article, (named_texts.text IS NULL OR named_texts.text <> newest.text OR named_texts.stale) AS open
       FROM newest LEFT JOIN named_texts USING (article)
       WHERE newest.article > ? AND newest.text <> '' ORDER BY newest.article LIMIT ?`,
      article,
      limit,
    )
    .map(({ article, open }) => ({ article, isOpen: open === 1 }));
}

/** Whether an article's newest text was looked through with all names up to a revision. */
export function isLookedThrough(index: IndexFile, article: string, revision: number): boolean {
  const known = index.get<{ stale: number; looked: number }>(
    `SELECT stale, looked FROM named_texts JOIN newest USING (article)
     WHERE article = ? AND named_texts.text = newest.text`,
    article,
  );
  if (!known) return false;
  return known.looked >= revision || (known.stale === 0 && readRevision(index) >= revision);
}

/** Some of the articles that are to be looked through again, as names have changed. */
export const staleTexts = (index: IndexFile, limit: number): string[] =>
  index
    .all<{ article: string }>('SELECT article FROM named_texts WHERE stale LIMIT ?', limit)
    .map(({ article }) => article);

export const markStale = (index: IndexFile, article: string): void =>
  void index.run('UPDATE named_texts SET stale = 1 WHERE article = ?', article);

/** Takes note that a text can't be read at present: it is looked into when it is here again. */
export const noteUnread = (index: IndexFile, article: string): void =>
  void index.run("UPDATE named_texts SET stale = 0, text = '' WHERE article = ?", article);

/** Articles that name somebody, in the trash or not. */
export const articlesNaming = (index: IndexFile, id: string): string[] =>
  index
    .all<{ article: string }>('SELECT DISTINCT article FROM mentions WHERE id = ?', id)
    .map(({ article }) => article);

/** The words that may end a name, of articles after one. */
export const capitalsAfter = (
  index: IndexFile,
  article: string,
  limit: number,
): { article: string; capitals: Uint8Array }[] =>
  index.all<{ article: string; capitals: Uint8Array }>(
    'SELECT article, capitals FROM named_texts WHERE article > ? ORDER BY article LIMIT ?',
    article,
    limit,
  );
