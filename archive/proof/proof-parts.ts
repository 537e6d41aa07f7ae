/** What of a PDF proves it: its attachments and its pages. Shapes of the parser’s jobs, in a process of its own. */
import * as z from 'zod';

export const proofPartsSchema = z.object({
  /** Content lies in files of these names in the folder that was given. */
  attachments: z.array(z.object({ name: z.string(), file: z.string() })),
  pages: z.array(
    z.object({
      text: z.string(),
      /** With lines of both directions read from the other side; null where it has none. */
      otherwise: z.string().nullable(),
      drawing: z.string(),
    }),
  ),
  /** What acts or hides: scripts, forms, layers. */
  active: z.array(z.string()),
});
export type ProofParts = z.infer<typeof proofPartsSchema>;

export const attachJobSchema = z.object({
  path: z.string(),
  /** File to write. */
  out: z.string(),
  /** ISO 8601 day that attachments are dated by. */
  date: z.string(),
  attachments: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      type: z.string(),
      description: z.string(),
      relationship: z.enum(['Source', 'Data', 'Supplement']),
      /** Its bytes are to stand in the file as they are. */
      plain: z.boolean(),
    }),
  ),
});
export type AttachJob = z.infer<typeof attachJobSchema>;

export interface ProofParser {
  /** `folder`: where attachments are put; it must be there and empty. */
  proofParts(path: string, folder: string): Promise<ProofParts>;
  attach(job: AttachJob): Promise<void>;
}
