/** What could not be read and was left in place: kept in the index, and told in sentences, one for each file and cause. */
import type { Unreadable } from './history-reader.ts';
import type { IndexFile, SqlRow } from './index-file.ts';

/** Lines of one history that could not be read for one reason. */
export interface UnreadableLines {
  readonly path: string;
  readonly reason: Unreadable;
  readonly lines: number;
  /** Byte at which the first of them begins. */
  readonly first: number;
}

interface TroubleRow extends SqlRow {
  readonly path: string;
  readonly reason: Unreadable;
  readonly lines: number;
  readonly first: number;
  /** Null for lines: their sentence is made when it is asked for. */
  readonly message: string | null;
}

export function noteUnreadableLine(index: IndexFile, path: string, reason: Unreadable, offset: number): void {
  index.run(
    `INSERT INTO troubles VALUES (?, ?, 1, ?, NULL)
     ON CONFLICT (path, reason) DO UPDATE SET lines = lines + 1, first = min(first, excluded.first)`,
    path,
    reason,
    offset,
  );
}

export function noteUnreadableFile(index: IndexFile, path: string, message: string): void {
  index.run("INSERT OR REPLACE INTO troubles VALUES (?, 'file', 1, 0, ?)", path, message);
}

export function forgetTroubles(index: IndexFile, path: string): void {
  index.run('DELETE FROM troubles WHERE path = ?', path);
}

/** Every trouble as a sentence, in the order of paths. */
export function troublesIn(index: IndexFile): { readonly path: string; readonly message: string }[] {
  return index
    .all<TroubleRow>('SELECT * FROM troubles ORDER BY path, rowid')
    .map((row) => ({ path: row.path, message: row.message ?? unreadableLinesInWords(row) }));
}

/** One sentence, or two, on lines that stay where they are. */
export function unreadableLinesInWords({ path, reason, lines, first }: UnreadableLines): string {
  const one = lines === 1;
  const which = one ? `the line at byte ${first}` : `${lines} lines, the first at byte ${first},`;
  const left = one ? 'It was left as it is.' : 'They were left as they are.';
  switch (reason) {
    case 'merge-marker':
      return `“${path}”: git has set two versions one below the other; both were read. ${one ? 'Its mark' : `Its ${lines} marks`}, the first at byte ${first}, ${one ? 'was' : 'were'} left in place.`;
    case 'newer-format':
      return `“${path}”: ${which} ${one ? 'was' : 'were'} written by a newer version of Dossier. ${left}`;
    case 'not-a-change':
      return `“${path}”: ${which} ${one ? 'is not a change' : 'are not changes'}. ${left}`;
  }
}
