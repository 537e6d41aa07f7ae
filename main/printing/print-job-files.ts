import * as z from 'zod';
import { briefingDocumentSchema } from '../../archive/contract/document.ts';
import { paperSchema } from '../../archive/contract/shell.ts';

/** `job.json` and `result.json` of a print job: a briefing as PDF, or a picture as PNG. */
export const printJobSchema = z.union([
  z.object({ document: briefingDocumentSchema, paper: paperSchema }),
  z.object({ svg: z.string(), width: z.number(), height: z.number() }),
]);
export type PrintJob = z.infer<typeof printJobSchema>;

export const printResultSchema = z.union([
  z.object({ pages: z.number().int() }),
  z.object({ problem: z.string() }),
]);
export type PrintResult = z.infer<typeof printResultSchema>;

/** What the job made. */
export const printedFile = 'printed';
