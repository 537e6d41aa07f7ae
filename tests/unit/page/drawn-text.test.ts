import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCanonicalText, type TextRun } from '../../../archive/anchoring/canonical-text.shared.ts';
import { DrawnText } from '../../../renderer/page/drawn-text.ts';

function draw(html: string) {
  const { document } = new JSDOM(`<!doctype html><body>${html}`).window;
  const { text, runs } = readCanonicalText<Node>(document.body);
  return { document, text, drawn: new DrawnText(runs as readonly TextRun<Text>[]) };
}

const article =
  '<h1>Head <em>line</em></h1><p>First 😀 paragraph.</p><img alt=""><ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>' +
  '<table><tr><td>a</td><td>b</td></tr></table><p>Last <b>bold</b>.</p>';

describe('a drawn text', () => {
  it('finds the range of a span, and the span of that range, wherever they lie', () => {
    const { text, drawn } = draw(article);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const range = drawn.rangeOf(span);
        if (!range) {
          // Nothing of it is in the document: it is empty, or a separator.
          expect(text.slice(span.start, span.end).trim()).toBe('');
          return;
        }
        const found = drawn.spanOf(range);
        // Separators at the edges are in the text but not in the document.
        expect(text.slice(found?.start ?? 0, found?.end ?? 0).trim()).toBe(
          text.slice(span.start, span.end).trim(),
        );
      }),
    );
  });

  it('covers from the first to the last word across elements', () => {
    const { text, drawn } = draw(article);
    const range = drawn.rangeOf({ start: text.indexOf('line'), end: text.indexOf('two') + 3 });
    expect(range?.toString()).toBe('lineFirst 😀 paragraph.onetwo');
  });

  it('takes boundaries outside the text to the nearest text inside the range', () => {
    const { document, text, drawn } = draw(article);
    const range = document.createRange();
    const image = document.querySelector('img') as Element;
    range.setStartBefore(image);
    range.setEnd(document.querySelector('table') as Element, 0);
    const span = drawn.spanOf(range);
    expect(span && text.slice(span.start, span.end)).toBe('one\ntwo\n\ndeep');
  });

  it('has no span for a range that holds no text', () => {
    const { document, drawn } = draw(article);
    const range = document.createRange();
    range.selectNode(document.querySelector('img') as Element);
    expect(drawn.spanOf(range)).toBeNull();
  });

  it('covers all of the text when all is selected', () => {
    const { document, text, drawn } = draw(article);
    const range = document.createRange();
    range.selectNodeContents(document.documentElement);
    expect(drawn.spanOf(range)).toEqual({ start: 0, end: text.length });
  });

  it('says where a caret stands, and nothing of nodes that are not text of the article', () => {
    const { document, text, drawn } = draw(article);
    const bold = document.querySelector('b')?.firstChild as Text;
    expect(drawn.offsetOf(bold, 2)).toBe(text.indexOf('bold') + 2);
    expect(drawn.offsetOf(document.body, 0)).toBeNull();
  });

  it('splits a span by text nodes', () => {
    const { text, drawn } = draw(article);
    const start = text.indexOf('ine');
    const pieces = drawn.runsIn({ start, end: text.indexOf('First') + 2 });
    expect(pieces.map(({ node, from, to }) => node.data.slice(from, to))).toEqual(['ine', 'Fi']);
  });

  it('moves a kept range, or leaves it where nothing is drawn', () => {
    const { document, text, drawn } = draw(article);
    const range = document.createRange();
    expect(drawn.moveTo(range, { start: text.indexOf('one'), end: text.indexOf('one') + 3 })).toBe(true);
    expect(range.toString()).toBe('one');
    expect(drawn.moveTo(range, { start: text.length + 5, end: text.length + 9 })).toBe(false);
    expect(range.toString()).toBe('one');
  });

  it('is empty for an article without text', () => {
    const { drawn } = draw('<img>');
    expect(drawn.span).toEqual({ start: 0, end: 0 });
    expect(drawn.rangeOf({ start: 0, end: 10 })).toBeNull();
  });
});
