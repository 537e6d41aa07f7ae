import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LaidPiece, lanesOf, withMarks } from '../../../archive/annotated/mark-runs.ts';
import type { AnnotatedNode } from '../../../archive/contract/annotated.ts';
import type { ReadingNode } from '../../../archive/contract/reading-tree.ts';

const element = (name: string, ...content: ReadingNode[]): ReadingNode => ({
  kind: 'element',
  name,
  content,
});
const text = (words: string, start: number): ReadingNode => ({ kind: 'text', text: words, start });
const piece = (mark: number, start: number, end: number, at = 0): LaidPiece => ({
  mark,
  piece: at,
  start,
  end,
});

type Run = Extract<AnnotatedNode, { kind: 'text' }>;
const runsIn = (nodes: readonly AnnotatedNode[]): Run[] =>
  nodes.flatMap((node) =>
    node.kind === 'text' ? [node] : node.kind === 'element' ? runsIn(node.content) : [],
  );
const laid = (nodes: ReadingNode[], pieces: LaidPiece[]): Run[] =>
  runsIn(withMarks(nodes, pieces, lanesOf(pieces)));

describe('marks over the words of an article', () => {
  test('that overlap are split where one begins or ends, and begin once', () => {
    const runs = laid([element('p', text('abcdefghij', 0))], [piece(1, 1, 6), piece(2, 4, 9)]);
    expect(runs.map(({ text: words, marks }) => [words, marks])).toEqual([
      ['a', []],
      ['bcd', [1]],
      ['ef', [1, 2]],
      ['ghi', [2]],
      ['j', []],
    ]);
    expect(runs.flatMap(({ begin }) => begin.map(({ mark }) => mark))).toEqual([1, 2]);
  });

  test('run through elements and over what is between blocks', () => {
    const nodes = [
      element('p', text('one ', 0), element('em', text('two', 4))),
      element('p', text('three', 9)),
    ];
    const runs = laid(nodes, [piece(1, 2, 12)]);
    expect(runs.filter(({ marks }) => marks.includes(1)).map(({ text: words }) => words)).toEqual([
      'e ',
      'two',
      'thr',
    ]);
    expect(runs.filter(({ begin }) => begin.length > 0)).toHaveLength(1);
  });

  test('have each a lane of their own while they overlap, and a piece the lane of its mark', () => {
    const lanes = lanesOf([
      piece(1, 0, 10),
      piece(2, 2, 4),
      piece(3, 3, 6),
      piece(4, 5, 7),
      piece(1, 20, 25, 1),
    ]);
    expect([...lanes]).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 1],
    ]);
  });

  test('leave every word where it was, whatever they are', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });
    const stretches = fc.array(fc.tuple(fc.nat(80), fc.nat(30)), { maxLength: 10 });
    fc.assert(
      fc.property(words, stretches, (paragraphs, chosen) => {
        let at = 0;
        const nodes = paragraphs.map((paragraph) => {
          const node = element('p', text(paragraph, at));
          at += paragraph.length + 2;
          return node;
        });
        const whole = paragraphs.join('\n\n');
        const pieces = chosen.map(([start, length], index) => piece(index + 1, start, start + length));
        const runs = laid(nodes, pieces);
        expect(runs.map((run) => run.text).join('')).toBe(paragraphs.join(''));
        // Every character has just the marks that lie over it.
        let unit = 0;
        for (const run of runs)
          for (const character of run.text.split('')) {
            while (whole.slice(unit, unit + 2) === '\n\n' && character !== '\n') unit += 2;
            const over = pieces
              .filter(({ start, end }) => start <= unit && unit < end)
              .map(({ mark }) => mark);
            if (!whole.includes('\n\n\n') && !paragraphs.some((one) => one.includes('\n')))
              expect([...run.marks].sort()).toEqual([...over].sort());
            unit++;
          }
        const begun = runs.flatMap(({ begin }) => begin.map(({ mark }) => mark));
        expect(new Set(begun).size).toBe(begun.length);
      }),
    );
  });
});
