/** The sentence in which a name stands, out of the words around it. */

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A stop after these ends no sentence: titles, and initials. */
const abbreviated =
  /(?:^|[\s(“"‘])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Mme|Mlle)\.\s*$/u;

interface Around {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** What of the words before and after belongs to the same sentence. */
export function sentenceAround({ before, words, after }: Around): Around {
  const text = before + words + after;
  const end = before.length + words.length;
  let from = 0;
  let to = text.length;
  for (const { index, segment } of segmenter.segment(text)) {
    const isJoined = abbreviated.test(text.slice(0, index));
    if (index <= before.length && !isJoined) from = index;
    if (index >= end && !isJoined) {
      to = index;
      break;
    }
    if (index + segment.length >= text.length) to = text.length;
  }
  return { before: before.slice(from), words, after: after.slice(0, to - end).trimEnd() };
}
