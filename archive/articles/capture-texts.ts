/** The canonical texts of captures, read when needed and kept while they are in use. */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { SearchedText } from '../anchoring/searched-text.ts';
import { ProblemError } from '../contract/problem.ts';
import { type PageLayout, pageLayoutSchema } from '../importing/parsed.ts';
import type { ArticleRecord } from './article.ts';
import { findCapture, readCaptureText } from './capture.ts';
import { isPlaceholder } from './copy-state.ts';

export type CaptureText = SearchedText;

/** Texts kept in memory at most: characters in all. */
const keptCharacters = 20_000_000;

export class CaptureTexts {
  readonly #archivePath: string;
  readonly #kept = new Map<string, CaptureText>();
  #characters = 0;

  constructor(archivePath: string) {
    this.#archivePath = archivePath;
  }

  /** The text of an article's newest capture; throws a problem where it is missing or altered. */
  of(article: ArticleRecord): CaptureText {
    const { capture } = article;
    const damage = (what: string): ProblemError =>
      new ProblemError(
        'not-found',
        `The stored copy of “${article.title}” ${what} Its marks are safe; bring the file back from a copy of the archive.`,
      );
    if (!capture) throw damage('is not in this folder yet.');
    const key = `${article.id}/${capture.id}`;
    const known = this.#kept.get(key);
    if (known) {
      // Last used goes last: the map is in the order in which texts are let go.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const folder = findCapture(this.#archivePath, article.home, capture.id);
    if (folder === undefined || !isHere(join(folder, 'text.json')))
      throw damage('is not in this folder yet.');
    const text = readOrUndefined(folder, capture.announced.textSha256);
    if (text === undefined) throw damage('can’t be read, or is not what was stored.');
    const entry = new SearchedText(text, capture.announced.textSha256);
    this.#keep(key, entry);
    return entry;
  }

  /** Whether the text can't be looked into because it is not here, which says nothing of its marks. */
  isAbsent(article: ArticleRecord): boolean {
    const { capture } = article;
    if (!capture) return true;
    const folder = findCapture(this.#archivePath, article.home, capture.id);
    return folder === undefined || !isHere(join(folder, 'text.json'));
  }

  /** The text, or undefined where it can't be had. */
  tryOf(article: ArticleRecord): CaptureText | undefined {
    try {
      return this.of(article);
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  }

  /** The text of whoever looks into every article once: what is in use is not let go for it. */
  glance(article: ArticleRecord): string | undefined {
    const { capture } = article;
    if (!capture) return undefined;
    const known = this.#kept.get(`${article.id}/${capture.id}`);
    if (known) return known.text;
    const folder = findCapture(this.#archivePath, article.home, capture.id);
    if (folder === undefined || !isHere(join(folder, 'text.json'))) return undefined;
    return readOrUndefined(folder, capture.announced.textSha256);
  }

  /** Geometry of a PDF's pages; empty for other kinds. */
  layoutOf(article: ArticleRecord): PageLayout[] {
    if (article.capture?.announced.kind !== 'pdf') return [];
    const folder = findCapture(this.#archivePath, article.home, article.capture.id);
    if (folder === undefined) return [];
    try {
      return z.array(pageLayoutSchema).parse(JSON.parse(readFileSync(join(folder, 'layout.json'), 'utf8')));
    } catch {
      throw new ProblemError(
        'not-found',
        `The stored geometry of “${article.title}” is missing or damaged. Nothing was highlighted; bring the file back from a copy of the archive.`,
      );
    }
  }

  #keep(key: string, entry: CaptureText): void {
    this.#kept.set(key, entry);
    this.#characters += entry.text.length;
    for (const [oldest, { text }] of this.#kept) {
      if (this.#characters <= keptCharacters || oldest === key) break;
      this.#kept.delete(oldest);
      this.#characters -= text.length;
    }
  }
}

/** There, and not only as a cloud's placeholder, which to read would mean to wait. */
function isHere(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !isPlaceholder(found);
}

function readOrUndefined(folder: string, textSha256: string): string | undefined {
  try {
    return readCaptureText(folder, textSha256);
  } catch {
    return undefined;
  }
}
