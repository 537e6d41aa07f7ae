import { expect, test } from 'vitest';
import { withApostrophes } from '../../../archive/finishing/letters.ts';

test('an apostrophe is taken out as one, and no other sign is changed', () =>
  expect(withApostrophes('2 beginbfchar\n<0161> <02BC>\n<016A> <002C>\n<02BC> <0041>\nendbfchar')).toBe(
    '2 beginbfchar\n<0161> <2019>\n<016A> <002C>\n<02BC> <0041>\nendbfchar',
  ));
