/** Words and sentences of a text, in any script. */

export interface Segment {
  /** In code units. */
  readonly from: number;
  readonly to: number;
}

const words = new Intl.Segmenter('und', { granularity: 'word' });
const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

export const wordsIn = (text: string): Segment[] =>
  segmentsOf(text, words, (segment) => segment.isWordLike === true);

/** Together they are the whole text. */
export const sentencesIn = (text: string): Segment[] => segmentsOf(text, sentences, () => true);

/** Line by line: each segment that V8 makes holds a copy of all that was segmented. */
function segmentsOf(
  text: string,
  segmenter: Intl.Segmenter,
  isWanted: (segment: Intl.SegmentData) => boolean,
): Segment[] {
  const found: Segment[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]*\n*/gu))
    for (const segment of segmenter.segment(line))
      if (isWanted(segment))
        found.push({ from: index + segment.index, to: index + segment.index + segment.segment.length });
  return found;
}
