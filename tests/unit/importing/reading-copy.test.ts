import * as fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readCanonicalText, type TextTree } from '../../../archive/anchoring/canonical-text.shared.ts';
import { parseHtml } from '../../../archive/importing/html-file.ts';
import { makeReadingCopy } from '../../../archive/importing/reading-copy.ts';
import { parseText } from '../../../archive/importing/text-file.ts';

/** The text that the page draws: of the stored copy, parsed anew. */
function textOf(reading: string | null): string {
  const article = new JSDOM(reading ?? '').window.document.querySelector('article');
  return readCanonicalText(article as unknown as TextTree).text;
}

const words = fc.constantFrom(
  'words',
  'a  b',
  ' lead',
  'trail ',
  '\n',
  '\t',
  'Leo\u0301n',
  'x&lt;y',
  '\u00a0',
  '🔥',
  'שלום',
  '\n\nlines\n',
);
const names = [
  'p',
  'div',
  'b',
  'i',
  'a',
  'span',
  'h1',
  'h2',
  'ul',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'tbody',
  'pre',
  'blockquote',
  'figure',
  'figcaption',
  'br',
  'hr',
  'dl',
  'dt',
  'dd',
  'article',
  'details',
  'summary',
  'code',
  'ruby',
  'rt',
  'em',
];
const nested = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, words, tie('element')),
  element: fc
    .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }), fc.boolean())
    .map(([name, children, closed]) => `<${name}>${children.join('')}${closed ? `</${name}>` : ''}`),
}));
const body = fc.array(nested.node, { maxLength: 8 }).map((parts) => parts.join(''));

describe('a reading copy', () => {
  test('gives the stored text when it is parsed again, however its markup is nested', () => {
    fc.assert(
      fc.property(body, (html) => {
        const { document } = new JSDOM(`<body><div id="root">${html}</div></body>`).window;
        const root = document.getElementById('root');
        if (!root) return;
        const copy = makeReadingCopy(
          root,
          { title: 'Title', byline: '', language: '', direction: '' },
          (markup) => new JSDOM(markup).window.document,
        );
        expect(textOf(copy.html)).toBe(copy.text);
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  test('of an imported page gives the stored text when it is parsed again', () => {
    fc.assert(
      fc.property(body, (html) => {
        const { reading, text } = parseHtml(`<title>Title</title><body>${html}<p>end</p></body>`);
        expect(textOf(reading)).toBe(text);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test.each([
    ['paragraphs', '<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['spaces at the edges', '<p> one </p> <p> two </p>', 'one\n\ntwo'],
    ['spaces around inline elements', '<p>a <b> b</b> <i>c </i>d</p>', 'a b c d'],
    ['a line break', '<p>a <br> b</p>', 'a\nb'],
    ['a table', '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>', '1\t2\n3\t4'],
    ['a table with an empty cell', '<table><tr><td>1</td><td></td><td>3</td></tr></table>', '1\t3'],
    ['preformatted lines', '<pre>a\n  b</pre>', 'a\n  b'],
    ['definitions', '<dl><dt>a</dt><dd>b</dd></dl>', 'a\nb'],
    ['nested blocks', '<div><div><p>a</p></div></div><div>b</div>', 'a\n\nb'],
    ['loose text beside blocks', 'a<p>b</p>c', 'a\n\nb\n\nc'],
    ['a space that does not break', '<p>a&nbsp;b</p>', 'a\u00a0b'],
    ['empty paragraphs', '<p>a</p><p> </p><p></p><p>b</p>', 'a\n\nb'],
    ['comments', '<p>a<!-- x --> <!-- y --> b</p>', 'a b'],
  ])('has the text: %s', (_name, html, text) => {
    const { document } = new JSDOM(`<body><div id="root">${html}</div></body>`).window;
    const root = document.getElementById('root') as HTMLElement;
    const heading = { title: '', byline: '', language: '', direction: '' };
    const copy = makeReadingCopy(root, heading, (markup) => new JSDOM(markup).window.document);
    expect(copy.text).toBe(text);
    expect(textOf(copy.html)).toBe(text);
  });
});

describe('plain text', () => {
  test.each([
    ['paragraphs at empty lines', 'one\n\ntwo', 'one\n\ntwo'],
    ['several empty lines', 'one\n\n \n\ntwo', 'one\n\ntwo'],
    ['lines inside a paragraph', 'one\ntwo', 'one\ntwo'],
    ['line ends of Windows', 'one\r\n\r\ntwo\r\nthree', 'one\n\ntwo\nthree'],
    ['line ends of old Macs', 'one\r\rtwo', 'one\n\ntwo'],
    ['form feeds', 'one\ftwo', 'one\n\ntwo'],
    ['markup, which is words here', '<b>one</b> &amp; <script>', '<b>one</b> &amp; <script>'],
    ['spaces', '  one   two  ', 'one two'],
    ['accents apart', 'Leo\u0301n', 'León'],
  ])('has the text: %s', (_name, content, text) => {
    const parsed = parseText(content);
    expect(parsed.text).toBe(text);
    expect(textOf(parsed.reading)).toBe(text);
  });

  test('gives the stored text when it is parsed again, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (content) => {
        fc.pre(content.trim() !== '' && !content.includes('\0'));
        const { reading, text } = parseText(`words ${content}`);
        expect(textOf(reading)).toBe(text);
        expect(text).toBe(text.normalize('NFC'));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['white space', ' \n\t '],
    ['zero bytes', 'a\0b'],
  ])('is refused: %s', (_name, content) => expect(() => parseText(content)).toThrow());
});
