import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieceGap } from '../../../archive/anchoring/piece-gap.shared.ts';
import { quotedInWords, quotedPieces } from '../../../archive/briefings/quoted-pieces.shared.ts';

const edit = (start: number, end: number, words: string | null = null) => ({ start, end, words });
const said = (words: string, ...edits: ReturnType<typeof edit>[]): string =>
  quotedInWords(quotedPieces([words], edits));
const at = (words: string, part: string): [number, number] => {
  const start = [...words.slice(0, words.indexOf(part))].length;
  return [start, start + [...part].length];
};

describe('a quotation', () => {
  const words = 'The mayor, who was ill, said that the gate will stay open.';

  test('without edits is what the source says', () =>
    expect(quotedPieces([words], [])).toMatchObject([
      { kind: 'verbatim', text: words, from: { stretch: 0, start: 0, end: 58 } },
    ]));

  test('leaves words out', () => {
    expect(said(words, edit(...at(words, ', who was ill,')))).toBe(
      'The mayor […] said that the gate will stay open.',
    );
    expect(said(words, edit(...at(words, 'The mayor, who was ill, ')))).toBe(
      '[…] said that the gate will stay open.',
    );
    expect(said(words, edit(...at(words, ' open')))).toBe(
      'The mayor, who was ill, said that the gate will stay […].',
    );
  });

  test('has the author’s words in the place of others, and between them', () => {
    expect(said(words, edit(...at(words, 'The mayor'), 'Ana Sá'))).toBe(
      '[Ana Sá], who was ill, said that the gate will stay open.',
    );
    expect(said(words, edit(0, 1, 't'))).toBe('[t]he mayor, who was ill, said that the gate will stay open.');
    const [, gate] = at(words, 'gate');
    expect(said(words, edit(gate, gate, 's'))).toContain('the gate[s] will');
    expect(said(words, edit(gate + 1, gate + 1, 'of the mill'))).toContain('gate [of the mill] will');
    expect(said(words, edit(gate, gate, 'of the mill'))).toContain('gate [of the mill] will');
    expect(said(words, edit(...at(words, '.'), 'here'))).toContain('stay open [here]');
    expect(said(words, edit(...at(words, 'ate'), 'ates'))).toContain('the g[ates] will');
  });

  test('keeps an ellipsis between its stretches, and one where an edit lies over the gap', () => {
    expect(quotedInWords(quotedPieces(['He will', 'stay.'], []))).toBe('He will […] stay.');
    expect(quotedInWords(quotedPieces(['He will', 'stay there.'], [edit(3, 14)]))).toBe('He […] there.');
    expect(quotedInWords(quotedPieces(['He will', 'stay there.'], [edit(3, 14, 'may')]))).toBe(
      'He […] [may] there.',
    );
  });

  test('says of two edits that overlap all that is left out, and what either put in', () => {
    const [first, second] = [edit(4, 9, 'editor'), edit(6, 22)];
    expect(said(words, first, second)).toBe(said(words, second, first));
    expect(said(words, first, second)).toBe('The […] [editor], said that the gate will stay open.');
  });

  test('counts characters beyond the first plane as one', () =>
    expect(said('𝔸 bird 🐦 sang', edit(7, 9))).toBe('𝔸 bird […] sang'));
});

const edits = fc.array(
  fc
    .record({
      start: fc.nat(40),
      length: fc.nat(12),
      words: fc.option(fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }), { nil: null }),
      id: fc.string({ minLength: 3, maxLength: 3 }),
    })
    .map(({ start, length, words, id }) => ({ start, end: start + length, words, id })),
  { maxLength: 6 },
);
const stretches = fc.array(fc.string({ minLength: 1, maxLength: 16, unit: 'grapheme' }), {
  minLength: 1,
  maxLength: 3,
});

describe('whatever is edited', () => {
  test('what is called verbatim stands in the mark where it says, in order, and nothing that was left out is set', () => {
    fc.assert(
      fc.property(stretches, edits, (words, made) => {
        const whole = [...words.join(pieceGap)];
        const gone = new Set<number>();
        for (const { start, end } of made)
          for (let point = start; point < Math.min(end, whole.length); point++) gone.add(point);
        const starts = words.map(
          (_, stretch) =>
            [...words.slice(0, stretch).join(pieceGap)].length + (stretch > 0 ? [...pieceGap].length : 0),
        );
        let last = -1;
        const shown = new Set<number>();
        for (const piece of quotedPieces(words, made)) {
          if (piece.kind !== 'verbatim') continue;
          const { stretch, start, end } = piece.from;
          const from = (starts[stretch] ?? 0) + start;
          expect(from).toBeGreaterThanOrEqual(last);
          last = from + (end - start);
          expect(
            [...(words[stretch] ?? '')]
              .slice(start, end)
              .join('')
              .replace(/[\s\f]+/gu, ' '),
          ).toBe(piece.text.trim());
          for (let point = from; point < last; point++) shown.add(point);
        }
        for (const point of gone) expect(shown.has(point)).toBe(false);
        // Nothing is lost unsaid: what is neither shown nor left out is blank, or the gap.
        const gap = new Set(starts.slice(1).flatMap((start) => [start - 3, start - 2, start - 1]));
        whole.forEach((point, index) => {
          if (!gone.has(index) && !shown.has(index) && !gap.has(index)) expect(point.trim()).toBe('');
        });
      }),
    );
  });

  test('the order in which edits arrived does not matter', () => {
    fc.assert(
      fc.property(stretches, edits, (words, made) => {
        expect(quotedPieces(words, [...made].reverse())).toEqual(quotedPieces(words, made));
      }),
    );
  });
});
