/**
 * The library's list, asked for a page at a time: an archive may hold 100,000 articles, of which a window shows
 * thirty.
 */
import * as z from 'zod';
import { articleSummarySchema, idSchema } from './views.ts';

/** Most rows that one page may have. */
export const largestPage = 500;
/** Most things that one request may name one by one; a longer choice is named by its ends. */
export const mostNamed = 10_000;

/** `offset`: rows before the first one that is asked for. */
export const windowOfRows = {
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(largestPage),
};
/** Longest filter, in UTF-16 units. */
export const longestFilter = 1000;
export const filterText = z.string().max(longestFilter);

export const articleOrders = ['added', 'published', 'title', 'publisher', 'marks'] as const;
export type ArticleOrder = (typeof articleOrders)[number];

/** Which articles, in which order. `words`: all of them stand in title, authors, publisher or date. */
const articleQuerySchema = z.object({
  order: z.enum(articleOrders),
  descending: z.boolean(),
  words: filterText.optional(),
  trashed: z.boolean().optional(),
});
export type ArticleQuery = z.infer<typeof articleQuerySchema>;

const articleChoiceSchema = z.union([
  z.object({ ids: z.array(idSchema).min(1).max(mostNamed) }),
  /**
   * The rows of a list from one article to another, both included (absent: from its beginning, to its end), but
   * for some, and with others. `count` is the number that the person was shown: where it is another now, nothing
   * is done.
   */
  z.object({
    query: articleQuerySchema,
    from: idSchema.optional(),
    to: idSchema.optional(),
    except: z.array(idSchema).max(mostNamed).optional(),
    also: z.array(idSchema).max(mostNamed).optional(),
    count: z.number().int().min(1),
  }),
  /** Those that an earlier change put into the trash, or took out, by its stamp. */
  z.object({ change: z.string().max(100) }),
]);
export type ArticleChoice = z.infer<typeof articleChoiceSchema>;

export const articleListRequests = {
  'articles.page': {
    input: articleQuerySchema.extend(windowOfRows),
    output: z.object({ total: z.number().int(), articles: z.array(articleSummarySchema) }),
  },
  /** The rows of articles by their ids, in that order; those that are not known are left out. */
  'articles.summaries': {
    input: z.object({ ids: z.array(idSchema).max(largestPage) }),
    output: z.array(articleSummarySchema),
  },
  /** The place of an article in such a list, from 0; null where it is not in it. */
  'articles.find': {
    input: articleQuerySchema.extend({ id: idSchema }),
    output: z.object({ index: z.number().int().nullable() }),
  },
  /** Ids of the articles of a choice, as they are named where there is no list. */
  'articles.chosen': {
    input: z.object({ articles: articleChoiceSchema }),
    output: z.array(idSchema),
  },
  /**
   * Puts many articles into the trash, or takes them out, in one change. Answers how many it was about, and the
   * stamp by which the change is taken back; null where there was nothing to change.
   */
  'articles.trashMany': {
    input: z.object({ articles: articleChoiceSchema, trashed: z.boolean() }),
    output: z.object({ count: z.number().int(), change: z.string().nullable() }),
  },
} as const;
