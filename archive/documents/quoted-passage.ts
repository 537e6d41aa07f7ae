/** A passage as a quotation of a document. */
import { type PlacedPiece, quotedPieces } from '../briefings/quoted-pieces.shared.ts';
import type { DocumentQuotation, ShownPicture, StoredPlace } from '../contract/document.ts';
import type { Inline } from '../contract/prose.ts';
import type { Block, Passage } from '../contract/views.ts';
import { ownWords } from './own-words.ts';

/** What is known of a passage beside what is shown of it. */
export interface QuotedFrom {
  /** The words as they were marked, a piece each. */
  readonly pieces: readonly string[];
  readonly stored: StoredPlace | null;
  readonly sign: string;
  readonly locator: DocumentQuotation['locator'];
}

export function quotedPassage(
  { annotation }: Passage,
  { pieces, stored, sign, locator }: QuotedFrom,
  cited: {
    readonly number: number;
    readonly source: number;
    readonly citation: Inline[];
    readonly note: number | null;
    /** What the author left out and put in, and the words around it. */
    readonly setting: Pick<Extract<Block, { kind: 'quotation' }>, 'edits' | 'around'>;
    /** Of words that a machine read. */
    readonly picture: ShownPicture | null;
  },
): DocumentQuotation {
  const { speaker, translation } = annotation.speech;
  const set = quotedPieces(pieces, cited.setting.edits);
  return {
    number: cited.number,
    place: quotationPlace(cited.number),
    annotation: annotation.id,
    sign,
    source: cited.source,
    pieces: set.map(plainPiece),
    stored: stored && { ...stored, pieces: placesOf(set, stored.pieces) },
    color: annotation.color,
    note: ownWords(annotation.note, annotation.noteVersions),
    state: annotation.state,
    machineRead: annotation.machineRead
      ? { confirmed: annotation.checked !== null, picture: cited.picture }
      : null,
    translation,
    speaker: speaker?.name ?? '',
    before: cited.setting.around.before,
    after: cited.setting.around.after,
    citation: cited.citation,
    cited: cited.note,
    locator,
  };
}

const plainPiece = (piece: PlacedPiece): DocumentQuotation['pieces'][number] =>
  piece.kind === 'ellipsis' ? { kind: 'ellipsis' } : { kind: piece.kind, text: piece.text };

/** Of each verbatim piece its place in the stored text, out of the place of the stretch that it is of. */
const placesOf = (
  set: ReturnType<typeof quotedPieces>,
  stretches: StoredPlace['pieces'],
): StoredPlace['pieces'] =>
  set.flatMap((piece) => {
    if (piece.kind !== 'verbatim') return [];
    const base = stretches[piece.from.stretch]?.start ?? 0;
    return [{ start: base + piece.from.start, end: base + piece.from.end }];
  });

export const quotationPlace = (number: number): string => `q-${number}`;

/** The words as they are set, the author’s in square brackets. */
export const quotedWords = ({ pieces }: Pick<DocumentQuotation, 'pieces'>): string =>
  pieces
    .map((piece) =>
      piece.kind === 'verbatim' ? piece.text : piece.kind === 'ellipsis' ? ' […] ' : `[${piece.text}]`,
    )
    .join('');
