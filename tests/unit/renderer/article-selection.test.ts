import { describe, expect, test } from 'vitest';
import {
  choiceOf,
  isOutdated,
  isSelected,
  nothingSelected,
  type Selection,
  selectedCount,
  stretchBetween,
  toggled,
} from '../../../renderer/library/article-selection.ts';

const query = { order: 'title', descending: false } as const;
const known = (index: number): string => `id${index}`;
const unknown = (): undefined => undefined;
const shown = (selection: Selection, total: number): number[] =>
  Array.from({ length: total }, (_, index) => index).filter((index) =>
    isSelected(selection, known(index), index),
  );

describe('a selection', () => {
  test('is made row by row', () => {
    const two = toggled(toggled(nothingSelected, 'id3', 3), 'id5', 5);
    expect(shown(two, 8)).toEqual([3, 5]);
    expect(choiceOf(two, query)).toEqual({ ids: ['id3', 'id5'] });
    expect(shown(toggled(two, 'id3', 3), 8)).toEqual([5]);
    expect(choiceOf(nothingSelected, query)).toBeUndefined();
  });

  test('of a short stretch names its rows, and holds whatever the list does', () => {
    const stretch = stretchBetween(5, 3, 1000, known);
    expect(shown(stretch, 8)).toEqual([3, 4, 5]);
    expect(choiceOf(stretch, query)).toEqual({ ids: ['id3', 'id4', 'id5'] });
    expect(isOutdated(stretch, 1001)).toBe(false);
  });

  test('of a long one is named by its ends, with what was added and taken out', () => {
    const stretch = stretchBetween(10, 900, 1000, known);
    const mended = toggled(toggled(toggled(stretch, 'id11', 11), 'id950', 950), 'id12', 12);
    expect(selectedCount(mended)).toBe(891 - 2 + 1);
    expect(isSelected(mended, 'id11', 11)).toBe(false);
    expect(isSelected(mended, 'id950', 950)).toBe(true);
    expect(choiceOf(mended, query)).toEqual({
      query,
      from: 'id10',
      to: 'id900',
      except: ['id11', 'id12'],
      also: ['id950'],
      count: 890,
    });
    expect(isOutdated(mended, 1001)).toBe(true);
    expect(selectedCount(toggled(mended, 'id11', 11))).toBe(891);
  });

  test('of all names none', () => {
    expect(choiceOf(stretchBetween(0, 999, 1000, known), query)).toEqual({
      query,
      except: [],
      also: [],
      count: 1000,
    });
  });

  test('whose ends have not come yet says nothing', () => {
    expect(choiceOf(stretchBetween(10, 20, 1000, unknown), query)).toBeUndefined();
  });
});
