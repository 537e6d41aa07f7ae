/**
 * A piece of a long reading copy that is shown before all the rest of it has been cleaned and set. It is cut at the edges of
 * paragraphs, and is drawn on only where its text is found to be that part of the stored text.
 */

export interface Piece {
  readonly html: string;
  /** Where its text begins in the stored text, in UTF-16 code units. */
  readonly start: number;
}

/** A shorter copy is shown at once: characters of its HTML. */
export const leastInPieces = 60_000;
/** More than the highest screen shows. */
const pieceLength = 24_000;
const paragraphEnd = '</p>';

/** The beginning of a copy, of which at least as much is here as makes a piece; undefined where it can't be cut. */
export function firstPiece(html: string): Piece | undefined {
  if (html.length < leastInPieces) return undefined;
  const end = html.lastIndexOf(paragraphEnd, pieceLength);
  return end < 0 ? undefined : { html: html.slice(0, end + paragraphEnd.length), start: 0 };
}

/** What is said of the whole before its first words: its language, and in which direction it is read. */
const opening = /^[\s\S]{0,2000}?<body[^>]*>/i;
/** Stretches of text that stand in HTML as they are, where no element parts them. */
const verbatim = /[^\n\t\u00a0&<>"]{16,60}/g;
const mostStretches = 6;

/**
 * The piece that has what stands at an offset of the stored text in its first paragraph. Undefined where its words are not
 * found, or at more than one place. `textOf`: the text that the piece will have.
 */
export function pieceAt(
  html: string,
  text: string,
  at: number,
  textOf: (html: string) => string,
): Piece | undefined {
  if (html.length < leastInPieces) return undefined;
  const [head] = opening.exec(html) ?? [''];
  let tried = 0;
  for (const { 0: words, index } of text.slice(at, at + 1_000).matchAll(verbatim)) {
    if (++tried > mostStretches) break;
    const found = html.indexOf(words);
    if (found < 0 || html.indexOf(words, found + 1) >= 0) continue;
    const from = Math.max(html.lastIndexOf('<p>', found), html.lastIndexOf('<p ', found));
    const end = html.indexOf(paragraphEnd, found + pieceLength);
    const to = end < 0 ? html.lastIndexOf(paragraphEnd) : end;
    if (from < 0 || to < found) continue;
    const piece = head + html.slice(from, to + paragraphEnd.length);
    const start = at + index - textOf(piece).indexOf(words);
    if (start >= 0 && start <= at) return { html: piece, start };
  }
  return undefined;
}
