/** Names that nobody has made a record of, as they were guessed in each article, in the index. */
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { idOf } from '../storage/layout.ts';
import type { GuessedName, GuessedType } from './guess-names.ts';

/** To be raised with whatever changes what is guessed. */
const guesserVersion = 1;
/** Guesses of which less is certain are not kept. */
const leastKept = 0.2;

export const guessRows: IndexedRows = {
  name: `guesses 1.${guesserVersion}`,
  schema: '',
  // start, end: the first place, in code points.
  cache: `
    CREATE TABLE guessed_texts (article TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
    CREATE TABLE guesses (article TEXT, words TEXT, name TEXT, type TEXT, confidence REAL, count INTEGER,
      start INTEGER, "end" INTEGER, PRIMARY KEY (article, words)) WITHOUT ROWID;
    CREATE INDEX guesses_words ON guesses (words);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses)
      if (/^articles\/[^/]+$/.test(address) && replica.isDestroyed(address))
        for (const table of ['guessed_texts', 'guesses'])
          index.run(`DELETE FROM ${table} WHERE article = ?`, idOf(address));
  },
};

/** Replaces what was guessed in an article's text. */
export function noteGuesses(
  index: IndexFile,
  article: string,
  text: string,
  guesses: readonly GuessedName[],
): void {
  index.transaction(() => {
    index.run('INSERT OR REPLACE INTO guessed_texts VALUES (?, ?)', article, text);
    index.run('DELETE FROM guesses WHERE article = ?', article);
    for (const { key, name, type, confidence, count, start, end } of guesses)
      if (confidence >= leastKept)
        index.run(
          'INSERT INTO guesses VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          article,
          key,
          name,
          type,
          confidence,
          count,
          start,
          end,
        );
  });
}

/** Articles after one, in order, and whether nobody has guessed in their newest text. */
export function guessesAfter(
  index: IndexFile,
  article: string,
  limit: number,
): { readonly article: string; readonly isOpen: boolean }[] {
  return index
    .all<{ article: string; open: number }>(
      `SELECT newest.article, (guessed_texts.text IS NULL OR guessed_texts.text <> newest.text) AS open
       FROM newest LEFT JOIN guessed_texts USING (article)
       WHERE newest.article > ? AND newest.text <> '' ORDER BY newest.article LIMIT ?`,
      article,
      limit,
    )
    .map(({ article, open }) => ({ article, isOpen: open === 1 }));
}

/** Whether nobody has guessed in the newest text of an article. */
export const isUnguessed = (index: IndexFile, article: string): boolean =>
  index.get(
    "SELECT 1 FROM newest WHERE article = ?1 AND text <> '' AND text <> coalesce((SELECT text FROM guessed_texts WHERE article = ?1), '')",
    article,
  ) !== undefined;

export interface GuessRow {
  readonly article: string;
  readonly words: string;
  readonly name: string;
  readonly type: GuessedType;
  readonly confidence: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** Guesses in all articles that are not in the trash, or in one, trash or not. */
export function guessesIn(index: IndexFile, article?: string): GuessRow[] {
  const columns = 'article, guesses.words, name, type, confidence, count, start, "end"';
  return article === undefined
    ? index.all<GuessRow & Record<string, string | number>>(
        `SELECT ${columns} FROM guesses JOIN articles ON articles.id = guesses.article AND NOT articles.trashed
         ORDER BY article, start`,
      )
    : index.all<GuessRow & Record<string, string | number>>(
        `SELECT ${columns} FROM guesses WHERE article = ? ORDER BY start`,
        article,
      );
}
