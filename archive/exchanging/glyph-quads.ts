/** Quads of words from the very glyphs of a page, where those can be told to be its text. */
import type { Glyph } from './page-glyphs.ts';

/** Characters that may differ in a row before what follows is compared again. */
const lookAhead = 24;
/** Characters that must agree for that. */
const agreeing = 3;

interface Character {
  readonly folded: string;
  /** Unit of the text, or number of the glyph. */
  readonly at: number;
}

export class GlyphQuads {
  readonly #glyphs: readonly Glyph[];
  /** For each unit of the text that is a letter or a sign, its glyph. */
  readonly #byUnit = new Map<number, number>();
  readonly #text: string;

  /** `text`: of the page, as it is stored. */
  constructor(text: string, glyphs: readonly Glyph[]) {
    this.#text = text;
    this.#glyphs = glyphs;
    const wanted: Character[] = [];
    for (let unit = 0; unit < text.length; ) {
      const character = String.fromCodePoint(text.codePointAt(unit) ?? 0);
      for (const folded of characters(character)) wanted.push({ folded, at: unit });
      unit += character.length;
    }
    const shown = glyphs.flatMap((glyph, at) =>
      characters(glyph.characters).map((folded) => ({ folded, at })),
    );
    this.#align(wanted, shown);
  }

  /** Quads of the units `start` to `end`, line by line; undefined where not every character has its glyph. */
  quads(start: number, end: number): number[][] | undefined {
    const quads: number[][] = [];
    for (let unit = start; unit < end; ) {
      const character = String.fromCodePoint(this.#text.codePointAt(unit) ?? 0);
      if (characters(character).length > 0) {
        const glyph = this.#glyphs[this.#byUnit.get(unit) ?? -1];
        if (!glyph) return undefined;
        const last = quads.at(-1);
        if (last && continues(last, glyph.quad)) quads[quads.length - 1] = joined(last, glyph.quad);
        else quads.push([...glyph.quad]);
      }
      unit += character.length;
    }
    return quads.map((quad) => quad.map((value) => Math.round(value * 100) / 100));
  }

  #align(wanted: readonly Character[], shown: readonly Character[]): void {
    let at = 0;
    let other = 0;
    while (at < wanted.length && other < shown.length) {
      if (wanted[at]?.folded === shown[other]?.folded) {
        const { at: unit = 0 } = wanted[at] ?? {};
        this.#byUnit.set(unit, shown[other]?.at ?? 0);
        at++;
        other++;
        continue;
      }
      const skip = nextAgreement(wanted, at, shown, other);
      if (!skip) return;
      at += skip[0];
      other += skip[1];
    }
  }
}

/** What is compared: no blanks, ligatures and presentation forms taken apart. */
function characters(text: string): string[] {
  return [...text.normalize('NFKD')].filter((one) => !/[\s\u00ad\p{Cc}\p{Mn}]/u.test(one));
}

/** How many to pass over on either side until some characters agree; the fewest. */
function nextAgreement(
  wanted: readonly Character[],
  at: number,
  shown: readonly Character[],
  other: number,
): [number, number] | undefined {
  for (let sum = 1; sum <= lookAhead * 2; sum++)
    for (let first = Math.max(0, sum - lookAhead); first <= Math.min(sum, lookAhead); first++) {
      const second = sum - first;
      let same = 0;
      while (same < agreeing) {
        const [a, b] = [wanted[at + first + same], shown[other + second + same]];
        if (!a || !b || a.folded !== b.folded) break;
        same++;
      }
      if (same === agreeing) return [first, second];
    }
  return undefined;
}

/** Whether a glyph goes on with a line: at its height, of its size, not far behind it. */
function continues(line: readonly number[], glyph: readonly number[]): boolean {
  const [llx = 0, lly = 0, lrx = 0, lry = 0, ulx = 0, uly = 0] = line;
  const [x = 0, y = 0, , , ux = 0, uy = 0] = glyph;
  const height = Math.hypot(ulx - llx, uly - lly);
  const own = Math.hypot(ux - x, uy - y);
  if (height === 0 || Math.abs(own - height) > height * 0.2) return false;
  // Along the line, and away from it.
  const [dx, dy] = [(uly - lly) / height, -(ulx - llx) / height];
  const along = (x - lrx) * dx + (y - lry) * dy;
  const away = (x - lrx) * -dy + (y - lry) * dx;
  return Math.abs(away) < height * 0.15 && along > -height * 0.5 && along < height * 1.5;
}

function joined(line: readonly number[], glyph: readonly number[]): number[] {
  const [llx = 0, lly = 0, , , ulx = 0, uly = 0] = line;
  const [, , lrx = 0, lry = 0, , , urx = 0, ury = 0] = glyph;
  return [llx, lly, lrx, lry, ulx, uly, urx, ury];
}
