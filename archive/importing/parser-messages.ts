import * as z from 'zod';
import { parsedSchema } from './parsed.ts';

/** From the archive service to the parser's process. */
export const parserRequestSchema = z.discriminatedUnion('job', [
  z.object({ job: z.literal('parse'), path: z.string(), name: z.string() }),
  /** Pages on which the named destinations of a PDF lie, for the page numbers of a briefing. */
  z.object({ job: z.literal('destinations'), path: z.string() }),
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
  z.object({ answer: z.literal('refused'), reason: z.string() }),
  z.object({ answer: z.literal('failed'), reason: z.string() }),
]);
export type ParserAnswer = z.infer<typeof parserAnswerSchema>;
