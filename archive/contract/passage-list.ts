/** Every mark of the archive with its source, a page at a time: what a briefing is gathered from. */
import * as z from 'zod';
import { filterText, largestPage, windowOfRows } from './article-list.ts';
import { tagSchema } from './marking.ts';
import { anchorStateSchema, idSchema, markColorSchema, passageSchema } from './views.ts';

/** Absent: any. `words`: all of them stand in the quotation, the note, or the source's title or publisher. */
export const passageFilterSchema = z.object({
  words: filterText.optional(),
  color: markColorSchema.optional(),
  person: idSchema.optional(),
  event: idSchema.optional(),
  article: idSchema.optional(),
  /** The same under folding of case and accents. */
  tag: tagSchema.optional(),
  /** In the newest capture of its article; what is still being looked for counts as `waiting`. */
  state: anchorStateSchema.optional(),
});
export type PassageFilter = z.infer<typeof passageFilterSchema>;

/**
 * `place`: article by article in the order of their titles, and of their places; `published`: in that of their dates, those
 * without one last; `made`: the newest first.
 */
const passageOrderSchema = z.enum(['place', 'published', 'made']);
export type PassageOrder = z.infer<typeof passageOrderSchema>;

const titled = z.object({ id: idSchema, title: z.string() });

export const passageListRequests = {
  'annotations.page': {
    input: passageFilterSchema.extend({ ...windowOfRows, order: passageOrderSchema.optional() }),
    output: z.object({ total: z.number().int(), passages: z.array(passageSchema) }),
  },
  /** The ids of all that fit, in the same order; `among`: only those of them that are named. */
  'annotations.ids': {
    input: passageFilterSchema.extend({
      order: passageOrderSchema.optional(),
      among: z.array(idSchema).optional(),
    }),
    output: z.array(idSchema),
  },
  /** The people and events that some passage speaks of, by name. */
  'annotations.links': {
    input: z.object({}),
    output: z.object({
      people: z.array(z.object({ id: idSchema, name: z.string() })),
      events: z.array(titled),
    }),
  },
  /** Articles that have passages and fit the words, by title. */
  'annotations.articles': {
    input: z.object({ words: filterText, limit: z.number().int().min(1).max(largestPage) }),
    output: z.array(titled),
  },
} as const;
