/**
 * Every glyph of a page in the order in which it is shown, and where: what pdf.js would draw (ISO 32000-2, 9.4). The
 * geometry that is kept at import knows runs of text only, and takes their characters as equally wide.
 */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';

/** `[a, b, c, d, e, f]`: x' = ax + cy + e, y' = bx + dy + f. */
type Matrix = readonly [number, number, number, number, number, number];

export interface Glyph {
  readonly characters: string;
  /** Lower left, lower right, upper left, upper right, in user space. */
  readonly quad: readonly number[];
}

/** Of the size of a font: how far glyphs hang below the base line, and rise above it. */
const below = -0.2;
const above = 0.8;
const identity: Matrix = [1, 0, 0, 1, 0, 0];

interface State {
  ctm: Matrix;
  font: { unit: number; isVertical: boolean };
  size: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
}

/** Undefined where the page has text that runs downwards: its quads are not those of lines. */
export async function glyphsOf(page: PDFPageProxy): Promise<Glyph[] | undefined> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const glyphs: Glyph[] = [];
  const stack: State[] = [];
  let state: State = {
    ctm: identity,
    font: { unit: 0.001, isVertical: false },
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
  };
  let matrix: Matrix = identity;
  const at = { x: 0, y: 0 };
  const line = { x: 0, y: 0 };
  const move = (x: number, y: number): void => {
    line.x += x;
    line.y += y;
    Object.assign(at, line);
  };
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    const given = Array.isArray(args) ? args : [];
    const [first = 0, second = 0] = numbers(args);
    switch (operator) {
      case OPS.save:
        stack.push({ ...state });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.transform:
        state.ctm = times(state.ctm, matrixOf(args));
        break;
      case OPS.paintFormXObjectBegin:
        stack.push({ ...state });
        if (given[0]) state.ctm = times(state.ctm, matrixOf(given[0]));
        break;
      case OPS.beginText:
        matrix = identity;
        Object.assign(at, { x: 0, y: 0 });
        Object.assign(line, at);
        break;
      case OPS.setTextMatrix:
        matrix = matrixOf(args);
        Object.assign(at, { x: 0, y: 0 });
        Object.assign(line, at);
        break;
      case OPS.moveText:
        move(first, second);
        break;
      case OPS.setLeadingMoveText:
        state.leading = -second;
        move(first, second);
        break;
      case OPS.nextLine:
        move(0, -state.leading);
        break;
      case OPS.setLeading:
        state.leading = first;
        break;
      case OPS.setCharSpacing:
        state.charSpacing = first;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = first;
        break;
      case OPS.setHScale:
        state.hScale = first / 100;
        break;
      case OPS.setTextRise:
        state.rise = first;
        break;
      case OPS.setFont:
        state.font = fontOf(page, given[0]);
        state.size = Number(given[1]) || 0;
        break;
      case OPS.setGState:
        for (const [name, value] of pairs(given[0]))
          if (name === 'Font' && Array.isArray(value)) {
            state.font = fontOf(page, value[0]);
            state.size = Number(value[1]) || 0;
          }
        break;
      case OPS.showText:
        if (state.font.isVertical) return undefined;
        show(glyphs, state, matrix, at, given[0]);
        break;
      default:
    }
  }
  return glyphs;
}

function show(
  glyphs: Glyph[],
  state: State,
  matrix: Matrix,
  at: { x: number; y: number },
  shown: unknown,
): void {
  const { ctm, font, size, charSpacing, wordSpacing, hScale, rise } = state;
  const whole = times(ctm, matrix);
  for (const item of Array.isArray(shown) ? shown : []) {
    if (typeof item === 'number') {
      at.x -= (item * size * hScale) / 1000;
      continue;
    }
    const glyph = item as { unicode?: unknown; width?: unknown; isSpace?: unknown } | null;
    if (!glyph) continue;
    const width = (Number(glyph.width) || 0) * font.unit * size * hScale;
    const [left, right] = [at.x, at.x + width];
    const [bottom, top] = [at.y + rise + below * size, at.y + rise + above * size];
    if (typeof glyph.unicode === 'string')
      glyphs.push({
        characters: glyph.unicode,
        quad: [
          ...point(whole, left, bottom),
          ...point(whole, right, bottom),
          ...point(whole, left, top),
          ...point(whole, right, top),
        ],
      });
    at.x += width + (charSpacing + (glyph.isSpace ? wordSpacing : 0)) * hScale;
  }
}

function fontOf(page: PDFPageProxy, name: unknown): State['font'] {
  try {
    const font = page.commonObjs.get(String(name)) as { fontMatrix?: unknown; vertical?: unknown };
    const [unit = 0.001] = numbers(font.fontMatrix);
    return { unit: unit || 0.001, isVertical: font.vertical === true };
  } catch {
    return { unit: 0.001, isVertical: false };
  }
}

const pairs = (value: unknown): [unknown, unknown][] =>
  Array.isArray(value) ? value.filter((pair): pair is [unknown, unknown] => Array.isArray(pair)) : [];

/** The numbers of arguments, whether they come one by one or in a list of their own. */
function numbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbers);
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : [];
}

function matrixOf(value: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(value);
  return [a, b, c, d, e, f];
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const point = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];
