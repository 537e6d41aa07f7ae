/**
 * Whether a page's text was read by a machine: a scan shows a picture of the page, and what can be searched in it
 * lies there unseen (text rendering mode 3, ISO 32000-1, 9.3.6). Nobody has compared the one with the other.
 */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';

/** The part of a page that pictures must cover for it to count as a scan. */
const leastCovered = 0.6;
/** The part of a page's characters that must be unseen. */
const leastUnseen = 0.5;
/** Neither filled nor stroked; 7 only adds them to the clipping path. */
const unseenModes: ReadonlySet<unknown> = new Set([3, 7]);

type Matrix = readonly [number, number, number, number, number, number];

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** `page` of a document opened without its pictures (`openPdf`): decoding those of a long scan takes minutes. */
export async function isMachineRead(page: PDFPageProxy): Promise<boolean> {
  return readsAsScan((await page.getOperatorList()) as Operators, page.view);
}

/** `view`: left, bottom, right, top of the page. */
export function readsAsScan({ fnArray, argsArray }: Operators, view: readonly number[]): boolean {
  const saved: { matrix: Matrix; unseen: boolean }[] = [];
  let state: { matrix: Matrix; unseen: boolean } = { matrix: [1, 0, 0, 1, 0, 0], unseen: false };
  let seen = 0;
  let unseen = 0;
  let covered = 0;
  fnArray.forEach((operator, index) => {
    const given = argsArray[index] as readonly unknown[] | null;
    switch (operator) {
      case OPS.save:
        saved.push(state);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push(state);
        if (isMatrix(given?.[0])) state = { ...state, matrix: multiplied(state.matrix, given[0]) };
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state;
        break;
      case OPS.transform:
        if (isMatrix(given)) state = { ...state, matrix: multiplied(state.matrix, given) };
        // The picture that would be drawn into the unit square has been left out: only its frame is here.
        if (fnArray[index + 1] === OPS.restore) covered += areaOf(state.matrix, view);
        break;
      case OPS.setTextRenderingMode:
        state = { ...state, unseen: unseenModes.has(given?.[0]) };
        break;
      case OPS.showText: {
        const characters = charactersIn(given?.[0]);
        if (state.unseen) unseen += characters;
        else seen += characters;
        break;
      }
    }
  });
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const area = (right - left) * (top - bottom);
  return unseen > 0 && unseen >= leastUnseen * (seen + unseen) && covered >= leastCovered * area;
}

/** Of the glyphs of one operator, between which numbers say how far they stand apart. */
function charactersIn(glyphs: unknown): number {
  if (!Array.isArray(glyphs)) return 0;
  return glyphs.filter((glyph: { unicode?: unknown } | number) => {
    const words = typeof glyph === 'object' && glyph !== null ? glyph.unicode : undefined;
    return typeof words === 'string' && words.trim() !== '';
  }).length;
}

function isMatrix(value: unknown): value is Matrix {
  const numbers = value as ArrayLike<unknown> | null | undefined;
  return typeof numbers === 'object' && numbers?.length === 6 && typeof numbers[0] === 'number';
}

function multiplied([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Area of the unit square under a matrix, as far as it lies on the page; a turned picture counts as its frame. */
function areaOf(
  [a, b, c, d, e, f]: Matrix,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
): number {
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const width = Math.min(right, Math.max(...xs)) - Math.max(left, Math.min(...xs));
  const height = Math.min(top, Math.max(...ys)) - Math.max(bottom, Math.min(...ys));
  return Math.max(0, width) * Math.max(0, height);
}
