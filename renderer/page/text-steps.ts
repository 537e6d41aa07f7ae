/** Steps through a text by the character and the word, as people see them: in UTF-16 units, never inside a character. */

/** Units looked at around a place: more than any word has. */
const reach = 400;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export type StepBy = 'word' | 'character';

/** The next edge of a character or word from a place; the text's own edge where there is none. */
export function stepFrom(text: string, at: number, by: StepBy, step: 1 | -1): number {
  return by === 'character' ? characterStep(text, at, step) : wordStep(text, at, step);
}

function characterStep(text: string, at: number, step: 1 | -1): number {
  if (step === 1) {
    const [first] = characters.segment(text.slice(at, at + reach));
    return first ? at + first.segment.length : text.length;
  }
  const from = Math.max(0, at - reach);
  return from + ([...characters.segment(text.slice(from, at))].at(-1)?.index ?? 0);
}

/** Forwards to the end of a word, backwards to the beginning of one, as text fields have it. */
function wordStep(text: string, at: number, step: 1 | -1): number {
  const from = Math.max(0, at - reach);
  const edges = [...words.segment(text.slice(from, at + reach))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => (step === 1 ? from + index + segment.length : from + index));
  if (step === 1) return edges.find((edge) => edge > at) ?? Math.min(text.length, at + reach);
  return edges.findLast((edge) => edge < at) ?? from;
}
