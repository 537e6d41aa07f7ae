/**
 * The tokens of the look: every colour, typeface and size that any screen, page or document uses.
 * Nothing else names a colour or a size. Marks are Okabe and Ito's palette (jfly.uni-koeln.de/color),
 * which colour-blind people can tell apart; each has a style of line besides, so that colour is never alone.
 */
import type { MarkColor } from './views.ts';

export interface ThemeColors {
  readonly paper: string;
  /** A step off the paper: sidebar, cards, quoted blocks. */
  readonly paperRaised: string;
  /** A step further: hovered and chosen rows. */
  readonly paperChosen: string;
  readonly ink: string;
  /** Secondary text; still AA (4.5:1) on `paper` and `paperRaised`. */
  readonly inkSoft: string;
  readonly line: string;
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  readonly danger: string;
  /** Opacity of a mark's tint under the words. */
  readonly tint: number;
}

export const themeColors = {
  light: {
    paper: '#FCFBF8',
    paperRaised: '#F6F3EC',
    paperChosen: '#ECE7DC',
    ink: '#1D1B18',
    inkSoft: '#625D54',
    line: '#E4E0D8',
    accent: '#1F5A8C',
    onAccent: '#FFFFFF',
    danger: '#A3341F',
    tint: 0.34,
  },
  dark: {
    paper: '#17181A',
    paperRaised: '#1E2022',
    paperChosen: '#2A2D30',
    ink: '#E8E4DC',
    inkSoft: '#A8A398',
    line: '#2C2E31',
    accent: '#7FB4E0',
    onAccent: '#10202E',
    danger: '#F0907C',
    tint: 0.26,
  },
  sepia: {
    paper: '#F5ECD9',
    paperRaised: '#EDE2CA',
    paperChosen: '#E3D6B9',
    ink: '#3A2F22',
    inkSoft: '#6B5B45',
    line: '#DDCFB2',
    accent: '#1F5A8C',
    onAccent: '#FFFFFF',
    danger: '#97301C',
    tint: 0.34,
  },
} as const satisfies Record<string, ThemeColors>;

export interface MarkStyle {
  readonly color: string;
  /** The name a person sees until they rename it. */
  readonly name: string;
  readonly line: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy';
  /** Thickness of the line in CSS pixels: tells apart the two marks that share a style. */
  readonly thickness: number;
}

export const markStyles: Readonly<Record<MarkColor, MarkStyle>> = {
  key: { color: '#F0E442', name: 'Key', line: 'solid', thickness: 2 },
  confirms: { color: '#009E73', name: 'Confirms', line: 'double', thickness: 2 },
  contradicts: { color: '#D55E00', name: 'Contradicts', line: 'wavy', thickness: 1.5 },
  background: { color: '#56B4E9', name: 'Background', line: 'dotted', thickness: 2 },
  quotation: { color: '#CC79A7', name: 'Quotation', line: 'solid', thickness: 1 },
  question: { color: '#E69F00', name: 'Question', line: 'dashed', thickness: 2 },
};

const otherScripts =
  "'Scheherazade New', 'Noto Serif Hebrew', 'Noto Serif Devanagari', 'Noto Serif CJK SC', 'Noto Serif CJK JP', 'Songti SC', 'SimSun', 'Noto Emoji'";

export const typefaces = {
  interface: "'Inter Variable', system-ui, sans-serif",
  /** For those whom letters that resemble each other hold up: made for that where installed, else Inter, set wide. */
  spaced:
    "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'OpenDyslexic', 'Inter Variable', sans-serif",
  reading: "'Source Serif 4 Variable', 'Noto Serif', 'Noto Naskh Arabic', Georgia, serif",
  /**
   * On paper: the static cuts of the same faces, and faces of our own for other scripts. Chinese, Japanese and Korean are
   * the machine's, as a face for one of them is larger than all of the app's others.
   */
  printedInterface: `'Inter', ${otherScripts}, sans-serif`,
  printedReading: `'Source Serif 4', ${otherScripts}, Georgia, serif`,
  printedCode: "'Source Code Pro', monospace",
} as const;

/** Sizes in CSS pixels. */
export const typeScale = { xs: 12, sm: 14, md: 16, lg: 19, xl: 24, xxl: 32 } as const;

export const reading = { size: 19, lineHeight: 1.6, /** characters a line */ measure: 66 } as const;

/** Milliseconds; off where the person prefers reduced motion. */
export const motion = { short: 120, long: 160 } as const;
