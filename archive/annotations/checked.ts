/** Words that a machine read: which marks are of such words, and whether a person has compared them with their picture. */
import * as z from 'zod';
import type { Target } from '../anchoring/selectors.ts';
import type { ArticleRecord } from '../articles/article.ts';
import { announcedCaptureSchema } from '../articles/capture.ts';
import { homeOf } from '../storage/layout.ts';
import type { Replica } from '../storage/replica.ts';
import { quoteOf } from './quote.ts';

/** A mark as far as it matters here. */
interface Marked {
  readonly address: string;
  readonly target: Target;
}

/** The words are kept with it: a mark that was put on other words since has to be compared anew. */
export const checkedSchema = z.object({
  picture: z.string().regex(/^[0-9a-f]{64}$/),
  by: z.string(),
  at: z.string(),
  capture: z.string(),
  words: z.string(),
});
export type Checked = z.infer<typeof checkedSchema>;

/** Undefined where nobody has compared the words that are marked now. */
export function readChecked(replica: Replica, { address, target }: Marked): Checked | undefined {
  const { data } = checkedSchema.safeParse(replica.value(address, 'checked'));
  return data?.capture === target.capture && data.words === quoteOf(target) ? data : undefined;
}

/**
 * Whether a page that the mark touches was read by a machine, in the copy that was marked. `shown`: a capture that was
 * read already, mostly the very one.
 */
export function isMachineRead(
  replica: Replica,
  { address, target }: Marked,
  shown?: ArticleRecord['capture'],
): boolean {
  const announced =
    shown?.id === target.capture
      ? shown.announced
      : announcedCaptureSchema.safeParse(replica.value(homeOf(address), `captures/${target.capture}`)).data;
  const pages = announced?.machineRead;
  if (!pages || quoteOf(target).trim() === '') return false;
  return stretchesOf(target).some((one) => one.pages.some(({ page }) => pages.includes(page)));
}

/** The pieces of a mark. */
export const stretchesOf = (target: Target): Pick<Target, 'pages'>[] => [target, ...(target.further ?? [])];
