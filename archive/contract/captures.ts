/** The stored copies of one article: newer ones beside the older, compared, and how marks fare in the newest. */
import * as z from 'zod';
import {
  anchorStateSchema,
  annotationSchema,
  articleKindSchema,
  captureSchema,
  copyStateSchema,
  idSchema,
  markColorSchema,
  placeSchema,
} from './views.ts';

const captureId = captureSchema.shape.id;
const byArticle = z.object({ article: idSchema });

export const storedCaptureSchema = captureSchema.extend({
  kind: articleKindSchema,
  copy: copyStateSchema,
});
export type StoredCapture = z.infer<typeof storedCaptureSchema>;

/** How one mark fares in a capture. */
export const fateSchema = z.object({
  id: idSchema,
  color: markColorSchema,
  quote: z.string(),
  state: anchorStateSchema,
  /** The words as they stand there, should they differ from the quote: then the source was edited. */
  found: z.string().nullable(),
  place: placeSchema.nullable(),
  /** Of the later pieces of a mark in several. */
  further: z.array(placeSchema),
  page: z.number().int().nullable(),
});
export type Fate = z.infer<typeof fateSchema>;

export const fatesSchema = z.object({
  capture: captureId,
  marks: z.array(fateSchema),
});
export type Fates = z.infer<typeof fatesSchema>;

/** A stretch of two captures: paragraphs that both have, that one has, or that were rewritten. */
export const comparedSchema = z.object({
  kind: z.enum(['same', 'gone', 'new', 'changed']),
  /** In the older capture; '' where it is not there. */
  from: z.string(),
  /** In the newer one. */
  to: z.string(),
  /** Where the older words stand in the older capture; null where there are none. */
  fromPlace: placeSchema.nullable(),
  /** Where the newer words stand in the newer capture; null where there are none. */
  place: placeSchema.nullable(),
});
export type Compared = z.infer<typeof comparedSchema>;

export const comparisonSchema = z.object({
  from: captureId,
  to: captureId,
  parts: z.array(comparedSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** A mark as it was made: its words among those of the copy that was marked, or what the mark itself keeps of them. */
export const markedPassageSchema = z.object({
  /** What was marked; null where it has not been announced. */
  capture: z.object({ id: captureId, captured: z.string() }).nullable(),
  /** Whether the words around come from that copy; else they are the few that the mark keeps. */
  whole: z.boolean(),
  page: z.number().int().nullable(),
  pieces: z.array(
    z.object({
      before: z.string(),
      words: z.string(),
      after: z.string(),
      /** Where this piece stands in the capture that is looked into; null where it was not found. */
      place: placeSchema.nullable(),
    }),
  ),
});
export type MarkedPassage = z.infer<typeof markedPassageSchema>;

export const captureRequests = {
  /** Newest first. */
  'captures.list': { input: byArticle, output: z.array(storedCaptureSchema) },
  /** Pasted text or HTML as a newer capture of an article; answers how its marks fare in it. */
  'captures.paste': {
    input: byArticle.extend({ text: z.string().optional(), html: z.string().optional() }),
    output: fatesSchema,
  },
  /** How the marks of an article fare in one of its captures (absent: the newest). */
  'captures.fates': { input: byArticle.extend({ capture: captureId.optional() }), output: fatesSchema },
  /** Paragraph by paragraph; absent: the two newest. */
  'captures.compare': {
    input: byArticle.extend({ from: captureId.optional(), to: captureId.optional() }),
    output: comparisonSchema,
  },
  /** How a mark was made; `capture` is where its pieces are looked for (absent: the newest). */
  'annotations.marked': {
    input: z.object({ id: idSchema, capture: captureId.optional() }),
    output: markedPassageSchema,
  },
  /**
   * A person says where a mark stands in a capture (absent: the newest): one place for each of its pieces, or words
   * that stand there once. What was marked, and where, stays as it is.
   */
  'annotations.place': {
    input: z.object({
      id: idSchema,
      capture: captureId.optional(),
      places: z.array(placeSchema).min(1).max(100).optional(),
      quote: z.string().optional(),
      nth: z.number().int().min(1).optional(),
    }),
    output: annotationSchema,
  },
} as const;

/** What takes a path comes from a dialog of the main process, or from the command line. */
export const captureServiceRequests = {
  'captures.add': { input: byArticle.extend({ path: z.string() }), output: fatesSchema },
} as const;

export const captureShellRequests = {
  /** *Add a capture…*: asks for the file of a newer copy; null where cancelled. */
  'shell.addCapture': { input: byArticle, output: fatesSchema.nullable() },
} as const;
