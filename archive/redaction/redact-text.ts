/** Puts pseudonyms in the place of names, in words of every kind of a document. */
import type { QuotedPiece } from '../contract/document.ts';
import type { Inline, Run } from '../contract/prose.ts';
import type { FindNames, RedactedPlace } from './find-names.ts';

/** In words that are not the author’s the pseudonym stands in brackets. */
export type Voice = 'own' | 'source';

const said = (pseudonym: string, voice: Voice): string => (voice === 'source' ? `[${pseudonym}]` : pseudonym);

export function redactedText(text: string, find: FindNames, voice: Voice): string {
  let redacted = '';
  let at = 0;
  for (const { start, end, pseudonym } of find(text)) {
    redacted += text.slice(at, start) + said(pseudonym, voice);
    at = end;
  }
  return redacted + text.slice(at);
}

/** Whether an address names somebody, written out or encoded. */
export function isNaming(address: string, find: FindNames): boolean {
  return [address, decoded(address)].some((text) => find(text).length > 0);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * Names are looked for across words that look different, and across links. A link whose address names somebody
 * loses it, and keeps its words.
 */
export function redactedInlines(content: readonly Inline[], find: FindNames, voice: Voice): Inline[] {
  const stretches = stretchesOf(content);
  const places = find(stretches.map(({ text }) => text).join(''));
  let at = 0;
  const offsets = stretches.map(({ text }) => {
    at += text.length;
    return at - text.length;
  });
  let next = 0;
  const take = (run: Run): Run => {
    const offset = offsets[next] ?? 0;
    next++;
    return { ...run, text: redactedStretch(run.text, offset, places, (name) => said(name, voice)) };
  };
  return content.flatMap((part): Inline[] => {
    if (part.kind === 'text') return [take(part)].filter(({ text }) => text !== '');
    if (part.kind === 'break') next++;
    if (part.kind === 'break' || part.kind === 'note') return [part];
    const runs = part.content.map(take);
    return part.kind === 'link' && isNaming(part.address, find) ? runs : [{ ...part, content: runs }];
  });
}

const stretchesOf = (content: readonly Inline[]): { readonly text: string }[] =>
  content.flatMap((part) => {
    if (part.kind === 'text') return [part];
    if (part.kind === 'break') return [{ text: '\n' }];
    return part.kind === 'note' ? [] : part.content;
  });

/** What is left of a stretch that begins at `offset` of the whole; a pseudonym stands where its name began. */
function redactedStretch(
  text: string,
  offset: number,
  places: readonly RedactedPlace[],
  say: (pseudonym: string) => string,
): string {
  let redacted = '';
  let at = 0;
  for (const { start, end, pseudonym } of places) {
    const from = Math.max(0, start - offset);
    const to = Math.min(text.length, end - offset);
    if (from >= text.length || to <= 0) continue;
    redacted += text.slice(at, from) + (start >= offset ? say(pseudonym) : '');
    at = to;
  }
  return redacted + text.slice(at);
}

/** A pseudonym in a quotation is the author’s insertion; what is left of the source’s words stays verbatim. */
export function redactedPieces(pieces: readonly QuotedPiece[], find: FindNames): QuotedPiece[] {
  const texts = pieces.map((piece) => (piece.kind === 'ellipsis' ? ' […] ' : piece.text));
  const places = find(texts.join(''));
  let offset = 0;
  const redacted = pieces.flatMap((piece, index): QuotedPiece[] => {
    const text = texts[index] ?? '';
    const from = offset;
    offset += text.length;
    if (piece.kind === 'ellipsis') return [piece];
    if (piece.kind === 'insertion')
      return [{ kind: 'insertion', text: redactedStretch(text, from, places, (name) => name) }];
    return verbatimAround(text, from, places);
  });
  return redacted.filter((piece) => piece.kind === 'ellipsis' || piece.text !== '');
}

function verbatimAround(text: string, offset: number, places: readonly RedactedPlace[]): QuotedPiece[] {
  const pieces: QuotedPiece[] = [];
  let at = 0;
  for (const { start, end, pseudonym } of places) {
    const from = Math.max(0, start - offset);
    const to = Math.min(text.length, end - offset);
    if (from >= text.length || to <= 0) continue;
    pieces.push({ kind: 'verbatim', text: text.slice(at, from) });
    if (start >= offset) pieces.push({ kind: 'insertion', text: pseudonym });
    at = to;
  }
  pieces.push({ kind: 'verbatim', text: text.slice(at) });
  return pieces;
}
