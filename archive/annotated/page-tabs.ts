/**
 * Small signs with the numbers of marks, at the edge of the page beside what is marked: stamps with an appearance of their own
 * (ISO 32000-2, 12.5.6.12), so that the page itself stays as it is, each under a link to the mark in the printed list.
 */
import { PDFHexString, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import { tabName } from '../exchanging/read-pdf-marks.ts';
import { appendAnnotation, shortNumber } from '../exchanging/write-pdf.ts';
import { digitHeight, numberPath, numberWidth } from './digits.ts';
import type { PageTab } from './pdf-pages.ts';

/** Points. */
const height = 12;
const padding = 4;
const gap = 1.5;
const typeSize = 8;
const corner = 2;

/** A page as it is seen: its size, and how a place of it lies in user space. */
interface SeenPage {
  readonly width: number;
  readonly height: number;
  /** From right and up, as seen, to user space. */
  readonly toUser: (right: number, up: number) => readonly [number, number];
  readonly upOf: (x: number, y: number) => number;
  readonly matrix: readonly [number, number, number, number];
}

export function addTabs(page: PDFPage, tabs: readonly PageTab[]): void {
  const seen = seenPage(page);
  for (const { tab, bottom } of settled(tabs, seen)) addTab(page, seen, tab, bottom);
}

function seenPage(page: PDFPage): SeenPage {
  const { x, y, width, height: tall } = page.getCropBox();
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  switch (turned) {
    case 90:
      return {
        width: tall,
        height: width,
        toUser: (right, up) => [x + width - up, y + right],
        upOf: (px) => x + width - px,
        matrix: [0, 1, -1, 0],
      };
    case 180:
      return {
        width,
        height: tall,
        toUser: (right, up) => [x + width - right, y + tall - up],
        upOf: (_, py) => y + tall - py,
        matrix: [-1, 0, 0, -1],
      };
    case 270:
      return {
        width: tall,
        height: width,
        toUser: (right, up) => [x + up, y + tall - right],
        upOf: (px) => px - x,
        matrix: [0, -1, 1, 0],
      };
    default:
      return {
        width,
        height: tall,
        toUser: (right, up) => [x + right, y + up],
        upOf: (_, py) => py - y,
        matrix: [1, 0, 0, 1],
      };
  }
}

/** Each beside what it is of, from the top; those that would lie over another go below it, and the last stay on the page. */
function settled(tabs: readonly PageTab[], seen: SeenPage): { tab: PageTab; bottom: number }[] {
  const topOf = ({ at: [left = 0, bottom = 0, right = 0, top = 0] }: PageTab): number =>
    Math.max(seen.upOf(left, bottom), seen.upOf(right, top));
  const wanted = tabs
    .map((tab) => ({ tab, bottom: topOf(tab) - height }))
    .sort((a, b) => b.bottom - a.bottom || a.tab.number - b.tab.number);
  const pitch = height + gap;
  let ceiling = seen.height - height;
  const down = wanted.map(({ tab, bottom }) => {
    const settledAt = Math.min(bottom, ceiling);
    ceiling = settledAt - pitch;
    return { tab, bottom: settledAt };
  });
  let floor = 0;
  for (const entry of down.reverse()) {
    entry.bottom = Math.max(entry.bottom, floor);
    floor = entry.bottom + pitch;
  }
  return down.reverse();
}

function addTab(page: PDFPage, seen: SeenPage, tab: PageTab, bottom: number): void {
  const { context } = page.doc;
  const words = (numberWidth(tab.number) * typeSize) / 1000;
  const width = words + 2 * padding;
  const left = seen.width - width;
  const [ax, ay] = seen.toUser(left, bottom);
  const [bx, by] = seen.toUser(seen.width, bottom + height);
  const rect = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)].map(round);
  const color = tab.color.map(shortNumber).join(' ');
  const scale = typeSize / 1000;
  const base = (height - digitHeight * scale) / 2;
  const appearance = context.register(
    context.stream(
      [
        `${color} rg ${outline(width)} f`,
        `0.11 0.11 0.09 RG 0.4 w ${outline(width)} S`,
        `q 0.11 0.11 0.09 rg ${scale} 0 0 ${scale} ${padding} ${shortNumber(base)} cm ${numberPath(tab.number)} Q`,
      ].join('\n'),
      {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, width, height].map(round),
        Matrix: [...seen.matrix, 0, 0],
        Resources: {},
      },
    ),
  );
  const stamp = context.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    Rect: rect,
    // Printed, and not to be moved.
    F: 4 + 64 + 128,
    NM: PDFString.of(`${tabName}${tab.place}`),
    Contents: PDFHexString.fromText(tab.title),
    AP: { N: appearance },
    P: page.ref,
  });
  appendAnnotation(page, context.register(stamp));
  const link = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: rect,
    F: 4,
    Border: [0, 0, 0],
    Contents: PDFHexString.fromText(`${tab.title}: to the list of marks`),
    P: page.ref,
  });
  link.set(PDFName.of('Dest'), PDFName.of(tab.place));
  appendAnnotation(page, context.register(link));
}

/** A rectangle whose left corners are round; it ends at the edge of the page. */
function outline(width: number): string {
  const half = corner / 2;
  return `${shortNumber(width)} 0 m ${shortNumber(width)} ${height} l ${corner} ${height} l ${half} ${height} 0 ${height - half} 0 ${height - corner} c 0 ${corner} l 0 ${half} ${half} 0 ${corner} 0 c h`;
}

const round = (value: number): number => Number(value.toFixed(2));
