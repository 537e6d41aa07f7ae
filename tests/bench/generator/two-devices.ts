/** Two devices that worked on the same records without hearing of each other: the histories of both, nothing else. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nouns } from '../../../archive/storage/layout.ts';
import { nameOf } from '../../../archive/storage/register.ts';
import type { PlannedWrite } from './changes.ts';
import { Random } from './random.ts';
import { Words } from './words.ts';

export interface TwoDevices {
  /** The archive, with the history of the first device. */
  readonly path: string;
  /** The history of the second one, yet to be delivered: the folder, and where it belongs. */
  readonly delivery: string;
  readonly place: string;
}

const sealedAt = 1_000_000;
const began = Date.UTC(2026, 0, 5);

/**
 * The first device made all records, and the second had them. Then, cut off, the second edited each (name, prose,
 * another alias), and the first every other one: half of the arriving writes meet one made at once.
 */
export function writeTwoDevices(folder: string, seed: string, records: number): TwoDevices {
  const random = new Random(`${seed}/two-devices`);
  const words = new Words(seed);
  const [first, second] = [random.id(), random.id()];
  const path = join(folder, 'Archive');
  for (const noun of nouns) mkdirSync(join(path, noun), { recursive: true });
  const card = { format: 1, id: random.id(), created: '2026-01-01T00:00:00.000Z' };
  writeFileSync(join(path, 'dossier.json'), `${JSON.stringify(card, null, 1)}\n`);
  const place = join(path, 'history', second);
  const delivery = join(folder, 'delivery');
  const own = new HistoryFiles(join(path, 'history', first), first);
  const delivered = new HistoryFiles(delivery, second);
  const made: { of: string; version: string }[] = [];
  for (let index = 0; index < records; index++) {
    const of = `people/${random.id()}`;
    const description = words.sentence(random);
    const writes = [
      { of, field: 'name', value: words.name(random) },
      { of, field: 'description', value: description, replaces: [] },
    ];
    const stamp = own.add(began + index * 10, writes);
    made.push({ of, version: nameOf({ stamp, value: description }) });
  }
  const later = began + records * 10 + 1000;
  made.forEach(({ of, version }, index) => {
    const edit = (alias: string): PlannedWrite[] => [
      { of, field: 'name', value: words.name(random) },
      { of, field: 'description', value: words.sentence(random), replaces: [version] },
      { of, field: `aliases/${alias}`, value: true },
    ];
    if (index % 2 === 0) own.add(later + index * 10, edit('Known to the first'));
    delivered.add(later + index * 10 + 3, edit('Known to the second'));
  });
  own.end();
  delivered.end();
  return { path, delivery, place };
}

class HistoryFiles {
  #lines: string[] = [];
  #size = 0;
  #number = 1;

  constructor(
    readonly folder: string,
    readonly device: string,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  add(at: number, writes: readonly PlannedWrite[]): string {
    const stamp = `${at}-00000-${this.device}`;
    const line = `${JSON.stringify({ v: 1, stamp, at: new Date(at).toISOString(), author: '', writes })}\n`;
    this.#lines.push(line);
    this.#size += Buffer.byteLength(line);
    if (this.#size >= sealedAt) this.end();
    return stamp;
  }

  end(): void {
    if (this.#lines.length === 0) return;
    writeFileSync(
      join(this.folder, `${String(this.#number++).padStart(6, '0')}.jsonl`),
      this.#lines.join(''),
    );
    this.#lines = [];
    this.#size = 0;
  }
}
