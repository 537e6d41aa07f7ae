/** Comparing an archive with itself, and mending what can be mended (`docs/SYNC.md`, "Verify and repair"). */
import * as z from 'zod';

const nothing = z.object({});
const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** What mends a finding; `destroy-again` takes away what a person destroyed, `trash-link` takes something away and is only done where it is asked for by name. */
export const repairActions = [
  'restore-file',
  'restore-capture',
  'rewrite-checkpoint',
  'rebuild-index',
  'destroy-again',
  'trash-link',
] as const;
export const repairActionSchema = z.enum(repairActions);
export type RepairAction = z.infer<typeof repairActionSchema>;

export const findingSchema = z.object({
  /** Stable name of the kind of finding, such as `file-altered`. */
  kind: z.string(),
  /** Path in the archive, or the address of a thing. */
  where: z.string(),
  message: z.string(),
  remedy: z.object({
    /** Null where nothing here can mend it. */
    action: repairActionSchema.nullable(),
    /** What can be done, as a sentence. */
    words: z.string(),
  }),
});
export type Finding = z.infer<typeof findingSchema>;

/** What is worth saying and nothing to be mended: a copy that is still on its way. */
export const isInformation = ({ kind }: Pick<Finding, 'kind'>): boolean =>
  kind === 'on-its-way' ||
  kind === 'quotation-without-source' ||
  kind === 'block-dangling' ||
  kind === 'evidence-without-mark';

export const verificationSchema = z.object({
  checked: z.object({
    articles: z.number().int(),
    captures: z.number().int(),
    /** Files of captures that were hashed, and their bytes. */
    files: z.number().int(),
    bytes: z.number().int(),
    annotations: z.number().int(),
    histories: z.number().int(),
    /** Lines of all histories. */
    changes: z.number().int(),
    checkpoints: z.number().int(),
  }),
  findings: z.array(findingSchema),
});
export type Verification = z.infer<typeof verificationSchema>;

export const repairSchema = z.object({
  /** What was mended, one by one, as sentences. */
  done: z.array(z.object({ action: repairActionSchema, where: z.string(), message: z.string() })),
  /** What could not be mended though it was tried, as sentences: nothing was changed there. */
  failed: z.array(z.object({ action: repairActionSchema, where: z.string(), message: z.string() })),
  /** What verifying finds thereafter. */
  left: verificationSchema,
  /** Where the damaged bytes were kept, in the app's own folder; null where there were none. */
  keptIn: z.string().nullable(),
});
export type Repair = z.infer<typeof repairSchema>;

export const lastVerifiedSchema = z
  .object({
    /** ISO 8601 instant. */
    at: z.string(),
    /** Findings of that time, without what is only information. */
    findings: z.number().int(),
  })
  .nullable();

export const verifyStages = ['histories', 'checkpoints', 'links', 'captures', 'repair'] as const;
export const verifyProgressSchema = z.object({
  kind: z.literal('verify-progress'),
  stage: z.enum(verifyStages),
  done: z.number().int(),
  /** 0 where it is not known beforehand. */
  total: z.number().int(),
});
export type VerifyProgress = Omit<z.infer<typeof verifyProgressSchema>, 'kind'>;

const repairInput = z.object({
  /** Only findings of these kinds; without it all that can be mended without taking anything away. */
  kinds: z.array(z.string()).optional(),
});

/** Requests that the window may make. */
export const verifyingRequests = {
  /** Changes nothing in the archive; progress comes as notices, `archive.cancelVerify` stops it. */
  'archive.verify': request(nothing, verificationSchema),
  'archive.repair': request(repairInput, repairSchema),
  'archive.cancelVerify': request(nothing, nothing),
  'archive.lastVerified': request(nothing, lastVerifiedSchema),
} as const;

/** What only the main process and the command line may ask: a window must not name paths. */
export const verifyingServiceRequests = {
  /** Like `archive.repair`, with stored copies taken from another copy of the archive as well. */
  'service.repairFrom': request(repairInput.extend({ from: z.string() }), repairSchema),
} as const;
