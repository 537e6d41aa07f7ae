/** Tags of marks, the stretches that a mark is of, and what the six colours are called. */
import * as z from 'zod';
import { annotationSchema, captureSchema, idSchema, markColorSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** As typed: white space is set right, and a `#` before it taken off. */
export const tagSchema = z.string().max(400);

const tagCountSchema = z.object({
  tag: z.string(),
  /** Marks that are not in the trash. */
  marks: z.number().int(),
  /** Different articles that they stand in. */
  articles: z.number().int(),
});
export type TagCount = z.infer<typeof tagCountSchema>;

const colorNameSchema = z.object({
  color: markColorSchema,
  name: z.string(),
  /** What it is called where nobody has named it. */
  initial: z.string(),
});
export type ColorName = z.infer<typeof colorNameSchema>;

const pieceSchema = z.object({ start: z.number().int().min(0), end: z.number().int().min(1) });

/** Pieces of one mark, at most. */
export const mostPieces = 50;

/** Marks asked for at once, at most. */
export const mostMarksAsked = 200;

export const markingRequests = {
  /** Marks of an article as they stand in the copy that is shown, the newest unless it is named; without those in the trash. */
  'annotations.get': request(
    z.object({
      article: idSchema,
      capture: captureSchema.shape.id.optional(),
      ids: z.array(idSchema).min(1).max(mostMarksAsked),
    }),
    z.array(annotationSchema),
  ),
  /** Tags that are the same under folding of case and accents are one: the spelling that is there holds. */
  'annotations.tag': request(
    z.object({ id: idSchema, tags: z.array(tagSchema).min(1).max(50) }),
    annotationSchema,
  ),
  'annotations.untag': request(z.object({ id: idSchema, tag: tagSchema }), annotationSchema),
  /**
   * Puts a mark on these stretches of the shown text, in any order; those that overlap or touch become one. More
   * than one: a mark in pieces. Refused for a rectangle.
   */
  'annotations.retarget': request(
    z.object({ id: idSchema, pieces: z.array(pieceSchema).min(1).max(mostPieces) }),
    annotationSchema,
  ),
  /** By name; only those of marks that are not in the trash. */
  'tags.list': request(z.object({}), z.array(tagCountSchema)),
  /** In one change on every mark; into one that is there, they are merged. Answers how many marks have it. */
  'tags.rename': request(
    z.object({ from: tagSchema, to: tagSchema }),
    z.object({ tag: z.string(), changed: z.number().int(), merged: z.boolean() }),
  ),
  /** Takes a tag off every mark. */
  'tags.remove': request(z.object({ tag: tagSchema }), z.object({ changed: z.number().int() })),
  /** In the order of the keys 1 to 6. */
  'colors.list': request(z.object({}), z.array(colorNameSchema)),
  /** For all devices of the archive; '' gives the initial name back. */
  'colors.rename': request(
    z.object({ color: markColorSchema, name: z.string().max(200) }),
    z.array(colorNameSchema),
  ),
} as const;
