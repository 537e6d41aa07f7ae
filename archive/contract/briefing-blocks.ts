/** What a briefing is made of beside headings, own text, timelines and matrices, and how a quotation is set. */
import * as z from 'zod';
import { seenSchema, versionsSchema } from './decisions.ts';
import { idSchema } from './id.ts';
import { recordTypeSchema } from './record-parts.ts';
import { timelineFilterSchema } from './timeline.ts';

const ids = z.array(idSchema).max(200);

/** Characters. */
export const longestPictureWords = 500;
/** Of an insertion: what is longer is no insertion but a text. */
export const longestInsertion = 400;

export const headingLevels = [1, 2, 3] as const;
export const headingLevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type HeadingLevel = z.infer<typeof headingLevelSchema>;

/**
 * Which events a list has: those that are chosen; those that the quotations of this briefing are linked to; else all that fit, as in a
 * timeline. In the order of their dates.
 */
export const eventsSetupSchema = timelineFilterSchema
  .omit({ show: true })
  .extend({ only: ids.optional(), linked: z.boolean().optional() });
export type EventsSetup = z.infer<typeof eventsSetupSchema>;

/** Which people, organisations and places a list has: those that are chosen, in this order; else all that the quotations of this briefing are linked to. */
export const peopleSetupSchema = z.object({
  only: ids.optional(),
  types: z.array(recordTypeSchema).max(3).optional(),
});
export type PeopleSetup = z.infer<typeof peopleSetupSchema>;

/** How much of the text around a quotation is set with it. */
export const contextAmounts = ['none', 'sentence', 'paragraph'] as const;
export const contextAmountSchema = z.enum(contextAmounts);
export type ContextAmount = z.infer<typeof contextAmountSchema>;
export const quotedContextSchema = z.object({ before: contextAmountSchema, after: contextAmountSchema });
export type QuotedContext = z.infer<typeof quotedContextSchema>;

/** A stretch of the mark’s words, in code points, that is left out (`words` is null), or in whose place the author’s words stand. */
const quotationEditSchema = z.object({
  id: idSchema,
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  words: z.string().max(longestInsertion).nullable(),
});
export type QuotationEdit = z.infer<typeof quotationEditSchema>;

/** A source as a figure and a summary name it. */
const namedSource = z.object({
  id: idSchema,
  title: z.string(),
  /** Authors, publisher, date: what is known. */
  facts: z.array(z.string()),
  trashed: z.boolean(),
});

/** A picture of its own, or a region that is marked on a page of a PDF. */
export const figureShape = {
  kind: z.literal('figure'),
  /** The caption. */
  text: z.string(),
  /** What it shows, for whoever can’t see it. */
  alt: z.string(),
} as const;

/** Blocks as they are shown. */
export const furtherBlocks = [
  z.object({
    id: idSchema,
    ...figureShape,
    /** The marked region; null for a picture of its own. */
    annotation: idSchema.nullable(),
    /** Whether the mark is here, and not in the trash. */
    marked: z.boolean(),
    source: namedSource.nullable(),
    page: z.number().int().nullable(),
  }),
  z.object({ id: idSchema, kind: z.literal('events'), events: eventsSetupSchema, text: z.string() }),
  z.object({ id: idSchema, kind: z.literal('people'), people: peopleSetupSchema, text: z.string() }),
  /** An article in short, in the author’s words. */
  z.object({
    id: idSchema,
    kind: z.literal('summary'),
    article: idSchema,
    /** Null where the article is not here. */
    source: namedSource.nullable(),
    text: z.string(),
    textSeen: seenSchema,
    textVersions: versionsSchema,
  }),
  z.object({ id: idSchema, kind: z.literal('page-break'), text: z.string() }),
] as const;

/** What a quotation block says of how its words are set. */
export const quotationSetting = {
  /** The words of each stretch of the mark; none where it is not here. */
  stretches: z.array(z.string()),
  /** Those that are made of the words as they are marked now. */
  edits: z.array(quotationEditSchema),
  /** How many were made of other words, as the mark was put on others since: they are not set. */
  staleEdits: z.number().int(),
  context: quotedContextSchema,
  /** The words around it that are set with it. */
  around: z.object({ before: z.string(), after: z.string() }),
} as const;
