/** Names in texts: where known people are named, and names that nobody has made a record of yet. */
import * as z from 'zod';
import { captureSchema, idSchema, placeSchema } from './views.ts';

export const suggestedTypeSchema = z.enum(['person', 'organisation', 'place']);
export type SuggestedType = z.infer<typeof suggestedTypeSchema>;

export const nameSuggestionSchema = z.object({
  /** As it is mostly written; of two spellings that differ in accents the one that has them. */
  name: z.string(),
  type: suggestedTypeSchema,
  /** From 0.5 to 1. */
  confidence: z.number(),
  /** Ids of the articles that it stands in. */
  articles: z.array(idSchema),
  /** How often it stands there in full. */
  mentions: z.number().int(),
  /** Other spellings of it. */
  spellings: z.array(z.string()),
  /** Some of the places, the first in its article, in code points. */
  places: z.array(z.object({ article: idSchema, start: z.number().int(), end: z.number().int() })),
});
export type NameSuggestion = z.infer<typeof nameSuggestionSchema>;

/**
 * `name`: as the record has it, or an alias; `short`: with initials, or without some given names; `surname`: alone, in a
 * text that names the person in full.
 */
export const mentionKindSchema = z.enum(['name', 'short', 'surname']);

export const mentionSchema = z.object({
  article: idSchema,
  place: placeSchema,
  kind: mentionKindSchema,
  /** The words, and those around them on one line, cut at words. */
  words: z.string(),
  before: z.string(),
  after: z.string(),
  /** Page of a PDF, from 1; null for other kinds. */
  page: z.number().int().nullable(),
  /** Others who may be meant, as they have the same name. */
  others: z.array(idSchema),
  /** Marks over these words that are linked to the person. */
  marks: z.array(idSchema),
});
export type NameMention = z.infer<typeof mentionSchema>;

/** So many are given at once. */
export const mostMentions = 500;

export const namingRequests = {
  /** Names that could be made records of, the most frequent first. `waiting`: as many texts are still to be looked into. */
  'people.suggest': {
    input: z.object({ type: suggestedTypeSchema.optional(), article: idSchema.optional() }),
    output: z.object({ suggestions: z.array(nameSuggestionSchema), waiting: z.number().int() }),
  },
  /** Every place at which a person is named, linked or not, by article and place. */
  'people.mentions': {
    input: z.object({
      id: idSchema,
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(mostMentions).optional(),
    }),
    output: z.object({
      total: z.number().int(),
      articles: z.array(z.object({ id: idSchema, title: z.string(), mentions: z.number().int() })),
      mentions: z.array(mentionSchema),
      waiting: z.number().int(),
    }),
  },
  /** Who is named where in an article's newest text; none where another capture is asked for. */
  'articles.mentions': {
    input: z.object({ id: idSchema, capture: captureSchema.shape.id.optional() }),
    output: z.array(
      z.object({ place: placeSchema, kind: mentionKindSchema, people: z.array(idSchema).min(1) }),
    ),
  },
} as const;

export type NamingInput<N extends keyof typeof namingRequests> = z.output<
  (typeof namingRequests)[N]['input']
>;
export type NamingOutput<N extends keyof typeof namingRequests> = z.output<
  (typeof namingRequests)[N]['output']
>;
