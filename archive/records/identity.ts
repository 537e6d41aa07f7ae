/**
 * Which records are one. That two are the same, or are not, are facts of their own (`sameAs`, `notSameAs`), on both
 * records; nothing that is linked to a record is ever rewritten. What follows from the facts is computed here, and is the same on
 * every device that knows the same facts: joins hold in the order in which they were said, but for one that
 * would unite records that are told apart, which is set aside as a doubt.
 */
import type { IndexFile, SqlRow } from '../storage/index-file.ts';

export type RecordNoun = 'people' | 'events';

/** A pair of addresses, the smaller one first. */
type Pair = readonly [string, string];

interface Relation {
  readonly pair: Pair;
  readonly same: boolean;
  readonly apart: boolean;
  /** Stamp of the join. */
  readonly since: string;
}

/** A join that does not hold, and the two records that are told apart. */
export interface Doubt {
  readonly joined: Pair;
  readonly apart: Pair;
}

interface Row extends SqlRow {
  readonly address: string;
  readonly other: string;
  readonly same: number;
  readonly sameStamp: string;
  readonly apart: number;
  readonly apartStamp: string;
}

const pairOf = (a: string, b: string): Pair => (a < b ? [a, b] : [b, a]);

/** What the two sides of each pair say; of a fact on both sides that which was said later. */
function relationsOf(rows: readonly Row[]): Relation[] {
  const byPair = new Map<string, Row[]>();
  for (const row of rows) {
    const key = pairOf(row.address, row.other).join(' ');
    byPair.set(key, [...(byPair.get(key) ?? []), row]);
  }
  return [...byPair.values()].map((sides) => {
    const [first] = sides as [Row, ...Row[]];
    const same = later(sides.map((side) => [side.sameStamp, side.same === 1] as const));
    const apart = later(sides.map((side) => [side.apartStamp, side.apart === 1] as const));
    return { pair: pairOf(first.address, first.other), same: same[1], apart: apart[1], since: same[0] };
  });
}

function later(said: readonly (readonly [stamp: string, is: boolean])[]): readonly [string, boolean] {
  return said.reduce((a, b) => (b[0] > a[0] || (b[0] === a[0] && b[1]) ? b : a), ['', false] as const);
}

/** Partitions of records under the facts about them. */
class Partition {
  readonly doubts: Doubt[] = [];
  readonly #groups = new Map<string, readonly string[]>();
  readonly #apart: readonly Pair[];

  constructor(relations: readonly Relation[]) {
    this.#apart = relations.filter(({ apart }) => apart).map(({ pair }) => pair);
    const joins = relations.filter(({ same }) => same).sort((a, b) => (key(a) < key(b) ? -1 : 1));
    for (const { pair } of joins) this.#join(pair);
  }

  of(address: string): readonly string[] {
    return this.#groups.get(address) ?? [address];
  }

  /** Groups of several, each once. */
  several(): (readonly string[])[] {
    return [...new Set(this.#groups.values())].filter((group) => group.length > 1);
  }

  #join(pair: Pair): void {
    const [a, b] = [this.of(pair[0]), this.of(pair[1])];
    if (a === b) return;
    const apart = this.#apart.find(
      ([x, y]) => (a.includes(x) && b.includes(y)) || (a.includes(y) && b.includes(x)),
    );
    if (apart) {
      this.doubts.push({ joined: pair, apart });
      return;
    }
    const group = [...a, ...b].sort();
    for (const address of group) this.#groups.set(address, group);
  }
}

const key = ({ since, pair }: Relation): string => `${since} ${pair.join(' ')}`;

function rowsAbout(index: IndexFile, address: string): Row[] {
  return index.all<Row>(
    `SELECT * FROM identity WHERE address = ?
     UNION SELECT * FROM identity WHERE other = ?`,
    address,
    address,
  );
}

/** What is said of all records that a record may be one with. */
function relationsAround(index: IndexFile, address: string): Relation[] {
  const seen = new Set([address]);
  const rows = new Map<string, Row>();
  for (const at of seen) {
    const about = rowsAbout(index, at);
    for (const row of about) rows.set(`${row.address} ${row.other}`, row);
    for (const { pair, same } of relationsOf(about)) if (same) for (const end of pair) seen.add(end);
  }
  return relationsOf([...rows.values()]);
}

/** Addresses of all records that are one with this one, itself among them, sorted. */
export function groupOf(index: IndexFile, address: string): readonly string[] {
  const around = rowsAbout(index, address);
  if (around.length === 0) return [address];
  return new Partition(relationsAround(index, address)).of(address);
}

const allRelations = (index: IndexFile, noun: RecordNoun): Relation[] =>
  relationsOf(
    index.all<Row>('SELECT * FROM identity WHERE address > ? AND address < ?', `${noun}/`, `${noun}0`),
  );

const partitionOf = (index: IndexFile, noun: RecordNoun): Partition =>
  new Partition(allRelations(index, noun));

/** All groups of several records, by the address of each of their members. */
export function allGroups(index: IndexFile, noun: RecordNoun): ReadonlyMap<string, readonly string[]> {
  const groups = partitionOf(index, noun).several();
  return new Map(groups.flatMap((group) => group.map((address) => [address, group] as const)));
}

/** Joins that don't hold, as other records of theirs are told apart. */
export const doubtsOf = (index: IndexFile, noun: RecordNoun): readonly Doubt[] =>
  partitionOf(index, noun).doubts;

/** All pairs of records that somebody has told apart. */
export const allApart = (index: IndexFile, noun: RecordNoun): Pair[] =>
  allRelations(index, noun)
    .filter(({ apart }) => apart)
    .map(({ pair }) => pair);

/** Pairs of records, one of each list, that somebody has told apart. */
export function toldApart(index: IndexFile, a: readonly string[], b: readonly string[]): Pair[] {
  return a.flatMap((address) =>
    relationsOf(rowsAbout(index, address))
      .filter(({ apart }) => apart)
      .map(({ pair: [x, y] }): Pair => (x === address ? [x, y] : [y, x]))
      .filter(([, other]) => b.includes(other)),
  );
}

/** Whether two records are said to be the same by a fact about the two. */
export const isJoinedDirectly = (index: IndexFile, a: string, b: string): boolean =>
  relationsOf(rowsAbout(index, a)).some(({ pair, same }) => same && pair.includes(b));
