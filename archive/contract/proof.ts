/**
 * Documents that carry what proves them: the manifest inside, what verifying says of it, keys that sign.
 * `docs/FORMAT.md` (“Documents that prove themselves”) specifies them.
 */
import * as z from 'zod';
import { briefingDocumentSchema, quotedPieceSchema } from './document.ts';
import { idSchema } from './id.ts';
import { hashSchema, printedProofSchema, proofAttachmentSchema } from './printed-proof.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const nothing = z.object({});

/** A stored copy that is quoted: its original and its canonical text among the attachments. */
const provenCopySchema = z.object({
  /** Number of its source in the document. */
  source: z.number().int(),
  sign: z.string(),
  title: z.string(),
  address: z.string(),
  capture: z.string(),
  captured: z.string(),
  /** Names of attachments. */
  original: z.string(),
  text: z.string(),
  /** Name that the original had where it came from: its ending says how it is read. */
  originalName: z.string(),
  textSha256: hashSchema,
  /** By which rule, and with which programs, the text was made of the original. */
  rule: z.object({ name: z.string(), version: z.number().int() }),
  tools: z.record(z.string(), z.string()),
});
export type ProvenCopy = z.infer<typeof provenCopySchema>;

const provenQuotationSchema = z.object({
  number: z.number().int(),
  sign: z.string(),
  source: z.number().int(),
  /** Name of the attached text. */
  text: z.string(),
  pieces: z.array(quotedPieceSchema),
  /** One for each verbatim piece: where it stands in that text, in code points. */
  places: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  /** Page of a PDF that it stands on there, or paragraph, from 1. */
  locator: z.object({ kind: z.enum(['page', 'paragraph']), number: z.number().int() }).nullable(),
  /** Page of this document that it begins on, from 1; null where its words are not found there in one row. */
  printed: z.number().int().nullable(),
  machineRead: z.boolean(),
  translatedFrom: z.string(),
});
export type ProvenQuotation = z.infer<typeof provenQuotationSchema>;

const provenPageSchema = z.object({
  /** All words of the page; the fingerprint in them as `#`. White space means nothing. */
  words: z.string(),
  /** SHA-256 of all that draws the page; null for the one that prints the fingerprint. */
  drawing: hashSchema.nullable(),
});
export type ProvenPage = z.infer<typeof provenPageSchema>;

export const manifestSchema = z.object({
  format: z.literal('dossier-manifest'),
  version: z.literal(1),
  archive: idSchema,
  briefing: z.object({
    id: idSchema,
    title: z.string(),
    subtitle: z.string(),
    author: z.string(),
    language: z.string(),
  }),
  /** Day of the export, ISO 8601. */
  date: z.string(),
  attachments: z.array(proofAttachmentSchema),
  copies: z.array(provenCopySchema),
  quotations: z.array(provenQuotationSchema),
  pages: z.array(provenPageSchema),
  /** What the file has that acts or hides: scripts, forms, layers. */
  active: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const sealSchema = z.object({
  format: z.literal('dossier-seal'),
  version: z.literal(1),
  /** SHA-256 of the manifest. */
  manifest: hashSchema,
  /** SHA-256 of all bytes of the file before and after the seal. */
  file: hashSchema,
  signer: z.object({ name: z.string(), key: z.string() }).nullable(),
  /** Ed25519 over all above it, base64; '' where nobody signed. */
  signature: z.string(),
});
export type Seal = z.infer<typeof sealSchema>;

export const proofVerdicts = [
  'signed',
  'fingerprint',
  'consistent',
  'rewritten',
  'altered',
  'no-proof',
] as const;
export type ProofVerdict = (typeof proofVerdicts)[number];

export const proofFindingSchema = z.object({
  of: z.enum(['file', 'manifest', 'fingerprint', 'signature', 'attachment', 'quotation', 'page']),
  /** “Quotation 3”, “Page 2”, the name of an attachment. */
  where: z.string(),
  /** A whole sentence. */
  message: z.string(),
});
export type ProofFinding = z.infer<typeof proofFindingSchema>;

export const checkedProofQuotationSchema = z.object({
  number: z.number().int(),
  sign: z.string(),
  source: z.number().int(),
  title: z.string(),
  words: z.string(),
  /** In the attached text, at the stated place. */
  stands: z.boolean(),
  /** Whether that text was made anew from the original, and is the same. */
  original: z.enum(['same', 'differs', 'stands', 'unread']),
  /** Whether the document prints it so; null where that can't be told. */
  printed: z.boolean().nullable(),
  page: z.number().int().nullable(),
  locator: provenQuotationSchema.shape.locator,
  machineRead: z.boolean(),
  translatedFrom: z.string(),
});
export type CheckedProofQuotation = z.infer<typeof checkedProofQuotationSchema>;

export const proofReportSchema = z.object({
  /** Name of the file. */
  file: z.string(),
  verdict: z.enum(proofVerdicts),
  /** The verdict in a sentence, and what it does not say. */
  message: z.string(),
  title: z.string(),
  date: z.string(),
  fingerprint: z.string(),
  signer: z.object({ name: z.string(), key: z.string(), trusted: z.boolean() }).nullable(),
  findings: z.array(proofFindingSchema),
  /** No faults, but worth knowing; whole sentences. */
  remarks: z.array(z.string()),
  quotations: z.array(checkedProofQuotationSchema),
  attachments: z.array(proofAttachmentSchema.extend({ found: z.enum(['same', 'differs', 'missing']) })),
});
export type ProofReport = z.infer<typeof proofReportSchema>;

export const signingKeySchema = z.object({
  name: z.string(),
  /** First 16 hexadecimal digits of the SHA-256 of the key, in groups of four. */
  key: z.string(),
  own: z.boolean(),
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** Requests that the window may make. */
export const proofRequests = {
  'keys.list': request(nothing, z.array(signingKeySchema)),
  'keys.forget': request(z.object({ key: z.string() }), z.array(signingKeySchema)),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const proofServiceRequests = {
  /** Puts all that a document is to carry into a folder of the app’s own. */
  'service.beginProof': request(
    z.object({ document: briefingDocumentSchema }),
    z.object({ folder: z.string(), proof: printedProofSchema }),
  ),
  /**
   * Looks at `printed.pdf` in that folder, which prints `fingerprint`. Where that is the right one, the file is made whole
   * (`whole.pdf`); else the right one is answered, and the document is to be printed again.
   */
  'service.settleProof': request(
    z.object({ folder: z.string(), fingerprint: z.string(), sign: z.boolean() }),
    z.object({ fingerprint: z.string(), whole: z.string().nullable() }),
  ),
  'service.endProof': request(z.object({ folder: z.string() }), nothing),
  'service.verifyDocument': request(
    z.object({
      path: z.string(),
      /** As it was read out or sent, with or without blanks; '' for none. */
      fingerprint: z.string(),
      /** Path of a public key to trust for this once; '' for none. */
      key: z.string(),
    }),
    proofReportSchema,
  ),
  'service.exportKey': request(z.object({ path: z.string() }), signingKeySchema),
  'service.trustKey': request(z.object({ path: z.string(), name: z.string() }), signingKeySchema),
} as const;

export const proofShellRequests = {
  /**
   * *Verify a document…*: asks for a PDF and verifies it; null where cancelled. `again`: the one that was verified last, with
   * another fingerprint or other keys to trust.
   */
  'shell.verifyDocument': request(
    z.object({ fingerprint: z.string(), again: z.boolean() }),
    proofReportSchema.nullable(),
  ),
  'shell.exportKey': request(nothing, signingKeySchema.nullable()),
  'shell.trustKey': request(nothing, signingKeySchema.nullable()),
} as const;
