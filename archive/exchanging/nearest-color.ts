/** Colours of other programs, taken to the nearest of the six. */
import type { MarkColor } from '../contract/views.ts';

/** The colours in which marks are written for other programs (`renderer/theme` draws them as tints). */
export const colorCodes: Readonly<Record<MarkColor, string>> = {
  key: '#f0e442',
  confirms: '#009e73',
  contradicts: '#d55e00',
  background: '#56b4e9',
  quotation: '#cc79a7',
  question: '#e69f00',
};

/** Hues in degrees at which one of the six ends, as people name them: red, orange, yellow, green, blue, pink. */
const bands: readonly (readonly [below: number, color: MarkColor])[] = [
  [28, 'contradicts'],
  [42, 'question'],
  [70, 'key'],
  [170, 'confirms'],
  [255, 'background'],
  [345, 'quotation'],
  [361, 'contradicts'],
];

/** Of red, green and blue from 0 to 255. Greys, which say nothing, are *key*. */
export function nearestColor([red, green, blue]: readonly [number, number, number]): MarkColor {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (most === 0 || spread / most < 0.12) return 'key';
  const sixth =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  const hue = (sixth * 60 + 360) % 360;
  return bands.find(([below]) => hue < below)?.[1] ?? 'key';
}

/** From `#rrggbb`, or one of the names that programs use; null where it is neither. */
export function colorFromText(text: string): MarkColor | null {
  const code = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(text.trim());
  if (code) {
    const [red = 0, green = 0, blue = 0] = code.slice(1).map((part) => Number.parseInt(part, 16));
    return nearestColor([red, green, blue]);
  }
  return names.get(text.trim().toLowerCase()) ?? null;
}

const names = new Map<string, MarkColor>([
  ['yellow', 'key'],
  ['green', 'confirms'],
  ['red', 'contradicts'],
  ['blue', 'background'],
  ['cyan', 'background'],
  ['purple', 'quotation'],
  ['pink', 'quotation'],
  ['magenta', 'quotation'],
  ['orange', 'question'],
  ['gray', 'key'],
  ['grey', 'key'],
]);

export function colorParts(color: MarkColor): [number, number, number] {
  const code = colorCodes[color];
  return [1, 3, 5].map((at) => Number.parseInt(code.slice(at, at + 2), 16) / 255) as [number, number, number];
}
