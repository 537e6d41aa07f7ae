/**
 * What is asked about a file that the person dropped on the window. The preload reads its path off the file and asks:
 * the window itself can name none, so these are not among its requests.
 */
import * as z from 'zod';
import { proofReportSchema } from './proof.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const droppedRequests = {
  /** Verifies a document; it is the one that `shell.verifyDocument` then takes `again`. */
  'dropped.verify': request(z.object({ path: z.string() }), proofReportSchema),
} as const;

export type DroppedRequests = typeof droppedRequests;
export type DroppedRequestName = keyof DroppedRequests;
