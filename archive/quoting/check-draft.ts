/** Checks every quotation of a document from elsewhere. */
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { DraftCheck, QuoteVerdict } from '../contract/drafts.ts';
import type { Draft } from '../drafts/draft.ts';
import { runningText } from '../drafts/running-text.ts';
import type { Archive } from '../storage/archive.ts';
import { checkQuotations, type Looking } from './check-quotations.ts';

/** `file`: the name of the draft; '' where it was pasted. */
export async function checkDraft(
  open: { readonly archive: Archive; readonly texts: CaptureTexts },
  draft: Draft,
  file: string,
  looking: Looking = {},
): Promise<DraftCheck> {
  const quoting = draft.stories.map((story) => ({
    running: runningText(story),
    kind: story.kind,
    number: story.number,
    by: story.by,
  }));
  const { quotations: found, articles, unread } = await checkQuotations(open, quoting, looking);
  const quotations = found.map(({ quotation }) => quotation);
  const count = (verdict: QuoteVerdict): number => quotations.filter((one) => one.verdict === verdict).length;
  return {
    file,
    kind: draft.kind,
    quotations,
    stands: count('stands'),
    differs: count('differs'),
    none: count('none'),
    articles,
    unread,
  };
}
