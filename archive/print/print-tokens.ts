/** The tokens of the theme as a style sheet for the printed page. */
import { markStyles, themeColors, typefaces } from '../contract/theme.ts';

export function markStyleSheet(): string {
  const rules = Object.entries(markStyles).map(
    ([name, { color, line }]) =>
      `.mark-${name} > .said > blockquote { border-inline-start: 2.5pt ${line === 'wavy' ? 'solid' : line} ${color}; }`,
  );
  const { ink, inkSoft, line, accent, danger } = themeColors.light;
  const tokens = {
    reading: typefaces.printedReading,
    interface: typefaces.printedInterface,
    code: typefaces.printedCode,
    ink,
    'ink-soft': inkSoft,
    line,
    accent,
    danger,
  };
  const declared = Object.entries(tokens).map(([name, value]) => `--${name}: ${value};`);
  return `:root { ${declared.join(' ')} }\n${rules.join('\n')}\n`;
}
