/** The name desk: records that may be one, what speaks for that and against it, and what was decided. */
import * as z from 'zod';
import { identifierSchema, namedSchema, recordTypeSchema } from './record-parts.ts';
import { idSchema, personSummarySchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const pair = { id: idSchema, other: idSchema };

const proposedSchema = namedSchema.extend({
  type: recordTypeSchema,
  aliases: z.array(z.string()),
  passages: z.number().int(),
  sources: z.number().int(),
});

/** Two records, or groups of joined ones, that may be one; that with more passages first. */
export const proposalSchema = z.object({
  pair: z.tuple([proposedSchema, proposedSchema]),
  /** Of the names, from 0.5 to 1; 1 where they share an identifier. */
  likeness: z.number(),
  /** The names that are most alike, in the order of the pair; null where only an identifier is shared. */
  names: z.tuple([z.string(), z.string()]).nullable(),
  /** Put off: it stands behind the others, on this device. */
  later: z.boolean(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Words of an article, on one line, in which one of the two records is named or a passage of it stands. */
const deskSentenceSchema = z.object({
  /** Which of the pair. */
  of: z.enum(['first', 'second', 'both']),
  article: z.object({ id: idSchema, title: z.string(), published: z.string().nullable() }),
  /** In code points of the newest copy; null where the mark was not found there. */
  place: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  /** The mark that is linked to it; null where it is only named there. */
  annotation: idSchema.nullable(),
  before: z.string(),
  words: z.string(),
  after: z.string(),
});
export type DeskSentence = z.infer<typeof deskSentenceSchema>;

const reasonSchema = z.object({
  speaks: z.enum(['for', 'against']),
  /** A whole sentence. */
  words: z.string(),
  /** What it rests on, where that stands in articles. */
  sentences: z.array(deskSentenceSchema),
});
export type DeskReason = z.infer<typeof reasonSchema>;

const sideSchema = personSummarySchema.extend({
  identifiers: z.array(identifierSchema),
  tags: z.array(z.string()),
  notes: z.string(),
  /** As many of the places where it stands as help to tell who it is. */
  sentences: z.array(deskSentenceSchema),
});
export type DeskSide = z.infer<typeof sideSchema>;

export const comparisonSchema = z.object({
  pair: z.tuple([sideSchema, sideSchema]),
  likeness: z.number(),
  later: z.boolean(),
  /** Records of either that somebody has told apart. */
  apart: z.array(z.tuple([namedSchema, namedSchema])),
  /** Those for it first. */
  reasons: z.array(reasonSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** So many are given at once. */
export const mostProposals = 500;

export const nameDeskRequests = {
  /**
   * Pairs that may be one, the surest first, those put off last. `total`: of the type, at most 2,000; `open`: without those
   * put off; `waiting`: as many records are still to be compared.
   */
  'desk.pairs': request(
    z.object({
      type: recordTypeSchema.optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(0).max(mostProposals).optional(),
    }),
    z.object({
      total: z.number().int(),
      open: z.number().int(),
      waiting: z.number().int(),
      pairs: z.array(proposalSchema),
    }),
  ),
  /** Two records side by side, whether they are proposed or not. */
  'desk.compare': request(z.object(pair), comparisonSchema),
  /** Puts a pair behind the others, on this device, or takes it back among them. */
  'desk.later': request(z.object({ ...pair, later: z.boolean() }), z.object({})),
  /** Pairs of records that somebody has told apart. */
  'desk.apart': request(z.object({}), z.array(z.tuple([namedSchema, namedSchema]))),
  /** Takes back that two are not the same; joins nothing. */
  'desk.reconsider': request(z.object(pair), z.object({})),
} as const;

export type NameDeskInput<N extends keyof typeof nameDeskRequests> = z.output<
  (typeof nameDeskRequests)[N]['input']
>;
export type NameDeskOutput<N extends keyof typeof nameDeskRequests> = z.output<
  (typeof nameDeskRequests)[N]['output']
>;
