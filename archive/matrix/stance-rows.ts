/** How passages stand to what they are linked to, in the index; that they mention it goes without saying. */
import { type Stance, stanceSchema } from '../contract/record-parts.ts';
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';

const isMark = /^articles\/[^/]+\/annotations\/[^/]+$/u;
const stanceField = /^stances\/((?:people|events)\/.+)$/u;

export const stanceRows: IndexedRows = {
  name: 'stances 1',
  schema: `
    -- target: address of the person or event.
    CREATE TABLE stances (mark TEXT, target TEXT, stance TEXT, PRIMARY KEY (mark, target)) WITHOUT ROWID;
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      if (isMark.test(address)) {
        index.run('DELETE FROM stances WHERE mark = ?', address);
        if (replica.isDestroyed(address)) continue;
        for (const field of replica.thing(address)?.keys() ?? []) {
          const [, target] = stanceField.exec(field) ?? [];
          const stance = stanceSchema.safeParse(target && replica.value(address, field)).data;
          if (target !== undefined && stance !== undefined && stance !== 'mentions')
            index.run('INSERT INTO stances VALUES (?, ?, ?)', address, target, stance);
        }
      } else if (address.startsWith('articles/') && replica.isDestroyed(address)) {
        index.run('DELETE FROM stances WHERE mark > ? AND mark < ?', `${address}/`, `${address}0`);
      }
    }
  },
};

/** A mark that is shown, and one of the records that it is linked to. */
export interface LinkedMark {
  readonly target: string;
  readonly mark: string;
  readonly article: string;
  readonly stance: Stance;
}

/** Every link of a shown mark to a person (or to an event), article by article, in order of place. */
export function linkedMarks(index: IndexFile, set: 'people' | 'events'): LinkedMark[] {
  return index.all<{ target: string; mark: string; article: string; stance: Stance }>(
    `SELECT links.target, links.mark, marks.article, coalesce(stance, 'mentions') AS stance
     FROM links JOIN marks ON marks.address = links.mark
       JOIN articles ON articles.id = marks.article AND NOT articles.trashed
       LEFT JOIN stances ON stances.mark = links.mark AND stances.target = links.target
     WHERE links.target > ? AND links.target < ?
     ORDER BY marks.article, marks.start, marks."end", links.mark`,
    `${set}/`,
    `${set}0`,
  );
}
