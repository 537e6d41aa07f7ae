/** Quads of a passage on the pages of a PDF, from the geometry kept at import. */
import type { PageLayout } from '../importing/parsed.ts';
import { pageBreak } from './pdf-text.shared.ts';
import type { PageSelector } from './selectors.ts';

/**
 * One selector for each page that the code units `start` to `end` of the canonical text touch. Inside a run
 * of text the characters are taken as equally wide: a quad may be off by part of a character at its ends.
 */
export function pageSelectors(
  text: string,
  layout: readonly PageLayout[],
  start: number,
  end: number,
): PageSelector[] {
  const selectors: PageSelector[] = [];
  let pageStart = 0;
  text.split(pageBreak).forEach((pageText, index) => {
    const from = Math.max(start - pageStart, 0);
    const to = Math.min(end - pageStart, pageText.length);
    if (from < to) {
      const quads = (layout[index]?.runs ?? []).flatMap((run) => quadOf(run, from, to));
      selectors.push({ type: 'PdfPageSelector', page: index + 1, quads });
    }
    pageStart += pageText.length + pageBreak.length;
  });
  return selectors;
}

function quadOf(run: readonly number[], from: number, to: number): number[][] {
  const [start = 0, end = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, width = 0] = run;
  const first = Math.max(start, from);
  const last = Math.min(end, to);
  if (first >= last || end === start) return [];
  const along = Math.hypot(a, b) || 1;
  const [ux, uy] = [a / along, b / along];
  // The transform's second column is the font's height; glyphs hang about a fifth below the base line.
  const below = -0.2;
  const point = (character: number, height: number): [number, number] => {
    const way = (width * (character - start)) / (end - start);
    return [rounded(e + ux * way + c * height), rounded(f + uy * way + d * height)];
  };
  // Words read from the right have a negative width: their last character is the leftmost.
  const [left, right] = width < 0 ? [last, first] : [first, last];
  return [[...point(left, below), ...point(right, below), ...point(left, 0.8), ...point(right, 0.8)]];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
