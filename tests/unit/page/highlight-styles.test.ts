import { describe, expect, it } from 'vitest';
import { markStyles, themeColors } from '../../../archive/contract/theme.ts';
import { markColors } from '../../../archive/contract/views.ts';
import {
  activeHighlightName,
  activeTint,
  highlightName,
  highlightRules,
  laneTints,
} from '../../../renderer/page/highlight-styles.ts';
import { laneCount } from '../../../renderer/page/mark-index.ts';

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const over = (under: Rgb, tint: Rgb, opacity: number): Rgb =>
  under.map((value, i) => value * (1 - opacity) + (tint[i] ?? 0) * opacity) as unknown as Rgb;
/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (color: Rgb): number => {
  const [r = 0, g = 0, b = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Rgb, b: Rgb): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const readable = 4.5;

describe.each(Object.entries(themeColors))('in the %s theme', (_, colors) => {
  it('text stays readable under any three marks, one of them active', () => {
    for (const first of markColors) {
      for (const second of markColors) {
        for (const third of markColors) {
          const marks = [first, second, third];
          const tinted = marks.reduce(
            (paper, color, lane) =>
              over(paper, rgb(markStyles[color].color), colors.tint * (laneTints[lane] ?? 0)),
            rgb(colors.paper),
          );
          for (const active of marks) {
            const drawn = over(tinted, rgb(markStyles[active].color), colors.tint * activeTint);
            expect(contrast(rgb(colors.ink), drawn), marks.join()).toBeGreaterThanOrEqual(readable);
          }
        }
      }
    }
  });

  it('every colour has a rule for every lane and one for the active mark', () => {
    const rules = highlightRules(colors);
    for (const color of markColors) {
      for (let lane = 0; lane < laneCount; lane++) {
        expect(rules).toContain(`::highlight(${highlightName(color, lane)})`);
      }
      expect(rules).toContain(`::highlight(${activeHighlightName(color)})`);
    }
  });
});
