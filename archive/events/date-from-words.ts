/** Dates as people write them, in words or in EDTF, read as EDTF: as precise as the words are, and no more. */
import { beside, compareEnds, compareStarts, edtfOf, type Point, pointOf } from './calendar.ts';
import { absolutePiece, type Piece, partOf, pointPiece, refusedDate } from './date-pieces.ts';
import { isEdtf, looksLikeEdtf } from './edtf-date.ts';
import { open, partOfWeek, type Relative, relativePiece } from './relative-date.ts';

/** What was written, and what it means. */
export interface ReadDate {
  /** Null where the words are relative to a date that is not known. */
  readonly edtf: string | null;
  /** As it was written; '' where that is EDTF. */
  readonly words: string;
  /** Whether the meaning depends on when it was written. */
  readonly relative: boolean;
}

const longestWords = 200;

/**
 * Reads a date. `written` is the EDTF date of the text that the words stand in, or null; relative dates are resolved
 * against it where it is precise enough, and stay open where not. Throws a problem with a sentence where the words are no date, where
 * there is no such day, and where an interval ends before it begins.
 */
export function dateFromWords(typed: string, written: string | null): ReadDate {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (text.length > longestWords)
    throw refusedDate(`${text.slice(0, 40)}…`, `it has more than ${longestWords} characters.`);
  if (isEdtf(text)) return { edtf: text, words: '', relative: false };
  const reader = new Reader(
    text,
    written === null ? null : (pointOf(written.replace(/[?~%]$/u, '')) ?? null),
  );
  const piece = reader.read();
  if (piece === open) return { edtf: null, words: text, relative: true };
  if (piece === undefined || !isEdtf(piece.edtf)) throw refusedDate(text, howToWrite(text));
  return { edtf: piece.edtf, words: text, relative: reader.usedWritten };
}

const howToWrite = (text: string): string =>
  looksLikeEdtf(text)
    ? 'there is no such day, or it ends before it begins.'
    : 'write it as 2022-10-19, 2022-10, 2022, or in words: “October 2021”, “c. 1990”, “before 12 May 2022”, “early last week”.';

const bounds: readonly (readonly [words: RegExp, edtf: (piece: Piece) => string | undefined])[] = [
  [
    /^(?:before|prior to|earlier than) (?<date>.+)$/u,
    ({ from }) => from && `[..${edtfOf(beside(from, -1))}]`,
  ],
  [
    /^(?:by|no later than|not later than|on or before|not after) (?<date>.+)$/u,
    ({ to }) => to && `[..${edtfOf(to)}]`,
  ],
  [/^(?:until|till|up to) (?<date>.+)$/u, ({ to }) => to && `../${edtfOf(to)}`],
  [/^(?:after|later than) (?<date>.+)$/u, ({ to }) => to && `[${edtfOf(beside(to, 1))}..]`],
  [
    /^(?:on or after|no earlier than|not earlier than|not before) (?<date>.+)$/u,
    ({ from }) => from && `[${edtfOf(from)}..]`,
  ],
  [
    /^(?:since|from|starting|beginning) (?<date>.+?)(?: on| onwards?)?$/u,
    ({ from }) => from && `${edtfOf(from)}/..`,
  ],
];

const about = /^(?:c\.|ca\.?|circa|about|around|approximately|approx\.?|roughly) ?(?<date>.+)$/u;
const perhaps =
  /^(?:(?:perhaps|possibly|probably|maybe|presumably|allegedly) (?<date>.+)|(?<asked>.+?) ?\(?\?\)?)$/u;
const parts =
  /^(?:in )?(?:the )?(?<part>early|mid|late|beginning of|start of|middle of|end of)[ -](?:in )?(?<date>.+)$/u;

class Reader {
  /** Whether the date of the text was needed. */
  usedWritten = false;
  readonly #typed: string;
  readonly #written: Point | null;

  constructor(typed: string, written: Point | null) {
    this.#typed = typed;
    this.#written = written;
  }

  read(): Relative | undefined {
    const words = this.#typed
      .toLowerCase()
      .replace(/[‐‑‒–—]/gu, '-')
      .replace(/(?<=[^ c])\.$/u, '');
    return this.#bounded(words) ?? this.#doubtful(words);
  }

  #doubtful(words: string): Relative | undefined {
    const asked = perhaps.exec(words)?.groups;
    const rest = asked?.date ?? asked?.asked;
    if (rest !== undefined) {
      const piece = this.#doubtful(rest);
      return piece && qualified(piece, '?');
    }
    const near = about.exec(words)?.groups?.date;
    if (near !== undefined) {
      const piece = this.#single(near) ?? this.#single(words);
      return piece && qualified(piece, '~');
    }
    return this.#single(words);
  }

  #bounded(words: string): Relative | undefined {
    const extent = this.#extent(words);
    if (extent !== undefined) return extent;
    for (const [form, edtf] of bounds) {
      const date = form.exec(words)?.groups?.date;
      if (date === undefined) continue;
      const piece = this.#single(date);
      if (piece === undefined || piece === open) return piece;
      const read = edtf(piece);
      return read === undefined ? undefined : { edtf: read, from: piece.from, to: piece.to };
    }
    return undefined;
  }

  /** “between X and Y” is some time in it, “from X to Y” all of it. */
  #extent(words: string): Relative | undefined {
    const between = /^(?:some ?time )?between (?<from>.+) and (?<to>.+)$/u.exec(words)?.groups;
    const through =
      /^(?:from )?(?<from>.+?)(?: to | until | till | through | - )(?<to>.+)$/u.exec(words)?.groups ??
      /^(?<from>\d{1,4}|(?!(?:mid|early|late)-)[a-z]+)-(?<to>\d{1,4}(?: .+)?|[a-z]+ \d{4})$/u.exec(words)
        ?.groups;
    const ends = between ?? through;
    if (!ends) return undefined;
    const last = this.#single(ends.to ?? '');
    if (last === undefined) return undefined;
    const first = this.#firstEnd(ends.from ?? '', ends.to ?? '');
    if (first === undefined) return undefined;
    if (first === open || last === open) return open;
    if (!first.from || !last.to) return undefined;
    if (compareStarts(first.from, last.to) > 0 || compareEnds(first.from, last.to) > 0)
      throw refusedDate(this.#typed, 'it ends before it begins.');
    const [from, to] = [edtfOf(first.from), edtfOf(last.to)];
    return { edtf: between ? `[${from}..${to}]` : `${from}/${to}`, from: first.from, to: last.to };
  }

  /** What the first of two dates leaves out stands in the second: `3 to 5 May 2021`, `May to June 2021`. */
  #firstEnd(from: string, to: string): Relative | undefined {
    const after = to.replace(/^\d{1,2}(?:st|nd|rd|th)? ?/u, '');
    const year = /\d{4}$/u.exec(to)?.[0];
    const whole = /^\d{1,2}(?:st|nd|rd|th)?$/u.test(from)
      ? `${from} ${after}`
      : year !== undefined && !/\d{4}|\d0s/u.test(from)
        ? `${from} ${year}`
        : from;
    return this.#single(whole) ?? (whole === from ? undefined : this.#single(from));
  }

  #single(words: string): Relative | undefined {
    const edtf = isEdtf(words) ? pointOf(words) : undefined;
    if (edtf) return pointPiece(edtf);
    const absolute = absolutePiece(words, this.#typed);
    if (absolute) return absolute;
    const part = parts.exec(words)?.groups;
    if (part) {
      const which = part.part ?? '';
      const side =
        which === 'mid' || which.startsWith('middle')
          ? 'mid'
          : /^(?:late|end)/u.test(which)
            ? 'late'
            : 'early';
      const whole = this.#single(part.date ?? '');
      if (whole !== undefined)
        return whole === open ? open : (partOfWeek(whole, side) ?? partOf(whole, side));
    }
    const relative = relativePiece(words, this.#written, this.#typed);
    if (relative !== undefined) this.usedWritten = true;
    return relative;
  }
}

/** Doubt of a single date; of an extent it can't be said, and is kept in the words alone. */
function qualified(piece: Relative, sign: '?' | '~'): Relative {
  if (piece === open || /[[/]|X/u.test(piece.edtf)) return piece;
  const known = /[?~%]$/u.exec(piece.edtf)?.[0];
  if (known === undefined) return { ...piece, edtf: piece.edtf + sign };
  return known === sign ? piece : { ...piece, edtf: `${piece.edtf.slice(0, -1)}%` };
}
