/** Three ways of finding a mark again, put to the same questions. */
import search from 'approx-string-match';
import { findTarget } from '../../archive/anchoring/find-target.ts';
import type { SearchedText } from '../../archive/anchoring/searched-text.ts';
import type { Target } from '../../archive/anchoring/selectors.ts';

export interface Answer {
  readonly state: 'found' | 'ambiguous' | 'lost';
  /** In code units of the changed text. */
  readonly start: number;
  readonly end: number;
}

export interface Finder {
  readonly name: string;
  find(target: Target, shown: SearchedText, home: SearchedText): Answer;
}

const lost: Answer = { state: 'lost', start: 0, end: 0 };

const asAnswer = (target: Target, shown: SearchedText, home: SearchedText | undefined): Answer => {
  const { state, place } = findTarget(target, { shown, home });
  if (!place) return { ...lost, state: state === 'ambiguous' ? 'ambiguous' : 'lost' };
  const { points } = shown;
  return { state: 'found', start: points.toUnit(place.start), end: points.toUnit(place.end) };
};

export const dossier: Finder = { name: 'Dossier', find: asAnswer };

/** From the stored selectors alone: what is left where the capture that was marked is not at hand. */
export const dossierAlone: Finder = {
  name: 'Dossier, without the marked capture',
  find: (target, shown) => asAnswer(target, shown, undefined),
};

/** The first place where the words stand to the letter. */
export const exactSearch: Finder = {
  name: 'exact search',
  find: ({ quote }, { text }) => {
    const start = text.indexOf(quote.exact);
    return start < 0 ? lost : { state: 'found', start, end: start + quote.exact.length };
  },
};

/** What Hypothesis has published of its fuzzy anchoring: the best of all places counts, however it got there. */
const published = { errors: 0.2, quote: 50, prefix: 20, suffix: 20, position: 2 } as const;

export const hypothesisApproach: Finder = {
  name: 'Hypothesis’ published approach',
  find: ({ quote, position }, { text, points }) => {
    const { exact, prefix, suffix } = quote;
    const near = points.toUnit(position.start);
    if (text.startsWith(exact, near)) return { state: 'found', start: near, end: near + exact.length };
    const matches = occurrences(text, exact);
    if (matches.length === 0)
      matches.push(...search(text, exact, Math.floor(exact.length * published.errors)));
    const likeness = (words: string, context: string): number => {
      if (context === '') return 1;
      const [best] = search(words, context, context.length);
      return best ? 1 - best.errors / context.length : 0;
    };
    let best: Answer = lost;
    let highest = Number.NEGATIVE_INFINITY;
    for (const { start, end, errors } of matches) {
      const score =
        published.quote * (1 - errors / exact.length) +
        published.prefix * likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) +
        published.suffix * likeness(text.slice(end, end + suffix.length), suffix) +
        published.position * (1 - Math.abs(start - near) / text.length);
      if (score > highest) [best, highest] = [{ state: 'found', start, end }, score];
    }
    return best;
  },
};

function occurrences(text: string, words: string): { start: number; end: number; errors: number }[] {
  const found = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    found.push({ start: at, end: at + words.length, errors: 0 });
  return found;
}
