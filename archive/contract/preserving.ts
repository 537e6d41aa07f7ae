/** Writing an archive as a bag (BagIt 1.0, RFC 8493) for long keeping, and taking one out of a bag. */
import * as z from 'zod';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const nothing = z.object({});

/** Long work on whole folders, one at a time. */
export const workKinds = ['bag', 'unbag', 'handover'] as const;
export type WorkKind = (typeof workKinds)[number];
export const workProgressSchema = z.object({
  kind: z.literal('work-progress'),
  work: z.enum(workKinds),
  done: z.number().int(),
  total: z.number().int(),
  file: z.string(),
});

export const bagReportSchema = z.object({
  folder: z.string(),
  /** Files of the archive, and their bytes: the bag's Payload-Oxum. */
  files: z.number().int(),
  bytes: z.number().int(),
  /** What was not as it had been stored when it went into the bag, or was not there, as sentences. */
  findings: z.array(z.string()),
});
export type BagReport = z.infer<typeof bagReportSchema>;

export const unbagReportSchema = z.object({
  folder: z.string(),
  /** Id of the archive. */
  id: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
});
export type UnbagReport = z.infer<typeof unbagReportSchema>;

/** Requests that the window may make. */
export const preservingRequests = {
  /** Stops what is being written or taken out; nothing of it is left. */
  'preserving.cancel': request(nothing, nothing),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const preservingServiceRequests = {
  /** `agent`: name and version of the program, for the bag's Bag-Software-Agent. */
  'preserving.bag': request(z.object({ folder: z.string(), agent: z.string() }), bagReportSchema),
  'preserving.unbag': request(z.object({ bag: z.string(), folder: z.string() }), unbagReportSchema),
} as const;
