/**
 * Conversion between UTF-16 code units (what JavaScript strings count in) and code points (what selectors
 * count in, as the W3C's TextPositionSelector asks).
 */

/** A step in the table below: every `stride` code units the number of code points so far is noted. */
const stride = 1024;

/** Converts offsets in one text; building costs one pass, each conversion at most `stride` steps. */
export class CodePoints {
  readonly #text: string;
  /** Code points before code unit `i * stride`; empty where the text has no astral characters. */
  readonly #counts: Uint32Array;
  readonly length: number;

  constructor(text: string) {
    this.#text = text;
    if (!/[\ud800-\udbff]/.test(text)) {
      this.#counts = new Uint32Array(0);
      this.length = text.length;
      return;
    }
    this.#counts = new Uint32Array(Math.floor(text.length / stride) + 1);
    let points = 0;
    for (let unit = 0; unit < text.length; unit++) {
      if (unit % stride === 0) this.#counts[unit / stride] = points;
      if (!isLowHalf(text, unit)) points++;
    }
    this.length = points;
  }

  /** The code point offset of a code unit offset; one inside a pair counts as before the pair's end. */
  fromUnit(unit: number): number {
    if (this.#counts.length === 0) return Math.min(unit, this.length);
    const clamped = Math.min(unit, this.#text.length);
    const step = Math.min(Math.floor(clamped / stride), this.#counts.length - 1);
    let points = this.#counts[step] ?? 0;
    for (let at = step * stride; at < clamped; at++) if (!isLowHalf(this.#text, at)) points++;
    return points;
  }

  /** The code unit offset at which a code point begins. */
  toUnit(point: number): number {
    if (this.#counts.length === 0) return Math.min(point, this.#text.length);
    if (point >= this.length) return this.#text.length;
    let low = 0;
    let high = this.#counts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#counts[middle] ?? 0) <= point) low = middle;
      else high = middle - 1;
    }
    let points = this.#counts[low] ?? 0;
    let unit = low * stride;
    if (isLowHalf(this.#text, unit)) unit++;
    while (points < point) {
      unit += isHighHalf(this.#text, unit) ? 2 : 1;
      points++;
    }
    return unit;
  }

  /** The words between two code point offsets. */
  slice(start: number, end: number): string {
    return this.#text.slice(this.toUnit(start), this.toUnit(end));
  }
}

function isHighHalf(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  return code >= 0xd800 && code <= 0xdbff && unit + 1 < text.length && isLow(text.charCodeAt(unit + 1));
}

/** Whether the unit is the second half of a pair (a lone half counts as a character of its own). */
function isLowHalf(text: string, unit: number): boolean {
  return unit > 0 && isLow(text.charCodeAt(unit)) && isHighHalf(text, unit - 1);
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
