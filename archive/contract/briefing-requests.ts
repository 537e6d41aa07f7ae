/** What is asked of the blocks of a briefing beyond putting, moving and writing them. */
import * as z from 'zod';
import {
  contextAmountSchema,
  eventsSetupSchema,
  figureShape,
  headingLevelSchema,
  longestInsertion,
  longestPictureWords,
  peopleSetupSchema,
} from './briefing-blocks.ts';
import { pngText } from './checking.ts';
import { listedEventSchema, listedPersonSchema } from './document.ts';
import { passageFilterSchema } from './passage-list.ts';
import { briefingSchema, idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const block = z.object({ id: idSchema, block: idSchema });

/** New blocks of further kinds. A figure is of a region (`annotation`) or of a picture (`png`), one of them. */
export const newFurtherBlocks = [
  z.object({
    ...figureShape,
    text: z.string().optional(),
    alt: z.string().max(longestPictureWords).optional(),
    annotation: idSchema.optional(),
    png: pngText.optional(),
    /** The article that the picture is from. */
    article: idSchema.optional(),
  }),
  z.object({ kind: z.literal('events'), events: eventsSetupSchema, text: z.string() }),
  z.object({ kind: z.literal('people'), people: peopleSetupSchema, text: z.string() }),
  z.object({ kind: z.literal('summary'), article: idSchema, text: z.string().optional() }),
  z.object({ kind: z.literal('page-break') }),
] as const;

/** `article`: a heading for each source, in order of publication; `event`: for each event by its date; `date`: for each day of publication; `none`: no headings. */
export const gatherOrders = ['article', 'event', 'date', 'none'] as const;
export type GatherOrder = (typeof gatherOrders)[number];

/** How far a picture can be seen: its bytes, or why there are none, a whole sentence. */
export const blockPictureSchema = z.object({
  picture: z.object({ type: z.enum(['image/png', 'image/jpeg']), base64: z.string() }).nullable(),
  reason: z.string(),
});
export type BlockPicture = z.infer<typeof blockPictureSchema>;

/** A list in the composer: without what only the finished document knows. */
const inList = { place: true, quotations: true } as const;

export const briefingRequests = {
  'briefings.editHeading': request(block.extend({ level: headingLevelSchema }), briefingSchema),
  /** What is absent stays as it is. */
  'briefings.editFigure': request(
    block.extend({ alt: z.string().max(longestPictureWords).optional(), png: pngText.optional() }),
    briefingSchema,
  ),
  'briefings.editEvents': request(block.extend({ events: eventsSetupSchema }), briefingSchema),
  'briefings.editPeople': request(block.extend({ people: peopleSetupSchema }), briefingSchema),

  /**
   * Leaves out the words from `start` to `end` (code points of the quotation as it is marked, which must still be `quote`), or puts the
   * author’s `words` in their place.
   */
  'briefings.editQuotation': request(
    block.extend({
      quote: z.string(),
      start: z.number().int().min(0),
      end: z.number().int().min(0),
      words: z.string().max(longestInsertion).nullable(),
    }),
    briefingSchema,
  ),
  /** Takes edits of a quotation back: those that are named, or all, stale ones too. */
  'briefings.restoreQuotation': request(
    block.extend({ edits: z.array(idSchema).optional() }),
    briefingSchema,
  ),
  /** Sets the text around a quotation with it. */
  'briefings.showContext': request(
    block.extend({ before: contextAmountSchema, after: contextAmountSchema }),
    briefingSchema,
  ),
  /** Takes the words as they are stored at the mark’s own place, or those at which it was found in the newest copy. */
  'briefings.putMarkRight': request(block.extend({ take: z.enum(['stored', 'newest']) }), briefingSchema),

  /** Adds a quotation of every passage that fits, once each, and none that the briefing quotes already unless `again`. */
  'briefings.gather': request(
    z.object({
      id: idSchema,
      filter: passageFilterSchema,
      by: z.enum(gatherOrders).optional(),
      again: z.boolean().optional(),
      after: idSchema.nullable().optional(),
    }),
    z.object({ briefing: briefingSchema, added: z.number().int(), known: z.number().int() }),
  ),

  /** What a list shows now. */
  'briefings.listedEvents': request(block, z.array(listedEventSchema.omit(inList))),
  'briefings.listedPeople': request(block, z.array(listedPersonSchema.omit({ ...inList, picture: true }))),
  /** The picture of a figure, or of words that a machine read. */
  'briefings.picture': request(block, blockPictureSchema),
  /** A marked region, drawn. */
  'annotations.drawn': request(z.object({ id: idSchema }), blockPictureSchema),
  /** The pictures that stand in an article’s stored copy, in order; `alt`: what it says that they show. */
  'articles.pictures': request(
    z.object({ id: idSchema }),
    z.array(z.object({ number: z.number().int(), alt: z.string(), address: z.string() })),
  ),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const briefingServiceRequests = {
  /** Adds a figure of a picture file: PNG, JPEG, WebP, GIF or AVIF. */
  'briefings.addPicture': request(
    z.object({
      id: idSchema,
      path: z.string(),
      text: z.string().optional(),
      alt: z.string().max(longestPictureWords).optional(),
      article: idSchema.optional(),
      after: idSchema.nullable().optional(),
    }),
    briefingSchema,
  ),
} as const;
