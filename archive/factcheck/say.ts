/** Saying that passages support a sentence, that it needs none, or that what was said of other words stands. */
import { briefingView, existingBriefing, touchBriefing } from '../briefings/briefing.ts';
import type { SentenceRef } from '../contract/factcheck.ts';
import { ProblemError } from '../contract/problem.ts';
import { draftEvidence } from '../records/evidence.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import type { Open } from './briefing-check.ts';
import { type Claim, claimAddress, claimsOf } from './claim.ts';
import { foldedSentence, matchClaims } from './match-claims.ts';
import { type OwnSentence, ownSentences } from './own-sentences.ts';

interface OfSentence {
  readonly id: string;
  readonly sentence: SentenceRef;
}

export function linkPassages(
  open: Open,
  { id, sentence, annotations }: OfSentence & { readonly annotations: readonly string[] },
): void {
  saying(open, id, sentence, (draft, said, make) => {
    for (const { address } of said) draft.set(address, 'needsNone', false);
    draftEvidence(open.archive, draft, make(), annotations);
  });
}

export function unlinkPassage(
  open: Open,
  { id, sentence, annotation }: OfSentence & { readonly annotation: string },
): void {
  saying(open, id, sentence, (draft, said) => {
    for (const { address } of said) draft.setElement(address, 'evidence', annotation, false);
  });
}

export function sayNeedsNone(
  open: Open,
  { id, sentence, needsNone }: OfSentence & { readonly needsNone: boolean },
): void {
  saying(open, id, sentence, (draft, said, make) => {
    if (needsNone && said.some(({ evidence }) => evidence.length > 0))
      throw new ProblemError(
        'invalid-value',
        'Passages are linked to this sentence. Take them off first to say that it needs none; nothing was changed.',
      );
    if (needsNone) draft.set(make(), 'needsNone', true);
    else for (const { address } of said) draft.set(address, 'needsNone', false);
  });
}

/** What was said of other words stands for this sentence; or, with null, for none any more. */
export function settleClaim(
  open: Open,
  {
    id,
    claim: claimId,
    sentence,
  }: { readonly id: string; readonly claim: string; readonly sentence: SentenceRef | null },
): void {
  const { archive } = open;
  const home = existingBriefing(archive, id);
  archive.commit((draft) => {
    const claim = claimsOf(archive, home).find((one) => one.id === claimId);
    if (!claim)
      throw new ProblemError(
        'not-found',
        'Nothing is said any more of that sentence: it was taken back meanwhile. Nothing was changed.',
      );
    if (sentence) {
      const { at, sentences } = standingSentence(open, id, sentence);
      drawTo(draft, claim.address, sentences[at] as OwnSentence);
    } else {
      for (const annotation of claim.evidence) draft.setElement(claim.address, 'evidence', annotation, false);
      draft.set(claim.address, 'needsNone', false);
    }
    touchBriefing(archive, draft, home);
  });
}

/**
 * @param say `said`: the claims that stand for the sentence; `make` answers the address of the one to write to, a new one where
 *   there is none
 */
function saying(
  open: Open,
  id: string,
  ref: SentenceRef,
  say: (draft: Draft, said: readonly Claim[], make: () => string) => void,
): void {
  const { archive } = open;
  const home = existingBriefing(archive, id);
  archive.commit((draft) => {
    const { at, sentences } = standingSentence(open, id, ref);
    const said = matchClaims(sentences, claimsOf(archive, home)).standing.get(at) ?? [];
    say(draft, said, () => {
      const [first] = said;
      if (first) return first.address;
      const address = claimAddress(home, newId());
      drawTo(draft, address, sentences[at] as OwnSentence);
      return address;
    });
    touchBriefing(archive, draft, home);
  });
}

function drawTo(draft: Draft, address: string, { quote, block }: OwnSentence): void {
  draft.set(address, 'quote', { ...quote });
  draft.set(address, 'block', block);
}

/** The sentence as it was shown; throws where it was changed since. */
function standingSentence(
  { archive, texts }: Open,
  id: string,
  { block, quote }: SentenceRef,
): { readonly at: number; readonly sentences: readonly OwnSentence[] } {
  const sentences = ownSentences(briefingView(archive, texts, id));
  const words = foldedSentence(quote.exact);
  const alike = [...sentences.keys()].filter((index) => {
    const one = sentences[index];
    return one?.block === block && foldedSentence(one.quote.exact) === words;
  });
  const inPlace = alike.filter((index) => {
    const one = sentences[index]?.quote;
    return one?.prefix === quote.prefix && one.suffix === quote.suffix;
  });
  const at = inPlace[0] ?? (alike.length === 1 ? alike[0] : undefined);
  if (at === undefined)
    throw new ProblemError(
      'invalid-value',
      'This sentence was changed since it was shown. Look at the fact-check again; nothing was changed.',
    );
  return { at, sentences };
}
