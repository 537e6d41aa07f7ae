/** A document from elsewhere as it is searched for quotations: its text with what was changed in it, and nothing else. */
import * as z from 'zod';
import { draftKinds, storyKinds } from '../contract/drafts.ts';

/** A piece of a paragraph; of tracked changes, who made them. */
export const pieceSchema = z.object({
  text: z.string(),
  change: z.enum(['inserted', 'deleted']).optional(),
  by: z.string().optional(),
});
export type Piece = z.infer<typeof pieceSchema>;

export const draftParagraphSchema = z.object({
  pieces: z.array(pieceSchema),
  /** Set in as a quotation. */
  block: z.boolean(),
  /** Its end was deleted: the next one goes on in it. */
  runsOn: z.boolean(),
});
export type DraftParagraph = z.infer<typeof draftParagraphSchema>;

/** The body, or one note or comment. */
export const storySchema = z.object({
  kind: z.enum(storyKinds),
  number: z.number().int().nullable(),
  by: z.string(),
  paragraphs: z.array(draftParagraphSchema),
});
export type Story = z.infer<typeof storySchema>;

export const draftSchema = z.object({ kind: z.enum(draftKinds), stories: z.array(storySchema) });
export type Draft = z.infer<typeof draftSchema>;

/** Characters of text that a draft may hold: about ten thousand pages. */
export const longestDraft = 25_000_000;

export const plainParagraph = (text: string, block = false): DraftParagraph => ({
  pieces: [{ text }],
  block,
  runsOn: false,
});

export const bodyOf = (paragraphs: DraftParagraph[]): Story => ({
  kind: 'body',
  number: null,
  by: '',
  paragraphs,
});
