/** The sentence in which a name stands, out of the words around it. */
import { sentencesOf } from '../../archive/anchoring/sentences.shared.ts';

interface Around {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** What of the words before and after belongs to the same sentence. */
export function sentenceAround({ before, words, after }: Around): Around {
  const text = before + words + after;
  const end = before.length + words.length;
  const sentences = sentencesOf(text);
  const first = sentences.findLast(({ start }) => start <= before.length);
  const last = sentences.find((sentence) => sentence.end >= end);
  return {
    before: before.slice(first?.start ?? 0),
    words,
    after: after.slice(0, (last?.end ?? text.length) - end),
  };
}
