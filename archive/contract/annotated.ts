/**
 * An article with its marks, as it is set on paper, alone or behind a briefing: its words in runs that know which marks lie over
 * them, and the marks in order of place. Made by a pure function; every format is made from it. The pages of a PDF are no words:
 * of such an article this holds the marks, and its own pages are set behind them.
 */
import * as z from 'zod';
import { idSchema } from './id.ts';
import { ownWordsSchema, placeNameSchema } from './own-words.ts';
import { elementShape, readingPictureSchema } from './reading-tree.ts';
import { namedSchema, recordTypeSchema, titledSchema } from './record-parts.ts';
import {
  anchorStateSchema,
  articleKindSchema,
  captureSchema,
  markColorSchema,
  placeSchema,
  regionSchema,
} from './views.ts';

/** A mark as it is listed. */
export const annotatedMarkSchema = z.object({
  id: idSchema,
  /** From 1, in order of place: the plain number within this article; 0 for one that has no place. */
  number: z.number().int(),
  /** `m-1-3`: of the third mark of the first article of the document. */
  place: placeNameSchema,
  /** The sign that never changes, `S-k3f9.4`. */
  sign: z.string(),
  color: markColorSchema,
  /** What the person calls that colour. */
  colorName: z.string(),
  /** How deep its line lies where marks overlap: 0, 1 or 2. */
  lane: z.number().int().min(0).max(2),
  state: anchorStateSchema,
  /** Its words as they were marked; pieces joined by ` … `. */
  quote: z.string(),
  /** Page of a PDF, from 1. */
  page: z.number().int().nullable(),
  region: regionSchema.nullable(),
  /** Code points of the canonical text; empty where it has no place in it. */
  pieces: z.array(placeSchema),
  note: ownWordsSchema,
  tags: z.array(z.string()),
  people: z.array(namedSchema.extend({ type: recordTypeSchema })),
  events: z.array(titledSchema.extend({ date: z.string().nullable() })),
  /** Name of who speaks; '' where nobody is named. */
  speaker: z.string(),
  translation: z.object({ from: z.string(), by: z.string() }).nullable(),
  machineRead: z.object({ confirmed: z.boolean() }).nullable(),
  creator: z.string(),
  /** ISO 8601 instant. */
  created: z.string(),
  /** Numbers of the document’s quotations that are made of it, and their places. */
  quotedAs: z.array(z.object({ number: z.number().int(), place: placeNameSchema })),
});
export type AnnotatedMark = z.infer<typeof annotatedMarkSchema>;

export type AnnotatedNode =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Numbers of the marks that lie over it, the deepest line last. */
      readonly marks: number[];
      /** Those of them of which a piece, from 0, begins here. */
      readonly begin: { readonly mark: number; readonly piece: number }[];
    }
  | { readonly kind: 'picture'; readonly picture: number; readonly alt: string }
  | ({ readonly kind: 'element'; readonly content: AnnotatedNode[] } & Omit<
      z.infer<z.ZodObject<typeof elementShape>>,
      'kind'
    >);

export const annotatedNodeSchema: z.ZodType<AnnotatedNode, AnnotatedNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('text'),
      text: z.string(),
      marks: z.array(z.number().int()),
      begin: z.array(z.object({ mark: z.number().int(), piece: z.number().int() })),
    }),
    z.object({ kind: z.literal('picture'), picture: z.number().int(), alt: z.string() }),
    z.object({ ...elementShape, content: z.array(annotatedNodeSchema) }),
  ]),
);

/** What stands for what in the article: each with the numbers of its marks. */
const keyEntry = z.object({ name: z.string(), marks: z.array(z.number().int()) });

export const annotatedArticleSchema = z.object({
  article: idSchema,
  /** `a-1`: the first article of the document. */
  place: placeNameSchema,
  sign: z.string(),
  /** Its number among the sources of the document; null where it stands alone. */
  source: z.number().int().nullable(),
  kind: articleKindSchema,
  title: z.string(),
  authors: z.array(z.string()),
  publisher: z.string(),
  /** EDTF, or null. */
  published: z.string().nullable(),
  /** BCP 47, '' where it is not known. */
  language: z.string(),
  direction: z.enum(['ltr', 'rtl', 'auto']),
  /** The copy that is set: ISO 8601 instant, name and hashes; null where none is here. */
  stored: z
    .object({
      capture: captureSchema.shape.id,
      captured: z.string(),
      originalName: z.string(),
      originalSha256: z.string(),
      textSha256: z.string(),
      pages: z.number().int().nullable(),
    })
    .nullable(),
  /** Why its words or pages are not set as they are stored, in a whole sentence; '' where they are. */
  problem: z.string(),
  content: z.array(annotatedNodeSchema),
  pictures: z.array(readingPictureSchema),
  /** Those with a place, in order of it. */
  marks: z.array(annotatedMarkSchema),
  /** Those whose place is not known (lost, ambiguous, or not looked for): listed, and never set by guess. */
  unplaced: z.array(annotatedMarkSchema),
  key: z.object({
    colors: z.array(keyEntry.extend({ color: markColorSchema })),
    tags: z.array(keyEntry),
    people: z.array(keyEntry),
    events: z.array(keyEntry),
  }),
});
export type AnnotatedArticle = z.infer<typeof annotatedArticleSchema>;

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** An annotated article on its own, ready to be set. */
export const annotatedDocumentSchema = z.object({
  /** Day of the export, ISO 8601. */
  date: z.string(),
  /** Who exports it; '' where nobody said. */
  author: z.string(),
  article: annotatedArticleSchema,
});
export type AnnotatedDocument = z.infer<typeof annotatedDocumentSchema>;

/** What the main process and the command line ask of the archive. */
export const annotatedServiceRequests = {
  'service.annotatedArticle': request(z.object({ id: idSchema, date: z.string() }), annotatedDocumentSchema),
  /** Sets an article’s own PDF with its marks, the printed pages of `list` behind it; `to` must not exist. */
  'service.annotatePdf': request(
    z.object({ article: annotatedArticleSchema, list: z.string(), to: z.string() }),
    z.object({ pages: z.number().int() }),
  ),
  /** Sets the pages of those articles that are PDFs behind a printed document; `to` must not exist. */
  'service.appendAnnotated': request(
    z.object({ articles: z.array(annotatedArticleSchema), document: z.string(), to: z.string() }),
    z.object({ pages: z.number().int() }),
  ),
} as const;

export const annotatedReportSchema = z.object({
  file: z.string(),
  pages: z.number().int(),
  marks: z.number().int(),
  /** Marks that have no place, and are listed only. */
  unplaced: z.number().int(),
  /** As of the article; '' where there is none. */
  problem: z.string(),
});
export type AnnotatedReport = z.infer<typeof annotatedReportSchema>;

export const annotatedShellRequests = {
  /** *Export annotated article…*: asks where to, and prints on the paper that is preferred; null where cancelled. */
  'shell.exportAnnotated': request(z.object({ id: idSchema }), annotatedReportSchema.nullable()),
} as const;
