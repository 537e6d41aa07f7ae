/**
 * How a quotation is set: which of the mark’s words are left out, and in the place of which the author’s stand, so that it is always
 * known what is the source’s. A pure function of the mark’s words and of the edits, whatever order these arrived in.
 */
import { pieceGap } from '../anchoring/piece-gap.shared.ts';
import type { QuotationEdit } from '../contract/briefing-blocks.ts';
import type { QuotedPiece } from '../contract/document.ts';

/** Of a verbatim piece: which stretch of the mark it is of, from 0, and where in it, in code points. */
interface Origin {
  readonly stretch: number;
  readonly start: number;
  readonly end: number;
}

export type PlacedPiece =
  | (Extract<QuotedPiece, { kind: 'verbatim' }> & { readonly from: Origin })
  /** `edits`: ids of those that made it; none for the gap between two stretches. */
  | (Exclude<QuotedPiece, { kind: 'verbatim' }> & { readonly edits: readonly string[] });

type Edit = Omit<QuotationEdit, 'id'> & { readonly id?: string };

/**
 * `stretches`: the words of each stretch of the mark. Edits count code points of the stretches joined by {@link pieceGap}. A verbatim piece has
 * no space at its ends but where it meets an insertion.
 */
export function quotedPieces(stretches: readonly string[], edits: readonly Edit[]): PlacedPiece[] {
  const whole = rangesOf(stretches);
  const points = [...stretches.join(pieceGap)];
  const pieces: MadePiece[] = [];
  let at = 0;
  for (const edit of unitedEdits(edits, whole.length)) {
    pieces.push(...unedited(whole, at, edit.start));
    const overGap = whole.ranges.some(({ end }) => end >= edit.start && end < edit.end && end < whole.length);
    pieces.push(
      ...authored(overGap ? { ...edit, leftOut: true } : edit, {
        before: isWithinWord(points, edit.start),
        after: isWithinWord(points, edit.end),
      }),
    );
    at = edit.end;
  }
  pieces.push(...unedited(whole, at, whole.length));
  return spaced(withoutRepeats(pieces));
}

const isWithinWord = (points: readonly string[], at: number): boolean =>
  letter.test(points[at - 1] ?? '') && letter.test(points[at] ?? '');

interface Whole {
  readonly ranges: readonly {
    readonly points: readonly string[];
    readonly start: number;
    readonly end: number;
  }[];
  readonly length: number;
}

/** Where each stretch lies among the code points of all. */
function rangesOf(stretches: readonly string[]): Whole {
  let length = 0;
  const ranges = stretches.map((words, at) => {
    const points = [...words];
    const start = at === 0 ? 0 : length + [...pieceGap].length;
    length = start + points.length;
    return { points, start, end: length };
  });
  return { ranges, length };
}

/** The words from one place to another, with an ellipsis for each gap that lies between, or part of it. */
function unedited({ ranges }: Whole, from: number, to: number): MadePiece[] {
  return ranges.flatMap(({ points, start, end }, stretch): MadePiece[] => {
    const gap = stretch > 0 ? { start: ranges[stretch - 1]?.end ?? 0, end: start } : undefined;
    return [
      ...(gap && from < gap.end && to > gap.start ? [{ kind: 'ellipsis' as const, edits: [] }] : []),
      ...verbatim(points, stretch, Math.max(from, start) - start, Math.min(to, end) - start),
    ];
  });
}

interface UnitedEdit {
  readonly start: number;
  readonly end: number;
  /** The author’s words; of several edits that overlap each one’s. */
  readonly words: readonly string[];
  readonly leftOut: boolean;
  readonly ids: readonly string[];
}

/** In order; those that overlap are one: all their words are gone, and what was put in for any of them is set. */
function unitedEdits(edits: readonly Edit[], length: number): UnitedEdit[] {
  const inOrder = edits
    .map(({ start, end, ...rest }) => ({
      ...rest,
      start: Math.min(start, length),
      end: Math.min(end, length),
    }))
    .filter(({ start, end, words }) => start <= end && (start < end || words !== null))
    .sort(
      (a, b) =>
        a.start - b.start ||
        a.end - b.end ||
        compared(a.words ?? '', b.words ?? '') ||
        compared(a.id ?? '', b.id ?? ''),
    );
  const united: UnitedEdit[] = [];
  for (const { start, end, words, id } of inOrder) {
    const last = united.at(-1);
    const own = words === null || words === '' ? [] : [words];
    const ids = id === undefined ? [] : [id];
    if (last && start < last.end)
      united[united.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        words: [...last.words, ...own.filter((one) => !last.words.includes(one))],
        // An ellipsis beside an insertion is never wrong; without one words could be missing unseen.
        leftOut: last.leftOut || words === null || start !== last.start || end !== last.end,
        ids: [...last.ids, ...ids].sort(),
      };
    else united.push({ start, end, words: own, leftOut: words === null || own.length === 0, ids });
  }
  return united;
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A piece, and of an insertion whether the source is cut within a word there. */
type MadePiece =
  | Exclude<PlacedPiece, { kind: 'insertion' }>
  | (Extract<PlacedPiece, { kind: 'insertion' }> & {
      readonly within: { readonly before: boolean; readonly after: boolean };
    });

const authored = (
  { words, leftOut, ids }: UnitedEdit,
  within: { before: boolean; after: boolean },
): MadePiece[] => [
  ...(leftOut ? [{ kind: 'ellipsis' as const, edits: ids }] : []),
  ...words.map((text) => ({ kind: 'insertion' as const, text, edits: ids, within })),
];

function verbatim(points: readonly string[], stretch: number, start: number, end: number): MadePiece[] {
  const raw = points.slice(start, Math.max(start, end));
  if (raw.length === 0) return [];
  const text = raw.join('').replace(/[\s\f]+/gu, ' ');
  const before = Math.max(0, raw.findIndex(isSolid));
  const last = raw.findLastIndex(isSolid);
  // Blanks alone have no words to point to.
  return [
    {
      kind: 'verbatim',
      text,
      from: { stretch, start: start + before, end: last < 0 ? start : start + last + 1 },
    },
  ];
}

const isSolid = (point: string): boolean => point.trim() !== '';

/** One ellipsis where several follow each other, also over blanks alone. */
function withoutRepeats(pieces: readonly MadePiece[]): MadePiece[] {
  const kept: MadePiece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'verbatim' && piece.text.trim() === '') continue;
    const last = kept.at(-1);
    if (piece.kind === 'ellipsis' && last?.kind === 'ellipsis')
      kept[kept.length - 1] = { ...last, edits: [...last.edits, ...piece.edits].sort() };
    else kept.push(piece);
  }
  return kept;
}

const letter = /[\p{L}\p{N}\p{M}]/u;

/** None beside an ellipsis, which is set with its own; an insertion stands apart from the words beside it. */
function spaced(pieces: readonly MadePiece[]): PlacedPiece[] {
  return pieces.map((piece, at): PlacedPiece => {
    if (piece.kind === 'insertion') return { kind: 'insertion', text: piece.text, edits: piece.edits };
    if (piece.kind !== 'verbatim') return piece;
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    const text = piece.text.trim();
    const [first = '', last = ''] = [piece.text.at(0), piece.text.at(-1)];
    return {
      ...piece,
      text: `${isApart(before, first, 'after') ? ' ' : ''}${text}${isApart(after, last, 'before') ? ' ' : ''}`,
    };
  });
}

/** `side`: that of the insertion on which the words stand; `beside`: their character next to it. */
function isApart(meets: MadePiece | undefined, beside: string, side: 'before' | 'after'): boolean {
  if (meets?.kind !== 'insertion') return false;
  if (beside.trim() === '') return true;
  return letter.test(beside) && !meets.within[side] && !ending.test(meets.text.trim());
}

/** What belongs to the word beside it: “[T]he”, “gate[s]”. */
const ending = /^(?:.|e[sd]|er|ing|ly|[’']s)$/u;

/** A quotation as running text, what is not the source’s in square brackets. */
export const quotedInWords = (pieces: readonly QuotedPiece[]): string =>
  pieces
    .map((piece) =>
      piece.kind === 'ellipsis' ? ' […] ' : piece.kind === 'insertion' ? `[${piece.text}]` : piece.text,
    )
    .join('')
    .replace(/\](?=\[)/gu, '] ')
    .replace(/\s+/gu, ' ')
    .replace(/\[…\] (?=[,;:.!?])/gu, '[…]')
    .trim();
