/** One SQLite database of tables, as Zotero has it: rollback journal, every transaction brought to the disk. */
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Collection, Peer } from './peer.ts';

const schema = `
  CREATE TABLE articles (id TEXT PRIMARY KEY, title TEXT, authors TEXT, publisher TEXT, published TEXT, kind TEXT, added TEXT, textSha256 TEXT) WITHOUT ROWID;
  CREATE INDEX articles_added ON articles (added);
  CREATE TABLE marks (id TEXT PRIMARY KEY, article TEXT REFERENCES articles, quote TEXT, prefix TEXT, suffix TEXT, start INTEGER, "end" INTEGER, color TEXT, note TEXT, creator TEXT, created TEXT) WITHOUT ROWID;
  CREATE INDEX marks_article ON marks (article);
  CREATE TABLE links (mark TEXT REFERENCES marks, record TEXT, PRIMARY KEY (mark, record)) WITHOUT ROWID;
  CREATE INDEX links_record ON links (record);
  CREATE TABLE records (id TEXT PRIMARY KEY, noun TEXT, name TEXT, aliases TEXT, description TEXT, date TEXT) WITHOUT ROWID;`;
const insertMark = 'INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

function open(store: string): DatabaseSyncInstance {
  const database = new DatabaseSync(store);
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;');
  return database;
}

export function sqliteLibrary(store: string): Peer {
  const database = open(store);
  const mark = database.prepare(insertMark);
  return {
    firstPage: (limit) =>
      database
        .prepare(
          'SELECT *, (SELECT count(*) FROM marks WHERE article = articles.id) AS marks FROM articles ORDER BY added DESC LIMIT ?',
        )
        .all(limit).length,
    addMark: (article, id, quote) => {
      mark.run(id, article, quote, '', '', 0, quote.length, 'key', '', '', new Date().toISOString());
    },
    close: () => database.close(),
  };
}

export function makeSqliteLibrary(store: string, { articles, people, events }: Collection): void {
  const database = open(store);
  database.exec(schema);
  database.exec('BEGIN');
  const article = database.prepare('INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const mark = database.prepare(insertMark);
  const link = database.prepare('INSERT OR IGNORE INTO links VALUES (?, ?)');
  const record = database.prepare('INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)');
  for (const { id, title, authors, publisher, published, kind, added, textSha256, marks } of articles) {
    article.run(id, title, JSON.stringify(authors), publisher, published, kind, added, textSha256);
    for (const { people: who, events: what, ...known } of marks) {
      const { quote, prefix, suffix, start, end, color, note, creator, created } = known;
      mark.run(known.id, id, quote, prefix, suffix, start, end, color, note, creator, created);
      for (const linked of [...who, ...what]) link.run(known.id, linked);
    }
  }
  for (const [noun, records] of Object.entries({ people, events }))
    for (const { id, name, aliases, description, date } of records)
      record.run(id, noun, name, JSON.stringify(aliases), description, date);
  database.exec('COMMIT');
  database.close();
}
