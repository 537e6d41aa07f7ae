import * as z from 'zod';
import { briefingDocumentSchema } from '../../archive/contract/document.ts';
import { paperSchema } from '../../archive/contract/shell.ts';

/** `job.json` and `result.json` of a print job. */
export const printJobSchema = z.object({ document: briefingDocumentSchema, paper: paperSchema });
export type PrintJob = z.infer<typeof printJobSchema>;

export const printResultSchema = z.union([
  z.object({ pages: z.number().int() }),
  z.object({ problem: z.string() }),
]);
export type PrintResult = z.infer<typeof printResultSchema>;
