/**
 * Messages between the window and the page: the frame, on an origin of its own, in which an archived
 * article is shown. The page has no bridge; all it can do is say what happens in it, in offsets of the
 * canonical text. Both ends parse what they get: the page's content is hostile.
 *
 * The window creates a MessageChannel when the frame has loaded and posts `{kind:'dossier-page'}` with one
 * port to the frame's origin; everything below travels over that port.
 */
import * as z from 'zod';
import { markingFromPage, markingToPage } from './marking-page.ts';
import { namingFromPage, namingToPage } from './naming-page.ts';
import { fromPdfPage, pdfLookSchema, toPdfPage } from './pdf-page.ts';
import { readingFromPage, readingLookSchema, readingToPage } from './reading.ts';
import { articleKindSchema, captureSchema, idSchema, markColorSchema, regionSchema } from './views.ts';

/** Scheme of the pages' origins: `article://<article id>/`. */
export const pageScheme = 'article';
/** Path of the shell document, and of a capture's files below it: `/capture/<capture id>/<file>`. */
export const pageShellPath = '/page/index.html';

export const pageThemes = ['light', 'dark', 'sepia'] as const;

const placeSchema = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });
const rectSchema = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
export type PageRect = z.infer<typeof rectSchema>;

export const pageMarkSchema = placeSchema.extend({
  id: idSchema,
  color: markColorSchema,
  /** The later pieces of a mark in several. */
  further: z.array(placeSchema).optional(),
  /** Drawn as a rectangle on a page of a PDF, in place of the words. */
  region: regionSchema.optional(),
});
export type PageMark = z.infer<typeof pageMarkSchema>;

/** From the window to the page. */
export const toPageSchema = z.discriminatedUnion('kind', [
  /** How an article will look, told to a page that is kept ready for one. */
  z.object({ kind: z.literal('prepare'), theme: z.enum(pageThemes), look: readingLookSchema }),
  z.object({
    kind: z.literal('open'),
    article: idSchema,
    capture: captureSchema.shape.id,
    articleKind: articleKindSchema,
    textSha256: z.string(),
    theme: z.enum(pageThemes),
    look: readingLookSchema,
    /** What is to stand at the top of the view; null for the beginning. */
    at: z.number().int().min(0).nullable(),
    marks: z.array(pageMarkSchema),
    /** How a PDF was looked at last. */
    pdfLook: pdfLookSchema.optional(),
  }),
  z.object({ kind: z.literal('marks'), marks: z.array(pageMarkSchema), active: idSchema.nullable() }),
  /** Only what is other than was told before: marks that are new or changed, and ids of those that are gone. */
  z.object({
    kind: z.literal('marks-changed'),
    put: z.array(pageMarkSchema),
    gone: z.array(idSchema),
    active: idSchema.nullable(),
  }),
  /** Brings a place into view and flashes it once. */
  z.object({ kind: z.literal('reveal'), place: placeSchema }),
  z.object({ kind: z.literal('theme'), theme: z.enum(pageThemes) }),
  z.object({ kind: z.literal('unselect') }),
  ...readingToPage,
  ...markingToPage,
  ...namingToPage,
  ...toPdfPage,
]);
export type ToPage = z.infer<typeof toPageSchema>;

/** From the page to the window. Rectangles are CSS pixels in the frame's viewport. */
export const fromPageSchema = z.discriminatedUnion('kind', [
  /** Drawn. `textMatches` is false where the drawn text is not the canonical text: then no mark is drawn. */
  z.object({ kind: z.literal('ready'), textMatches: z.boolean() }),
  z.object({ kind: z.literal('failed'), message: z.string().max(2000) }),
  z.object({
    kind: z.literal('selected'),
    place: placeSchema,
    rect: rectSchema,
    /** With Ctrl or Cmd held: it is to be a further piece of the active mark. */
    further: z.boolean(),
  }),
  z.object({ kind: z.literal('unselected') }),
  /** Marks under the place that was clicked, innermost first. */
  z.object({ kind: z.literal('pressed'), marks: z.array(idSchema).max(200), rect: rectSchema }),
  /** Where drawn marks stand, sent after layout and (at most once a frame) while scrolling. */
  z.object({
    kind: z.literal('layout'),
    tops: z.array(z.object({ id: idSchema, top: z.number(), bottom: z.number() })).max(20_000),
    height: z.number(),
  }),
  /** A key pressed in the page that the page itself has no use for. */
  z.object({
    kind: z.literal('key'),
    key: z.string().max(32),
    ctrl: z.boolean(),
    meta: z.boolean(),
    shift: z.boolean(),
    alt: z.boolean(),
  }),
  /** Files are being dragged over the page: the window puts its drop target before it. */
  z.object({ kind: z.literal('files-dragged') }),
  /** Something was pasted while the page had the focus. */
  z.object({ kind: z.literal('pasted'), text: z.string().max(20_000_000), html: z.string().max(20_000_000) }),
  ...readingFromPage,
  ...markingFromPage,
  ...namingFromPage,
  ...fromPdfPage,
]);
export type FromPage = z.infer<typeof fromPageSchema>;
