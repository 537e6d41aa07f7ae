/**
 * The document that a briefing becomes: what every format is made from. It is made by a pure function of the archive, and holds all
 * that a format needs: no renderer looks anything up, and what is to be left out (redaction) is left out here.
 */
import * as z from 'zod';
import { annotatedArticleSchema } from './annotated.ts';
import { partsSchema } from './document-parts.ts';
import { idSchema } from './id.ts';
import { printedMatrixSchema } from './matrix-block.ts';
import { ownWordsSchema, placeNameSchema } from './own-words.ts';
import { printedProofSchema } from './printed-proof.ts';
import { inlinesSchema } from './prose.ts';
import { timelineSchema } from './timeline.ts';
import { anchorStateSchema, articleKindSchema, markColorSchema } from './views.ts';

export type { OwnWords, Undecided } from './own-words.ts';

/** A picture in the document: its name among `pictures`, and what it shows in words. */
const shownPictureSchema = z.object({ picture: z.string(), alt: z.string() });
export type ShownPicture = z.infer<typeof shownPictureSchema>;

/** A piece of a quotation. Only `verbatim` is the source’s; the author put the others there, and they are set as such. */
export const quotedPieceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verbatim'), text: z.string() }),
  /** Words left out: set as […]; between pieces of a mark in several, and where the author left some out. */
  z.object({ kind: z.literal('ellipsis') }),
  /** The author’s words: set in square brackets, which are not part of the text. */
  z.object({ kind: z.literal('insertion'), text: z.string() }),
]);
export type QuotedPiece = z.infer<typeof quotedPieceSchema>;

/** Where the words stand: in which stored text, from where to where, in code points. */
const storedPlaceSchema = z.object({
  article: idSchema,
  capture: z.string(),
  textSha256: z.string(),
  originalSha256: z.string(),
  /** One for each verbatim piece of the quotation, in order. */
  pieces: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});
export type StoredPlace = z.infer<typeof storedPlaceSchema>;

const quotationSchema = z.object({
  /** From 1, in order: the plain number within this document. */
  number: z.number().int(),
  place: placeNameSchema,
  annotation: idSchema,
  /** The sign that never changes, `S-k3f9.4`. */
  sign: z.string(),
  /** Number of its source in this document. */
  source: z.number().int(),
  pieces: z.array(quotedPieceSchema),
  /** Null where the place in the stored text is not known. */
  stored: storedPlaceSchema.nullable(),
  color: markColorSchema,
  note: ownWordsSchema,
  state: anchorStateSchema,
  /** Read by a machine from a picture: the picture is set beside the words until a person has compared them. */
  machineRead: z.object({ confirmed: z.boolean(), picture: shownPictureSchema.nullable() }).nullable(),
  /** `from`: language; `by`: who translated. */
  translation: z.object({ from: z.string(), by: z.string() }).nullable(),
  /** Name of who speaks; '' where nobody is named. */
  speaker: z.string(),
  /** Words around it, as they stand in the source, where the author asked for them. */
  before: z.string(),
  after: z.string(),
  /** The source in a line, as the style has it, with the locator. */
  citation: inlinesSchema,
  /** Number of its note among `notes`; null where the style cites in the text. */
  cited: z.number().int().nullable(),
  /** Page of a PDF, from 1, or paragraph, from 1; null where neither is known. */
  locator: z.object({ kind: z.enum(['page', 'paragraph']), number: z.number().int() }).nullable(),
});
export type DocumentQuotation = z.infer<typeof quotationSchema>;

/** A figure: what it shows, its number and the words below it. */
const captioned = { number: z.number().int(), place: placeNameSchema, caption: z.string() } as const;

/** An event in a list of events. */
export const listedEventSchema = z.object({
  id: idSchema,
  place: placeNameSchema,
  title: z.string(),
  /** In words; '' where it is not known. */
  date: z.string(),
  /** Sources say different dates: each as it is said. */
  dates: z.array(z.string()),
  where: z.string(),
  participants: z.array(z.object({ name: z.string(), role: z.string() })),
  description: ownWordsSchema,
  /** Quotations of this document that speak of it. */
  quotations: z.array(z.number().int()),
});
export type ListedEvent = z.infer<typeof listedEventSchema>;

/** A person, an organisation or a place in a list of people. */
export const listedPersonSchema = z.object({
  id: idSchema,
  place: placeNameSchema,
  name: z.string(),
  type: z.enum(['person', 'organisation', 'place']),
  aliases: z.array(z.string()),
  description: ownWordsSchema,
  picture: shownPictureSchema.nullable(),
  /** “editor of the Bellwick Argus”, each a line. */
  relations: z.array(z.string()),
  quotations: z.array(z.number().int()),
});
export type ListedPerson = z.infer<typeof listedPersonSchema>;

const documentBlockSchema = z.discriminatedUnion('kind', [
  /** Level from 1. */
  z.object({
    kind: z.literal('heading'),
    level: z.number().int().min(1).max(3),
    place: placeNameSchema,
    text: z.string(),
  }),
  z.object({ kind: z.literal('text'), words: ownWordsSchema }),
  z.object({ kind: z.literal('quotation'), quotation: quotationSchema }),
  z.object({
    kind: z.literal('figure'),
    ...captioned,
    shown: shownPictureSchema,
    /** Where the picture is from, as the style has it; empty for a picture without a source. */
    citation: inlinesSchema,
    source: z.number().int().nullable(),
  }),
  z.object({ kind: z.literal('timeline'), ...captioned, timeline: timelineSchema }),
  z.object({ kind: z.literal('matrix'), ...captioned, matrix: printedMatrixSchema }),
  z.object({ kind: z.literal('events'), caption: z.string(), events: z.array(listedEventSchema) }),
  z.object({ kind: z.literal('people'), caption: z.string(), people: z.array(listedPersonSchema) }),
  /** An article in short: which source it is, the author’s summary of it, and what it derives from. */
  z.object({
    kind: z.literal('summary'),
    source: z.number().int(),
    title: z.string(),
    facts: z.array(z.string()),
    words: ownWordsSchema,
    derivesFrom: z.array(z.string()),
    quotations: z.array(z.number().int()),
  }),
  z.object({ kind: z.literal('page-break') }),
  /** Something that is not here, or is in the trash: said, never left out in silence. */
  z.object({ kind: z.literal('missing'), reason: z.string() }),
]);
export type DocumentBlock = z.infer<typeof documentBlockSchema>;

const sourceSchema = z.object({
  /** From 1: the plain number within this document. */
  number: z.number().int(),
  place: placeNameSchema,
  article: idSchema,
  /** The sign that never changes, `S-k3f9`. */
  sign: z.string(),
  title: z.string(),
  kind: articleKindSchema,
  /** Its entry in the bibliography, as the style has it. */
  entry: inlinesSchema,
  /** Web address that it was found at; '' where none is known. */
  address: z.string(),
  /** EDTF day on which the copy was stored; '' where none is here. */
  archived: z.string(),
  originalSha256: z.string(),
  quotations: z.array(z.number().int()),
});
export type DocumentSource = z.infer<typeof sourceSchema>;

/** A person or an event, and the places of this document that speak of it, in order. */
const indexEntrySchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Other names of a person; the date of an event. */
  also: z.string(),
  description: ownWordsSchema,
  places: z.array(placeNameSchema),
});
export type IndexEntry = z.infer<typeof indexEntrySchema>;

const noteSchema = z.object({
  number: z.number().int(),
  place: placeNameSchema,
  /** Place that it is called from. */
  from: placeNameSchema,
  content: inlinesSchema,
});
export type DocumentNote = z.infer<typeof noteSchema>;

/** Where notes stand; `text`: there are none, sources are cited where they are quoted. */
export const notePlaces = ['footnotes', 'section-notes', 'endnotes', 'text'] as const;
export type NotePlace = (typeof notePlaces)[number];

const documentPictureSchema = z.object({
  type: z.enum(['image/png', 'image/jpeg']),
  base64: z.string(),
  /** Pixels. */
  width: z.number().int(),
  height: z.number().int(),
});
export type DocumentPicture = z.infer<typeof documentPictureSchema>;

export const briefingDocumentSchema = z.object({
  /** Of the briefing. */
  id: idSchema,
  title: z.string(),
  subtitle: z.string(),
  /** Who made it; '' where nobody said. */
  author: z.string(),
  /** Day of the export, ISO 8601. */
  date: z.string(),
  /** BCP 47. */
  language: z.string(),
  /** Name of the citation style, and where its notes stand. */
  style: z.object({ id: z.string(), title: z.string(), notes: z.enum(notePlaces) }),
  parts: partsSchema,
  blocks: z.array(documentBlockSchema),
  notes: z.array(noteSchema),
  sources: z.array(sourceSchema),
  people: z.array(indexEntrySchema),
  events: z.array(indexEntrySchema),
  /** Every source with its marks, in the order of the sources; empty without that part. */
  annotated: z.array(annotatedArticleSchema),
  pictures: z.record(z.string(), documentPictureSchema),
  /** What it carries to prove what it quotes, as it prints it; null where it carries nothing. */
  proof: printedProofSchema.nullable(),
  /** How many texts have several versions: whoever exports is told. */
  undecided: z.number().int(),
});
export type BriefingDocument = z.infer<typeof briefingDocumentSchema>;
