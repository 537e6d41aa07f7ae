import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readCanonicalText } from '../../../archive/anchoring/canonical-text.shared.ts';
import { firstPiece, leastInPieces, pieceAt } from '../../../renderer/page/first-piece.ts';

const paragraph = (number: number): string =>
  `Paragraph ${number} says that the ${number}th clerk of the harbour has signed the register on that day.`;
const count = 2_000;
const body = Array.from({ length: count }, (_, at) => `<p>${paragraph(at)}</p>`).join('');
const html = `<!doctype html><html lang="en"><body dir="ltr"><article><h1>The register</h1>${body}</article></body></html>`;

const textOf = (markup: string): string => readCanonicalText(new JSDOM(markup).window.document.body).text;
const text = textOf(html);

describe('the first piece of a long copy', () => {
  test('is its beginning, cut after a paragraph', () => {
    const piece = firstPiece(html.slice(0, leastInPieces));
    expect(piece?.start).toBe(0);
    expect(piece?.html.endsWith('day.</p>')).toBe(true);
    expect(text.startsWith(textOf(piece?.html ?? ''))).toBe(true);
  });

  test('is not cut where the copy is short or has no paragraphs', () => {
    expect(firstPiece(html.slice(0, leastInPieces - 1))).toBeUndefined();
    expect(firstPiece(`<ul>${'<li>An entry of the register</li>'.repeat(3_000)}</ul>`)).toBeUndefined();
  });
});

describe('a piece from within a long copy', () => {
  test.each([100, 1_000, count - 3])(
    'has the words that were asked for, in paragraph %i, at the top',
    (number) => {
      const at = text.indexOf(paragraph(number)) + 15;
      const piece = pieceAt(html, text, at, textOf);
      if (!piece) throw new Error('no piece');
      expect(piece.start).toBeLessThanOrEqual(at);
      expect(at - piece.start).toBeLessThan(paragraph(number).length);
      expect(text.startsWith(textOf(piece.html), piece.start)).toBe(true);
      // Language and direction are those of the whole.
      expect(piece.html).toMatch(/^<!doctype html><html lang="en"><body dir="ltr">/);
    },
  );

  test('is not guessed where the words stand at several places, or nowhere', () => {
    const same = `<body>${'<p>The same words stand in each of them, again and again.</p>'.repeat(2_000)}</body>`;
    expect(pieceAt(same, textOf(same), 5_000, textOf)).toBeUndefined();
    expect(
      pieceAt(html, `${'Words that the copy has not, as somebody has changed it. '.repeat(50)}`, 20, textOf),
    ).toBeUndefined();
  });
});
