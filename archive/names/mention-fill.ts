/**
 * Looks for known names in the newest text of every article, little by little: once for all, again in articles that have
 * changed, and, when a name is new or changed, in those that have its last word with a capital.
 */
import { CodePoints } from '../anchoring/code-points.shared.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { allGroups } from '../records/identity.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { hasAny, packCapitals, wordSum } from './capital-words.ts';
import { FormTree } from './form-tree.ts';
import {
  articlesNaming,
  capitalsAfter,
  isLookedThrough,
  type MentionRow,
  markStale,
  namesSince,
  noteRevision,
  noteText,
  noteUnread,
  readRevision,
  staleTexts,
  textsAfter,
} from './mention-rows.ts';
import { findMentions } from './mentions.ts';
import { textWords } from './text-words.ts';

/** Articles that are asked of the index at once. */
const articlesAStep = 500;

export class MentionFill {
  readonly #archive: Archive;
  readonly #tree = new FormTree();
  /** Up to which change of names the tree is. */
  #revision = 0;
  /** Of records that are joined, by id: one that stands for all. */
  #joined: ReadonlyMap<string, string> = new Map();
  /** Whether names, or what is to be looked through again, may have changed. */
  #mustLook = true;
  readonly #queue = new Set<string>();
  /** The last article of all that was asked for; undefined: the end was reached. */
  #after: string | undefined = '';

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Takes note of what changes, or copies that arrived, were about. */
  changed(addresses: readonly string[]): void {
    for (const address of addresses) {
      if (address.startsWith('people')) this.#mustLook = true;
      else if (/^articles\/[^/]+$/.test(address)) this.#queue.add(idOf(address));
    }
  }

  /** Looks into every text again. */
  restart(): void {
    this.#mustLook = true;
    this.#after = '';
  }

  get isDone(): boolean {
    return !this.#mustLook && this.#queue.size === 0 && this.#after === undefined;
  }

  /** The names that are known, as they are at this moment. */
  get tree(): FormTree {
    for (const _ of this.#takeNames());
    return this.#tree;
  }

  /** Works for so many milliseconds. */
  run(texts: CaptureTexts, milliseconds: number): void {
    const until = performance.now() + milliseconds;
    for (const article of this.#articles()) {
      if (article !== undefined) this.#look(texts, article);
      if (performance.now() > until) break;
    }
  }

  /** Looks into one article now, where its text, or a name, may have changed since. */
  lookInto(texts: CaptureTexts, article: string): void {
    for (const _ of this.#takeNames());
    if (!isLookedThrough(this.#archive.index, article, this.#revision)) this.#look(texts, article);
  }

  *#articles(): Generator<string | undefined> {
    const { index } = this.#archive;
    if (this.#mustLook) {
      yield* this.#takeNames();
      yield* this.#markAffected();
      for (let stale = staleTexts(index, articlesAStep); stale.length > 0; ) {
        yield* stale;
        stale = staleTexts(index, articlesAStep);
      }
      this.#mustLook = false;
    }
    for (const article of this.#queue) {
      this.#queue.delete(article);
      yield article;
    }
    while (this.#after !== undefined) {
      const step = textsAfter(index, this.#after, articlesAStep);
      for (const { article, isOpen } of step) {
        this.#after = article;
        yield isOpen ? article : undefined;
      }
      if (step.length < articlesAStep) this.#after = undefined;
    }
  }

  *#takeNames(): Generator<undefined> {
    let changed = false;
    for (const { revision, ...thing } of namesSince(this.#archive.index, this.#revision)) {
      this.#tree.set(thing);
      this.#revision = revision;
      changed = true;
      yield;
    }
    if (changed)
      this.#joined = new Map(
        [...allGroups(this.#archive.index, 'people')].map(([home, [first = home]]) => [idOf(home), first]),
      );
  }

  /** Finds which articles the names that have changed may be in, or were in. */
  *#markAffected(): Generator<undefined> {
    const { index } = this.#archive;
    const changed = namesSince(index, readRevision(index));
    const last = changed.at(-1);
    if (!last) return;
    const sums = new Set<number>();
    for (const thing of changed) {
      for (const word of this.#tree.lastWords(thing.id)) sums.add(wordSum(word));
      for (const article of articlesNaming(index, thing.id)) markStale(index, article);
      yield;
    }
    for (let after: string | undefined = ''; after !== undefined; ) {
      const step = capitalsAfter(index, after, articlesAStep);
      const affected = step.filter(({ capitals }) => hasAny(capitals, sums));
      index.transaction(() => {
        for (const { article } of affected) markStale(index, article);
      });
      after = step.length < articlesAStep ? undefined : step.at(-1)?.article;
      yield;
    }
    noteRevision(index, last.revision);
  }

  /** Not where the copy is not here, or can't be read. */
  #look(texts: CaptureTexts, id: string): void {
    const { replica, index } = this.#archive;
    const home = articleHome(id);
    if (!replica.thing(home) || replica.isDestroyed(home)) return;
    const article = readArticle(replica, home);
    const text = texts.glance(article);
    if (text === undefined || !article.capture) {
      noteUnread(index, id);
      return;
    }
    const words = textWords(text);
    const points = new CodePoints(text);
    const mentions = findMentions(text, this.#tree, {
      words,
      oneOf: (person) => this.#joined.get(person) ?? person,
    }).flatMap(({ start, end, ids, kind }): Omit<MentionRow, 'article'>[] => {
      const place = { start: points.fromUnit(start), end: points.fromUnit(end) };
      return ids.map((id) => ({ ...place, id, kind, shared: ids.length }));
    });
    noteText(index, id, {
      text: article.capture.announced.textSha256,
      capitals: packCapitals(words),
      looked: this.#revision,
      mentions,
    });
  }
}
