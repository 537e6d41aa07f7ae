/**
 * Every request that can be made of an open archive, with the shape of its question and of its answer.
 * The archive service answers them; the window (through the preload) and the command line ask them.
 * Both ends derive their types from here, and the receiving side parses what it gets.
 */
import * as z from 'zod';
import { anchoringRequests } from './anchoring.ts';
import { articleListRequests } from './article-list.ts';
import { headingLevelSchema } from './briefing-blocks.ts';
import { briefingRequests, newFurtherBlocks } from './briefing-requests.ts';
import { captureRequests } from './captures.ts';
import { checkingRequests } from './checking.ts';
import { citingRequests } from './citing.ts';
import { composingRequests } from './composing.ts';
import { conflictRequests } from './conflicts.ts';
import { decisionsRequests, replacesSchema } from './decisions.ts';
import { saidPartsSchema } from './document-parts.ts';
import { draftRequests } from './drafts.ts';
import { editionRequests } from './editions.ts';
import { exchangingRequests } from './exchanging.ts';
import { factCheckRequests } from './factcheck.ts';
import { handoverRequests } from './handover.ts';
import { historyRequests } from './history.ts';
import { keepingRequests } from './keeping.ts';
import { markingRequests, mostPieces, tagSchema } from './marking.ts';
import { matrixRequests } from './matrix.ts';
import { matrixBlock } from './matrix-block.ts';
import { nameDeskRequests } from './name-desk.ts';
import { namingRequests } from './naming.ts';
import { passageListRequests } from './passage-list.ts';
import { preservingRequests } from './preserving.ts';
import { proofRequests } from './proof.ts';
import { recordTypeSchema, stanceSchema } from './record-parts.ts';
import { recordPictureRequests } from './record-pictures.ts';
import { type PersonRef, personRef, recordRequests } from './records.ts';
import { speechRequests } from './speech.ts';
import { statementRequests } from './statements.ts';
import { syncRequests } from './sync.ts';
import { templateRequests } from './templates.ts';
import { timelineBlock, timelineFilterSchema, timelineRequests } from './timeline.ts';
import { verifyingRequests } from './verifying.ts';
import {
  annotationSchema,
  archiveStatusSchema,
  articleSchema,
  briefingSchema,
  briefingSummarySchema,
  captureSchema,
  eventSchema,
  eventSummarySchema,
  idSchema,
  importReportSchema,
  longestPassword,
  markColorSchema,
  personSchema,
  personSummarySchema,
  regionSchema,
  searchHitSchema,
} from './views.ts';

const nothing = z.object({});
const byId = z.object({ id: idSchema });
const trashing = z.object({ id: idSchema, trashed: z.boolean() });

/** As many passages at most; absent: all. */
const mostPassages = { most: z.number().int().min(0).optional() };

/** An event by id, or by a title (and a date) that finds the event or makes a new one. */
const eventRef = z.union([
  z.object({ id: idSchema }),
  z.object({ title: z.string(), date: z.string().nullable().optional() }),
]);

export type { PersonRef };
export type EventRef = z.infer<typeof eventRef>;

/** What people and events have in common that a person may write. Tags and aliases take the place of those known. */
const recordFields = {
  aliases: z.array(z.string()).optional(),
  description: z.string().optional(),
  notes: z.string().optional(),
  tags: z.array(tagSchema).max(50).optional(),
  /** By scheme, such as `wikidata` or `website`; '' takes one away. Others stay. */
  identifiers: z.record(z.string().max(40), z.string().max(2000)).optional(),
};
/** Versions of the description, and of the notes. */
const recordReplaces = { replaces: replacesSchema, notesReplaces: replacesSchema };
/** The date in words or in EDTF; relative words are read against the date of `article`, or stay open. */
const eventFields = {
  date: z.string().nullable().optional(),
  article: idSchema.optional(),
  /** A place of the archive, or its name; '' for none. */
  place: personRef.nullable().optional(),
};

/** A stretch of the shown text, or words to be found in it (the `nth` place, from 1, where there are several). */
const passageRef = z.union([
  z.object({ start: z.number().int().min(0), end: z.number().int().min(1) }),
  z.object({ quote: z.string(), nth: z.number().int().min(1).optional() }),
]);
export type PassageRef = z.infer<typeof passageRef>;
/** A rectangle on a page of a PDF; what words lie in it is its quote. */
const regionRef = z.object({ region: regionSchema });
export type RegionRef = z.infer<typeof regionRef>;

const newBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: headingLevelSchema.optional(), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('quotation'), annotation: idSchema }),
  z.object(timelineBlock),
  z.object(matrixBlock),
  ...newFurtherBlocks,
]);
export type NewBlock = z.input<typeof newBlock>;

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Requests that the window may make. */
export const archiveRequests = {
  ...keepingRequests,
  ...conflictRequests,
  ...verifyingRequests,
  'archive.status': request(nothing, archiveStatusSchema),

  ...articleListRequests,
  /** `capture`: which of its stored copies is shown; absent, the newest. */
  'articles.get': request(byId.extend({ capture: captureSchema.shape.id.optional() }), articleSchema),
  'articles.text': request(byId, z.object({ text: z.string(), sha256: z.string() })),
  /** Files and folders by absolute path; progress comes as notices, `articles.cancelImport` stops it. */
  'articles.import': request(
    z.object({
      paths: z.array(z.string()).min(1),
      /** Of those PDFs that are protected by one; kept nowhere. */
      password: z.string().max(longestPassword).optional(),
    }),
    importReportSchema,
  ),
  'articles.cancelImport': request(nothing, nothing),
  /** Pasted text or HTML as a new article. */
  'articles.paste': request(
    z.object({ text: z.string().optional(), html: z.string().optional() }),
    importReportSchema,
  ),
  'articles.edit': request(
    z.object({
      id: idSchema,
      title: z.string().optional(),
      authors: z.array(z.string()).optional(),
      publisher: z.string().optional(),
      published: z.string().nullable().optional(),
    }),
    articleSchema,
  ),
  'articles.trash': request(trashing, nothing),

  'annotations.add': request(
    z.object({
      /** Chosen by who asks, to speak of the mark before it is answered. */
      id: idSchema.optional(),
      article: idSchema,
      passage: z.union([passageRef, regionRef]),
      /** Further pieces of the same mark. */
      further: z
        .array(passageRef)
        .max(mostPieces - 1)
        .optional(),
      color: markColorSchema.optional(),
      note: z.string().optional(),
      people: z.array(personRef).optional(),
      events: z.array(eventRef).optional(),
      tags: z.array(tagSchema).max(50).optional(),
    }),
    annotationSchema,
  ),
  'annotations.edit': request(
    z.object({
      id: idSchema,
      color: markColorSchema.optional(),
      note: z.string().optional(),
      /** Versions of the note. */
      replaces: replacesSchema,
    }),
    annotationSchema,
  ),
  'annotations.linkPerson': request(
    z.object({ id: idSchema, person: personRef, stance: stanceSchema.optional() }),
    annotationSchema,
  ),
  'annotations.unlinkPerson': request(z.object({ id: idSchema, person: idSchema }), annotationSchema),
  'annotations.linkEvent': request(
    z.object({ id: idSchema, event: eventRef, stance: stanceSchema.optional() }),
    annotationSchema,
  ),
  'annotations.unlinkEvent': request(z.object({ id: idSchema, event: idSchema }), annotationSchema),
  'annotations.trash': request(trashing, nothing),
  ...markingRequests,
  ...namingRequests,
  ...composingRequests,
  ...templateRequests,
  ...matrixRequests,
  ...nameDeskRequests,
  ...passageListRequests,
  ...speechRequests,
  ...statementRequests,
  ...anchoringRequests,
  ...captureRequests,
  ...checkingRequests,

  'people.list': request(nothing, z.array(personSummarySchema)),
  'people.get': request(byId.extend(mostPassages), personSchema),
  'people.add': request(
    z.object({ name: z.string(), type: recordTypeSchema.optional(), ...recordFields }),
    personSchema,
  ),
  'people.edit': request(
    z.object({
      id: idSchema,
      name: z.string().optional(),
      type: recordTypeSchema.optional(),
      ...recordFields,
      ...recordReplaces,
    }),
    personSchema,
  ),
  'people.trash': request(trashing, nothing),

  'events.list': request(nothing, z.array(eventSummarySchema)),
  'events.get': request(byId.extend(mostPassages), eventSchema),
  'events.add': request(z.object({ title: z.string(), ...eventFields, ...recordFields }), eventSchema),
  'events.edit': request(
    z.object({
      id: idSchema,
      title: z.string().optional(),
      ...eventFields,
      ...recordFields,
      ...recordReplaces,
    }),
    eventSchema,
  ),
  'events.trash': request(trashing, nothing),

  'briefings.list': request(nothing, z.array(briefingSummarySchema)),
  'briefings.get': request(byId, briefingSchema),
  /** `gather: 'all'` makes one heading an article and a quotation of each of its marks, in order of place. */
  'briefings.add': request(
    z.object({
      title: z.string(),
      subtitle: z.string().optional(),
      gather: z.enum(['none', 'all']).optional(),
    }),
    briefingSchema,
  ),
  'briefings.edit': request(
    z.object({
      id: idSchema,
      title: z.string().optional(),
      subtitle: z.string().optional(),
      /** Parts that its document is to have, or not. */
      parts: saidPartsSchema.optional(),
    }),
    briefingSchema,
  ),
  'briefings.trash': request(trashing, nothing),
  /** Puts blocks after the block `after` (null: at the beginning; absent: at the end). */
  'briefings.addBlocks': request(
    z.object({
      id: idSchema,
      blocks: z.array(newBlock).min(1),
      after: idSchema.nullable().optional(),
    }),
    briefingSchema,
  ),
  'briefings.editBlock': request(
    z.object({ id: idSchema, block: idSchema, text: z.string(), replaces: replacesSchema }),
    briefingSchema,
  ),
  /** Changes what a timeline in a briefing shows; its caption is changed as text is. */
  'briefings.editTimeline': request(
    z.object({ id: idSchema, block: idSchema, filter: timelineFilterSchema }),
    briefingSchema,
  ),
  'briefings.moveBlock': request(
    z.object({ id: idSchema, block: idSchema, after: idSchema.nullable() }),
    briefingSchema,
  ),
  'briefings.removeBlock': request(
    z.object({ id: idSchema, block: idSchema, removed: z.boolean() }),
    briefingSchema,
  ),

  ...briefingRequests,
  ...decisionsRequests,
  ...recordRequests,
  ...recordPictureRequests,
  ...timelineRequests,

  search: request(z.object({ words: z.string() }), z.array(searchHitSchema)),

  ...syncRequests,
  ...preservingRequests,
  ...handoverRequests,
  ...historyRequests,
  ...draftRequests,
  ...proofRequests,
  ...editionRequests,
  ...factCheckRequests,
  ...exchangingRequests,
  ...citingRequests,
} as const;

export type ArchiveRequests = typeof archiveRequests;
export type ArchiveRequestName = keyof ArchiveRequests;
export type RequestInput<N extends ArchiveRequestName> = z.input<ArchiveRequests[N]['input']>;
