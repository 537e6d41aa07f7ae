import { beforeAll, describe, expect, it } from 'vitest';
import { guessNames, type Tagger } from '../../../archive/names/guess-names.ts';
import { loadTagger } from '../../../archive/names/lexicon.ts';

let tagger: Tagger;
beforeAll(async () => {
  tagger = await loadTagger();
});

/** Names of people that are sure enough to be suggested. */
const people = (text: string): string[] =>
  guessNames(text, tagger)
    .filter(({ type, confidence }) => type === 'person' && confidence >= 0.5)
    .map(({ name }) => name);

describe('unknown people', () => {
  it('are guessed by a given name, a title, or somebody who speaks', () => {
    expect(people('They met Margaret Oyelund at noon.')).toEqual(['Margaret Oyelund']);
    expect(people('It was Councilwoman Zib Querrow who left.')).toEqual(['Zib Querrow']);
    expect(people('Zib Querrow waited. “No,” Querrow said.')).toEqual(['Zib Querrow']);
  });

  it('are not what begins a sentence, days, places, bodies or headlines', () =>
    expect(
      people(
        'But Tuesday came. The City Council met in Los Angeles. The Los Angeles Times reported. FOUR MEN LEFT TOWN. New York Avenue is long. Big Data grew.',
      ),
    ).toEqual([]));

  it('keep small words inside, and leave a possessive outside', () =>
    expect(people('It was Senator Carlos de la Vega’s idea.')).toEqual(['Carlos de la Vega']));

  it('are counted, with their first place', () => {
    const text = 'x Anna Mills came. Anna Mills left.';
    expect(guessNames(text, tagger)).toMatchObject([{ name: 'Anna Mills', count: 2, start: 2, end: 12 }]);
  });
});

it('tells bodies and places', () => {
  const types = new Map(
    guessNames('The Harbour Authority of Port Verrin and the Tide University in Los Angeles.', tagger).map(
      ({ name, type }) => [name, type],
    ),
  );
  expect(types.get('Tide University')).toBe('organisation');
  expect(types.get('Los Angeles')).toBe('place');
});

// A pattern that goes back over what it has read would not end within the time that a test has.
it.each(['Ab ', 'A', 'Ab-', "A'", 'de ', 'President ', '\n', 'Ab. '])(
  'ends with %j over and over',
  (piece) => {
    expect(guessNames(piece.repeat(30_000), tagger).length).toBeLessThan(30_000);
  },
);
