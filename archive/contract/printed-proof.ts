/** What a document that carries its proof prints of it, so that a reader compares without this program. */
import * as z from 'zod';

export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/u);

export const attachmentRoles = ['original', 'text', 'annotations', 'document'] as const;

export const proofAttachmentSchema = z.object({
  /** Plain name, the same on every system. */
  name: z.string(),
  role: z.enum(attachmentRoles),
  type: z.string(),
  bytes: z.number().int(),
  sha256: hashSchema,
  /** What it is, in words. */
  description: z.string(),
});
export type ProofAttachment = z.infer<typeof proofAttachmentSchema>;

export const printedProofSchema = z.object({
  attachments: z.array(proofAttachmentSchema),
  /** Eight groups of four digits; the beginning of the SHA-256 of the manifest. */
  fingerprint: z.string(),
});
export type PrintedProof = z.infer<typeof printedProofSchema>;
