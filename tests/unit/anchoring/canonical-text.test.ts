import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import {
  canonicalTextRule,
  readCanonicalText,
  type TextTree,
} from '../../../archive/anchoring/canonical-text.shared.ts';

const read = (html: string) =>
  readCanonicalText(new JSDOM(`<body>${html}</body>`).window.document.body as unknown as TextTree);

describe('the canonical text', () => {
  const cases: readonly (readonly [name: string, html: string, text: string])[] = [
    ['nothing', '', ''],
    ['words', 'words', 'words'],
    ['blocks', '<p>a</p><p>b</p>', 'a\n\nb'],
    ['blocks in blocks', '<div><div>a</div><div>b</div></div>', 'a\n\nb'],
    ['inline elements', 'a<b>b</b><i>c</i>', 'abc'],
    ['a line break', 'a<br>b', 'a\nb'],
    ['several line breaks are one', 'a<br><br><br>b', 'a\nb'],
    ['a block is stronger than a line', 'a<br><p>b</p>', 'a\n\nb'],
    ['a list', '<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['a list after a paragraph', '<p>a</p><ul><li>b</li><li>c</li></ul><p>d</p>', 'a\n\nb\nc\n\nd'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a\tb\nc'],
    ['a heading in a header', '<header><h1>T</h1><p>by</p></header><p>x</p>', 'T\n\nby\n\nx'],
    ['a caption', '<figure><img><figcaption>a</figcaption></figure>', 'a'],
    ['empty blocks', '<p></p><p>a</p><p></p><p></p><p>b</p><p></p>', 'a\n\nb'],
    ['white space between blocks', '<p>a</p>\n  <p>b</p>\n', 'a\n\nb'],
    ['white space inside a block, which stands', '<p>a  b</p>', 'a  b'],
    ['unknown elements are inline', '<x-y>a</x-y>b', 'ab'],
    ['comments', 'a<!-- no -->b', 'ab'],
    ['ruby', '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>', '漢(kan)'],
  ];
  test.each(cases)('%s', (_name, html, text) => expect(read(html).text).toBe(text));

  test.each(cases)('says where each text node stands: %s', (_name, html) => {
    const { text, runs } = read(html);
    for (const { node, start, end } of runs) expect(text.slice(start, end)).toBe(node.nodeValue);
  });

  test('is of a rule with a version: another text needs another version', () =>
    expect(canonicalTextRule).toEqual({ name: 'dossier-reading-text', version: 1 }));
});
