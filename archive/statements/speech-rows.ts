/** Who speaks in which marks, and which of these report one statement, in the index. */
import * as z from 'zod';
import { speakerHome } from '../annotations/speech.ts';
import { idSchema } from '../contract/id.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { readSet } from '../storage/reading.ts';

const isMark = /^articles\/[^/]+\/annotations\/[^/]+$/u;
const namedSchema = z.object({ name: z.string().min(1) });

export const speechRows: IndexedRows = {
  name: 'speech 1',
  schema: `
    -- speaker: address of a person, or name/ and a folded name.
    CREATE TABLE speech (mark TEXT PRIMARY KEY, speaker TEXT) WITHOUT ROWID;
    CREATE INDEX speech_speaker ON speech (speaker, mark);
    CREATE TABLE statements (statement TEXT, mark TEXT, PRIMARY KEY (statement, mark)) WITHOUT ROWID;
    CREATE INDEX statements_mark ON statements (mark);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      if (isMark.test(address)) {
        index.run('DELETE FROM speech WHERE mark = ?', address);
        index.run('DELETE FROM statements WHERE mark = ?', address);
        if (replica.isDestroyed(address)) continue;
        const speaker = speakerKey(replica.value(address, 'speaker'));
        if (speaker !== undefined) index.run('INSERT INTO speech VALUES (?, ?)', address, speaker);
        for (const statement of readSet(replica, address, 'statements'))
          if (idSchema.safeParse(statement).success)
            index.run('INSERT INTO statements VALUES (?, ?)', statement, address);
      } else if (address.startsWith('articles/') && replica.isDestroyed(address)) {
        for (const table of ['speech', 'statements'])
          index.run(`DELETE FROM ${table} WHERE mark > ? AND mark < ?`, `${address}/`, `${address}0`);
      }
    }
  },
};

const nameKey = (name: string): string => `name/${foldedName(name)}`;

function speakerKey(value: unknown): string | undefined {
  const home = speakerHome(value);
  if (home !== undefined) return home;
  const named = namedSchema.safeParse(value);
  return named.success ? nameKey(named.data.name) : undefined;
}

const shown = `JOIN marks ON marks.address = mark
  JOIN articles ON articles.id = marks.article AND NOT articles.trashed`;

export interface SpokenMark {
  readonly mark: string;
  readonly speaker: string;
}

/** Every shown mark in which somebody is named as the speaker. */
export const spokenMarks = (index: IndexFile): SpokenMark[] =>
  index.all<{ mark: string; speaker: string }>(
    `SELECT mark, speaker FROM speech ${shown} ORDER BY marks.article, marks.start, mark`,
  );

/** Ids of the statements that marks stand in, by the address of the mark. */
export function statementsByMark(index: IndexFile): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { mark, statement } of index.all<{ mark: string; statement: string }>(
    `SELECT mark, statement FROM statements ${shown} ORDER BY statement`,
  )) {
    const known = found.get(mark);
    if (known) known.push(statement);
    else found.set(mark, [statement]);
  }
  return found;
}

/** Addresses of the shown marks of a statement. */
export const marksOfStatement = (index: IndexFile, statement: string): string[] =>
  index
    .all<{ mark: string }>(
      `SELECT mark FROM statements ${shown} WHERE statement = ? ORDER BY mark`,
      statement,
    )
    .map(({ mark }) => mark);

/** Ids of the statements that a mark stands in. */
export const statementsOfMark = (index: IndexFile, mark: string): string[] =>
  index
    .all<{ statement: string }>('SELECT statement FROM statements WHERE mark = ? ORDER BY statement', mark)
    .map(({ statement }) => statement);
