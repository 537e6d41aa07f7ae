import { describe, expect, test } from 'vitest';
import { namesPages } from '../../../archive/print/sections.ts';
import { everyBlock } from '../../documents/every-block.ts';

describe('a document names pages, so that it is proved before it is printed', () => {
  const made = everyBlock();
  const having = (parts: Partial<typeof made.parts>) => ({ ...made, parts: { ...made.parts, ...parts } });

  test('in its contents and in its index', () => {
    expect(namesPages(having({ contents: true, index: false }))).toBe(true);
    expect(namesPages(having({ contents: false, index: true }))).toBe(true);
  });

  test('and nowhere else, if no articles stand behind it', () => {
    expect(namesPages(having({ contents: false, index: false }))).toBe(false);
    expect(namesPages({ ...having({ contents: false, index: true }), people: [], events: [] })).toBe(false);
  });
});
