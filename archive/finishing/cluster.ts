/** One cluster of a content stream: characters that are shaped together, and the signs that show them. */
import { mirror } from '../anchoring/pdf-order.shared.ts';
import type { FontCodes } from './font-codes.ts';
import { type Sign, type Spoken, silence, spokenFromLeft, spokenFromRight } from './spoken-signs.ts';
import { hex, utf16 } from './to-unicode.ts';

/** In thousandths of the size: accents have little or no width. */
const narrow = 60;
const origin = [0, 0] as const;
export const showing = /^(?:(\S+) (\S+) Td )?<([\da-f]+)> Tj$/iu;
const shows = /T[jJ]$/u;

type Place = readonly [x: number, y: number];

interface Shown {
  readonly code: number;
  /** From where the cluster begins. */
  readonly at: Place;
  /** Whether it stands where the sign before it ends, without a step. */
  readonly follows: boolean;
}

/** A code to be shown. */
interface Coded {
  /** The sign that it shows; null: none. */
  readonly index: number | null;
  /** Null where the last one ends. */
  readonly at: Place | null;
  readonly code: number;
  readonly text: string;
}

/** A sign that says nothing, painted over letters that say all. */
export interface Over {
  readonly at: Place;
  readonly code: number;
}

export interface SpokenCluster {
  /** Operators that stand before the first sign. */
  readonly before: readonly string[];
  readonly lines: readonly string[];
  /** Still to be shown, where no letter of the same run comes any more. */
  readonly over: readonly Over[];
  /** From where the next step is counted. */
  readonly end: Place;
}

/** How a cluster is set. */
export interface Setting {
  readonly font: FontCodes;
  readonly size: number;
  /** Whether its signs stand from left to right and are read from the right. */
  readonly fromRight: boolean;
}

/**
 * A cluster with signs that say its text, in the order in which programs read them.
 * @param lines that show it now, without the tag around them
 * @returns undefined where its signs can’t be made to say it
 */
export function spokenCluster(
  lines: readonly string[],
  text: string,
  { font, size, fromRight }: Setting,
): SpokenCluster | undefined {
  const signs = signsIn(lines, font, size);
  const [only] = signs?.shown ?? [];
  if (!signs || !only || text === '') return undefined;
  const { before, shown, end } = signs;
  const { digits } = font;
  const beside = (one: readonly string[]): SpokenCluster => ({
    before,
    lines: [textBeside(text), ...one, 'EMC'],
    over: [],
    end,
  });
  if (shown.length === 1 && [...text].length === 1) {
    // A bracket that is not what it looks like: programs turn it round where they put a line in the order of reading.
    const turned = mirror(text);
    const code = font.saying(turned, only.code);
    if (code === undefined) return undefined;
    const line = (lines.at(-1) ?? '').replace(/<[\da-f]+>/iu, `<${hex(code, digits)}>`);
    return turned === text ? { before, lines: [line], over: [], end } : beside([line]);
  }
  const isNarrow = ({ code }: Shown): boolean => shown.length > 1 && font.width(code) < narrow;
  const ordered = fromRight && !font.isPainted && !shown.every(isNarrow);
  const signed = shown.map((one) => ({ isNarrow: isNarrow(one) }));
  const said = saidBy(text, signed, font, ordered);
  const coded = said && codesFor(said, shown, font);
  if (!coded) return undefined;
  // Read from the left, programs that know the text beside signs set the words of a cluster best by it.
  if (!ordered) return beside(written(coded, shown, digits, end));
  const over = coded.flatMap(({ at, code, text: words }) => (at && words === silence ? [{ at, code }] : []));
  const letters = coded.filter((one) => one.text !== silence);
  return { before, lines: written(letters, shown, digits, end), over, end };
}

/** Signs that no program is to read, and a step back to where the next one is counted from. */
export function paintedOver(over: readonly Over[], digits: number, from: Place): string[] {
  const coded = over.map(({ at, code }): Coded => ({ index: 0, at, code, text: silence }));
  return [textBeside(''), ...written(coded, [], digits, from, from), 'EMC'];
}

function saidBy(
  text: string,
  signs: readonly Sign[],
  font: FontCodes,
  fromRight: boolean,
): Spoken[] | undefined {
  if (font.isPainted) return signs.length === 1 ? [{ index: 0, text }] : undefined;
  return fromRight ? spokenFromRight(text, signs) : spokenFromLeft(text, signs);
}

function codesFor(said: readonly Spoken[], shown: readonly Shown[], font: FontCodes): Coded[] | undefined {
  const coded: Coded[] = [];
  for (const [number, { index, text }] of said.entries()) {
    // What has no sign stands where the next letter begins, or where the last one ends.
    const next = said.slice(number).find((one) => one.index !== null && one.text !== silence)?.index ?? null;
    const code = font.saying(text, shown[index ?? 0]?.code ?? 0, index !== null);
    if (code === undefined) return undefined;
    const place = index ?? next;
    coded.push({ index, at: place === null ? null : (shown[place]?.at ?? null), code, text });
  }
  return coded;
}

/** @param end where the next line counts its step from */
function written(
  coded: readonly Coded[],
  shown: readonly Shown[],
  digits: number,
  end: Place,
  begin: Place = origin,
): string[] {
  const lines: string[] = [];
  let [x, y] = begin;
  const step = (to: Place): string => {
    const moved = to[0] === x && to[1] === y ? '' : `${short(to[0] - x)} ${short(to[1] - y)} Td`;
    [x, y] = to;
    return moved;
  };
  for (const [number, { index, at, code }] of coded.entries()) {
    const isNext = index !== null && shown[index]?.follows && coded[number - 1]?.index === index - 1;
    const moved = at === null || isNext ? '' : step(at);
    const show = `<${hex(code, digits)}> Tj`;
    if (index !== null) lines.push(moved === '' ? show : `${moved} ${show}`);
    // Mode 3 paints nothing.
    else lines.push(...(moved === '' ? [] : [moved]), '3 Tr', show, '0 Tr');
  }
  const moved = step(end);
  return moved === '' ? lines : [...lines, moved];
}

const short = (number: number): string => String(Math.round(number * 1e6) / 1e6);

const textBeside = (text: string): string => `/Span<</ActualText <FEFF${utf16(text)}> >> BDC`;

/** Undefined where the lines show their signs in another way than one after the other. */
function signsIn(
  lines: readonly string[],
  font: FontCodes,
  size: number,
): { readonly before: string[]; readonly shown: Shown[]; readonly end: Place } | undefined {
  const before: string[] = [];
  const shown: Shown[] = [];
  let end: Place = origin;
  for (const line of lines) {
    const [, x, y, codes] = showing.exec(line) ?? [];
    if (codes === undefined) {
      if (shown.length > 0 || shows.test(line)) return undefined;
      before.push(line);
      continue;
    }
    if (x !== undefined) end = [end[0] + Number(x), end[1] + Number(y)];
    else if (shown.length > 0) return undefined;
    let [at] = end;
    for (let digit = 0; digit < codes.length; digit += font.digits) {
      const code = Number.parseInt(codes.slice(digit, digit + font.digits), 16);
      shown.push({ code, at: [at, end[1]], follows: digit > 0 });
      at += (font.width(code) / 1000) * size;
    }
  }
  return { before, shown, end };
}
