/** Handing over a copy: a chosen part of an archive as a new archive of its own. */
import * as z from 'zod';
import { idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const handoverPartSchema = z.discriminatedUnion('kind', [
  /** These articles with all their marks. */
  z.object({ kind: z.literal('articles'), ids: z.array(idSchema).min(1) }),
  /** These briefings with the marks that they quote, and the articles in which those stand. */
  z.object({ kind: z.literal('briefings'), ids: z.array(idSchema).min(1) }),
  /** A person or an event with the marks that are linked to it, and their articles. */
  z.object({ kind: z.literal('person'), id: idSchema }),
  z.object({ kind: z.literal('event'), id: idSchema }),
]);
export type HandoverPart = z.infer<typeof handoverPartSchema>;

/** What goes along only where it is asked for. */
export const handoverExtrasSchema = z.object({
  /** Notes on marks, and descriptions of people and events. */
  notes: z.boolean(),
  /** Every change that was made to what goes, with its time, device and author. */
  history: z.boolean(),
  /** What of the chosen part is in the trash. */
  trash: z.boolean(),
  /** What was made of the briefings that go, as it was handed on: with all that stands in it. */
  editions: z.boolean().optional(),
});
export type HandoverExtras = z.infer<typeof handoverExtrasSchema>;

export const leftOutKinds = [
  'notes',
  'tags',
  'descriptions',
  'marks', // marks of the articles that go, which do not belong to the chosen part
  'people', // people and events that only those marks are linked to
  'events',
  'trash',
  'editions', // of briefings that go
  'history', // changes
  'links', // links of marks that go, to people and events that do not
  'quotations', // of briefings that go, whose mark does not
  'facts', // fields that this version does not know, and so can't judge
] as const;
export const leftOutKindSchema = z.enum(leftOutKinds);
export type LeftOutKind = z.infer<typeof leftOutKindSchema>;

const leftOutSchema = z.object({
  kind: leftOutKindSchema,
  count: z.number().int(),
  /** The first of them by name or words. For the sender alone: nothing of this goes along. */
  things: z.array(z.string()),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

export const handoverPreviewSchema = z.object({
  included: z.object({
    articles: z.number().int(),
    marks: z.number().int(),
    people: z.number().int(),
    events: z.number().int(),
    briefings: z.number().int(),
    editions: z.number().int(),
    /** Changes of the history. */
    changes: z.number().int(),
    /** Stored files and their bytes. */
    files: z.number().int(),
    bytes: z.number().int(),
  }),
  leftOut: z.array(leftOutSchema),
});
export type HandoverPreview = z.infer<typeof handoverPreviewSchema>;

export const handoverReportSchema = handoverPreviewSchema.extend({
  folder: z.string(),
  /** Id of the new archive. */
  id: idSchema,
});
export type HandoverReport = z.infer<typeof handoverReportSchema>;

export const handoverSchema = z.object({ part: handoverPartSchema, extras: handoverExtrasSchema });

/** Requests that the window may make. */
export const handoverRequests = {
  /** What would go and what would be left out; writes nothing. */
  'handover.preview': request(handoverSchema, handoverPreviewSchema),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const handoverServiceRequests = {
  'handover.write': request(handoverSchema.extend({ folder: z.string() }), handoverReportSchema),
} as const;
