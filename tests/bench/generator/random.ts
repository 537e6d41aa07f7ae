/**
 * Random numbers that are the same for the same seed, on every machine: sfc32 (PractRand), seeded from text by
 * four rounds of FNV-1a. Each thing draws from a stream of its own, so that one more draw here changes nothing there.
 */
const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string) {
    this.#a = hashed(seed, 0x811c9dc5);
    this.#b = hashed(seed, this.#a);
    this.#c = hashed(seed, this.#b);
    for (let round = 0; round < 12; round++) this.#next();
  }

  /** From 0, below 1. */
  fraction(): number {
    return this.#next() / 4_294_967_296;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** One of `count` ranks from 0, the first ones far more often: density 1/rank. */
  rank(count: number): number {
    return Math.min(count - 1, Math.floor(count ** this.fraction()) - 1);
  }

  /** An id as an archive has it. */
  id(): string {
    let id = '';
    for (let at = 0; at < 12; at++) id += idAlphabet.charAt(this.below(32));
    return id;
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }
}

function hashed(text: string, basis: number): number {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
