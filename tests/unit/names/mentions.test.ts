import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormTree } from '../../../archive/names/form-tree.ts';
import { findMentions } from '../../../archive/names/mentions.ts';
import type { NamedThing } from '../../../archive/names/name-forms.ts';

const person = (...names: string[]): NamedThing => ({ id: names[0] ?? '', isPerson: true, names });
const body = (...names: string[]): NamedThing => ({ ...person(...names), isPerson: false });

function treeOf(...things: NamedThing[]): FormTree {
  const tree = new FormTree();
  for (const thing of things) tree.set(thing);
  return tree;
}

/** Each mention as `words=who`, several who may be meant parted by a stroke. */
const found = (text: string, ...things: NamedThing[]): string[] =>
  findMentions(text, treeOf(...things)).map(
    ({ start, end, ids }) => `${text.slice(start, end)}=${ids.join('|')}`,
  );

const leon = person('Kevin de León');

describe('a name in a text', () => {
  const spellings = [
    'Kevin de León',
    'Kevin de Leon',
    'KEVIN DE LEÓN',
    'Kevin De León',
    'Kevin de Leo\u0301n',
    'Kevin\nde León',
    'Kevin de\u00a0León',
    'K. de León',
    'Kevin León',
  ];
  for (const spelling of spellings)
    it(`is found as ${JSON.stringify(spelling)}`, () =>
      expect(found(`Then ${spelling}’s friends left.`, person('Kevin de León', 'Kevin León'))).toEqual([
        `${spelling}=Kevin de León`,
      ]));

  it('is found behind titles, which are no part of it', () =>
    expect(found('Los Angeles City Councilman Kevin de León spoke.', leon)).toEqual([
      'Kevin de León=Kevin de León',
    ]));

  it('is not found in small letters, across a paragraph, or inside other words', () => {
    expect(found('she will power through', person('Will Power'))).toEqual([]);
    expect(found('He met Kevin\n\nde León of Spain', leon)).toEqual([]);
    expect(found('Kevinde Leónx Akevin de León', person('Kevin León'))).toEqual([]);
  });

  it('is found with second names left out, as initials, or with a hyphen', () => {
    const putin = person('Vladimir Vladimirovich Petrov');
    expect(found('Vladimir Petrov; V. V. Petrov; V. Petrov', putin).map((one) => one.split('=')[0])).toEqual([
      'Vladimir Petrov',
      'V. V. Petrov',
      'V. Petrov',
    ]);
    expect(found('J.-C. Lambert, Jean Claude Lambert', person('Jean-Claude Lambert'))).toHaveLength(2);
  });

  it('is found in scripts without capitals, and without spaces', () => {
    expect(found('昨天王小明说', person('王小明'))).toEqual(['王小明=王小明']);
    expect(found('قال محمد السوداني أمس', person('محمد السوداني'))).toEqual(['محمد السوداني=محمد السوداني']);
    expect(found('Сказал Иван Петров вчера', person('Иван Петров'))).toEqual(['Иван Петров=Иван Петров']);
  });

  it('of an organisation is taken as it is', () => {
    expect(found('Univision’s anchor; Univision said', body('Univision'))).toHaveLength(2);
    expect(found('The Harbour Authority denied it.', body('Harbour Authority'))).toHaveLength(1);
  });
});

describe('a surname alone', () => {
  it('counts where the text names the person in full, before or after', () =>
    expect(found('De León left. “No,” Mr. de Leon said. Kevin de León is 55.', leon)).toEqual([
      'De León=Kevin de León',
      'de Leon=Kevin de León',
      'Kevin de León=Kevin de León',
    ]));

  it('does not count in a text that does not', () => expect(found('De León left.', leon)).toEqual([]));

  it('is nobody’s where two have it', () =>
    expect(found('Kevin de León met Ana de León. De León smiled.', leon, person('Ana de León')).at(-1)).toBe(
      'Ana de León=Ana de León',
    ));

  it('is nobody’s where somebody unknown has it, too', () =>
    expect(found('Kevin de León met his sister Ana de León. Later de León smiled.', leon)).toEqual([
      'Kevin de León=Kevin de León',
    ]));

  it('is not the given name of another', () =>
    expect(found('Ana León spoke to León Krauze. León nodded.', person('Ana León')).at(1)).toBeUndefined());

  it('is not part of a street', () =>
    expect(found('Nury Martinez lives in Martinez Avenue.', person('Nury Martinez'))).toHaveLength(1));
});

describe('an alias that says little', () => {
  it('is passed over where it is a common word', () => {
    const will = person('William Carter', 'Will', 'May');
    expect(found('Will they come in May? They will. Will you?', will)).toEqual([]);
    expect(found('William Carter came late. Later they saw Will Monday.', will)).toHaveLength(2);
  });

  it('is passed over where it is one letter', () =>
    expect(found('Plan B and Kevin B. and B.', person('Bertha Mills', 'B'))).toEqual([]));

  it('is taken where it is a rare word', () =>
    expect(found('Then Pelé scored.', person('Edson Arantes', 'Pelé'))).toEqual(['Pelé=Edson Arantes']));
});

it('names both where two have the very same name', () =>
  expect(
    found(
      'John Smith spoke.',
      { id: 'a', isPerson: true, names: ['John Smith'] },
      { id: 'b', isPerson: true, names: ['John Smith'] },
    ),
  ).toEqual(['John Smith=a|b']));

describe('the tree of names', () => {
  it('forgets what somebody is no longer called', () => {
    const tree = treeOf(leon);
    tree.set({ ...leon, names: ['Ana Mills'] });
    expect(findMentions('Kevin de León and Ana Mills', tree).map(({ start }) => start)).toEqual([18]);
    tree.remove(leon.id);
    expect(tree.isEmpty).toBe(true);
    expect(findMentions('Ana Mills', tree)).toEqual([]);
  });

  it('takes five hundred aliases, and names that are none', () => {
    const aliases = Array.from({ length: 500 }, (_, number) => `Alias Number${number}`);
    expect(found('Then Alias Number499 came.', person('X Y', ...aliases, '', '…', '👻'))).toHaveLength(1);
  });
});

it('answers for any text, with places in order that do not overlap', () => {
  const things = [
    leon,
    person('Nury Martinez', 'N'),
    person('王明'),
    body('the City', 'ACME'),
    person('a b c d'),
  ];
  const tree = treeOf(...things);
  const pieces = [
    'Kevin',
    'de',
    'León',
    ' ',
    '\n',
    '.',
    '’s',
    'Martinez',
    '王',
    '明',
    'ACME',
    '👻',
    '-',
    'City',
    'a',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end, ids } of findMentions(text, tree)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(ids.length).toBeGreaterThan(0);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});
