/** Words as they are printed: without white space, which programs set as they like, and with hyphens of line ends out of the way. */
import { foldText } from '../anchoring/folded-text.ts';
import { bareFingerprint } from './fingerprint.ts';

/** In the words of a page it stands for the fingerprint, which is made from these very words. */
export const fingerprintMark = '#';

export const withoutSpace = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u200b\ufeff]+/gu, '');

/** The words of a page as the manifest has them. */
export function pageWords(text: string, fingerprint: string): string {
  const digits = [...bareFingerprint(fingerprint)].join('\\s*');
  return text
    .normalize('NFC')
    .replace(new RegExp(digits, 'gu'), fingerprintMark)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** For looking one in the other: a hyphen may be the printer's. */
const sought = (text: string): string => withoutSpace(foldText(text).text).replaceAll('-', '');

/** `PrintedWords.pagesOf` for pages that may have lines of both directions, which can be read from either side. */
export function printedPages(
  pages: readonly { readonly text: string; readonly otherwise: string | null }[],
  quotations: readonly (readonly string[])[],
): (number | null)[] {
  const found = new PrintedWords(pages.map(({ text }) => text)).pagesOf(quotations);
  if (!found.includes(null) || pages.every(({ otherwise }) => otherwise === null)) return found;
  const turned = pages.map(({ text, otherwise }) => otherwise ?? text);
  const others = new PrintedWords(turned).pagesOf(quotations);
  return found.map((page, index) => page ?? others[index] ?? null);
}

/** The pages of a document as one row of words. */
export class PrintedWords {
  readonly #row: string;
  /** Where each page begins in the row. */
  readonly #starts: readonly number[];
  readonly #pages: readonly string[];

  constructor(pages: readonly string[]) {
    this.#pages = pages.map(sought);
    const starts: number[] = [];
    let length = 0;
    for (const page of this.#pages) {
      starts.push(length);
      length += page.length;
    }
    this.#starts = starts;
    this.#row = this.#pages.join('');
  }

  /**
   * Of each quotation, given as its pieces in order, the page, from 1, on which it begins; null where it does not stand there. What
   * stands at the foot of a page and the head of the next may come in between where a piece goes over the end of a page.
   * A table or a summary may say the same words: so each is looked for behind the one before it.
   */
  pagesOf(quotations: readonly (readonly string[])[]): (number | null)[] {
    let after = 0;
    return quotations.map((pieces) => {
      const wanted = pieces.map(sought).filter((piece) => piece !== '');
      const place = this.#placeOf(wanted, after) ?? this.#placeOf(wanted, 0);
      if (place === undefined) return null;
      after = Math.max(after, place);
      return this.#pageAt(place);
    });
  }

  #placeOf([first, ...rest]: readonly string[], from: number): number | undefined {
    if (first === undefined) return undefined;
    for (let at = this.#find(first, from); at; at = this.#find(first, at.start + 1)) {
      let end: number | undefined = at.end;
      for (const piece of rest) end = end === undefined ? undefined : this.#find(piece, end)?.end;
      if (end !== undefined) return at.start;
    }
    return undefined;
  }

  #find(piece: string, from: number): { start: number; end: number } | undefined {
    const whole = this.#row.indexOf(piece, from);
    return whole >= 0 ? { start: whole, end: whole + piece.length } : this.#overPages(piece, from);
  }

  /** A piece that begins on one page and goes on below the head of the next, perhaps over several. */
  #overPages(piece: string, from: number): { start: number; end: number } | undefined {
    const least = Math.min(8, piece.length);
    for (let page = Math.max(0, this.#pageAt(from) - 1); page + 1 < this.#pages.length; page++) {
      const words = this.#pages[page] ?? '';
      const begin = this.#starts[page] ?? 0;
      for (
        let at = words.indexOf(piece.slice(0, least), Math.max(0, from - begin));
        at >= 0;
        at = words.indexOf(piece.slice(0, least), at + 1)
      ) {
        const end = this.#goesOn(piece, page, at);
        if (end !== undefined) return { start: begin + at, end };
      }
    }
    return undefined;
  }

  #goesOn(piece: string, first: number, at: number): number | undefined {
    let done = shared(piece, 0, this.#pages[first] ?? '', at);
    for (let page = first + 1; done < piece.length && page < this.#pages.length; page++) {
      const words = this.#pages[page] ?? '';
      // What ends the first page's part may be shared by chance with its foot: so go back a little.
      let best: { length: number; end: number } | undefined;
      for (let back = 0; back <= chance && done - back > 0; back++) {
        const start = done - back;
        const least = piece.slice(start, start + leastOverPages);
        const found = words.indexOf(least);
        if (found < 0) continue;
        const length = shared(piece, start, words, found);
        if (!best || start + length > best.length) best = { length: start + length, end: found + length };
      }
      if (!best || best.length <= done) return undefined;
      done = best.length;
      if (done >= piece.length) return (this.#starts[page] ?? 0) + best.end;
    }
    return undefined;
  }

  #pageAt(place: number): number {
    let page = 0;
    while (page + 1 < this.#starts.length && (this.#starts[page + 1] ?? 0) <= place) page++;
    return page + 1;
  }
}

/** Characters at the end of a page that may go on by chance with what stands at its foot. */
const chance = 3;
/** Characters by which the rest of a piece is found on the next page. */
const leastOverPages = 4;

/** How many characters two texts share from two places on. */
function shared(a: string, from: number, b: string, at: number): number {
  let length = 0;
  while (from + length < a.length && at + length < b.length && a[from + length] === b[at + length]) length++;
  return length;
}
