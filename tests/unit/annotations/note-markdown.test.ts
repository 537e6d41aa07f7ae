import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteWords, readNote } from '../../../archive/annotations/note-markdown.shared.ts';
import { proseOf } from '../../../archive/documents/own-words.ts';
import { proseHtml } from '../../../archive/print/prose-html.ts';

const html = (note: string): string => proseHtml(proseOf(note)).replaceAll('\n', '');

describe('a note in Markdown', () => {
  test('is set', () =>
    expect(html('# Why\n\n**Said** it *twice*, ~~once~~\n\n- a\n- b\n\n3. c\n\n> so\n\n`x` ---')).toBe(
      '<p class="run-in" dir="auto"><strong>Why</strong></p>' +
        '<p dir="auto"><strong>Said</strong> it <em dir="auto">twice</em>, <s>once</s></p>' +
        '<ul><li dir="auto"><p dir="auto">a</p></li><li dir="auto"><p dir="auto">b</p></li></ul>' +
        '<ol start="3"><li dir="auto"><p dir="auto">c</p></li></ol>' +
        '<blockquote><p dir="auto">so</p></blockquote>' +
        '<p dir="auto"><code>x</code> ---</p>',
    ));

  test('keeps the lines of one that knows nothing of Markdown', () =>
    expect(html('first\nsecond\n\nthird')).toBe('<p dir="auto">first<br>second</p><p dir="auto">third</p>'));

  test('leads to addresses of the web only', () => {
    const link = (words: string) =>
      `<p dir="auto"><a class="outside" href="https://example.org/x">${words}</a></p>`;
    expect(html('[clerk](https://example.org/x)')).toBe(link('clerk'));
    expect(html('https://example.org/x')).toBe(link('https://example.org/x'));
    expect(html('[clerk](file:///etc/passwd)')).toBe('<p dir="auto">clerk</p>');
  });

  test('loads no picture', () =>
    expect(html('![plan](https://example.org/track.png)')).toBe('<p dir="auto">[picture: plan]</p>'));

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<b>bold</b> and <svg/onload=alert(1)>',
    '[x](javascript:alert(1))',
    '<style>*{display:none}</style>',
    '<!-- <b> -->',
  ])('has no element and no address of its own: %s', (note) => {
    expect(html(note)).not.toMatch(/<(?!\/?(?:p|strong|em|s|code|br|ul|ol|li|blockquote|pre|hr)\b)/);
    expect(noteWords(note).replace(/\s/g, '')).toContain(
      note.includes('](') ? 'x' : note.replace(/\s/g, '').slice(0, 3),
    );
  });

  test('of any text makes only elements that it means', () => {
    const harmless =
      /^(?:[^<]|<\/?(?:p|strong|em|s|code|ul|li|blockquote|pre)(?: class="run-in")?(?: dir="auto")?>|<br>|<hr>|<ol start="\d+">|<\/ol>)*$/;
    const signs = fc.constantFrom(
      '<',
      '>',
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '!',
      '#',
      '-',
      '1.',
      '\n',
      ' ',
      'a',
      '&',
      '"',
      '|',
      '~',
      ':',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
        expect(html(parts.join(''))).toMatch(harmless);
      }),
    );
  });

  test('that is nested without end is shown all the same', () => {
    expect(readNote(`${'>'.repeat(4000)} deep`).length).toBe(1);
    expect(noteWords('['.repeat(3000))).toContain('[[[');
  });

  test('is one line of words in lists', () =>
    expect(noteWords('# Why\n\n- **a**\n- b\n\n[c](https://x.org)')).toBe('Why a b c'));
});
