/** The document that a briefing becomes: what every format is made from. */
import * as z from 'zod';
import { printedMatrixSchema } from './matrix-block.ts';
import { timelineSchema } from './timeline.ts';
import { anchorStateSchema, markColorSchema } from './views.ts';

const sourceLineSchema = z.object({
  title: z.string(),
  authors: z.array(z.string()),
  publisher: z.string(),
  /** EDTF, or null. */
  published: z.string().nullable(),
  page: z.number().int().nullable(),
});
export type SourceLine = z.infer<typeof sourceLineSchema>;

/** Versions of a text that nobody has decided between: all are set, each under who wrote it and when. */
const undecidedSchema = z.array(z.object({ label: z.string(), text: z.string() }));
export type Undecided = z.infer<typeof undecidedSchema>;

const quotationSchema = z.object({
  /** From 1, in order; also the name of its place, `q-1`. */
  number: z.number().int(),
  words: z.string(),
  color: markColorSchema,
  /** '' where there are several versions. */
  note: z.string(),
  noteVersions: undecidedSchema,
  state: anchorStateSchema,
  source: sourceLineSchema,
});
export type DocumentQuotation = z.infer<typeof quotationSchema>;

const documentBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('text'), paragraphs: z.array(z.string()) }),
  z.object({ kind: z.literal('versions'), versions: undecidedSchema }),
  z.object({ kind: z.literal('quotation'), quotation: quotationSchema }),
  z.object({ kind: z.literal('matrix'), caption: z.string(), matrix: printedMatrixSchema }),
  z.object({ kind: z.literal('timeline'), caption: z.string(), timeline: timelineSchema }),
  /** A quotation whose annotation is not here, or is in the trash: said, never left out in silence. */
  z.object({ kind: z.literal('missing'), reason: z.string() }),
]);
export type DocumentBlock = z.infer<typeof documentBlockSchema>;

/** A person or an event, and the quotations that speak of it. */
const indexEntrySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Other names of a person; the date of an event. */
  also: z.string(),
  /** '' where there are several versions. */
  description: z.string(),
  descriptionVersions: undecidedSchema,
  quotations: z.array(z.number().int()),
});
export type IndexEntry = z.infer<typeof indexEntrySchema>;

export const briefingDocumentSchema = z.object({
  title: z.string(),
  subtitle: z.string(),
  /** Day of the export, ISO 8601. */
  date: z.string(),
  language: z.string(),
  blocks: z.array(documentBlockSchema),
  sources: z.array(sourceLineSchema),
  people: z.array(indexEntrySchema),
  events: z.array(indexEntrySchema),
  /** How many texts have several versions: whoever exports is told. */
  undecided: z.number().int(),
});
export type BriefingDocument = z.infer<typeof briefingDocumentSchema>;
