/** What is set of PDFs with their marks: told to the parser’s process, in which hostile files do no harm. */
import * as z from 'zod';
import { pageTextSchema, pdfMarkSchema } from '../exchanging/pdf-marks.ts';

/** A small sign with a mark’s number at the edge of its page, beside what is marked. */
const pageTabSchema = z.object({
  page: z.number().int().min(1),
  number: z.number().int().min(1),
  /** What a reader is told of it. */
  title: z.string(),
  /** Red, green and blue from 0 to 1. */
  color: z.array(z.number()).length(3),
  /** Left, bottom, right, top of what is marked, in unrotated user space. */
  at: z.array(z.number()).length(4),
  /** Name of the place in the printed list that it leads to. */
  place: z.string(),
});
export type PageTab = z.infer<typeof pageTabSchema>;

export const pdfToSetSchema = z.object({
  path: z.string(),
  marks: z.array(pdfMarkSchema),
  texts: z.array(pageTextSchema),
  tabs: z.array(pageTabSchema),
  /** In the outline. */
  title: z.string(),
  /** Before the page’s own number, where its pages follow others: `S-k3f9, `. */
  label: z.string(),
  /** In which the addresses of links that lead to its pages begin; the page’s number follows. */
  pagesAddress: z.string(),
});
export type PdfToSet = z.infer<typeof pdfToSetSchema>;

/** The article’s own file comes first and stays as it is; the printed list of its marks follows. */
export const annotatePdfSchema = z.object({ article: pdfToSetSchema, list: z.string(), to: z.string() });
export type AnnotatePdf = z.infer<typeof annotatePdfSchema>;

/** The pages of articles follow those of a printed document. */
export const appendPdfsSchema = z.object({
  document: z.string(),
  articles: z.array(pdfToSetSchema),
  to: z.string(),
});
export type AppendPdfs = z.infer<typeof appendPdfsSchema>;
