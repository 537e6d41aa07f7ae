/** Which relations, participants and events point to a record, in the index. */
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { readPlace } from './place.ts';

const fields: readonly (readonly [form: RegExp, field: string])[] = [
  [/^people\/[^/]+\/relations\/[^/]+$/u, 'to'],
  [/^events\/[^/]+\/participants\/[^/]+$/u, 'person'],
];

export const tieRows: IndexedRows = {
  name: 'ties 1',
  schema: `
    -- target: address of a person, an organisation or a place; address: of what points there.
    CREATE TABLE ties (address TEXT PRIMARY KEY, target TEXT) WITHOUT ROWID;
    CREATE INDEX ties_target ON ties (target, address);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      index.run('DELETE FROM ties WHERE address = ?', address);
      if (replica.isDestroyed(address)) {
        index.run('DELETE FROM ties WHERE address > ? AND address < ?', `${address}/`, `${address}0`);
        continue;
      }
      const target = targetOf(replica, address);
      if (target !== undefined) index.run('INSERT INTO ties VALUES (?, ?)', address, `people/${target}`);
    }
  },
};

function targetOf(replica: Replica, address: string): string | undefined {
  if (/^events\/[^/]+$/u.test(address)) {
    const place = readPlace(replica, address);
    return place && 'person' in place ? place.person : undefined;
  }
  const field = fields.find(([form]) => form.test(address))?.[1];
  return field === undefined ? undefined : readText(replica, address, field) || undefined;
}

/** Addresses of all that points to one of these records. */
export function tiedTo(index: IndexFile, targets: readonly string[]): string[] {
  return targets.flatMap((target) =>
    index
      .all<{ address: string }>('SELECT address FROM ties WHERE target = ? ORDER BY address', target)
      .map(({ address }) => address),
  );
}
