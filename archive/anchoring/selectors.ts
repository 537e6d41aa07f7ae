/**
 * The selectors of a mark: W3C Web Annotation (www.w3.org/TR/annotation-model, 4.2.4 and 4.2.5), in code
 * points of the canonical text; on a PDF also the page and the quads in unrotated user space.
 */
import * as z from 'zod';
import { CodePoints } from './code-points.shared.ts';

/** Characters of context kept on either side of a quote. */
export const contextLength = 32;

export const quoteSelectorSchema = z.object({
  type: z.literal('TextQuoteSelector'),
  /** Empty only in a region that holds no words. */
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
export const positionSelectorSchema = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});
export const pageSelectorSchema = z.object({
  type: z.literal('PdfPageSelector'),
  /** From 1. */
  page: z.number().int().min(1),
  /** `[x1, y1, x2, y2, x3, y3, x4, y4]` each, in points: lower left, lower right, upper left, upper right. */
  quads: z.array(z.array(z.number()).length(8)),
});

/** A rectangle on one page of a PDF, for figures and scans: `[left, bottom, right, top]` in unrotated user space. */
export const regionSelectorSchema = z.object({
  type: z.literal('PdfRegionSelector'),
  /** From 1. */
  page: z.number().int().min(1),
  rect: z.array(z.number()).length(4),
});

/** One stretch of the text, described. */
export const stretchSchema = z.object({
  quote: quoteSelectorSchema,
  position: positionSelectorSchema,
  /** One for each page that the passage touches. */
  pages: z.array(pageSelectorSchema),
});
export type Stretch = z.infer<typeof stretchSchema>;

export const targetSchema = stretchSchema.extend({
  capture: z.string(),
  textSha256: z.string(),
  /** The later stretches of a mark that is in several pieces, in the order of the text. */
  further: z.array(stretchSchema).optional(),
  /** Then the stretch is what words lie in the rectangle, possibly none. */
  region: regionSelectorSchema.optional(),
});
export type RegionSelector = z.infer<typeof regionSelectorSchema>;
export type Target = z.infer<typeof targetSchema>;
export type PageSelector = z.infer<typeof pageSelectorSchema>;
export type QuoteSelector = z.infer<typeof quoteSelectorSchema>;
export type PositionSelector = z.infer<typeof positionSelectorSchema>;

/**
 * Describes a stretch of a text, in code points. Its counterpart, which finds it again, is `findTarget`. `points`: those
 * of the text, where they are at hand.
 */
export function describePlace(
  text: string,
  start: number,
  end: number,
  points = new CodePoints(text),
): { readonly quote: QuoteSelector; readonly position: PositionSelector } {
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: points.slice(start, end),
      prefix: points.slice(Math.max(0, start - contextLength), start),
      suffix: points.slice(end, Math.min(points.length, end + contextLength)),
    },
    position: { type: 'TextPositionSelector', start, end },
  };
}
