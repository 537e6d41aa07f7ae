/** The passage of a text that is most like a quotation which does not stand in it: what a person compares it with. */
import { wordSteps } from './compare-words.ts';
import { isEllipsis, isInsertion, type WordToken, wordTokens } from './word-tokens.ts';

export interface NearestPassage {
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** From 0 to 1: the share of letters in words that both have, in order. */
  readonly likeness: number;
}

/** A text's words, and where each stands. */
export class WordedText {
  readonly tokens: readonly WordToken[];
  readonly #places = new Map<string, number[]>();

  constructor(text: string) {
    this.tokens = wordTokens(text);
    this.tokens.forEach(({ form, isWord }, at) => {
      if (!isWord) return;
      const key = form.toLowerCase();
      const known = this.#places.get(key);
      if (known) known.push(at);
      else this.#places.set(key, [at]);
    });
  }

  placesOf = (form: string): readonly number[] => this.#places.get(form.toLowerCase()) ?? [];
}

/** Words that stand so often in a text say nothing of where. */
const mostPlaces = 400;
/** Of a long quotation about so many words vote. */
const mostVotes = 400;
/** Places that are looked at closely. */
const mostWindows = 3;
/** Words that an ellipsis is given room for, in either direction. */
const roomForGap = 60;

export function nearestPassage(quoted: string, text: WordedText): NearestPassage | undefined {
  const words = wordTokens(quoted);
  const gaps = words.filter(({ form }) => isEllipsis(form) || isInsertion(form)).length;
  const slack = Math.max(6, Math.ceil(words.length / 4)) + gaps * roomForGap;
  let best: NearestPassage | undefined;
  for (const at of likelyStarts(words, text, slack)) {
    const from = Math.max(0, at - slack);
    const to = Math.min(text.tokens.length, at + words.length + slack);
    const found = passageIn(words, text.tokens.slice(from, to));
    if (found && found.likeness > (best?.likeness ?? 0)) best = found;
  }
  return best;
}

/** Where the quotation may begin, by the words that it shares with the text: tokens at which most agree, best first. */
function likelyStarts(words: readonly WordToken[], text: WordedText, slack: number): number[] {
  const votes = new Map<number, number>();
  const step = Math.max(1, Math.floor(words.length / mostVotes));
  for (let at = 0; at < words.length; at += step) {
    const word = words[at];
    if (!word?.isWord) continue;
    const places = text.placesOf(word.form);
    if (places.length > mostPlaces) continue;
    for (const place of places) {
      const cell = Math.floor((place - at) / slack);
      votes.set(cell, (votes.get(cell) ?? 0) + weightOf(word));
    }
  }
  return [...votes]
    .map(([cell, weight]) => ({ cell, weight: weight + (votes.get(cell + 1) ?? 0) }))
    .sort((a, b) => b.weight - a.weight || a.cell - b.cell)
    .slice(0, mostWindows)
    .map(({ cell }) => Math.max(0, cell * slack));
}

/** Short words are in every sentence. */
const weightOf = ({ end, start, isWord }: WordToken): number => (isWord ? Math.min(8, end - start) : 1);

/** A short word by itself, far from others that both have, is there by chance. */
const tellsAlone = 5;
const farFromOthers = 4;

/** Words that both have side by side; places are counted in the window and in the quotation. */
interface Run {
  readonly at: number;
  readonly quotedAt: number;
  readonly length: number;
  readonly weight: number;
  readonly tells: boolean;
}

function passageIn(words: readonly WordToken[], window: readonly WordToken[]): NearestPassage | undefined {
  const steps = wordSteps(window, words);
  if (!steps) return undefined;
  const runs: Run[] = [];
  const leftOut: { from: number; to: number }[] = [];
  let [at, quotedAt] = [0, 0];
  steps.forEach(({ kind, tokens }, index) => {
    const { length } = tokens;
    if (kind === 'same')
      runs.push({
        at,
        quotedAt,
        length,
        weight: weights(tokens),
        tells: length > 1 || tokens.some((token) => token.isWord && weightOf(token) >= tellsAlone),
      });
    else if (kind === 'source') {
      const beside = [steps[index - 1], steps[index + 1]].flatMap((one) =>
        one?.kind === 'quoted' ? one.tokens : [],
      );
      if (beside.some(({ form }) => isEllipsis(form))) leftOut.push({ from: at, to: at + length });
    }
    if (kind !== 'quoted') at += length;
    if (kind !== 'source') quotedAt += length;
  });
  const told = tellingRuns(runs);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return undefined;
  // Words that were changed at its ends have their place in the source, too.
  const own = (tokens: readonly WordToken[]): WordToken[] =>
    tokens.filter(({ form }) => !isEllipsis(form) && !isInsertion(form));
  const changed = (tokens: readonly WordToken[]): number => own(tokens).filter(({ isWord }) => isWord).length;
  const start = Math.max(0, first.at - changed(words.slice(0, first.quotedAt)));
  const behind = changed(words.slice(last.quotedAt + last.length));
  const end = Math.min(window.length - 1, last.at + last.length - 1 + behind);
  const omitted = leftOut.reduce(
    (sum, { from, to }) => sum + weights(window.slice(Math.max(from, start), Math.min(to, end + 1))),
    0,
  );
  const shared = told.reduce((sum, { weight }) => sum + weight, 0);
  const both = weights(own(words)) + weights(window.slice(start, end + 1)) - omitted;
  return {
    start: window[start]?.start ?? 0,
    end: window[end]?.end ?? 0,
    likeness: Math.min(1, (2 * shared) / Math.max(1, both)),
  };
}

/** Those that tell by themselves, and those that stand close to such ones. */
function tellingRuns(runs: readonly Run[]): Run[] {
  const gap = (a: Run, b: Run): number => Math.max(a.at, b.at) - Math.min(a.at + a.length, b.at + b.length);
  return runs.filter(
    (run) => run.tells || runs.some((other) => other.tells && gap(run, other) <= farFromOthers),
  );
}

const weights = (tokens: readonly WordToken[]): number =>
  tokens.reduce((sum, token) => sum + weightOf(token), 0);
