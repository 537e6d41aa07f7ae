/** Seeded highlights: whole words, 1 to 400 of them, each order of magnitude as often. */
import type { EvalDocument } from './documents.ts';
import type { Chance } from './random.ts';
import { wordsIn } from './segments.ts';

export interface Highlight {
  readonly document: EvalDocument;
  /** In code units. */
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

export const mostWords = 400;

/** `count` of them, shared out by the square root of the documents' lengths, so that a long one is not all there is. */
export function makeHighlights(
  documents: readonly EvalDocument[],
  count: number,
  chance: Chance,
): Highlight[] {
  const words = documents.map(({ text }) => wordsIn(text));
  const weights = words.map(({ length }) => Math.sqrt(length));
  const sum = weights.reduce((a, b) => a + b, 0);
  const made: Highlight[] = [];
  while (made.length < count) {
    const at = picked(weights, chance.fraction() * sum);
    const [document, all] = [documents[at], words[at]];
    if (!document || !all) continue;
    // No more than half of a document, or nothing were left to find it in.
    const wanted = chance.logUniform(Math.min(mostWords, Math.floor(all.length / 2)));
    const first = chance.below(all.length - wanted + 1);
    const [from, to] = [all[first], all[first + wanted - 1]];
    if (from && to) made.push({ document, start: from.from, end: to.to, words: wanted });
  }
  return made;
}

export const lengthClasses = [
  { name: '1–2 words', most: 2 },
  { name: '3–5', most: 5 },
  { name: '6–12', most: 12 },
  { name: '13–40', most: 40 },
  { name: '41–120', most: 120 },
  { name: '121–400', most: mostWords },
] as const;

export function lengthClass({ words }: Highlight): string {
  return lengthClasses.find(({ most }) => words <= most)?.name ?? lengthClasses[0].name;
}

/** Which of the weights a number from 0 to their sum falls on. */
function picked(weights: readonly number[], number: number): number {
  let left = number;
  for (const [at, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return at;
  }
  return weights.length - 1;
}
