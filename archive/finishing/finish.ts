/** What is asked of the finishing of a printed document. */
import * as z from 'zod';

export const finishSchema = z.object({
  /** The document as Chromium printed it: tagged, without an outline, heads and feet. */
  printed: z.string(),
  /** Heads and feet, a page each, untagged. */
  heads: z.string(),
  /** Pages at the front that have none. */
  bare: z.number().int(),
  /** File to write. */
  to: z.string(),
  /** The pages that contents, index and heads were printed with: where they are not right, nothing is written. */
  shown: z.record(z.string(), z.number().int()),
  /** and how many there were, as the feet say. */
  pages: z.number().int(),
  /** Space between the edge of the paper and the text above it, in points. */
  marginTop: z.number(),
  title: z.string(),
  subtitle: z.string(),
  author: z.string(),
  /** ISO 8601 day. */
  date: z.string(),
  /** BCP 47. */
  language: z.string(),
  outline: z.array(z.object({ title: z.string(), level: z.number().int(), place: z.string() })),
});
export type Finish = z.infer<typeof finishSchema>;
/** What is known of the document, without the files. */
export type Printed = Omit<Finish, 'printed' | 'heads' | 'to'>;

/** Pages, from 1, on which the named places of a printed document lie. */
export interface Lying {
  readonly pages: number;
  readonly destinations: Readonly<Record<string, number>>;
}

/** Whether every place lies where it was said to, on as many pages. */
export const isAsShown = (said: Pick<Finish, 'shown' | 'pages'>, { pages, destinations }: Lying): boolean =>
  pages === said.pages && Object.entries(said.shown).every(([place, page]) => destinations[place] === page);
