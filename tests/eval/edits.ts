/** What happens to articles after they were marked: seeded edits, each of one kind, on texts that track their characters. */
import type { Chance } from './random.ts';
import { type Segment as Stretch, sentencesIn } from './segments.ts';
import type { Part, TrackedText } from './tracked-text.ts';

export interface Edit {
  readonly name: string;
  /** `foreign`: a sentence that is not of this document. */
  run(text: TrackedText, chance: Chance, foreign: () => string): TrackedText;
}

function matchesIn(text: string, pattern: RegExp): Stretch[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({
    from: index,
    to: index + words.length,
  }));
}

/** The text with some of its stretches replaced; `undefined` leaves one as it is. */
function replaced(
  text: TrackedText,
  stretches: readonly Stretch[],
  replace: (stretch: Stretch) => Part[] | undefined,
): TrackedText {
  const parts: Part[] = [];
  let at = 0;
  for (const stretch of stretches) {
    const part = replace(stretch);
    if (!part || stretch.from < at) continue;
    parts.push({ from: at, to: stretch.from }, ...part);
    at = stretch.to;
  }
  return text.made([...parts, { from: at, to: text.text.length }]);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A letter put in, left out, replaced, or two changed places: what correcting an error does, seen from the error. */
function mistyped(word: Stretch, text: string, chance: Chance): Part[] {
  const at = word.from + chance.below(word.to - word.from);
  const head: Part = { from: word.from, to: at };
  const rest: Part = { from: at, to: word.to };
  const tail: Part = { from: at + 1, to: word.to };
  switch (chance.below(4)) {
    case 0:
      return [head, { text: chance.pick([...letters]) }, rest];
    case 1:
      return [head, tail];
    case 2:
      return [head, { from: at, to: at + 1, text: chance.pick([...letters]) }, tail];
    default:
      if (at + 1 >= word.to) return [head, { from: at, to: at + 1, text: text.slice(at, at + 1) }];
      return [head, { from: at + 1, to: at + 2 }, { from: at, to: at + 1 }, { from: at + 2, to: word.to }];
  }
}

const longWords = /[\p{L}\p{M}]{3,}/gu;

function typos(share: number): Edit['run'] {
  return (text, chance) =>
    replaced(text, matchesIn(text.text, longWords), (word) =>
      chance.chance(share) && isBasic(text.text.slice(word.from, word.to))
        ? mistyped(word, text.text, chance)
        : undefined,
    );
}

/** Outside the BMP a changed code unit would be half a character. */
const isBasic = (word: string): boolean => !/[\ud800-\udfff]/.test(word);

function sentencesInserted(share: number): Edit['run'] {
  return (text, chance, foreign) =>
    replaced(text, sentencesIn(text.text), (sentence) =>
      chance.chance(share) ? [{ text: `${foreign()} ` }, sentence] : undefined,
    );
}

function sentencesDeleted(share: number): Edit['run'] {
  return (text, chance) =>
    replaced(text, sentencesIn(text.text), () => (chance.chance(share) ? [] : undefined));
}

function sentencesMoved(share: number): Edit['run'] {
  return (text, chance) => {
    const all = sentencesIn(text.text);
    const moving = new Set(all.filter(() => chance.chance(share)));
    const rest = all.filter((sentence) => !moving.has(sentence));
    for (const sentence of moving) rest.splice(chance.below(rest.length + 1), 0, sentence);
    return text.made(rest);
  };
}

function paragraphsReordered(share: number): Edit['run'] {
  return (text, chance) => {
    const all = matchesIn(text.text, /[\s\S]+?(?:\n{2,}|\f|$)/gu).filter(({ from, to }) => to > from);
    const moving = new Set(all.map((_, at) => at).filter(() => chance.chance(share)));
    const shuffled = chance.shuffled([...moving]);
    return text.made(all.flatMap((own, at) => (moving.has(at) ? (all[shuffled.pop() ?? at] ?? own) : own)));
  };
}

const exchanged: readonly (readonly [RegExp, readonly string[]])[] = [
  [/["“”„«»]/u, ['"', '“', '”', '«', '»', '„']],
  [/['‘’]/u, ["'", '’', '‘']],
  [/[-‐‑–—]/u, ['-', '–', '—', '‑']],
  [/…/u, ['...']],
  [/ /u, [' ', '\u00a0', ' ', '\u2009']],
];

function quotesAndDashes(share: number): Edit['run'] {
  return (text, chance) =>
    replaced(
      text,
      matchesIn(text.text, /["“”„«»'‘’‐‑–—…-]| |(?:ffi|ffl|ff|fi|fl)|(?<=\p{L}{3})(?=\p{L}{3})/gu),
      (found) => {
        const words = text.text.slice(found.from, found.to);
        const rare = words === ' ' || words === '' ? share / 10 : share;
        if (!chance.chance(rare)) return undefined;
        if (words === '') return [{ text: '\u00ad' }];
        const ligature = { ffi: 'ﬃ', ffl: 'ﬄ', ff: 'ﬀ', fi: 'ﬁ', fl: 'ﬂ' }[words];
        if (ligature) return [{ ...found, text: ligature }];
        const choice = exchanged.find(([pattern]) => pattern.test(words))?.[1] ?? [words];
        return [{ ...found, text: chance.pick(choice) }];
      },
    );
}

/** Phrases that stand in the text are said once more elsewhere, some with what stands around them. */
function phrasesRepeated(share: number): Edit['run'] {
  return (text, chance) => {
    const words = matchesIn(text.text, /\S+/gu);
    const borders = sentencesIn(text.text);
    const copies = Array.from({ length: Math.ceil(words.length * share) }, () => {
      const first = chance.below(words.length);
      const last = Math.min(words.length - 1, first + chance.logUniform(40) - 1);
      const copied = text.text.slice(words[first]?.from, words[last]?.to);
      return { at: chance.pick(borders).from, copied };
    }).sort((a, b) => a.at - b.at);
    const parts: Part[] = [];
    let at = 0;
    for (const copy of copies) {
      parts.push({ from: at, to: copy.at }, { text: `${copy.copied}. ` });
      at = copy.at;
    }
    return text.made([...parts, { from: at, to: text.text.length }]);
  };
}

/** Broken into lines anew: paragraphs hard-wrapped, run together, or both. */
function reflowed(): Edit['run'] {
  return (text, chance) => {
    const width = 40 + chance.below(60);
    let column = 0;
    return replaced(text, matchesIn(text.text, /\s+|\S+/gu), (found) => {
      const words = text.text.slice(found.from, found.to);
      if (words.trim() !== '') {
        column += words.length;
        return undefined;
      }
      const breaks = column > width || (words.includes('\n') && chance.chance(0.5));
      if (breaks) column = 0;
      const blank = breaks ? chance.pick(['\n', '\n\n', '\r\n', '\n   ']) : chance.pick([' ', ' ', '  ']);
      return [{ from: found.from, to: Math.min(found.to, found.from + blank.length), text: blank }];
    });
  };
}

const mixed =
  (more: readonly Edit['run'][]): Edit['run'] =>
  (text, chance, foreign) =>
    [
      sentencesDeleted(0.02),
      sentencesInserted(0.03),
      sentencesMoved(0.03),
      paragraphsReordered(0.1),
      ...more,
      typos(0.02),
      quotesAndDashes(0.3),
      reflowed(),
    ].reduce((edited, run) => run(edited, chance, foreign), text);

/** Nothing is taken from these on purpose but sentences; what is left of a mark is counted by the text itself. */
export const edits: readonly Edit[] = [
  { name: 'typos fixed', run: typos(0.06) },
  { name: 'sentences inserted', run: sentencesInserted(0.12) },
  { name: 'sentences deleted', run: sentencesDeleted(0.1) },
  { name: 'sentences moved', run: sentencesMoved(0.1) },
  { name: 'paragraphs reordered', run: paragraphsReordered(0.4) },
  { name: 'quotes and dashes changed', run: quotesAndDashes(0.7) },
  { name: 'phrases repeated', run: phrasesRepeated(0.03) },
  { name: 'reflowed', run: reflowed() },
  { name: 'all of these', run: mixed([phrasesRepeated(0.003)]) },
];

/** All of these, but for repetition: words that were said once more are not gone. */
export const everyEdit = mixed([]);

/** Takes the words from `start` to `end` of the first text out, wherever their characters have got to. */
export function withoutWords(text: TrackedText, start: number, end: number): TrackedText {
  const parts: Part[] = [];
  let from = 0;
  for (let at = 0; at <= text.text.length; at++) {
    const origin = text.origin[at] ?? -1;
    const isOut = at < text.text.length && origin >= start && origin < end;
    if (!isOut && at < text.text.length) continue;
    parts.push({ from, to: at });
    from = at + 1;
  }
  return text.made(parts.filter((part) => 'from' in part && part.from < part.to));
}

/** A stretch of the same build about something else: one word in eight is another one of the text, numbers too. */
export function twinOf(words: string, text: string, chance: Chance): string {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [words];
  const own = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  const turns = new Set<number>();
  while (turns.size < Math.max(1, Math.round(own.length / 8))) turns.add(chance.below(own.length));
  let at = -1;
  return words.replace(/[\p{L}\p{N}]+/gu, (word) => {
    at++;
    if (!turns.has(at)) return word;
    if (/^\p{N}+$/u.test(word)) return String(Number(word.slice(0, 6)) + 1 + chance.below(9) || 7);
    const other = chance.pick(all);
    return other === word ? `un${word}` : other;
  });
}

export function inserted(text: string, at: number, words: string): string {
  return `${text.slice(0, at)}${words}${text.slice(at)}`;
}
