/** What goes from the archive to the parser's process to be written into a PDF. */
import * as z from 'zod';

const markLineSchema = z.object({
  style: z.enum(['solid', 'double', 'dotted', 'dashed', 'wavy']),
  /** Points. */
  thickness: z.number(),
});
export type MarkLine = z.infer<typeof markLineSchema>;

export const pdfMarkSchema = z.object({
  id: z.string(),
  /** One for each page it touches, from 1: quads of words (as in the format), or one rectangle. */
  pages: z.array(
    z.object({
      page: z.number().int().min(1),
      /** The words, in units of the page's text. */
      words: z.array(z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })),
      /** Where they stand according to the geometry kept at import, should the page itself not tell. */
      quads: z.array(z.array(z.number()).length(8)),
      rect: z.array(z.number()).length(4).nullable(),
    }),
  ),
  /** Red, green and blue from 0 to 1. */
  color: z.array(z.number()).length(3),
  /** How the line beneath words is drawn, so that colour is not alone; none where it is not said. */
  line: markLineSchema.optional(),
  /** What the colour means, as the subject of the annotation. */
  subject: z.string(),
  contents: z.string(),
  author: z.string(),
  /** ISO 8601, or ''. */
  created: z.string(),
  modified: z.string(),
});
export type PdfMark = z.infer<typeof pdfMarkSchema>;

/** The stored text of the pages that have marks. */
export const pageTextSchema = z.object({ page: z.number().int().min(1), text: z.string() });
export type PageText = z.infer<typeof pageTextSchema>;

export const pdfToWriteSchema = z.object({
  path: z.string(),
  /** A new file of the app's own folder. */
  to: z.string(),
  marks: z.array(pdfMarkSchema),
  texts: z.array(pageTextSchema),
});
export type PdfToWrite = z.infer<typeof pdfToWriteSchema>;
