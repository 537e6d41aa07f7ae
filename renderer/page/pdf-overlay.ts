/** Rectangles of a page's user space on its sheet, and back. */
import type { Region } from '../../archive/contract/views.ts';
import type { PdfSheet } from './pdf-sheet.ts';
import type { Box } from './text-rects.ts';

/** A rectangle of user space in CSS pixels of the sheet; null before the page was read. */
export function boxOnSheet(sheet: PdfSheet, rect: readonly number[]): Box | null {
  const { viewport } = sheet;
  if (!viewport) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle([...rect]) as number[];
  return {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

/** The region that a box in CSS pixels of the sheet is; null before the page was read. */
export function regionOfBox(sheet: PdfSheet, { left, top, width, height }: Box): Region | null {
  const { viewport } = sheet;
  if (!viewport) return null;
  const [x1 = 0, y1 = 0] = viewport.convertToPdfPoint(left, top) as number[];
  const [x2 = 0, y2 = 0] = viewport.convertToPdfPoint(left + width, top + height) as number[];
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  const [low, high] = [Math.min(y1, y2), Math.max(y1, y2)];
  return {
    page: sheet.number,
    rect: [rounded(Math.min(x1, x2)), rounded(low), rounded(Math.max(x1, x2)), rounded(high)],
  };
}

/** Puts an element over a box of the sheet so that it stays there when the sheet grows or shrinks. */
export function placeOnSheet(element: HTMLElement, sheet: PdfSheet, box: Box): void {
  const width = sheet.size.width * sheet.scale;
  const height = sheet.size.height * sheet.scale;
  const part = (value: number, of: number): string => `${((100 * value) / of).toFixed(4)}%`;
  Object.assign(element.style, {
    left: part(box.left, width),
    top: part(box.top, height),
    width: part(box.width, width),
    height: part(box.height, height),
  });
}

/** A box of the sheet in CSS pixels of the view. */
export function inViewOf(sheet: PdfSheet, box: Box): Box {
  const { left, top } = sheet.element.getBoundingClientRect();
  return { ...box, left: box.left + left, top: box.top + top };
}
