/**
 * Follows which stored copies are not here yet, so that lists can say so without asking the disk, and so that one that
 * arrives is shown by itself. Looks at what was newly announced, at what is awaited, and once, little by little, at
 * what other devices announced before; never at everything again.
 */
import type { CopyState } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { type ArticleRecord, readArticle } from './article.ts';
import { announcer, askCloudFor, copyStateOf } from './copy-state.ts';

/** Milliseconds that one look may take. */
const lookFor = 12;
/** Articles known since the opening that are looked at in one look. */
const beforeALook = 100;
/** Articles that were shown last are looked at first: as many. */
const shownFirst = 8;

export class Arrivals {
  readonly #archive: Archive;
  /** By id; what is not among them counts as here. */
  readonly #awaited = new Map<string, CopyState>();
  /** Copies that were seen whole: should one vanish, it is missing. */
  readonly #seen = new Set<string>();
  /** Homes to be looked at for the first time. */
  readonly #queue = new Set<string>();
  #shown: string[] = [];
  /** What other devices had announced when the archive was opened. */
  #before: Iterator<string> | undefined;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** What is known, without asking the disk. */
  known(id: string): CopyState {
    return this.#awaited.get(id) ?? 'here';
  }

  /** Asks the disk about an article that is shown. */
  stateOf(article: ArticleRecord): CopyState {
    const state = this.#check(article);
    if (state === 'here') return state;
    if (!this.#shown.includes(article.id))
      // What can't be had now will be asked for again when it is shown again.
      void askCloudFor(this.#archive, article).catch(() => undefined);
    this.#shown = [article.id, ...this.#shown.filter((id) => id !== article.id)].slice(0, shownFirst);
    return state;
  }

  /** Takes note of what changes were about: a capture may have been announced that is not here. */
  announced(addresses: readonly string[]): void {
    for (const address of addresses) if (isArticle(address)) this.#queue.add(address);
  }

  /** Looks at some of what is awaited; answers the addresses of the articles whose copy came, or went. */
  look(): string[] {
    const until = performance.now() + lookFor;
    const changed: string[] = [];
    for (const home of this.#next()) {
      const id = idOf(home);
      const before = this.known(id);
      if (this.#check(readArticle(this.#archive.replica, home)) !== before) changed.push(home);
      if (performance.now() > until) break;
    }
    return changed;
  }

  *#next(): Generator<string> {
    for (const id of this.#shown) if (this.#awaited.has(id)) yield `articles/${id}`;
    for (const home of [...this.#queue]) {
      this.#queue.delete(home);
      yield home;
    }
    this.#before ??= this.#archive.replica.homes('articles').values();
    for (let count = 0; count < beforeALook; count++) {
      const next = this.#before.next();
      if (next.done) break;
      if (this.#isForeign(next.value)) yield next.value;
    }
    // Each once a look at most; those that were not reached come first at the next.
    for (const id of [...this.#awaited.keys()]) {
      const state = this.#awaited.get(id);
      if (state === undefined) continue;
      this.#awaited.delete(id);
      this.#awaited.set(id, state);
      yield `articles/${id}`;
    }
  }

  /** Own copies were whole before they were announced. */
  #isForeign(home: string): boolean {
    const { capture } = readArticle(this.#archive.replica, home);
    return !capture || announcer(this.#archive, home, capture.id) !== this.#archive.device;
  }

  #check(article: ArticleRecord): CopyState {
    const key = `${article.id}/${article.capture?.id}`;
    const state = copyStateOf(this.#archive, article, this.#seen.has(key));
    if (state === 'here') {
      this.#awaited.delete(article.id);
      this.#seen.add(key);
    } else this.#awaited.set(article.id, state);
    return state;
  }
}

const isArticle = (address: string): boolean =>
  address.startsWith('articles/') && homeOf(address) === address;
