/**
 * What the window and the command line are shown: plain values computed from the archive.
 * Offsets into a text are code points of the canonical text, start inclusive, end exclusive.
 */
import * as z from 'zod';
import { furtherBlocks, headingLevelSchema, quotationSetting } from './briefing-blocks.ts';
import { seenSchema, versionsSchema } from './decisions.ts';
import { partsSchema } from './document-parts.ts';
import { idSchema } from './id.ts';
import { matrixBlock } from './matrix-block.ts';
import {
  dateStatementSchema,
  identifierSchema,
  namedSchema,
  partInEventSchema,
  participantSchema,
  recordTypeSchema,
  relationSchema,
  stanceSchema,
  titledSchema,
  writtenDateSchema,
} from './record-parts.ts';
import { timelineBlock } from './timeline.ts';

export { idSchema };

export const markColors = ['key', 'confirms', 'contradicts', 'background', 'quotation', 'question'] as const;
export const markColorSchema = z.enum(markColors);
export type MarkColor = z.infer<typeof markColorSchema>;

export const articleKinds = ['text', 'html', 'pdf'] as const;
export const articleKindSchema = z.enum(articleKinds);
export type ArticleKind = z.infer<typeof articleKindSchema>;

/**
 * How well a mark was found in the text that is shown; computed, never stored. `waiting`: not looked for, as the
 * stored copy is not here.
 */
export const anchorStates = ['exact', 'moved', 'ambiguous', 'lost', 'waiting'] as const;
export const anchorStateSchema = z.enum(anchorStates);
export type AnchorState = z.infer<typeof anchorStateSchema>;

/** A stretch of a text in code points. */
export const placeSchema = z.object({ start: z.number().int(), end: z.number().int() });
export type TextPlace = z.infer<typeof placeSchema>;

/** A rectangle on a page of a PDF (from 1): left, bottom, right, top in points of unrotated user space. */
export const regionSchema = z.object({
  page: z.number().int().min(1),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type Region = z.infer<typeof regionSchema>;

/** Who speaks in a quotation, to whom, on what occasion, and in whose translation; empty where it is not said. */
export const speechSchema = z.object({
  /** A person of the archive, or a name alone; null where nobody is named. */
  speaker: z.object({ id: idSchema.nullable(), name: z.string() }).nullable(),
  addressee: z.string(),
  occasion: z.string(),
  /** Null where the words are not known to be a translation. */
  translation: z.object({ from: z.string(), by: z.string() }).nullable(),
});
export type Speech = z.infer<typeof speechSchema>;

/** Whether the stored copy is in this folder; what other devices announced may be on its way. */
export const copyStates = ['here', 'on-its-way', 'missing'] as const;
export const copyStateSchema = z.enum(copyStates);
export type CopyState = z.infer<typeof copyStateSchema>;

/** Where a mark lies in its article, for the sparkline: `at` from 0 (first word) to 1 (last). */
const sparkSchema = z.object({ at: z.number().min(0).max(1), color: markColorSchema });

export const articleSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  authors: z.array(z.string()),
  publisher: z.string(),
  /** EDTF, as precise as it is known (`2022-10-19`, `2022-10`, `2022`), or null. */
  published: z.string().nullable(),
  kind: articleKindSchema,
  annotations: z.number().int(),
  sparks: z.array(sparkSchema),
  /** ISO 8601 instant at which it came into the archive. */
  added: z.string(),
  trashed: z.boolean(),
  copy: copyStateSchema,
});
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

export const annotationSchema = z.object({
  id: idSchema,
  article: idSchema,
  /** The words; the pieces of a mark in several are joined by ` … `. */
  quote: z.string(),
  state: anchorStateSchema,
  /** The words as they stand where the mark was found, should they differ from the quote; else null. */
  found: z.string().nullable(),
  color: markColorSchema,
  /** Markdown. Of several versions all, each under who wrote it; likewise every text below. */
  note: z.string(),
  noteSeen: seenSchema,
  noteVersions: versionsSchema,
  /** Records that are joined are one, under the id of the first of them; likewise events. */
  people: z.array(namedSchema.extend({ stance: stanceSchema })),
  events: z.array(titledSchema.extend({ stance: stanceSchema })),
  tags: z.array(z.string()),
  speech: speechSchema,
  /** Where it was found in the shown capture, of several pieces the first; null when lost or ambiguous. */
  place: placeSchema.nullable(),
  /** Where the later pieces were found. */
  further: z.array(placeSchema),
  /** A figure or a part of a scan; null for words. */
  region: regionSchema.nullable(),
  /** The words were read by a machine from a picture of a page. */
  machineRead: z.boolean(),
  /** Who has compared such words with their picture, and when; else null. */
  checked: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** Page of a PDF, from 1; null for other kinds. */
  page: z.number().int().nullable(),
  creator: z.string(),
  created: z.string(),
  trashed: z.boolean(),
});
export type Annotation = z.infer<typeof annotationSchema>;

export const captureSchema = z.object({
  /** Folder name of the capture, `20261122T101112Z-9f86d081`. */
  id: z.string().regex(/^\d{8}T\d{6}Z-[0-9a-f]{8}$/),
  textSha256: z.string(),
  /** Length of the canonical text in code points. */
  length: z.number().int(),
  /** Number of PDF pages; null for other kinds. */
  pages: z.number().int().nullable(),
  /** Pages of a PDF, from 1, whose text a machine read from a picture (the hidden layer of a scan). */
  machineRead: z.array(z.number().int()),
  /** Pages whose words could not be put in the order in which they are read: there only rectangles are marked. */
  rectanglesOnly: z.array(z.number().int()),
  captured: z.string(),
  originalName: z.string(),
  originalBytes: z.number().int(),
});
export type Capture = z.infer<typeof captureSchema>;

export const articleSchema = articleSummarySchema.omit({ annotations: true }).extend({
  annotations: z.array(annotationSchema),
  /** Null where none has been announced yet. */
  capture: captureSchema.nullable(),
  /** A problem with the stored files that the person should know of, or null. */
  damage: z.string().nullable(),
});
export type Article = z.infer<typeof articleSchema>;

/** A linked passage in its context, with its source. */
export const passageSchema = z.object({
  annotation: annotationSchema,
  source: z.object({
    id: idSchema,
    title: z.string(),
    publisher: z.string(),
    authors: z.array(z.string()),
    published: z.string().nullable(),
    kind: articleKindSchema,
  }),
  /** Up to about 160 characters before and after the passage, cut at words. */
  before: z.string(),
  after: z.string(),
});
export type Passage = z.infer<typeof passageSchema>;

/** What people and events have in common; tags and identifiers of all that are joined. */
const recordShape = {
  tags: z.array(z.string()),
  identifiers: z.array(identifierSchema),
  notes: z.string(),
  notesSeen: seenSchema,
  notesVersions: versionsSchema,
};

/** Linked passages, all or the first of them, in the order in which their sources were published; `linked`: how many in all. */
const linkedShape = { passages: z.array(passageSchema), linked: z.number().int() };

/** A person, an organisation or a place. Records that are joined are one: of them the first has the id. */
export const personSummarySchema = z.object({
  id: idSchema,
  type: recordTypeSchema,
  name: z.string(),
  aliases: z.array(z.string()),
  description: z.string(),
  descriptionSeen: seenSchema,
  descriptionVersions: versionsSchema,
  passages: z.number().int(),
  /** Number of different articles that the passages come from. */
  sources: z.number().int(),
  trashed: z.boolean(),
});
export type PersonSummary = z.infer<typeof personSummarySchema>;

export const personSchema = personSummarySchema.omit({ passages: true }).extend({
  ...recordShape,
  ...linkedShape,
  /** Every record that is joined in this one, itself first; it alone where none is. */
  records: z.array(namedSchema),
  /** To and from others. */
  relations: z.array(relationSchema),
  /** Events that it took part in, or that took place there. */
  events: z.array(partInEventSchema),
});
export type Person = z.infer<typeof personSchema>;

export const eventSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  /** EDTF, or null where it is not known. */
  date: z.string().nullable(),
  /** The date in the words in which it was written; null where these were EDTF. */
  written: writtenDateSchema.nullable(),
  aliases: z.array(z.string()),
  description: z.string(),
  descriptionSeen: seenSchema,
  descriptionVersions: versionsSchema,
  passages: z.number().int(),
  sources: z.number().int(),
  trashed: z.boolean(),
});
export type EventSummary = z.infer<typeof eventSummarySchema>;

export const eventSchema = eventSummarySchema.omit({ passages: true }).extend({
  ...recordShape,
  ...linkedShape,
  records: z.array(titledSchema),
  participants: z.array(participantSchema),
  /** Where it was: a record, or words alone. */
  place: z.object({ id: idSchema.nullable(), name: z.string() }).nullable(),
  /** What sources say of its date. */
  dates: z.array(dateStatementSchema),
  /** Whether some of these, or one and the event’s own date, can’t both be. */
  datesDisagree: z.boolean(),
});
export type ArchiveEvent = z.infer<typeof eventSchema>;

export const briefingSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  subtitle: z.string(),
  quotations: z.number().int(),
  /** Texts with several versions that nobody has decided between. */
  undecided: z.number().int(),
  /** ISO 8601 instant of the last change. */
  changed: z.string(),
  trashed: z.boolean(),
});
export type BriefingSummary = z.infer<typeof briefingSummarySchema>;

const blockBase = { id: idSchema };
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ ...blockBase, kind: z.literal('heading'), level: headingLevelSchema, text: z.string() }),
  /** Own words, in Markdown. */
  z.object({
    ...blockBase,
    kind: z.literal('text'),
    text: z.string(),
    textSeen: seenSchema,
    textVersions: versionsSchema,
  }),
  /** `passage` is null where the annotation is not (or not yet) in the archive. */
  z.object({
    ...blockBase,
    kind: z.literal('quotation'),
    annotation: idSchema,
    passage: passageSchema.nullable(),
    ...quotationSetting,
  }),
  z.object({ ...blockBase, ...timelineBlock }),
  z.object({ ...blockBase, ...matrixBlock }),
  ...furtherBlocks,
]);
export type Block = z.infer<typeof blockSchema>;

export const briefingSchema = briefingSummarySchema.extend({
  blocks: z.array(blockSchema),
  /** What its document has beside them. */
  parts: partsSchema,
});
export type Briefing = z.infer<typeof briefingSchema>;

/** Characters of a PDF's password; the standard knows 127 bytes. */
export const longestPassword = 127;

export const importReportSchema = z.object({
  imported: z.array(z.object({ id: idSchema, title: z.string(), file: z.string() })),
  /** `locked`: a PDF that can be imported with its password. */
  refused: z.array(z.object({ file: z.string(), reason: z.string(), locked: z.boolean().optional() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const searchHitSchema = z.object({
  article: idSchema,
  title: z.string(),
  publisher: z.string(),
  published: z.string().nullable(),
  kind: articleKindSchema,
  /** How often the words stand in the article in all. */
  count: z.number().int(),
  /** The first few places in the text, each with its context. */
  places: z.array(
    z.object({
      start: z.number().int(),
      end: z.number().int(),
      before: z.string(),
      match: z.string(),
      after: z.string(),
      page: z.number().int().nullable(),
    }),
  ),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const archiveStatusSchema = z.object({
  id: idSchema,
  path: z.string(),
  /** Name of the folder, as the person knows the archive. */
  name: z.string(),
  device: idSchema,
  articles: z.number().int(),
  annotations: z.number().int(),
  people: z.number().int(),
  events: z.number().int(),
  briefings: z.number().int(),
  /** Problems met while it was read (files that can't be parsed): they are left in place. */
  warnings: z.array(z.string()),
});
export type ArchiveStatus = z.infer<typeof archiveStatusSchema>;
