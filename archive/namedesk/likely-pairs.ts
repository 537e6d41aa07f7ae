/**
 * Which records may be one, by their names and identifiers: kept in memory for an open archive, and brought up to date with
 * what has changed. Records are compared that share a key, so that nobody is compared with everybody.
 */
import { nameLikeness } from '../names/compare-names.ts';
import { isParticle, personWords } from '../names/name-words.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { type DeskRecord, keysOf, type NameKey, readDeskRecord } from './desk-record.ts';
import { changedSince } from './record-changes.ts';

/** How two records come to be proposed. */
export interface LikelyPair {
  /** Homes, the smaller one first. */
  readonly homes: readonly [string, string];
  /** From 0.5 to 1; of records that share an identifier 1. */
  readonly likeness: number;
  /** The two names that are most alike; null where only an identifier is shared. */
  readonly names: readonly [string, string] | null;
  /** One name is only the end of the other: `De León`. It says something in a shared article alone. */
  readonly isPart: boolean;
}

type Likeness = Omit<LikelyPair, 'homes'>;

const leastLikeness = 0.5;
/** Of a name that is the end of the other. */
const ofPart = 0.5;

class LikelyPairs {
  #revision = 0;
  /** Records that are still to be compared. */
  readonly #queue = new Set<string>();
  #sorted: readonly LikelyPair[] | undefined;
  readonly #records = new Map<string, DeskRecord>();
  /** Who has a key, and under which of its names. */
  readonly #keys = new Map<string, Map<string, string[]>>();
  /** Under both homes. */
  readonly #likely = new Map<string, Map<string, Likeness>>();

  /** Takes in what has changed. */
  refresh({ index, replica }: Archive): void {
    const { homes, revision } = changedSince(index, this.#revision);
    this.#revision = revision;
    for (const home of homes) {
      this.#remove(home);
      const record = readDeskRecord(replica, home);
      if (record) this.#add(record);
    }
  }

  /** Compares records for so many milliseconds. */
  run(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    for (const home of this.#queue) {
      this.#queue.delete(home);
      const record = this.#records.get(home);
      if (record) this.#compare(record);
      this.#sorted = undefined;
      if (performance.now() > until) break;
    }
  }

  /** As many records are still to be compared. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** The surest first. */
  all(): readonly LikelyPair[] {
    this.#sorted ??= this.#pairs().sort(
      (a, b) => b.likeness - a.likeness || (a.homes[0] < b.homes[0] ? -1 : 1),
    );
    return this.#sorted;
  }

  #pairs(): LikelyPair[] {
    const pairs: LikelyPair[] = [];
    for (const [home, others] of this.#likely)
      for (const [other, likeness] of others)
        if (home < other) pairs.push({ homes: [home, other], ...likeness });
    return pairs;
  }

  /** What is known of two records; undefined where they are not alike. */
  of(a: string, b: string): Likeness | undefined {
    const likeness = this.#likely.get(a)?.get(b);
    if (!likeness?.names || a < b) return likeness;
    return { ...likeness, names: [likeness.names[1], likeness.names[0]] };
  }

  #remove(home: string): void {
    const record = this.#records.get(home);
    this.#queue.delete(home);
    this.#sorted = undefined;
    if (!record) return;
    for (const { key } of keysOfRecord(record)) this.#keys.get(key)?.delete(home);
    for (const other of this.#likely.get(home)?.keys() ?? []) this.#likely.get(other)?.delete(home);
    this.#likely.delete(home);
    this.#records.delete(home);
  }

  #add(record: DeskRecord): void {
    this.#records.set(record.home, record);
    this.#queue.add(record.home);
    for (const { key, name } of keysOfRecord(record)) {
      const known = this.#keys.get(key) ?? new Map<string, string[]>();
      known.set(record.home, [...(known.get(record.home) ?? []), name]);
      this.#keys.set(key, known);
    }
  }

  #compare(record: DeskRecord): void {
    const compared = new Set<string>();
    for (const { key, name, most } of keysOfRecord(record)) {
      const sharing = this.#keys.get(key);
      if (!sharing || sharing.size > most) continue;
      for (const [other, names] of sharing) {
        const against = other === record.home ? undefined : this.#records.get(other);
        // Those that are still to be compared will be, with this one, too.
        if (!against || this.#queue.has(other)) continue;
        for (const theirs of names) {
          const once = `${name}\n${other}\n${theirs}`;
          if (compared.has(once)) continue;
          compared.add(once);
          this.#note(record, name, against, theirs);
        }
      }
    }
  }

  #note(a: DeskRecord, name: string, b: DeskRecord, other: string): void {
    const likeness = likenessOf(a, name, b, other);
    const known = this.#likely.get(a.home)?.get(b.home);
    if (!likeness || (known && known.likeness >= likeness.likeness)) return;
    const isInOrder = a.home < b.home;
    const noted =
      likeness.names && !isInOrder
        ? { ...likeness, names: [likeness.names[1], likeness.names[0]] as const }
        : likeness;
    this.#set(a.home, b.home, noted);
    this.#set(b.home, a.home, noted);
  }

  #set(home: string, other: string, likeness: Likeness): void {
    const others = this.#likely.get(home) ?? new Map<string, Likeness>();
    others.set(other, likeness);
    this.#likely.set(home, others);
  }
}

type KeyOfName = NameKey & { readonly name: string };

function keysOfRecord({ type, names, identifiers }: DeskRecord): KeyOfName[] {
  return [
    ...names.flatMap((name) => keysOf(name, type).map((key) => ({ ...key, name }))),
    ...identifiers.map((identifier) => ({ key: `identifier ${identifier}`, most: 50, name: '' })),
  ];
}

function likenessOf(a: DeskRecord, name: string, b: DeskRecord, other: string): Likeness | undefined {
  const shared = a.identifiers.some((one) => b.identifiers.includes(one));
  if (name === '' || other === '') return shared ? { likeness: 1, names: null, isPart: false } : undefined;
  const names = [name, other] as const;
  if (foldedName(name) === foldedName(other)) return { likeness: 1, names, isPart: false };
  if ((a.type === 'person') !== (b.type === 'person')) return undefined;
  const likeness = nameLikeness(name, other, a.type === 'person' ? 'person' : 'organisation');
  if (shared) return { likeness: 1, names, isPart: false };
  if (likeness >= leastLikeness) return { likeness, names, isPart: false };
  return a.type === 'person' && isEndOf(name, other) ? { likeness: ofPart, names, isPart: true } : undefined;
}

/** Whether one of two names of people is only the last words of the other. */
function isEndOf(a: string, b: string): boolean {
  const [mine, theirs] = [a, b].map((name) => personWords(name).filter((word) => !isParticle(word)));
  const [short = [], long = []] =
    (mine?.length ?? 0) < (theirs?.length ?? 0) ? [mine, theirs] : [theirs, mine];
  return short.length === 1 && long.length > 1 && (short[0]?.length ?? 0) > 2 && short[0] === long.at(-1);
}

const known = new WeakMap<Archive, LikelyPairs>();

/** The likely pairs of an open archive; what has changed since is compared for so many milliseconds. */
export function likelyPairs(archive: Archive, milliseconds = Number.POSITIVE_INFINITY): LikelyPairs {
  const pairs = known.get(archive) ?? new LikelyPairs();
  known.set(archive, pairs);
  pairs.refresh(archive);
  pairs.run(milliseconds);
  return pairs;
}
