/** Names in texts: where known people are named, and names that nobody has made a record of yet. */
import * as z from 'zod';
import { namedSchema, recordTypeSchema } from './record-parts.ts';
import { captureSchema, idSchema, markColorSchema, placeSchema } from './views.ts';

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
  title: z.string(),
  publisher: z.string(),
  /** EDTF, or null. */
  published: z.string().nullable(),
  place: placeSchema,
  kind: mentionKindSchema,
  /** The words, and those around them on one line, cut at words. */
  words: z.string(),
  before: z.string(),
  after: z.string(),
  /** Page of a PDF, from 1; null for other kinds. */
  page: z.number().int().nullable(),
  /** Others who may be meant, as they have the same name. */
  others: z.array(namedSchema),
  /** Marks over these words that are linked to the person. */
  marks: z.array(idSchema),
});
export type NameMention = z.infer<typeof mentionSchema>;

/** So many are given at once. */
export const mostMentions = 500;
/** So many are linked at once: an act of so many marks is undone in one step. */
export const mostLinked = 5_000;

/** Which mentions are meant: all, those under a mark that is linked to the person, or the others. */
export const mentionFilterSchema = z.enum(['all', 'linked', 'unlinked']);
export type MentionFilter = z.infer<typeof mentionFilterSchema>;

/** Somebody known who is named in an article. */
export const namedInSchema = namedSchema.extend({
  type: recordTypeSchema,
  description: z.string(),
  /** Places in the article at which they, or somebody of the same name, are named; and how many of these are linked. */
  mentions: z.number().int(),
  linked: z.number().int(),
});
export type NamedIn = z.infer<typeof namedInSchema>;

const mentionPlaceSchema = z.object({
  place: placeSchema,
  kind: mentionKindSchema,
  people: z.array(idSchema).min(1),
  /** Those of them who are linked by a mark over these words. */
  linked: z.array(idSchema),
});
export type MentionPlace = z.infer<typeof mentionPlaceSchema>;

const namePlaceSchema = z.object({ article: idSchema, ...placeSchema.shape });

/** Names of one suggestion: as it is mostly written, and its other spellings. */
const spellingsSchema = z.array(z.string().min(1).max(300)).min(1).max(100);

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
      show: mentionFilterSchema.optional(),
      article: idSchema.optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(mostMentions).optional(),
    }),
    output: z.object({
      /** The one that stands for all that are joined. */
      person: namedSchema,
      /** Of those that are meant. */
      total: z.number().int(),
      articles: z.number().int(),
      /** Of all, whichever are meant. */
      linked: z.number().int(),
      unlinked: z.number().int(),
      mentions: z.array(mentionSchema),
      waiting: z.number().int(),
    }),
  },
  /**
   * Marks places at which a person is named and links the marks, in one act that is undone in one step; a mark that is of
   * just these words already is linked instead. Places that were not shown to the person who asks are none to be asked for:
   * `all` means those that are not linked, in all articles or one, without those at which others of the name may be meant.
   */
  'people.linkMentions': {
    input: z.object({
      id: idSchema,
      which: z.union([
        z.object({ places: z.array(namePlaceSchema).min(1).max(mostLinked) }),
        z.object({ all: z.literal(true), article: idSchema.optional() }),
      ]),
      color: markColorSchema.optional(),
    }),
    output: z.object({
      linked: z.number().int(),
      /** Places at which somebody else may be meant, or the person is not named any more: left as they are. */
      skipped: z.number().int(),
      /** More than {@link mostLinked}: what is left to be asked for again. */
      left: z.number().int(),
      marks: z.array(idSchema),
      touches: z.array(z.string()),
    }),
  },
  /** Who is named where in an article's newest text; nobody where another capture is asked for. */
  'articles.mentions': {
    input: z.object({ id: idSchema, capture: captureSchema.shape.id.optional() }),
    output: z.object({
      /** By how often they are named. */
      people: z.array(namedInSchema),
      places: z.array(mentionPlaceSchema),
    }),
  },
  /** Names in an article that nobody has made a record of, of all types, the most frequent first. */
  'articles.unknownNames': {
    input: z.object({ id: idSchema }),
    output: z.array(nameSuggestionSchema),
  },
  /** Says, for every device, that names are none and are not to be offered; or that they may be again. */
  'names.dismiss': {
    input: z.object({ names: spellingsSchema, dismissed: z.boolean() }),
    output: z.object({ names: z.array(z.string()) }),
  },
  /** Names that are not offered, by name. */
  'names.dismissed': { input: z.object({}), output: z.array(z.string()) },
} as const;

export type NamingInput<N extends keyof typeof namingRequests> = z.output<
  (typeof namingRequests)[N]['input']
>;
export type NamingOutput<N extends keyof typeof namingRequests> = z.output<
  (typeof namingRequests)[N]['output']
>;
