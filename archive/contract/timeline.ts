/** The timeline: events and publications by their dates, as far as these are known. */
import * as z from 'zod';
import { idSchema } from './id.ts';
import { titledSchema } from './record-parts.ts';

const ids = z.array(idSchema).max(200);
const tag = z.string().max(400);
/** A date in EDTF or in words. */
const end = z.string().max(200);

export const timelineKinds = ['all', 'events', 'publications'] as const;

/**
 * What is shown: all that fits every field that is given, and any of the values of a field. Absent: any.
 */
export const timelineFilterSchema = z.object({
  show: z.enum(timelineKinds).optional(),
  /** Who took part in the event, or is spoken of in a passage about it; for an article, in a passage of it. */
  people: ids.optional(),
  /** Where the event was; for the rest as people. */
  places: ids.optional(),
  /** Tags of the event, or of a passage about it; for an article, of a passage of it. */
  tags: z.array(tag).max(50).optional(),
  /** Events that have a passage in one of these articles, and these articles. */
  articles: ids.optional(),
  /** Nothing that was over before its first possible moment, */
  from: end.optional(),
  /** and nothing that began after its last. */
  to: end.optional(),
});
export type TimelineFilter = z.infer<typeof timelineFilterSchema>;

/**
 * How a date lies on the line. `moment`: at or within the day that is drawn; `within`: some time between its ends;
 * `throughout`: from one end to the other.
 */
export const extentKinds = ['moment', 'within', 'throughout'] as const;

/** A date that something may have had, as far as it is known. */
export const extentSchema = z.object({
  edtf: z.string(),
  /** As it was written; '' where that was EDTF. */
  written: z.string(),
  kind: z.enum(extentKinds),
  /** First and last moment that it may mean, milliseconds since 1970; null where it is open. One of them is known. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** Approximate, or not sure. */
  doubt: z.boolean(),
  /** The date that somebody gave the event itself, or that an article has. */
  own: z.boolean(),
  /** The articles that say so. */
  saidBy: z.array(titledSchema),
});
export type Extent = z.infer<typeof extentSchema>;

export const timelineThingSchema = z.object({
  kind: z.enum(['event', 'publication']),
  /** Of the event, or of the article. */
  id: idSchema,
  title: z.string(),
  /** Where it was; of an article its publisher. */
  detail: z.string(),
  /** None where the date is not known; several where sources disagree, and then each of them. */
  dates: z.array(extentSchema),
  /** The words of a date that is not known, such as “early last week”; ''. */
  undatedWords: z.string(),
  /** Linked to the event; of an article all that are marked. */
  passages: z.number().int(),
});
export type TimelineThing = z.infer<typeof timelineThingSchema>;

export const timelineSchema = z.object({
  /** In the order of their first possible moment; those without a date last. */
  things: z.array(timelineThingSchema),
  /** Articles without a passage that are left out, as there are too many to show. */
  leftOut: z.number().int(),
  /** Tags of all events; those of marks are listed elsewhere. */
  eventTags: z.array(z.string()),
  /** What `from` and `to` of the filter mean; null where they are not given. */
  from: z.number().nullable(),
  to: z.number().nullable(),
});
export type Timeline = z.infer<typeof timelineSchema>;

/** Publications that are shown at most when nobody has marked a passage in them. */
export const mostPublications = 5000;

export const timelineRequests = {
  'timeline.things': { input: timelineFilterSchema, output: timelineSchema },
} as const;

/** A part of a briefing that draws a timeline, with its caption. */
export const timelineBlock = {
  kind: z.literal('timeline'),
  filter: timelineFilterSchema,
  text: z.string(),
} as const;

export const pictureFormats = ['svg', 'png'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

export const timelineShellRequests = {
  /** *Export…* of the timeline: asks where to, and writes what is seen as a picture; null where cancelled. */
  'shell.exportTimeline': {
    input: z.object({ filter: timelineFilterSchema, format: z.enum(pictureFormats) }),
    output: z.object({ file: z.string() }).nullable(),
  },
} as const;
