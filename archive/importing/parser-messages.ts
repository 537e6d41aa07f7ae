import * as z from 'zod';
import { annotatePdfSchema, appendPdfsSchema } from '../annotated/pdf-pages.ts';
import { briefingDocumentSchema } from '../contract/document.ts';
import { importFormatSchema } from '../contract/exchanging.ts';
import { writtenFormats } from '../contract/formats.ts';
import { readingTreeSchema } from '../contract/reading-tree.ts';
import { draftSchema } from '../drafts/draft.ts';
import { pageBoxSchema } from '../exchanging/fragments.ts';
import { outsideFileSchema } from '../exchanging/outside-mark.ts';
import { pdfToWriteSchema } from '../exchanging/pdf-marks.ts';
import { finishSchema } from '../finishing/finish.ts';
import { areasToDrawSchema, drawnPictureSchema } from '../pictures/drawn.ts';
import { attachJobSchema, proofPartsSchema } from '../proof/proof-parts.ts';
import { parsedSchema } from './parsed.ts';

/** From the archive service to the parser's process. */
export const parserRequestSchema = z.discriminatedUnion('job', [
  z.object({
    job: z.literal('parse'),
    path: z.string(),
    name: z.string(),
    password: z.string().optional(),
  }),
  /** Loads what the two that follow need. */
  z.object({ job: z.literal('prepare-finishing') }),
  /** Pages on which the named destinations of a PDF lie that was printed from a document of ours. */
  z.object({ job: z.literal('destinations'), path: z.string() }),
  /** Finishes a PDF that was printed from a document of ours. */
  finishSchema.extend({ job: z.literal('finish') }),
  /** Marks in a file of another program; the format shows in it where it is not said. */
  z.object({ job: z.literal('marks'), path: z.string(), format: importFormatSchema.optional() }),
  /** Names of the marks that other programs made in a PDF. */
  z.object({ job: z.literal('pdf-marks'), path: z.string() }),
  /** How the pages of a PDF lie. */
  z.object({ job: z.literal('page-boxes'), path: z.string() }),
  /** Writes a PDF with marks in it to a new file of the app's own folder. */
  pdfToWriteSchema.extend({ job: z.literal('write-pdf') }),
  /** Sets a document in a format and writes it to a new file of the app's own folder. */
  z.object({
    job: z.literal('set-document'),
    document: briefingDocumentSchema,
    format: z.enum(writtenFormats),
    to: z.string(),
  }),
  /** A draft from elsewhere, as it is searched for quotations: a file, or text that was pasted. */
  z.object({ job: z.literal('draft'), path: z.string() }),
  z.object({
    job: z.literal('written-draft'),
    text: z.string(),
    kind: z.enum(['text', 'markdown', 'html']),
  }),
  /** Parts of pages of a PDF as a picture. */
  areasToDrawSchema.extend({ job: z.literal('draw') }),
  /** A picture file as it is kept. */
  z.object({ job: z.literal('picture'), path: z.string() }),
  /** What of a PDF proves it; attachments are put into the folder. */
  z.object({ job: z.literal('proof-parts'), path: z.string(), folder: z.string() }),
  /** Puts attachments into a PDF of ours. */
  attachJobSchema.extend({ job: z.literal('attach') }),
  /** A reading copy as what may be set on paper. */
  z.object({ job: z.literal('reading'), path: z.string() }),
  z.object({ job: z.literal('why-not-set'), path: z.string() }),
  annotatePdfSchema.extend({ job: z.literal('annotate-pdf') }),
  appendPdfsSchema.extend({ job: z.literal('append-pdfs') }),
]);
export type ParserRequest = z.infer<typeof parserRequestSchema>;

export const destinationsSchema = z.object({
  pages: z.number().int(),
  /** Page, from 1, of each named destination. */
  destinations: z.record(z.string(), z.number().int()),
});
export type Destinations = z.infer<typeof destinationsSchema>;

/** From the parser's process, which is not trusted: a hostile file may have taken it over. */
export const parserAnswerSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('parsed'), parsed: parsedSchema }),
  z.object({ answer: z.literal('prepared') }),
  z.object({ answer: z.literal('destinations'), destinations: destinationsSchema }),
  /** Where the places lie; not written where they lie elsewhere than was known. */
  z.object({ answer: z.literal('finished'), lying: destinationsSchema, written: z.boolean() }),
  z.object({ answer: z.literal('marks'), file: outsideFileSchema }),
  z.object({ answer: z.literal('pdf-marks'), names: z.array(z.string()) }),
  z.object({ answer: z.literal('page-boxes'), boxes: z.array(pageBoxSchema) }),
  z.object({ answer: z.literal('written') }),
  z.object({ answer: z.literal('draft'), draft: draftSchema }),
  z.object({ answer: z.literal('picture'), picture: drawnPictureSchema }),
  z.object({ answer: z.literal('proof-parts'), parts: proofPartsSchema }),
  z.object({ answer: z.literal('reading'), tree: readingTreeSchema }),
  z.object({ answer: z.literal('why-not-set'), reason: z.string() }),
  z.object({ answer: z.literal('set'), pages: z.number().int() }),
  /** `locked`: it may be read with a password. */
  z.object({ answer: z.literal('refused'), reason: z.string(), locked: z.boolean().optional() }),
  z.object({ answer: z.literal('failed'), reason: z.string() }),
]);
export type ParserAnswer = z.infer<typeof parserAnswerSchema>;
