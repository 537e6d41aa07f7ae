/** Finds known names and guesses unknown ones in the texts of an open archive, in the background: known ones first. */
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Archive } from '../storage/archive.ts';
import type { FormTree } from './form-tree.ts';
import { GuessFill } from './guess-fill.ts';
import type { Tagger } from './guess-names.ts';
import { loadTagger } from './lexicon.ts';
import { MentionFill } from './mention-fill.ts';

export class Naming {
  readonly #archive: Archive;
  readonly #mentions: MentionFill;
  readonly #guesses: GuessFill;
  #tagger: Tagger | undefined;

  constructor(archive: Archive) {
    this.#archive = archive;
    this.#mentions = new MentionFill(archive);
    this.#guesses = new GuessFill(archive);
  }

  /** Takes note of what changes, or copies that arrived, were about. */
  changed(addresses: readonly string[]): void {
    this.#mentions.changed(addresses);
    this.#guesses.changed(addresses);
  }

  /** The names that are known, as they are at this moment. */
  get known(): FormTree {
    return this.#mentions.tree;
  }

  get isDone(): boolean {
    return this.knownAreFound && this.#guesses.isDone;
  }

  get knownAreFound(): boolean {
    this.#lookAtIndex();
    return this.#mentions.isDone;
  }

  /** Looks for known names for so many milliseconds. */
  findMentions(texts: CaptureTexts, milliseconds: number): void {
    if (!this.knownAreFound) this.#mentions.run(texts, milliseconds);
  }

  /** Guesses unknown names for so many milliseconds, when the lexicon is there. */
  guess(texts: CaptureTexts, milliseconds: number): void {
    this.#lookAtIndex();
    if (this.#tagger && !this.#guesses.isDone) this.#guesses.run(texts, this.#tagger, milliseconds);
  }

  /** Looks for known names in one article before all others: somebody reads it. */
  lookInto(texts: CaptureTexts, article: string): void {
    this.#lookAtIndex();
    this.#mentions.lookInto(texts, article);
  }

  /** Guesses unknown names in one article before all others, when the lexicon is there. */
  async guessIn(texts: CaptureTexts, article: string): Promise<void> {
    this.#lookAtIndex();
    if (this.#tagger) await this.#guesses.guessIn(texts, this.#tagger, article);
  }

  /** Begins anew where the index was made anew, and what had been found with it. */
  #lookAtIndex(): void {
    const { index } = this.#archive;
    if (index.meta('naming') !== undefined) return;
    index.setMeta('naming', 'begun');
    this.#mentions.restart();
    this.#guesses.restart();
  }

  /** Loads the lexicon, where that was not done. */
  async prepare(): Promise<void> {
    this.#tagger ??= await loadTagger();
  }
}
