/**
 * A text as it is looked through: without what makes no difference to a reader (kinds of white space, quotation marks
 * and dashes, ligatures, and as asked case and accents), with the place of every character in the text as it stands.
 */
import { undecomposed } from '../../archive/people/folded-name.shared.ts';
import type { Span } from './span.ts';

export interface Folding {
  readonly caseMatters: boolean;
  readonly accentsMatter: boolean;
}

/** Stands for a hyphen at the end of a line: whether it belongs to the word can't be known. */
export const lineHyphen = '\ue000';

/** Latin, Greek and Cyrillic accents; Hebrew points and Arabic vowel signs, which readers leave out. */
const accents =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]/u;
/** Soft hyphens, joiners and marks of direction, and the Arabic stretching of a word. */
const unseen = /\u034f|[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
/** Ligatures and forms of letters by their position in the word: another writing of the same letters. */
const presentation = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uff5e]/u;
const hyphens = new Set('-\u2010\u2011\u00ad');
const dashes = /[\u2010-\u2015\u2212]/u;
const singleQuotes = /[\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4\u2032]/u;
const doubleQuotes = /[\u201c-\u201f\u00ab\u00bb\u2033]/u;
const space = /\s/u;
/** Scripts that are written without spaces: where a line ends in them, none is meant. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u;
const letter = /\p{L}/u;

export class FoldedText {
  readonly text: string;
  /** Of every unit of the folded text, where the characters that it stands for begin and end. */
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  constructor(source: string, folding: Folding) {
    const fold = new Folder(source, folding);
    this.text = fold.text();
    this.#starts = fold.starts();
    this.#ends = fold.ends();
  }

  /** The part of the source that a stretch of the folded text, which is not empty, stands for. */
  sourceOf(span: Span): Span {
    return { start: this.#starts[span.start] ?? 0, end: this.#ends[span.end - 1] ?? 0 };
  }
}

class Folder {
  readonly #source: string;
  readonly #folding: Folding;
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #last = '';

  constructor(source: string, folding: Folding) {
    this.#source = source;
    this.#folding = folding;
    for (let at = 0; at < source.length; ) at = this.#step(at);
  }

  text(): string {
    return this.#parts.join('');
  }

  starts(): Uint32Array {
    return Uint32Array.from(this.#starts);
  }

  ends(): Uint32Array {
    return Uint32Array.from(this.#ends);
  }

  /** Folds what stands at an offset; answers where the next begins. */
  #step(at: number): number {
    const code = this.#source.charCodeAt(at);
    // What most texts consist of.
    if ((code > 96 && code < 123) || (code > 47 && code < 58)) {
      this.#put(this.#source.charAt(at), at, at + 1);
      return at + 1;
    }
    const character = String.fromCodePoint(this.#source.codePointAt(at) ?? 0);
    const next = at + character.length;
    if (space.test(character)) return this.#space(at);
    if (hyphens.has(character)) {
      const after = this.#lineEnd(next);
      if (after !== null && letter.test(this.#last) && letter.test(this.#source.charAt(after))) {
        this.#put(lineHyphen, at, after);
        return after;
      }
    }
    const folded = unseen.test(character) ? '' : this.#folded(character);
    if (folded === '') this.#extend(next);
    else this.#put(folded, at, next);
    return next;
  }

  #folded(character: string): string {
    if (dashes.test(character)) return '-';
    if (singleQuotes.test(character)) return "'";
    if (doubleQuotes.test(character)) return '"';
    let folded = presentation.test(character) ? character.normalize('NFKC') : character;
    if (!this.#folding.caseMatters) folded = folded.toLowerCase();
    if (this.#folding.accentsMatter) return folded;
    if (folded > '\u007f') {
      folded = folded.normalize('NFD').replace(accentsEverywhere, '');
      folded = folded.replace(/[^\0-\u007f]/gu, (one) => plain(one));
    }
    return accents.test(folded) ? '' : folded;
  }

  /** White space of any kind and length is one space; a line that breaks within a script without spaces is none. */
  #space(at: number): number {
    let next = at + 1;
    while (next < this.#source.length && space.test(this.#source.charAt(next))) next++;
    const isBreak = unspaced.test(this.#last) && unspaced.test(this.#source.charAt(next));
    if (isBreak && /^[\n\r]$/u.test(this.#source.slice(at, next))) return next;
    if (this.#last !== ' ') this.#put(' ', at, next);
    return next;
  }

  /** Where the next line begins if this one ends here; null if it goes on, or if the next is another paragraph. */
  #lineEnd(at: number): number | null {
    const end = /^[^\S\n\r\f]*(?:\r?\n|\f)[^\S\n\r\f]*/u.exec(this.#source.slice(at, at + 12))?.[0];
    return end === undefined ? null : at + end.length;
  }

  #put(folded: string, start: number, end: number): void {
    this.#parts.push(folded);
    for (let unit = 0; unit < folded.length; unit++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
    this.#last = folded;
  }

  /** A character that makes no difference belongs to the one before. */
  #extend(end: number): void {
    if (this.#ends.length > 0) this.#ends[this.#ends.length - 1] = end;
  }
}

const accentsEverywhere = new RegExp(accents.source, 'gu');

/** Letters that have no accent to be taken off but are written both ways: `ø` and `o`, `ß` and `ss`. */
function plain(one: string): string {
  const lower = one.toLowerCase();
  const written = undecomposed[lower];
  if (written === undefined) return one;
  return lower === one ? written : written.toUpperCase();
}
