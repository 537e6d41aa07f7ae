/** The fact-check of a briefing: a pure function of its sentences and of what was said of them. */
import type { CheckedSentence, FactCheck, SentenceState, SupportingPassage } from '../contract/factcheck.ts';
import type { Briefing } from '../contract/views.ts';
import { comparedWords } from '../quoting/compare-words.ts';
import type { Claim } from './claim.ts';
import { matchClaims } from './match-claims.ts';
import { ownSentences, undecidedTexts } from './own-sentences.ts';

/** @param passagesOf what is known of marks, by their ids; of each one, whether it is here or not */
export function factCheckOf(
  briefing: Pick<Briefing, 'id' | 'title' | 'blocks'>,
  claims: readonly Claim[],
  passagesOf: (annotations: readonly string[]) => readonly SupportingPassage[],
): FactCheck {
  const own = ownSentences(briefing);
  const undecided = undecidedTexts(briefing);
  const { standing, changed, loose } = matchClaims(own, claims);
  const passages = Object.fromEntries(
    passagesOf([...new Set(claims.flatMap(({ evidence }) => evidence))]).map((passage) => [
      passage.annotation,
      passage,
    ]),
  );
  const isHere = (annotation: string): boolean => passages[annotation]?.presence === 'here';
  const sentences = own.map((sentence, at): CheckedSentence => {
    const said = standing.get(at) ?? [];
    const evidence = [...new Set(said.flatMap((claim) => claim.evidence))].sort();
    const formerly = (changed.get(at) ?? []).map(({ id, quote, evidence: support, needsNone }) => ({
      claim: id,
      was: quote.exact,
      evidence: [...support],
      needsNone,
      difference: comparedWords(sentence.quote.exact, quote.exact),
    }));
    return {
      number: at + 1,
      ...sentence,
      state: stateOf({
        isSupported: evidence.some(isHere),
        needsNone: evidence.length === 0 && said.some(({ needsNone }) => needsNone),
        isChanged: formerly.length > 0,
      }),
      evidence,
      changed: formerly,
    };
  });
  const count = (state: SentenceState): number => sentences.filter((one) => one.state === state).length;
  return {
    id: briefing.id,
    title: briefing.title,
    sentences,
    loose: loose
      // Which sentences such a text will have shows when somebody has decided.
      .filter(({ claim }) => !undecided.has(claim.block))
      .map(({ claim: { id, quote, evidence, needsNone }, among }) => ({
        claim: id,
        was: quote.exact,
        evidence: [...evidence],
        needsNone,
        among: among.map((at) => at + 1),
      })),
    passages,
    undecided: undecided.size,
    counts: {
      sentences: sentences.length,
      supported: count('supported'),
      needsNone: count('needs-none'),
      changed: count('changed'),
      gaps: count('gap'),
    },
  };
}

function stateOf(known: {
  readonly isSupported: boolean;
  readonly needsNone: boolean;
  readonly isChanged: boolean;
}): SentenceState {
  if (known.isSupported) return 'supported';
  if (known.needsNone) return 'needs-none';
  return known.isChanged ? 'changed' : 'gap';
}
