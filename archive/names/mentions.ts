/**
 * Where known people and organisations are named in a text. A name or an alias counts wherever it stands; a surname, and a
 * name that is a common word, only where the text also has a longer name of that person, and of no other.
 */
import { isCommonWord, isOfCalendar } from './common-words.ts';
import type { FormOwner, FormTree } from './form-tree.ts';
import { isParticle, isRole } from './name-words.ts';
import { type TextWord, textWords } from './text-words.ts';

export interface Mention {
  /** Place in code units; titles before the name and a possessive behind it are left out. */
  readonly start: number;
  readonly end: number;
  /** Who may be meant: several only where they have the very same name. */
  readonly ids: readonly string[];
  /** `name`: as the record has it; `short`: with initials, or without some given names; `surname`. */
  readonly kind: 'name' | 'short' | 'surname';
}

interface Hit {
  readonly at: number;
  readonly length: number;
  readonly owners: readonly FormOwner[];
}

/** Mentions in the order of the text; none overlaps another. */
export function findMentions(
  text: string,
  tree: FormTree,
  {
    words = textWords(text),
    oneOf = (id) => id,
  }: {
    readonly words?: readonly TextWord[];
    /** The same for all records that are joined. */
    readonly oneOf?: (id: string) => string;
  } = {},
): Mention[] {
  if (tree.isEmpty) return [];
  return new MentionsIn(text, words, oneOf).find(tree);
}

class MentionsIn {
  readonly #text: string;
  readonly #words: readonly TextWord[];
  readonly #oneOf: (id: string) => string;
  /** Words that the text also has without a capital. */
  readonly #small = new Set<string>();
  /** Surnames that the text gives to somebody who is not known. */
  readonly #others = new Set<string>();

  constructor(text: string, words: readonly TextWord[], oneOf: (id: string) => string) {
    this.#text = text;
    this.#oneOf = oneOf;
    this.#words = words;
    for (const { word, isCased, isCapital } of words) if (isCased && !isCapital) this.#small.add(word);
  }

  find(tree: FormTree): Mention[] {
    const sure: Hit[] = [];
    const doubtful: Hit[] = [];
    for (let at = 0; at < this.#words.length; ) {
      const hit = this.#hitAt(at, tree);
      if (!hit) {
        at++;
        continue;
      }
      const whole = this.#wholeOwners(hit);
      if (whole.length > 0) sure.push({ ...hit, owners: whole });
      else if (this.#isNameOfOneWord(hit)) sure.push(hit);
      else if (this.#isPartOfOther(hit)) this.#others.add(this.#key(hit));
      else doubtful.push(hit);
      at += hit.length;
    }
    const named = new Set(
      sure.flatMap(({ owners }) => owners.filter(isWhole).map(({ id }) => this.#oneOf(id))),
    );
    return [
      ...sure.map((hit) => this.#mention(hit, this.#bestOwners(hit.owners, named))),
      ...doubtful.flatMap((hit) => this.#resolved(hit, named)),
    ].sort((a, b) => a.start - b.start);
  }

  /** The longest form that begins at a word and is written as a name is. */
  #hitAt(at: number, tree: FormTree): Hit | undefined {
    const wordAt = (index: number): string | undefined => {
      const word = this.#words[index];
      return word && (index === at || word.isJoined) ? word.word : undefined;
    };
    for (const { length, owners } of tree.beginningAt(at, wordAt))
      if (this.#isWrittenAsName(at, length)) return { at, length, owners };
    return undefined;
  }

  /** With capitals at both ends, but for particles, in scripts that have them. */
  #isWrittenAsName(at: number, length: number): boolean {
    const [first, last] = [this.#words[at], this.#words[at + length - 1]];
    if (!first || !last || (last.isCased && !last.isCapital)) return false;
    if (first.isCased && !first.isCapital && !isParticle(first.word)) return false;
    if (length > 1) return true;
    // One letter is no name, and what begins a sentence has a capital anyway.
    return last.word.length > 1 && !(last.isFirst && this.#small.has(last.word));
  }

  /** Those who have it as a name of several words; a short one may be the end of somebody else’s. */
  #wholeOwners(hit: Hit): readonly FormOwner[] {
    const whole = hit.owners.filter(({ kind }) => kind === 'name' || kind === 'short');
    if (whole.some(({ kind }) => kind === 'name') || !this.#isPartOfOther(hit)) return whole;
    return [];
  }

  #isNameOfOneWord(hit: Hit): boolean {
    const word = this.#words[hit.at]?.word ?? '';
    return (
      hit.owners.some(({ kind }) => kind === 'word') &&
      !isCommonWord(word) &&
      !this.#small.has(word) &&
      !this.#isPartOfOther(hit)
    );
  }

  /** Whether the words beside it make it a part of another name: `Maria de León`, `Martinez Avenue`. */
  #isPartOfOther({ at, length }: Hit): boolean {
    const [first, last] = [this.#words[at], this.#words[at + length - 1]];
    if (!first || !last) return false;
    if (isShouted(this.#text.slice(first.start, last.end))) return false;
    const [before, after] = [this.#words[at - 1], this.#words[at + length]];
    if (first.isJoined && before && this.#isOfName(before)) return true;
    return after?.isJoined === true && this.#isOfName(after);
  }

  #isOfName(word: TextWord): boolean {
    if (!word.isCapital || isRole(word.word) || isOfCalendar(word.word)) return false;
    return !this.#small.has(word.word) && !(word.isFirst && isCommonWord(word.word));
  }

  /** A surname, or a common word, belongs to the one who is named in full in the same text. */
  #resolved(hit: Hit, named: ReadonlySet<string>): Mention[] {
    const owners = hit.owners.filter(({ id }) => named.has(this.#oneOf(id)));
    const [one, another] = new Set(owners.map(({ id }) => this.#oneOf(id)));
    if (one === undefined || another !== undefined || this.#others.has(this.#key(hit))) return [];
    return [this.#mention(hit, owners)];
  }

  /** Of those who have the form, who has it as the name; then who is named in full elsewhere in the text. */
  #bestOwners(owners: readonly FormOwner[], named: ReadonlySet<string>): readonly FormOwner[] {
    const whole = owners.filter(({ kind }) => kind === 'name' || kind === 'word');
    const best = whole.length > 0 ? whole : owners.filter(({ kind }) => kind === 'short');
    const known = best.filter(({ id }) => named.has(this.#oneOf(id)));
    return known.length > 0 ? known : best;
  }

  #key({ at, length }: Hit): string {
    return this.#words
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(' ');
  }

  #mention({ at, length }: Hit, owners: readonly FormOwner[]): Mention {
    const kind = owners[0]?.kind ?? 'name';
    return {
      start: this.#words[at]?.start ?? 0,
      end: this.#words[at + length - 1]?.end ?? 0,
      ids: [...new Set(owners.map(({ id }) => id))].sort(),
      kind: kind === 'word' ? 'name' : kind,
    };
  }
}

const isWhole = ({ kind }: FormOwner): boolean => kind !== 'surname';
const isShouted = (text: string): boolean => text.length > 1 && text === text.toUpperCase();
