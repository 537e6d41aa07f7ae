/**
 * Finds a mark in a text: a list of attempts, cheap to costly. It ends in one of four states and never settles for a
 * doubtful place. Each piece of a mark is found by itself; the mark is as well off as its worst piece.
 */
import type { AnchorState, TextPlace } from '../contract/views.ts';
import { findStretch, placesOf, soughtIn } from './find-stretch.ts';
import { pieceGap } from './piece-gap.shared.ts';
import type { SearchedText } from './searched-text.ts';
import { contextLength, type Stretch, type Target } from './selectors.ts';
import { worthShowing } from './thresholds.ts';

export interface Found {
  readonly state: Exclude<AnchorState, 'waiting'>;
  /** In code points, of several pieces the first; null where the mark is ambiguous or lost. */
  readonly place: TextPlace | null;
  /** Of the later pieces; empty where the mark is ambiguous or lost. */
  readonly further: readonly TextPlace[];
  /** The words as they stand there, should they differ in more than white space; else null. */
  readonly words: string | null;
}

/** What marks are looked for in. */
export interface Texts {
  readonly shown: SearchedText;
  /** The text that the mark was made in, where it is another one and at hand: fewer places are doubtful then. */
  readonly home?: SearchedText | undefined;
}

const unfound = (state: 'ambiguous' | 'lost'): Found => ({ state, place: null, further: [], words: null });

export function findTarget(target: Target, { shown, home }: Texts): Found {
  const pieces = [target, ...(target.further ?? [])];
  const atHome = target.textSha256 === shown.sha256;
  if (target.region && !atHome && !speaks(target)) return unfound('lost');
  const found = pieces.map((piece) => findPiece(piece, target, { shown, home }));
  const [first, ...others] = found.map(({ place }) => place);
  if (found.some(({ state }) => state === 'lost')) return unfound('lost');
  if (!first || others.some((place) => !place) || !areApart([first, ...others])) return unfound('ambiguous');
  return {
    state: found.every(({ state }) => state === 'exact') ? 'exact' : 'moved',
    place: first,
    further: others.filter((place): place is TextPlace => place !== null),
    words: differing(pieces, found, shown),
  };
}

/** A region's words are found in another capture, should there be enough of them: the picture itself can't be. */
const leastWordsOfRegion = 3;
const speaks = ({ quote }: Stretch): boolean =>
  (quote.exact.match(/[\p{L}\p{N}]+/gu) ?? []).length >= leastWordsOfRegion;

interface FoundPiece {
  readonly state: Found['state'];
  readonly place: TextPlace | null;
}

export interface CandidatePlace {
  /** Which piece of the mark, from 0. */
  readonly piece: number;
  readonly place: TextPlace;
  /** From 0 to 1. */
  readonly score: number;
}

/** Places where the pieces that were not found may stand (all pieces, where all were found), best first. */
export function candidatePlaces(target: Target, { shown, home }: Texts): CandidatePlace[] {
  const pieces = [target, ...(target.further ?? [])].map((stretch, piece) => ({ stretch, piece }));
  const open = pieces.filter(({ stretch }) => findPiece(stretch, target, { shown, home }).place === null);
  const witness = home?.sha256 === target.textSha256 ? home : undefined;
  return (open.length > 0 ? open : pieces)
    .flatMap(({ stretch, piece }) =>
      placesOf(soughtIn(stretch, shown, witness), shown).map(({ start, end, score }) => ({
        piece,
        place: shown.placeOf(start, end),
        score,
      })),
    )
    .filter(({ score }) => score >= worthShowing)
    .sort((a, b) => a.piece - b.piece || b.score - a.score);
}

function findPiece(piece: Stretch, target: Target, { shown, home }: Texts): FoundPiece {
  const { quote, position } = piece;
  const { points } = shown;
  const place = { start: position.start, end: position.end };
  const stands = points.slice(place.start, place.end) === quote.exact;
  if (stands && (target.textSha256 === shown.sha256 || standsInContext(piece, shown)))
    return { state: 'exact', place };
  const witness = home?.sha256 === target.textSha256 ? home : undefined;
  const found = findStretch(piece, shown, witness);
  return {
    state: found.state,
    place: found.place ? shown.placeOf(found.place.start, found.place.end) : null,
  };
}

/** In another text: at the same place, in the same context to the letter, which ends short only where the text does. */
function standsInContext({ quote, position }: Stretch, { points }: SearchedText): boolean {
  const [before, after] = [[...quote.prefix].length, [...quote.suffix].length];
  const { start, end } = position;
  return (
    (before >= contextLength || before === start) &&
    (after >= contextLength || end + after === points.length) &&
    before + after > 0 &&
    points.slice(start - before, start) === quote.prefix &&
    points.slice(end, end + after) === quote.suffix
  );
}

/** Two pieces that were found in one another's words were not both found. */
function areApart(places: readonly (TextPlace | null)[]): boolean {
  const known = places.filter((place): place is TextPlace => place !== null);
  return known.every((a, at) =>
    known.every((b, other) => at === other || a.end <= b.start || b.end <= a.start),
  );
}

function differing(
  pieces: readonly Stretch[],
  found: readonly FoundPiece[],
  shown: SearchedText,
): string | null {
  const words = found.map(({ place }) => (place ? shown.points.slice(place.start, place.end) : ''));
  const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  const same = pieces.every(({ quote }, at) => plain(quote.exact) === plain(words[at] ?? ''));
  return same ? null : words.join(pieceGap);
}

export { pieceGap };
