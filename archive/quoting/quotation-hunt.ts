/**
 * Looks for many quotations in many texts, each text once: runs of characters that the quotations have are noted, and where a
 * text has nearly all runs of one, that one is compared with it. So the time depends on the texts and hardly on how much is
 * quoted.
 */
import { ComparedText } from './compared-text.ts';
import { type Reading, readingsOf } from './sought-quotation.ts';
import { type FoundQuotation, standsIn } from './stands-in.ts';

/** What is looked for; of each, its place in the list is what answers name. */
export interface Sought {
  readonly words: string;
  readonly style: 'marks' | 'block';
}

/** In UTF-16 code units of the text. */
export interface FoundInText extends Omit<FoundQuotation, 'leftOut' | 'insertions'> {
  readonly leftOut: readonly string[];
  readonly insertions: readonly { readonly words: string; readonly instead: string }[];
}

/** A text that shares much with a quotation that does not stand in it. */
export interface LikeText<Key> {
  readonly key: Key;
  /** Share of the quotation's runs that the text has. */
  readonly share: number;
}

/** Characters of a run. */
const run = 6;
const mask = (1 << 22) - 1;
const base = 0x01000193;
/** What the first character of a run counts for, by which it is taken out again. */
const lead = Array.from({ length: run - 1 }).reduce<number>((power) => Math.imul(power, base), 1);

/** Of its runs a text must have so many for a quotation to be compared with it: it has all where it stands. */
const worthComparing = 0.75;
/** And so many to be like it. */
const worthKeeping = 0.12;
/** Texts that are kept as like a quotation. */
const mostLike = 5;

export class QuotationHunt<Key> {
  readonly #readings: readonly Reading[][];
  /** Of each run, by its hash, which quotations have it. */
  readonly #owners = new Map<number, number[]>();
  readonly #maybe = new Uint32Array((mask + 1) / 32);
  readonly #runs: Uint32Array;
  /** Too short to have a run. */
  readonly #short: number[] = [];
  readonly #like: LikeText<Key>[][];

  constructor(sought: readonly Sought[]) {
    this.#readings = sought.map(({ words, style }) => readingsOf(words, style));
    this.#runs = new Uint32Array(sought.length);
    this.#like = sought.map(() => []);
    for (const [number, readings] of this.#readings.entries()) this.#note(number, readings);
  }

  /** Whether there are words in it to be looked for. */
  isSought = (number: number): boolean => (this.#readings[number]?.length ?? 0) > 0;

  /** The quotations that stand in a text; those that are like it are kept. */
  look(text: string, key: Key): Map<number, FoundInText> {
    const compared = new ComparedText(text);
    const found = new Map<number, FoundInText>();
    const compare = (number: number): boolean => {
      const place = standsIn(this.#readings[number] ?? [], compared);
      if (place) found.set(number, inText(place, compared, text));
      return place !== undefined;
    };
    for (const number of this.#short) compare(number);
    for (const [number, count] of this.#shared(compared.text.toLowerCase())) {
      const share = count / (this.#runs[number] ?? 1);
      if (share >= worthComparing && compare(number)) continue;
      if (share >= worthKeeping) this.#keep(number, { key, share });
    }
    return found;
  }

  /** The texts most like a quotation, best first. */
  likeTexts = (number: number): readonly LikeText<Key>[] => this.#like[number] ?? [];

  /** Of each quotation the runs of its segments: of the reading with gaps where it has any. */
  #note(number: number, readings: readonly Reading[]): void {
    const last = readings.at(-1);
    if (!last) return;
    const own = new Set<number>();
    for (const { words } of last.segments) for (const hash of hashesOf(words.toLowerCase())) own.add(hash);
    if (own.size === 0) this.#short.push(number);
    this.#runs[number] = own.size;
    for (const hash of own) {
      const bit = hash & mask;
      this.#maybe[bit >>> 5] = (this.#maybe[bit >>> 5] ?? 0) | (1 << (bit & 31));
      const owners = this.#owners.get(hash);
      if (owners) owners.push(number);
      else this.#owners.set(hash, [number]);
    }
  }

  /** How many runs of each quotation a text has. */
  #shared(text: string): Map<number, number> {
    const counts = new Map<number, number>();
    const seen = new Set<number>();
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      if (at >= run) hash = (hash - Math.imul(text.charCodeAt(at - run), lead)) | 0;
      hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
      if (at < run - 1) continue;
      const bit = hash & mask;
      if (((this.#maybe[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0 || seen.has(hash)) continue;
      const owners = this.#owners.get(hash);
      if (!owners) continue;
      seen.add(hash);
      for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
    return counts;
  }

  #keep(number: number, like: LikeText<Key>): void {
    const kept = this.#like[number];
    if (!kept) return;
    const least = kept.at(-1);
    if (kept.length === mostLike && least && least.share >= like.share) return;
    const at = kept.findIndex(({ share }) => share < like.share);
    kept.splice(at < 0 ? kept.length : at, 0, like);
    if (kept.length > mostLike) kept.pop();
  }
}

function hashesOf(text: string): number[] {
  const hashes: number[] = [];
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= run) hash = (hash - Math.imul(text.charCodeAt(at - run), lead)) | 0;
    hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
    if (at >= run - 1) hashes.push(hash);
  }
  return hashes;
}

function inText(found: FoundQuotation, compared: ComparedText, text: string): FoundInText {
  const words = (stretch: { start: number; end: number }): string => {
    const { start, end } = compared.original(stretch.start, stretch.end);
    return text.slice(start, end).replace(/\s+/gu, ' ').trim();
  };
  return {
    ...compared.original(found.start, found.end),
    ownEnd: found.ownEnd,
    leftOut: found.leftOut.map(words),
    insertions: found.insertions.map((one) => ({
      words: one.words,
      instead: one.instead ? words(one.instead) : '',
    })),
  };
}
