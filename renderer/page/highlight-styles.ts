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

/** CSS pixels from one lane's line to the next. */
const lanePitch = 4;
/** How far the first line lies below the baseline, as a part of the type size. */
const firstLine = 0.22;
/** How much of the ink is mixed into a line, so that a light colour's line stays visible on paper. */
const inkInLine = 22;
/** The active mark's tint and line against those of the others. */
const activeTint = 1.5;
const activeThickness = 1.5;

/** All rules for one theme. */
export function highlightRules(colors: ThemeColors): string {
  const rules: string[] = [];
  for (const color of markColors) {
    for (let lane = 0; lane < laneCount; lane++) {
      rules.push(`::highlight(${highlightName(color, lane)}) { ${declarations(color, lane, colors)} }`);
    }
    rules.push(`::highlight(${activeHighlightName(color)}) { ${declarations(color, 0, colors, true)} }`);
  }
  return rules.join('\n');
}

function declarations(color: MarkColor, lane: number, colors: ThemeColors, active = false): string {
  const style = markStyles[color];
  const tint = colors.tint * (active ? activeTint : 1);
  const thickness = style.thickness * (active ? activeThickness : 1);
  return [
    `background-color: ${translucent(style.color, tint)}`,
    'text-decoration-line: underline',
    'text-decoration-skip-ink: none',
    `text-decoration-style: ${style.line}`,
    `text-decoration-thickness: ${thickness}px`,
    `text-decoration-color: color-mix(in oklab, ${style.color}, ${colors.ink} ${inkInLine}%)`,
    `text-underline-offset: calc(${firstLine}em + ${lane * lanePitch}px)`,
  ].join('; ');
}

export function translucent(color: string, opacity: number): string {
  return `color-mix(in srgb, ${color} ${Math.round(opacity * 100)}%, transparent)`;
}
