/**
 * The rules by which marks are drawn (CSS Custom Highlight API): a tint under the words and a line beneath
 * them. Tints of marks that overlap blend because they are translucent; their lines stack because each
 * lane's line lies lower.
 */
import { markStyles, type ThemeColors } from '../../archive/contract/theme.ts';
import { type MarkColor, markColors } from '../../archive/contract/views.ts';
import { laneCount } from './mark-index.ts';

/** The registered name of the highlight for a colour's marks in one lane. */
export const highlightName = (color: MarkColor, lane: number): string => `mark-${color}-${lane}`;
export const activeHighlightName = (color: MarkColor): string => `active-${color}`;
export const flashHighlightName = 'flash';
/** Of all words that were found, and of the one that is current. */
export const findHighlightName = 'find';
export const foundHighlightName = 'found';
/** Of names that are known. */
export const nameHighlightName = 'name';

/** CSS pixels from one lane's line to the next. */
const lanePitch = 4;
/** How far the first line lies below the baseline, as a part of the type size. */
const firstLine = 0.22;
/** How much of the ink is mixed into a line, so that a light colour's line stays visible on paper. */
const inkInLine = 22;
/**
 * Parts of the theme's tint that marks in each lane have, and what the active mark adds: so weak that text
 * under three marks, one of them active, keeps a contrast of 4.5 to 1 in every theme.
 */
export const laneTints = [1, 0.35, 0.15] as const;
export const activeTint = 0.22;
/** Opacity of the tint of words that were found. */
const findTint = 0.26;
const foundTint = 0.45;
/** How much of the soft ink is in the line under a name: there when it is looked for, and no more. */
const nameLine = 0.7;
/** CSS pixels of the line above the active mark; beneath it keeps the style of its colour. */
const activeThickness = 2;

/** All rules for one theme. `onSheets`: the words are a picture, and what is drawn lies over it. */
export function highlightRules(colors: ThemeColors, onSheets = false): string {
  const rules: string[] = [];
  for (const color of markColors) {
    for (let lane = 0; lane < laneCount; lane++) {
      rules.push(`::highlight(${highlightName(color, lane)}) { ${declarations(color, lane, colors)} }`);
    }
    rules.push(`::highlight(${activeHighlightName(color)}) { ${activeDeclarations(color, colors)} }`);
    // What is drawn beside the words of a mark: its handles, and the thread through its pieces.
    rules.push(`[data-color="${color}"] { --mark-line: ${lineColor(color, colors)}; }`);
  }
  rules.push(
    `::highlight(${findHighlightName}) { background-color: ${translucent(colors.accent, findTint)} }`,
    `::highlight(${foundHighlightName}) { ${foundDeclarations(colors, onSheets)} }`,
  );
  rules.push(
    `::highlight(${nameHighlightName}) { text-decoration: underline dotted 1.5px ${translucent(colors.inkSoft, nameLine)}; text-underline-offset: 0.2em; text-decoration-skip-ink: none }`,
  );
  return rules.join('\n');
}

function declarations(color: MarkColor, lane: number, colors: ThemeColors): string {
  const style = markStyles[color];
  return [
    `background-color: ${translucent(style.color, colors.tint * (laneTints[lane] ?? 0))}`,
    `text-decoration: underline ${style.line} ${style.thickness}px ${lineColor(color, colors)}`,
    `text-underline-offset: calc(${firstLine}em + ${lane * lanePitch}px)`,
    'text-decoration-skip-ink: none',
  ].join('; ');
}

function activeDeclarations(color: MarkColor, colors: ThemeColors): string {
  return [
    `background-color: ${translucent(markStyles[color].color, colors.tint * activeTint)}`,
    `text-decoration: overline solid ${activeThickness}px ${lineColor(color, colors)}`,
  ].join('; ');
}

/** Stronger than the others, and by more than its tint. */
function foundDeclarations({ accent, onAccent }: ThemeColors, onSheets: boolean): string {
  return onSheets
    ? `background-color: ${translucent(accent, foundTint)}; text-decoration: underline solid 3px ${accent}`
    : `background-color: ${accent}; color: ${onAccent}; text-decoration: none`;
}

function lineColor(color: MarkColor, colors: ThemeColors): string {
  return `color-mix(in oklab, ${markStyles[color].color}, ${colors.ink} ${inkInLine}%)`;
}

export function translucent(color: string, opacity: number): string {
  return `color-mix(in srgb, ${color} ${(opacity * 100).toFixed(1)}%, transparent)`;
}
