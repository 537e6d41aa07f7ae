/**
 * What the main process and the command line ask of the archive service beyond what the window may ask:
 * opening and making archives, files of captures, the printed page of a briefing.
 */
import * as z from 'zod';
import { annotatedServiceRequests } from './annotated.ts';
import { briefingServiceRequests } from './briefing-requests.ts';
import { captureServiceRequests } from './captures.ts';
import { citingChangesSchema, citingServiceRequests } from './citing.ts';
import { conflictServiceRequests } from './conflicts.ts';
import { briefingDocumentSchema } from './document.ts';
import { saidPartsSchema } from './document-parts.ts';
import { draftServiceRequests } from './drafts.ts';
import { editionServiceRequests } from './editions.ts';
import { exchangingServiceRequests } from './exchanging.ts';
import { factCheckServiceRequests } from './factcheck.ts';
import { formatServiceRequests } from './formats.ts';
import { handoverServiceRequests } from './handover.ts';
import { keepingServiceRequests } from './keeping.ts';
import { matrixServiceRequests } from './matrix.ts';
import { openingServiceRequests } from './opening.ts';
import { preservingServiceRequests } from './preserving.ts';
import { problemSchema } from './problem.ts';
import { proofServiceRequests } from './proof.ts';
import { archiveRequests } from './requests.ts';
import { noticeSchema } from './shell.ts';
import { statementServiceRequests } from './statements.ts';
import { syncServiceRequests } from './sync.ts';
import { verifyingServiceRequests } from './verifying.ts';
import { archiveStatusSchema, articleSummarySchema, captureSchema, idSchema } from './views.ts';

const nothing = z.object({});
const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** The files of a capture that a page may read. */
export const captureFiles = ['reading.html', 'text.json', 'original.pdf'] as const;

export const serviceRequests = {
  ...archiveRequests,
  ...keepingServiceRequests,
  ...captureServiceRequests,
  ...annotatedServiceRequests,
  ...openingServiceRequests,
  ...conflictServiceRequests,
  ...syncServiceRequests,
  ...verifyingServiceRequests,
  ...preservingServiceRequests,
  ...handoverServiceRequests,
  ...exchangingServiceRequests,
  ...matrixServiceRequests,
  ...statementServiceRequests,
  ...draftServiceRequests,
  ...formatServiceRequests,
  ...briefingServiceRequests,
  ...proofServiceRequests,
  ...editionServiceRequests,
  ...factCheckServiceRequests,
  ...citingServiceRequests,
  /** All articles at once, or all that are in the trash: for scripts. */
  'articles.list': request(z.object({ trashed: z.boolean().optional() }), z.array(articleSummarySchema)),
  /** `labels`: whether names of folders tell what they hold; they do unless told otherwise. */
  'service.create': request(
    z.object({ path: z.string(), labels: z.boolean().optional() }),
    archiveStatusSchema,
  ),
  'service.open': request(z.object({ path: z.string() }), archiveStatusSchema),
  /** Makes the sample archive in a new folder from the samples' folder, and opens it. */
  'service.createSample': request(z.object({ path: z.string(), samples: z.string() }), archiveStatusSchema),
  'service.close': request(nothing, nothing),
  /** Path on disk of a capture's file. */
  'service.captureFile': request(
    z.object({ article: idSchema, capture: captureSchema.shape.id, file: z.enum(captureFiles) }),
    z.object({ path: z.string() }),
  ),
  /** Puts whatever has this id into the trash, or takes it out; answers its address. */
  'archive.trash': request(
    z.object({ id: idSchema, trashed: z.boolean() }),
    z.object({ address: z.string() }),
  ),
  /** What a briefing says, ready to be set in any format; `date` is the day of the export. */
  'service.briefingDocument': request(
    z.object({
      id: idSchema,
      date: z.string(),
      parts: saidPartsSchema.optional(),
      /** How it cites, where that is to be otherwise than chosen for the briefing. */
      citing: citingChangesSchema.optional(),
      /** Only to be looked at: nothing is written, and what has no sign has the one that an export would give it. */
      looking: z.boolean().optional(),
    }),
    briefingDocumentSchema,
  ),
} as const;

export type ServiceRequests = typeof serviceRequests;
export type ServiceRequestName = keyof ServiceRequests;
export type ServiceInput<N extends ServiceRequestName> = z.input<ServiceRequests[N]['input']>;
export type ServiceOutput<N extends ServiceRequestName> = z.output<ServiceRequests[N]['output']>;

/** From the main process to the service's process. */
export const toServiceSchema = z.object({
  id: z.number().int(),
  name: z.custom<ServiceRequestName>(
    (name) => typeof name === 'string' && Object.hasOwn(serviceRequests, name),
  ),
  input: z.unknown(),
});

/** From the service's process to the main process. */
export const fromServiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number().int(), value: z.unknown() }),
  z.object({ kind: z.literal('problem'), id: z.number().int(), problem: problemSchema }),
  z.object({ kind: z.literal('notice'), notice: noticeSchema }),
]);
export type FromService = z.infer<typeof fromServiceSchema>;
