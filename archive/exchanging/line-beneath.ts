/** The line under the words of a mark in a PDF, drawn within their quads: by its style marks are told apart without colour. */
import type { MarkLine } from './pdf-marks.ts';

type Point = readonly [number, number];

type Style = MarkLine['style'];

/** Points. */
const waveLength = 4;
const waveHeight = 1.1;
/** How much of the ink is mixed into the line, so that a light colour’s line stays visible on paper. */
const ink = { part: 0.35, value: 0.11 } as const;
const dashes: Readonly<Record<Style, string>> = {
  solid: '[] 0 d',
  double: '[] 0 d',
  wavy: '[] 0 d',
  dotted: '[0 2] 0 d 1 J',
  dashed: '[3.2 1.8] 0 d',
};

/** Operators of a content stream; `quads` as in the format: lower left, lower right, upper left, upper right. */
export function lineBeneath(
  quads: readonly (readonly number[])[],
  color: readonly number[],
  { style, thickness }: MarkLine,
): string {
  const stroke = color.map((part) => short(part * (1 - ink.part) + ink.value * ink.part)).join(' ');
  const width = style === 'double' ? thickness * 0.55 : style === 'dotted' ? thickness * 1.2 : thickness;
  return `q ${stroke} RG ${short(width)} w ${dashes[style]} ${quads.map((quad) => path(quad, style, thickness)).join(' ')} S Q`;
}

function path(quad: readonly number[], style: Style, thickness: number): string {
  const [llx = 0, lly = 0, lrx = 0, lry = 0, ulx = 0, uly = 0] = quad;
  const length = Math.hypot(lrx - llx, lry - lly);
  const height = Math.hypot(ulx - llx, uly - lly);
  if (length === 0 || height === 0) return '';
  const along: Point = [(lrx - llx) / length, (lry - lly) / length];
  const up: Point = [(ulx - llx) / height, (uly - lly) / height];
  const at = (right: number, above: number): string =>
    [llx + along[0] * right + up[0] * above, lly + along[1] * right + up[1] * above].map(short).join(' ');
  const line = (above: number): string => `${at(0, above)} m ${at(length, above)} l`;
  if (style === 'double') return `${line(thickness * 0.4)} ${line(thickness * 1.8)}`;
  if (style !== 'wavy') return line(thickness / 2);
  const waves: string[] = [`${at(0, waveHeight)} m`];
  for (let from = 0, high = true; from < length; from += waveLength / 2, high = !high) {
    const to = Math.min(from + waveLength / 2, length);
    const bend = waveHeight + (high ? waveHeight : -waveHeight) * 1.1;
    waves.push(`${at((from + to) / 2, bend)} ${at((from + to) / 2, bend)} ${at(to, waveHeight)} c`);
  }
  return waves.join(' ');
}

/** No exponents: PDF does not know them. */
const short = (value: number): string => String(Number(value.toFixed(3)));
