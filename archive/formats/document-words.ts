/** What a document says beside the words of its sources, alike in every format that is made of text. */
import type { BriefingDocument, DocumentQuotation, QuotedPiece } from '../contract/document.ts';
import type { Inline, Prose, Run } from '../contract/prose.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { labelsOf, languageIn } from '../documents/labels/labels-of.ts';

/** A stretch of a quotation as it is set: what is not verbatim stands in brackets. */
export interface SetPiece {
  readonly kind: QuotedPiece['kind'];
  readonly text: string;
}

/** Words left out are set off by a blank on either side, wherever none is there yet. */
export function setPieces(pieces: readonly QuotedPiece[]): SetPiece[] {
  const set: SetPiece[] = [];
  for (const piece of pieces) {
    const text =
      piece.kind === 'verbatim' ? piece.text : piece.kind === 'insertion' ? `[${piece.text}]` : '[…]';
    const before = set.at(-1);
    const parted = piece.kind === 'ellipsis' || before?.kind === 'ellipsis';
    if (before && parted && !/\s$/u.test(before.text) && !/^[\s,;:.!?]/u.test(text))
      set.push({ kind: 'ellipsis', text: ' ' });
    set.push({ kind: piece.kind, text });
  }
  return set;
}

/** @returns the whole quotation on one line, without marks around it */
export const quotedWords = (pieces: readonly QuotedPiece[]): string =>
  setPieces(pieces)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();

const runWords = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Words without their looks; the mark of a note is none of them. */
export const inlineWords = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'break') return ' ';
      return part.kind === 'note' ? '' : runWords(part.content);
    })
    .join('');

export const proseWords = (blocks: readonly Prose[]): string => blocks.map(wordsOfBlock).join('\n').trim();

function wordsOfBlock(block: Prose): string {
  switch (block.kind) {
    case 'rule':
      return '';
    case 'code':
      return block.text;
    case 'quote':
      return proseWords(block.blocks);
    case 'list':
      return block.items.map(proseWords).join('\n');
    default:
      return inlineWords(block.content);
  }
}

/** What a reader must know before these words are used; empty for most. */
export function doubtsOf({ state, machineRead }: DocumentQuotation, labels: Labels): string[] {
  return [
    ...(state === 'exact' ? [] : [labels[state]]),
    ...(machineRead && !machineRead.confirmed ? [labels.machineRead] : []),
  ];
}

/** Who speaks, and in whose translation; '' where neither is known. */
export function speechWords({ speaker, translation }: DocumentQuotation, labels: Labels): string {
  const translated = translation
    ? labels.translated(translation.from === '' ? '' : languageIn(translation.from, labels), translation.by)
    : '';
  return [speaker, translated].filter((part) => part !== '').join(' · ');
}

export const locatorWords = ({ locator }: DocumentQuotation, labels: Labels): string =>
  locator === null ? '' : `${locator.kind === 'page' ? labels.page : labels.paragraph} ${locator.number}`;

/** How the places of a document are called where they are led to. */
export function placeNames(document: BriefingDocument): ReadonlyMap<string, string> {
  const labels = labelsOf(document.language);
  const names = new Map<string, string>();
  for (const block of document.blocks) {
    if (block.kind === 'heading') names.set(block.place, block.text);
    else if (block.kind === 'quotation') names.set(block.quotation.place, String(block.quotation.number));
    else if (block.kind === 'figure' || block.kind === 'timeline' || block.kind === 'matrix')
      names.set(block.place, `${labels[figureLabels[block.kind]]} ${block.number}`);
    else if (block.kind === 'events') for (const event of block.events) names.set(event.place, event.title);
    else if (block.kind === 'people') for (const person of block.people) names.set(person.place, person.name);
  }
  for (const source of document.sources) names.set(source.place, `${labels.source} ${source.number}`);
  for (const note of document.notes) names.set(note.place, `${labels.note} ${note.number}`);
  return names;
}

/** The address of a source where its entry does not say it; '' where it does, or none is known. */
export const addressBeside = ({ entry, address }: BriefingDocument['sources'][number]): string =>
  inlineWords(entry).includes(address) ? '' : address;

const figureLabels = { figure: 'figure', timeline: 'timeline', matrix: 'table' } as const;

/** `Figure 2. The letter`. */
export const captionWords = (
  block: {
    readonly kind: keyof typeof figureLabels;
    readonly number: number;
    readonly caption: string;
  },
  labels: Labels,
): string =>
  `${labels[figureLabels[block.kind]]} ${block.number}${block.caption === '' ? '' : `. ${block.caption}`}`;

/** What of a matrix there was no room for; '' where all of it is there. */
export const leftWords = (
  { rows, columns }: { readonly rows: number; readonly columns: number },
  labels: Labels,
): string => (rows + columns > 0 ? labels.noRoom(rows, columns) : '');
