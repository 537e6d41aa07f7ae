/** Which records are said to be the same, or not to be, in the index: of each pair what either side says. */
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import type { Replica } from '../storage/replica.ts';

const isRecord = /^(?:people|events)\/[^/]+$/u;

export const identityRows: IndexedRows = {
  name: 'identity 1',
  schema: `
    CREATE TABLE identity (address TEXT, other TEXT, same INTEGER, sameStamp TEXT, apart INTEGER, apartStamp TEXT,
      PRIMARY KEY (address, other)) WITHOUT ROWID;
    CREATE INDEX identity_other ON identity (other);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) if (isRecord.test(address)) deriveOne(index, replica, address);
  },
};

interface Said {
  readonly is: boolean;
  readonly stamp: string;
}

function deriveOne(index: IndexFile, replica: Replica, address: string): void {
  index.run('DELETE FROM identity WHERE address = ?', address);
  if (replica.isDestroyed(address)) return;
  const noun = address.slice(0, address.indexOf('/'));
  const [same, apart] = [saidIn(replica, address, 'sameAs'), saidIn(replica, address, 'notSameAs')];
  for (const id of new Set([...same.keys(), ...apart.keys()])) {
    const other = `${noun}/${id}`;
    if (other === address) continue;
    index.run(
      'INSERT INTO identity VALUES (?, ?, ?, ?, ?, ?)',
      address,
      other,
      same.get(id)?.is ? 1 : 0,
      same.get(id)?.stamp ?? '',
      apart.get(id)?.is ? 1 : 0,
      apart.get(id)?.stamp ?? '',
    );
  }
}

function saidIn(replica: Replica, address: string, set: 'sameAs' | 'notSameAs'): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const [field, register] of replica.thing(address) ?? [])
    if (field.startsWith(`${set}/`) && register.kind === 'latest')
      said.set(field.slice(set.length + 1), { is: register.value === true, stamp: register.stamp });
  return said;
}
