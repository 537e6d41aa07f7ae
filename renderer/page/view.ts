/** An opened article on screen: a reading copy or a PDF. */
import type { PdfCommand, PdfLook } from '../../archive/contract/pdf-page.ts';
import type { Region } from '../../archive/contract/views.ts';
import type { DrawnText } from './drawn-text.ts';
import type { PdfRegions, RegionsAt } from './pdf-regions.ts';
import type { Span } from './span.ts';
import type { Box } from './text-rects.ts';

export interface View {
  readonly element: HTMLElement;
  /** The stored canonical text, in which all spans count. */
  readonly text: string;
  /** What is drawn now and was found equal to the stored text, in the order of the text. */
  readonly parts: readonly DrawnText[];
  /** Whether all that was compared so far is the stored text. */
  readonly textMatches: boolean;
  /** The span that a range covers; null if it holds no text or touches text that is not the stored text. */
  spanOf(range: Range): Span | null;
  /** Whether a span's drawn text is the stored text, also where it is not on screen. */
  confirm(span: Span): Promise<boolean>;
  /** Draws the beginning of a span if need be; false if it can't be shown or something else was asked for since. */
  prepare(span: Span): Promise<boolean>;
  /** The offset of the text that stands at the top of what is seen; 0 at the very beginning. */
  standing(): number;
  /** Puts an offset of the text at the top of what is seen, at once. */
  stand(at: number): void;
  /** Whether it stays at the same words by itself, whatever is drawn or resized. */
  readonly keepsItsPlace?: boolean;
  /** Rectangles on the pages of a PDF. */
  readonly regions?: PdfRegions;
  /** Brings a rectangle into view; answers where it stands in the view, or null where it can't be shown. */
  revealRegion?(region: Region): Promise<Box | null>;
  /** One PNG of parts of pages, in base 64; null where it can't be drawn. */
  picture?(areas: readonly Region[]): Promise<string | null>;
  /** What the window asks of a PDF. */
  obey?(command: PdfCommand): void;
  close(): void;
}

/** What a view tells the page. */
export interface ViewEvents {
  /** `parts` or `textMatches` are others now. */
  drawn(): void;
}

/** What only a PDF tells. */
export interface PdfEvents {
  /** The page most in view, from 1, and its label where that is more than the number. */
  page(page: number, pages: number, label: string): void;
  look(look: PdfLook, scale: number): void;
  noPage(asked: string): void;
  regionTool(on: boolean): void;
  region(region: Region): void;
  /** A rectangle was chosen by keys. */
  pressed(at: RegionsAt): void;
}
