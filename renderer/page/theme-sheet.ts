/**
 * The theme as a style sheet made in script: the page's content policy allows no style elements, and
 * nothing but `archive/contract/theme.ts` names a colour or a size. `page.css` uses the variables set here.
 */
import type { ToPage } from '../../archive/contract/page.ts';
import type { ReadingFace, ReadingLook } from '../../archive/contract/reading.ts';
import {
  markStyles,
  motion,
  reading,
  themeColors,
  typefaces,
  typeScale,
} from '../../archive/contract/theme.ts';
import { markColors } from '../../archive/contract/views.ts';
import { highlightRules } from './highlight-styles.ts';

export type PageTheme = Extract<ToPage, { kind: 'theme' }>['theme'];

/** Widest drawing of a PDF page, CSS pixels: its lines are then about as long as the reading measure. */
export const widestSheet = Math.round((reading.measure * reading.size) / 1.4);

/**
 * The typefaces to read in, with the width of an average character as a part of the type size (`ch` would be a digit),
 * and what is put between letters and words, likewise.
 */
const faces: Readonly<
  Record<ReadingFace, { family: string; average: number; letters: number; words: number }>
> = {
  serif: { family: typefaces.reading, average: 0.46, letters: 0, words: 0 },
  sans: { family: typefaces.interface, average: 0.505, letters: 0, words: 0 },
  // Wider spacing is what was shown to help (Zorzi et al., doi:10.1073/pnas.1205566109).
  spaced: { family: typefaces.spaced, average: 0.56, letters: 0.035, words: 0.12 },
};

export class ThemeSheet {
  readonly #sheet = new CSSStyleSheet();
  readonly #document: Document;
  #rules = '';
  #family = '';

  constructor(document: Document) {
    this.#document = document;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** `onSheets`: the words stand on a PDF's own white pages, so marks are drawn as on light paper. */
  apply(theme: PageTheme, look: ReadingLook, onSheets: boolean): void {
    const colors = themeColors[theme];
    const { family, average, letters, words } = faces[look.face];
    this.#family = family;
    const scaled = (size: number): string => `${Math.round((size * look.size * 10) / reading.size) / 10}px`;
    this.#document.documentElement.dataset.theme = theme;
    this.#document.documentElement.dataset.face = look.face;
    this.#replace(`:root {
      color-scheme: ${theme === 'dark' ? 'dark' : 'light'};
      --paper: ${colors.paper}; --paper-raised: ${colors.paperRaised}; --paper-chosen: ${colors.paperChosen};
      --ink: ${colors.ink}; --ink-soft: ${colors.inkSoft}; --line: ${colors.line};
      ${markColors.map((color) => `--mark-${color}: ${markStyles[color].color};`).join(' ')}
      --draft: ${themeColors.light.accent};
      --accent: ${colors.accent}; --danger: ${colors.danger};
      --reading-face: ${family}; --interface-face: ${typefaces.interface};
      --letter-space: ${letters}em; --word-space: ${words}em;
      --reading-size: ${look.size}px; --reading-leading: ${look.leading};
      --measure: ${Math.round(look.measure * average * look.size)}px;
      --type-xs: ${scaled(typeScale.xs)}; --type-sm: ${scaled(typeScale.sm)}; --type-md: ${scaled(typeScale.md)};
      --type-lg: ${scaled(typeScale.lg)}; --type-xl: ${scaled(typeScale.xl)}; --type-xxl: ${scaled(typeScale.xxl)};
      --motion-short: ${motion.short}ms; --motion-long: ${motion.long}ms;
      --widest-sheet: ${widestSheet}px;
    }
    ${onSheets ? highlightRules(themeColors.light, true) : highlightRules(colors)}`);
  }

  /** Has the typeface at hand before there are words: they would be set twice. */
  loadFaces(): void {
    void this.#document.fonts.load(`16px ${this.#family}`).catch(() => undefined);
  }

  /** The same rules again would cost a layout. */
  #replace(rules: string): void {
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#sheet.replaceSync(rules);
  }
}
