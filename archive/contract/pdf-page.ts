/** Messages about a PDF between the window and its page: how it is looked at, where one goes, rectangles drawn on it. */
import * as z from 'zod';
import { mostAreas, pngText } from './checking.ts';
import { regionSchema } from './views.ts';

/** `auto`: as wide as the view, but no wider than reads well; a number: 1 is the size on paper. */
export const pdfZoomSchema = z.union([z.enum(['auto', 'width', 'page']), z.number().min(0.1).max(8)]);
export type PdfZoom = z.infer<typeof pdfZoomSchema>;

/** How a PDF is looked at; the file itself is never changed. */
export const pdfLookSchema = z.object({
  /** Pages one below the other, or one at a time. */
  layout: z.enum(['continuous', 'single']),
  zoom: pdfZoomSchema,
  /** Degrees clockwise, added to how each page lies. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** What stands beside the pages. */
  side: z.enum(['none', 'pages', 'contents']),
});
export type PdfLook = z.infer<typeof pdfLookSchema>;

export type PartOfLook = { readonly [K in keyof PdfLook]?: PdfLook[K] | undefined };

export const usualPdfLook: PdfLook = { layout: 'continuous', zoom: 'auto', rotation: 0, side: 'none' };

/** Characters of a page's label. */
const longestLabel = 40;

export const pdfCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('look'), look: pdfLookSchema.partial() }),
  /** To the next size up or down. */
  z.object({ do: z.literal('zoom'), by: z.union([z.literal(1), z.literal(-1)]) }),
  /** By a quarter, clockwise. */
  z.object({ do: z.literal('turn') }),
  /** To a page by its label, or by its number where no label is so. */
  z.object({ do: z.literal('go'), to: z.string().max(longestLabel) }),
  z.object({ do: z.literal('step'), by: z.union([z.literal(1), z.literal(-1)]) }),
  /** Takes up the tool that draws rectangles, or lays it down. */
  z.object({ do: z.literal('region'), on: z.boolean() }),
]);
export type PdfCommand = z.infer<typeof pdfCommandSchema>;

/** From the window to the page. */
export const toPdfPage = [
  z.object({ kind: z.literal('pdf'), command: pdfCommandSchema }),
  /** Brings a rectangle into view and flashes its frame once. */
  z.object({ kind: z.literal('reveal-region'), region: regionSchema }),
  /** Asks for one picture of these parts of pages, one below the other. */
  z.object({ kind: z.literal('picture'), areas: z.array(regionSchema).min(1).max(mostAreas) }),
] as const;

/** From the page to the window. */
export const fromPdfPage = [
  /** Page most in view, from 1, its label where it has one other than its number, and how many there are. */
  z.object({
    kind: z.literal('page'),
    page: z.number().int(),
    pages: z.number().int(),
    label: z.string().max(longestLabel),
  }),
  /** How the pages are looked at now; `scale`: of the page in view, 1 is the size on paper. */
  z.object({ kind: z.literal('pdf-look'), look: pdfLookSchema, scale: z.number().positive() }),
  /** There is no page that was asked for. */
  z.object({ kind: z.literal('no-page'), asked: z.string().max(longestLabel) }),
  z.object({ kind: z.literal('region-tool'), on: z.boolean() }),
  /** A rectangle was drawn. */
  z.object({ kind: z.literal('region'), region: regionSchema }),
  /** The picture that was asked for, in base 64; null where it can't be drawn. */
  z.object({ kind: z.literal('picture'), png: pngText.nullable() }),
] as const;
