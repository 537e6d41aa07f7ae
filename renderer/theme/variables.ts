/**
 * The contract's tokens as CSS variables, put into the document as one adopted style sheet. Adopted sheets
 * come after all others, so that Mantine's own variables can be answered here as well.
 */
import {
  markStyles,
  motion,
  reading,
  type ThemeColors,
  themeColors,
  typefaces,
  typeScale,
} from '../../archive/contract/theme.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const declarations = (prefix: string, values: object, unit = ''): string =>
  Object.entries(values)
    .map(([name, value]) => `--${prefix}${kebab(name)}:${value}${unit};`)
    .join('');

/** Ten steps from paper (0) to ink (9): what Mantine calls gray, and dark the other way round. */
const rampShares = [0, 3, 7, 13, 20, 36, 58, 70, 84, 100] as const;
export const rampSteps = rampShares.length;
const ramp = rampShares
  .map((share, step) => `--ramp-${step}:color-mix(in oklab, var(--ink) ${share}%, var(--paper));`)
  .join('');

/** What Mantine's components read, in the words of our own tokens. */
const mantineAnswers = `
  --mantine-color-body:var(--paper);
  --mantine-color-text:var(--ink);
  --mantine-color-bright:var(--ink);
  --mantine-color-dimmed:var(--ink-soft);
  --mantine-color-placeholder:var(--ink-soft);
  --mantine-color-anchor:var(--accent);
  --mantine-color-error:var(--danger);
  --mantine-color-default:var(--paper);
  --mantine-color-default-hover:var(--paper-raised);
  --mantine-color-default-color:var(--ink);
  --mantine-color-default-border:var(--line-strong);
  --mantine-color-disabled:var(--paper-raised);
  --mantine-color-disabled-color:var(--ink-soft);
  --mantine-color-disabled-border:var(--line);
  --mantine-primary-color-filled:var(--accent);
  --mantine-primary-color-contrast:var(--on-accent);`;

/** Of the window, and of a part of it (an article) that is shown in another theme: variables are worked out where they are set. */
const themeRule = (name: string, colors: ThemeColors): string => `
[data-theme='${name}'] {
  ${declarations('', colors)}
  ${ramp}
  --line-strong:color-mix(in oklab, var(--ink) 24%, var(--paper));
  --scrim:color-mix(in srgb, ${name === 'dark' ? '#000' : 'var(--ink)'} 38%, transparent);
  color-scheme:${name === 'dark' ? 'dark' : 'light'};
}
:root[data-theme='${name}'][data-mantine-color-scheme], [data-theme='${name}']:not(:root) {${mantineAnswers}}`;

const markRules = Object.entries(markStyles)
  .map(
    ([mark, style]) =>
      `[data-mark='${mark}']{--mark:${style.color};--mark-line:${style.line};--mark-thickness:${style.thickness}px;}`,
  )
  .join('\n');

export function styleText(): string {
  return `
:root {
  ${declarations('type-', typeScale, 'px')}
  ${declarations('face-', typefaces)}
  ${declarations('motion-', motion, 'ms')}
  --reading-size:${reading.size}px;
  --reading-leading:${reading.lineHeight};
  --measure:${reading.measure}ch;
}
@media (prefers-reduced-motion: reduce) { :root { ${declarations('motion-', { short: 0, long: 0 }, 'ms')} } }
${Object.entries(themeColors)
  .map(([name, colors]) => themeRule(name, colors))
  .join('\n')}
${markRules}`;
}

export function installVariables(document: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleText());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.documentElement.dataset.theme ??= 'light';
}
