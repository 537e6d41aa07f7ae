import { describe, expect, test } from 'vitest';
import { paragraphOfPlace } from '../../../archive/anchoring/paragraphs.ts';

const text = [
  'Gate stood open',
  'By Ana Sá',
  '“It was open,” said the 🗝 keeper.',
  'What followed',
  'Nobody came.\n\tHe waited (for hours).',
  'The end is not\nbroken by a line.”',
].join('\n\n');
const at = (words: string): number | null =>
  paragraphOfPlace(text, [...text.slice(0, text.indexOf(words))].length);

describe('paragraphs as a reader counts them', () => {
  test('begin below headline and byline, and leave out subheads', () => {
    expect(['“It was', 'keeper', 'Nobody', 'He waited', 'The end', 'broken'].map(at)).toEqual([
      1, 1, 2, 2, 3, 3,
    ]);
  });
  test('a passage in a headline has none', () =>
    expect(['Gate', 'By Ana', 'What followed'].map(at)).toEqual([null, null, null]));
  test('of other scripts are counted, too', () => {
    const chinese = '城市日报\n\n大门整夜都是开着的。\n\nक्या हुआ।\n\nهل حدث ذلك؟';
    expect([0, 6, 18, 29].map((point) => paragraphOfPlace(chinese, point))).toEqual([null, 1, 2, 3]);
  });
  test('an empty text has none', () => expect(paragraphOfPlace('', 0)).toBeNull());
});
