import * as z from 'zod';
import { importFormatSchema } from '../contract/exchanging.ts';
import { draftSchema } from '../drafts/draft.ts';
import { pageBoxSchema } from '../exchanging/fragments.ts';
import { outsideFileSchema } from '../exchanging/outside-mark.ts';
import { pdfToWriteSchema } from '../exchanging/pdf-marks.ts';
import { parsedSchema } from './parsed.ts';

/** From the archive service to the parser's process. */
export const parserRequestSchema = z.discriminatedUnion('job', [
  z.object({
    job: z.literal('parse'),
    path: z.string(),
    name: z.string(),
    password: z.string().optional(),
  }),
  /** Pages on which the named destinations of a PDF lie, for the page numbers of a briefing. */
  z.object({ job: z.literal('destinations'), path: z.string() }),
  /** Marks in a file of another program; the format shows in it where it is not said. */
  z.object({ job: z.literal('marks'), path: z.string(), format: importFormatSchema.optional() }),
  /** Names of the marks that other programs made in a PDF. */
  z.object({ job: z.literal('pdf-marks'), path: z.string() }),
  /** How the pages of a PDF lie. */
  z.object({ job: z.literal('page-boxes'), path: z.string() }),
  /** Writes a PDF with marks in it to a new file of the app's own folder. */
  pdfToWriteSchema.extend({ job: z.literal('write-pdf') }),
  /** A draft from elsewhere, as it is searched for quotations: a file, or text that was pasted. */
  z.object({ job: z.literal('draft'), path: z.string() }),
  z.object({
    job: z.literal('written-draft'),
    text: z.string(),
    kind: z.enum(['text', 'markdown', 'html']),
  }),
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
  z.object({ answer: z.literal('destinations'), destinations: destinationsSchema }),
  z.object({ answer: z.literal('marks'), file: outsideFileSchema }),
  z.object({ answer: z.literal('pdf-marks'), names: z.array(z.string()) }),
  z.object({ answer: z.literal('page-boxes'), boxes: z.array(pageBoxSchema) }),
  z.object({ answer: z.literal('written') }),
  z.object({ answer: z.literal('draft'), draft: draftSchema }),
  /** `locked`: it may be read with a password. */
  z.object({ answer: z.literal('refused'), reason: z.string(), locked: z.boolean().optional() }),
  z.object({ answer: z.literal('failed'), reason: z.string() }),
]);
export type ParserAnswer = z.infer<typeof parserAnswerSchema>;
