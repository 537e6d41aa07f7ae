/**
 * What an author leaves out of a quotation, and puts in: each in a register of its own, so that edits made on two devices at once are
 * both kept. An edit counts while the mark is of the very words that it was made of; what was made of others is shown as such.
 */
import * as z from 'zod';
import type { AnnotationRecord } from '../annotations/annotation.ts';
import { quoteOf } from '../annotations/quote.ts';
import { sha256 } from '../articles/capture.ts';
import { longestInsertion, type QuotationEdit } from '../contract/briefing-blocks.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import type { Replica } from '../storage/replica.ts';

const set = 'edits';

/** `of`: SHA-256 of the mark’s words, whose own text stands in no briefing. */
const editSchema = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  words: z.string().max(longestInsertion).nullable(),
  of: z.string(),
});

export interface QuotationEdits {
  readonly edits: QuotationEdit[];
  /** Ids of those that were made of other words. */
  readonly stale: readonly string[];
}

/** `quote`: the words of the mark as they are now; undefined where it is not here: nothing is known of the edits then. */
export function editsOf(replica: Replica, address: string, quote: string | undefined): QuotationEdits {
  const hash = quote === undefined ? '' : sha256(quote);
  const edits: QuotationEdit[] = [];
  const stale: string[] = [];
  for (const [id, value] of replica.elements(address, set)) {
    const { data } = editSchema.safeParse(value);
    if (!data) continue;
    const { of, ...edit } = data;
    if (of === hash) edits.push({ id, ...edit });
    else if (quote !== undefined) stale.push(id);
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  return { edits, stale };
}

interface NewEdit {
  readonly start: number;
  readonly end: number;
  readonly words: string | null;
  /** What the author had before them. */
  readonly quote: string;
}

/** Writes an edit; those that lie within what is left out or replaced now are taken back with it. */
export function draftEdit(
  replica: Replica,
  draft: Draft,
  address: string,
  mark: AnnotationRecord,
  { words, quote, ...asked }: NewEdit,
): void {
  const known = quoteOf(mark.target);
  const { start, end } = withoutBlanks(known, asked);
  if (quote !== known)
    throw new ProblemError(
      'invalid-value',
      'The words of this highlight were changed since they were shown. Look at the quotation again; nothing was changed.',
    );
  const length = [...known].length;
  const own = words === null ? null : words.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (asked.end > length || start > end || (start === end && !own))
    throw new ProblemError(
      'invalid-value',
      own === null
        ? `There are no words from ${start} to ${end} in this quotation, which has ${length} characters. Nothing was changed.`
        : `Nothing can be put in from ${start} to ${end} of this quotation, which has ${length} characters. Nothing was changed.`,
    );
  if (start === 0 && end === length)
    throw new ProblemError(
      'invalid-value',
      'That would leave nothing of the quotation. Nothing was changed; remove the block instead.',
    );
  for (const edit of editsOf(replica, address, known).edits)
    if (edit.start < edit.end ? edit.start >= start && edit.end <= end : edit.start > start && edit.end < end)
      draft.set(address, `${set}/${edit.id}`, null);
  draft.set(address, `${set}/${newId()}`, { start, end, words: own === '' ? null : own, of: sha256(known) });
}

/** Blanks at the ends of a stretch stay: what is put in its place stands apart from its neighbours, as it did. */
function withoutBlanks(
  quote: string,
  { start, end }: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  const points = [...quote].slice(start, end);
  const first = points.findIndex((point) => point.trim() !== '');
  if (first < 0) return { start, end };
  return { start: start + first, end: start + points.findLastIndex((point) => point.trim() !== '') + 1 };
}

export function draftRestored(
  replica: Replica,
  draft: Draft,
  address: string,
  ids?: readonly string[],
): void {
  for (const [id, value] of replica.elements(address, set))
    if (value !== null && (!ids || ids.includes(id))) draft.set(address, `${set}/${id}`, null);
}
