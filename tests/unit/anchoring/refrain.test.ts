import { describe, expect, test } from 'vitest';
import { findTarget } from '../../../archive/anchoring/find-target.ts';
import { SearchedText } from '../../../archive/anchoring/searched-text.ts';
import { describePlace } from '../../../archive/anchoring/selectors.ts';

const searched = (text: string): SearchedText => new SearchedText(text, `sum of ${text}`);

/** Where the nth occurrence of the words in one text is found in another one, the first being at hand. */
function found(home: string, words: string, nth: number, changed: string): [state: string, place: unknown] {
  const start = nthOf(home, words, nth);
  const target = {
    capture: 'home',
    textSha256: `sum of ${home}`,
    ...describePlace(home, start, start + words.length),
    pages: [],
  };
  const { state, place } = findTarget(target, { shown: searched(changed), home: searched(home) });
  return [state, place];
}

function nthOf(text: string, words: string, nth: number): number {
  let at = -1;
  for (let count = 0; count < nth; count++) at = text.indexOf(words, at + 1);
  return at;
}

const stanza =
  'The harbour sleeps beneath the hill, the boats are tied, the nets are dry, and nobody has asked us why.';
const song = `${stanza}\n\n${stanza}\n\n${stanza}`;
const words = 'the boats are tied, the nets are dry';

describe('words that stand three times with the same words around them', () => {
  test.each([1, 2, 3])('are found by their order: the %s. of them', (nth) => {
    let at = 0;
    // Each stanza has an error of its own, the marked words included.
    const changed = song.replace(/nets/gu, () => ['netts', 'nest', 'neets'][at++] ?? '');
    const start = nthOf(changed, 'the boats', nth);
    const end = changed.indexOf(' dry', start) + 4;
    expect(found(song, words, nth, changed)).toEqual(['moved', { start, end }]);
  });

  test.each([2, 3])('are ambiguous or lost where one stanza was taken out, never guessed: the %s.', (nth) => {
    const [state, place] = found(song, words, nth, `${stanza}\n\n${stanza}`);
    expect([state === 'ambiguous' || state === 'lost', place]).toEqual([true, null]);
  });

  test.each([1, 2, 3])('are lost where they were taken out of their stanza: the %s.', (nth) => {
    const start = nthOf(song, words, nth);
    const changed = song.slice(0, start) + song.slice(start + words.length);
    expect(found(song, words, nth, changed)[1]).toBeNull();
  });
});

test('a word that stands beside itself is not found where one of its like was taken out', () => {
  const home = `Pages of this book\n\n${'link\n\n'.repeat(9)}Pictures of this book`;
  expect(found(home, 'link', 9, home.replace('link\n\n', ''))[1]).toBeNull();
  const place = { start: home.indexOf('Pictures') - 6 + 4, end: home.indexOf('Pictures') - 2 + 4 };
  expect(found(home, 'link', 9, `So. ${home}`)).toEqual(['moved', place]);
});

describe('in prose', () => {
  const sentences = Array.from(
    { length: 40 },
    (_, at) =>
      `Number ${at} of the minutes says what the council${'x'.repeat(at % 7)} made of matter ${at * 7}.`,
  );
  const home = sentences.join(' ');
  const long = sentences.slice(10, 25).join(' ');

  test('a passage stays in its place where it is cited elsewhere with more of what stood around it', () => {
    const cited = sentences.slice(19, 23).join(' ');
    const quote = sentences[21] ?? '';
    const edited = home
      .replace(`${sentences[20]} `, 'Nothing was said. ')
      .replace(` ${sentences[22]}`, ' So be it.');
    const changed = `${cited} ${edited}`;
    const start = changed.lastIndexOf(quote);
    expect(found(home, quote, 1, changed)).toEqual(['moved', { start, end: start + quote.length }]);
  });

  test.each([
    ['a sentence put in', long, `${sentences[12]} `, `${sentences[12]} The chair was away on that day. `],
    ['a sentence taken out', long, `${sentences[12]} `, ''],
    ['another last sentence', long, sentences[24] ?? '', 'It was late.'],
  ])('a long passage with %s is found whole', (_what, quote, from, to) => {
    const changed = `So. ${home.replace(from, to)} ${sentences[3]}`;
    const [state, place] = found(home, quote, 1, changed);
    const start = changed.indexOf(sentences[10] ?? '');
    const { start: foundStart, end } = place as { start: number; end: number };
    expect([state, foundStart]).toEqual(['moved', start]);
    const last = changed.indexOf(sentences[23] ?? '') + (sentences[23] ?? '').length;
    expect(end).toBeGreaterThanOrEqual(last);
    expect(end).toBeLessThanOrEqual(changed.indexOf(sentences[25] ?? ''));
  });

  test('a long passage that was taken out is lost, whatever is like it', () => {
    expect(found(home, long, 1, home.replace(`${long} `, ''))).toEqual(['lost', null]);
  });
});

test('words that stand twice in new surroundings are told by nothing, though their order fits the first', () => {
  const said = 'He denied it again.';
  const rest = [
    'Nobody could say who had ordered it, nor who had paid.',
    'Letters of that year lie in the cellar of the town hall, in boxes that nobody has opened.',
  ];
  const home = ['The clerk was asked on the ninth. ', said, ' Then the session went on.\n\n', ...rest].join(
    '',
  );
  const put = `Someone put it to the mayor once. ${said} Nobody believed a word.`;
  expect(found(home, said, 1, [put, put, ...rest].join('\n\n'))[0]).toBe('ambiguous');
  // Standing once, they are where they stand.
  expect(found(home, said, 1, [put, ...rest].join('\n\n'))[0]).toBe('moved');
});
