import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepFrom } from '../../../renderer/page/text-steps.ts';

/** All places that a way through the text in one direction comes to. */
function way(text: string, by: 'word' | 'character', step: 1 | -1): number[] {
  const places: number[] = [];
  for (let at = step === 1 ? 0 : text.length; ; ) {
    const next = stepFrom(text, at, by, step);
    if (next === at) return places;
    places.push(next);
    at = next;
  }
}

describe('a way through a text', () => {
  it('by the word ends at words forwards, and begins at them backwards', () => {
    const text = 'The mayor’s gate, 3.5 m  wide.';
    const ends = way(text, 'word', 1).map((at) =>
      text
        .slice(0, at)
        .split(/[\s,]+/)
        .at(-1),
    );
    expect(ends).toEqual(['The', 'mayor’s', 'gate', '3.5', 'm', 'wide', 'wide.']);
    const starts = way(text, 'word', -1).map((at) => text.slice(at).split(/[\s,]+/)[0]);
    expect(starts).toEqual(['wide.', 'm', '3.5', 'gate', 'mayor’s', 'The']);
  });

  it('by the character never halves one', () => {
    const text = 'a🔥é👩‍🚒b';
    expect(
      way(text, 'character', 1)
        .map((at) => text.slice(0, at))
        .join('|'),
    ).toBe('a|a🔥|a🔥é|a🔥é👩‍🚒|a🔥é👩‍🚒b');
  });

  it('goes on through right-to-left and unspaced text', () => {
    expect(way('قال رئيس البلدية', 'word', 1)).toEqual([3, 8, 16]);
    expect(way('今日は良い天気', 'word', 1).length).toBeGreaterThan(2);
  });

  it('always goes on until the edge, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const by of ['word', 'character'] as const) {
          const forwards = way(text, by, 1);
          expect(forwards.at(-1) ?? 0).toBe(text.length);
          expect(forwards.every((at, i) => at > (forwards[i - 1] ?? 0))).toBe(true);
          const backwards = way(text, by, -1);
          expect(backwards.at(-1) ?? 0).toBe(0);
          expect(backwards.every((at, i) => at < (backwards[i - 1] ?? text.length))).toBe(true);
        }
      }),
    );
  });
});
