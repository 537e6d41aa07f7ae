/** An opened article on screen: a reading copy or a PDF. */
import type { DrawnText } from './drawn-text.ts';
import type { Span } from './span.ts';

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
  close(): void;
}

/** What a view tells the page. */
export interface ViewEvents {
  /** `parts` or `textMatches` are others now. */
  drawn(): void;
  /** The PDF page most in view, from 1. */
  page(page: number, pages: number): void;
}
