/** The formats in which a briefing's document is written, and what is left out of it on the way. */
import * as z from 'zod';
import { briefingDocumentSchema } from './document.ts';
import { idSchema } from './id.ts';

/** All but PDF are set without a page of Chromium. */
export const writtenFormats = ['docx', 'html', 'markdown', 'json', 'csv'] as const;
export type WrittenFormat = (typeof writtenFormats)[number];

/** Records that one export names otherwise at most. */
const mostRedacted = 200;

export const redactionSchema = z.object({
  /** People, organisations and places that are named by pseudonyms, in this order. */
  names: z.array(idSchema).max(mostRedacted),
  /** The notes on quotations are left out. */
  withoutNotes: z.boolean(),
});
export type Redaction = z.infer<typeof redactionSchema>;

export const redactionReportSchema = z.object({
  /** In the order in which they were named; of the record itself nothing is said here but its id. */
  pseudonyms: z.array(z.object({ id: idSchema, pseudonym: z.string(), places: z.number().int() })),
  /** Pictures that were left out, as what they show can’t be read. */
  pictures: z.number().int(),
  notes: z.number().int(),
});
export type RedactionReport = z.infer<typeof redactionReportSchema>;

/** Whether an export is to be redacted at all. */
export const isRedacting = ({ names, withoutNotes }: Redaction): boolean => names.length > 0 || withoutNotes;

/** Why redaction and originals can't go together; null where nothing is redacted. */
export const refusalWithOriginals = (redaction: Redaction): string | null =>
  isRedacting(redaction)
    ? 'What is redacted stands in the originals: a document that carries them can’t be redacted. Leave out one or the other.'
    : null;

/** Requests that only the main process and the command line may make. */
export const formatServiceRequests = {
  /** The same document, without the names that are chosen. */
  'documents.redact': {
    input: z.object({ document: briefingDocumentSchema, redaction: redactionSchema }),
    output: z.object({ document: briefingDocumentSchema, report: redactionReportSchema }),
  },
} as const;
