/**
 * How an article is read: the look of its page, where the person stands in it, its headings, and finding words
 * in it. Settings and places belong to the person and are kept by the app, never in the archive.
 */
import * as z from 'zod';
import { captureSchema, idSchema, placeSchema } from './views.ts';

export const readingFaces = ['serif', 'sans', 'spaced'] as const;
export type ReadingFace = (typeof readingFaces)[number];
/** `app`: as the rest of the window. */
export const readingThemes = ['app', 'light', 'dark', 'sepia'] as const;

/** What can be set, and by how much at a time. Size in CSS pixels, measure in characters a line, leading as a multiple of the size. */
export const readingRanges = {
  size: { least: 14, most: 32, step: 1 },
  measure: { least: 45, most: 100, step: 1 },
  leading: { least: 1.2, most: 2.2, step: 0.1 },
} as const;

const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().min(least).max(most);

export const readingLookSchema = z.object({
  face: z.enum(readingFaces),
  size: within(readingRanges.size),
  measure: within(readingRanges.measure),
  leading: within(readingRanges.leading),
});
export type ReadingLook = z.infer<typeof readingLookSchema>;

export const readingSettingsSchema = readingLookSchema.extend({ theme: z.enum(readingThemes) });
export type ReadingSettings = z.infer<typeof readingSettingsSchema>;

/** Code points into the canonical text. */
const offsetSchema = z.number().int().min(0);
const spanSchema = z.object({ start: offsetSchema, end: offsetSchema });
const rectSchema = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** The offset that stood at the top of the view; it means something in that capture only. */
const standingSchema = z.object({ capture: captureSchema.shape.id, at: placeSchema.shape.start });

export const readingShellRequests = {
  /** Where the person stands in an article, or left it. */
  'shell.keepReadingPlace': request(standingSchema.extend({ article: idSchema }), z.object({})),
} as const;

/** What words are looked for in an article, and how exactly. */
export const findSchema = z.object({
  words: z.string().max(1000),
  /** Each makes a difference only where it is true. */
  caseMatters: z.boolean(),
  accentsMatter: z.boolean(),
  wholeWords: z.boolean(),
});
export type Find = z.infer<typeof findSchema>;

export const headingSchema = spanSchema.extend({
  title: z.string().max(300),
  /** From 1. */
  level: z.number().int().min(1).max(6),
});
export type Heading = z.infer<typeof headingSchema>;

export const mostHeadings = 2_000;

/** From the window to the page. */
export const readingToPage = [
  z.object({ kind: z.literal('look'), look: readingLookSchema }),
  /** Puts an offset at the top of the view. */
  z.object({ kind: z.literal('stand'), at: offsetSchema }),
  /** Draws all that is found, and goes to the first from where the person stands. */
  findSchema.extend({ kind: z.literal('find') }),
  z.object({ kind: z.literal('find-step'), by: z.union([z.literal(1), z.literal(-1)]) }),
  /** Draws nothing any more; the hit that was current may become the selection. */
  z.object({ kind: z.literal('find-end'), select: z.boolean() }),
] as const;

/** From the page to the window. Rectangles are CSS pixels in the frame's viewport. */
export const readingFromPage = [
  z.object({ kind: z.literal('outline'), headings: z.array(headingSchema).max(mostHeadings) }),
  /** What stands at the top of the view; sent when scrolling has come to rest. */
  z.object({ kind: z.literal('standing'), at: offsetSchema }),
  /** How many were found, and which of them (from 0, and its place) is current: none where there are none. */
  z.object({
    kind: z.literal('found'),
    count: offsetSchema,
    current: spanSchema.extend({ number: offsetSchema }).nullable(),
  }),
  /** A link to another place of the same article was followed. */
  z.object({ kind: z.literal('followed'), place: spanSchema }),
  /** The pointer or the focus is on a link to somewhere else; null when on none any more. */
  z.object({
    kind: z.literal('pointed'),
    link: z.object({ address: z.string().max(4000), rect: rectSchema, held: z.boolean() }).nullable(),
  }),
  z.object({ kind: z.literal('side-button'), way: z.enum(['back', 'forward']) }),
  z.object({ kind: z.literal('focused') }),
] as const;
