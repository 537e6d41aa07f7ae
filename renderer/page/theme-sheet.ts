/**
 * The theme as a style sheet made in script: the page's content policy allows no style elements, and
 * nothing but `archive/contract/theme.ts` names a colour or a size. `page.css` uses the variables set here.
 */
import type { ToPage } from '../../archive/contract/page.ts';
import { motion, reading, themeColors, typefaces, typeScale } from '../../archive/contract/theme.ts';
import { highlightRules } from './highlight-styles.ts';

export type PageTheme = Extract<ToPage, { kind: 'theme' }>['theme'];

/** Widest drawing of a PDF page, CSS pixels: its lines are then about as long as the reading measure. */
export const widestSheet = Math.round((reading.measure * reading.size) / 1.4);

/** Width of an average character of Source Serif 4, as a part of the type size; `ch` would be its digit. */
const averageCharacter = 0.46;

export class ThemeSheet {
  readonly #sheet = new CSSStyleSheet();
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** `onSheets`: the words stand on a PDF's own white pages, so marks are drawn as on light paper. */
  apply(theme: PageTheme, onSheets: boolean): void {
    const colors = themeColors[theme];
    this.#document.documentElement.dataset.theme = theme;
    this.#sheet.replaceSync(`:root {
      color-scheme: ${theme === 'dark' ? 'dark' : 'light'};
      --paper: ${colors.paper}; --paper-raised: ${colors.paperRaised}; --paper-chosen: ${colors.paperChosen};
      --ink: ${colors.ink}; --ink-soft: ${colors.inkSoft}; --line: ${colors.line};
      --accent: ${colors.accent}; --danger: ${colors.danger};
      --reading-face: ${typefaces.reading}; --interface-face: ${typefaces.interface};
      --reading-size: ${reading.size}px; --reading-leading: ${reading.lineHeight};
      --measure: calc(${reading.measure * averageCharacter} * ${reading.size}px);
      --type-xs: ${typeScale.xs}px; --type-sm: ${typeScale.sm}px; --type-md: ${typeScale.md}px;
      --type-lg: ${typeScale.lg}px; --type-xl: ${typeScale.xl}px; --type-xxl: ${typeScale.xxl}px;
      --motion-short: ${motion.short}ms; --motion-long: ${motion.long}ms;
      --widest-sheet: ${widestSheet}px;
    }
    ${highlightRules(onSheets ? themeColors.light : colors)}`);
  }
}
