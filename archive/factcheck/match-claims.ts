/**
 * Which claims speak of which sentence. Only the same words count, quotes, dashes and spaces folded; of sentences that are
 * alike those beside them decide, and where these don't the claim is loose. A sentence that was changed is asked about.
 */
import { foldText } from '../anchoring/folded-text.ts';
import { wordTokens } from '../quoting/word-tokens.ts';
import type { Claim } from './claim.ts';
import type { OwnSentence } from './own-sentences.ts';

export interface MatchedClaims {
  /** By index of the sentence. */
  readonly standing: ReadonlyMap<number, readonly Claim[]>;
  /** Claims whose words were changed since, by the sentence that they may have become. */
  readonly changed: ReadonlyMap<number, readonly Claim[]>;
  /** `among`: indexes of the sentences that have its words, where there are several. */
  readonly loose: readonly { readonly claim: Claim; readonly among: readonly number[] }[];
}

/** How much of its words a sentence must have kept to be asked about; and where it stands between the same two. */
const likely = 0.5;
const likelyInPlace = 0.2;

export const foldedSentence = (words: string): string => foldText(words).text.trim();

export function matchClaims(sentences: readonly OwnSentence[], claims: readonly Claim[]): MatchedClaims {
  const alike = new Map<string, number[]>();
  sentences.forEach(({ quote }, at) => {
    const words = foldedSentence(quote.exact);
    alike.set(words, [...(alike.get(words) ?? []), at]);
  });
  const standing = new Map<number, Claim[]>();
  const changed = new Map<number, Claim[]>();
  const loose: { claim: Claim; among: readonly number[] }[] = [];
  const unmatched: Claim[] = [];
  for (const claim of claims) {
    const among = alike.get(foldedSentence(claim.quote.exact)) ?? [];
    const at = among.length > 1 ? inItsPlace(sentences, among, claim) : among[0];
    if (at !== undefined) put(standing, at, claim);
    else if (among.length > 1) loose.push({ claim, among });
    else unmatched.push(claim);
  }
  const successors = new Successors(sentences, standing);
  for (const claim of unmatched) {
    const at = successors.of(claim);
    if (at === undefined) loose.push({ claim, among: [] });
    else put(changed, at, claim);
  }
  return { standing, changed, loose };
}

function put(map: Map<number, Claim[]>, at: number, claim: Claim): void {
  map.set(at, [...(map.get(at) ?? []), claim]);
}

/** Of sentences that are alike the one that stands where the claim's did; undefined where that is not one. */
function inItsPlace(
  sentences: readonly OwnSentence[],
  among: readonly number[],
  { quote, block }: Claim,
): number | undefined {
  const fitting = (fits: (sentence: OwnSentence) => boolean): number[] =>
    among.filter((at) => fits(sentences[at] as OwnSentence));
  const before = ({ quote: { prefix } }: OwnSentence): boolean => prefix === quote.prefix;
  const after = ({ quote: { suffix } }: OwnSentence): boolean => suffix === quote.suffix;
  const here = (sentence: OwnSentence): boolean => sentence.block === block;
  const attempts = [
    (one: OwnSentence) => before(one) && after(one) && here(one),
    (one: OwnSentence) => before(one) && after(one),
    (one: OwnSentence) => here(one) && (before(one) || after(one)),
    here,
  ];
  for (const [attempt, fits] of attempts.entries()) {
    const found = fitting(fits);
    // The same words between the same words say the same: any of them is the one that was meant.
    if (found.length === 1 || (found.length > 1 && attempt === 0)) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}

/** Sentences of which nobody has said anything yet, as what a changed one may have become. */
class Successors {
  readonly #sentences: readonly OwnSentence[];
  readonly #words = new Map<number, ReadonlySet<string>>();
  /** Indexes of the sentences that have a word. */
  readonly #having = new Map<string, number[]>();

  constructor(sentences: readonly OwnSentence[], standing: ReadonlyMap<number, unknown>) {
    this.#sentences = sentences;
    sentences.forEach(({ quote }, at) => {
      if (standing.has(at)) return;
      const words = wordsOf(quote.exact);
      this.#words.set(at, words);
      for (const word of words) {
        const having = this.#having.get(word);
        if (having) having.push(at);
        else this.#having.set(word, [at]);
      }
    });
  }

  /** The sentence most like it; undefined where none is like it, or two are equally. */
  of({ quote, block }: Claim): number | undefined {
    const words = wordsOf(quote.exact);
    const shared = new Map<number, number>();
    for (const word of words)
      for (const at of this.#having.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    let best: { readonly at: number; readonly score: number } | undefined;
    let isOne = true;
    for (const [at, count] of shared) {
      const sentence = this.#sentences[at] as OwnSentence;
      const likeness = (2 * count) / (words.size + (this.#words.get(at)?.size ?? 0));
      const { prefix, suffix } = sentence.quote;
      const inPlace =
        sentence.block === block &&
        prefix === quote.prefix &&
        suffix === quote.suffix &&
        prefix + suffix !== '';
      if (likeness < (inPlace ? likelyInPlace : likely)) continue;
      const score = likeness + (inPlace ? 1 : 0) + (sentence.block === block ? 0.1 : 0);
      if (best && score === best.score) isOne = false;
      else if (!best || score > best.score) {
        best = { at, score };
        isOne = true;
      }
    }
    return isOne ? best?.at : undefined;
  }
}

const wordsOf = (sentence: string): ReadonlySet<string> =>
  new Set(
    wordTokens(sentence)
      .filter(({ isWord }) => isWord)
      .map(({ form }) => form.toLowerCase()),
  );
