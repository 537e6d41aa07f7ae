import { describe, expect, test } from 'vitest';
import { fileKind, sizeLimits } from '../../../archive/importing/file-kind.ts';
import { Refusal } from '../../../archive/importing/parsed.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const words = bytes('Some words.');
const pdf = bytes('%PDF-1.7\n');

describe('the kind of a file', () => {
  const kinds: readonly (readonly [name: string, head: Uint8Array, kind: string])[] = [
    ['a.txt', words, 'text'],
    ['a.text', words, 'text'],
    ['A.TXT', words, 'text'],
    ['two.dots.txt', words, 'text'],
    ['a.html', words, 'html'],
    ['a.htm', words, 'html'],
    ['a.XHTML', words, 'html'],
    ['a.pdf', pdf, 'pdf'],
    ['a.pdf', bytes(`${'x'.repeat(900)}%PDF-1.4`), 'pdf'],
    ['a PDF under another name.txt', pdf, 'pdf'],
    ['page.html', pdf, 'pdf'],
    ['an article on PDF.txt', bytes('A file begins with %PDF-1.7, as a rule.'), 'text'],
    ['an article on PDF.html', bytes('<p>It begins with %PDF-1.7</p>'), 'html'],
    ['utf-16.txt', bytes('\xff\xfeW\0o\0r\0d\0'), 'text'],
    ['utf-16-be.html', bytes('\xfe\xff\0W\0o\0r\0d'), 'html'],
  ];
  test.each(kinds)('%s', (name, head, kind) => expect(fileKind(name, head, head.length)).toBe(kind));

  const refusals: readonly (readonly [string, Uint8Array, number, RegExp])[] = [
    ['a.docx', words, 10, /can't be imported yet \(\.docx\)/],
    ['no ending', words, 10, /can't be imported yet \(no ending\)/],
    ['.html', words, 10, /can't be imported yet/],
    ['a.exe', words, 10, /\.exe/],
    ['empty.txt', words, 0, /is empty/],
    ['empty.pdf', words, 0, /is empty/],
    ['a.pdf', words, 10, /is named \.pdf but is not a PDF/],
    ['picture.txt', bytes('\x89PNG\r\n\x1a\n\0\0'), 10, /holds no text/],
    ['archive.html', bytes('PK\x03\x04\0\0'), 10, /holds no text/],
    ['long.txt', words, sizeLimits.text + 1, /too large: 21 MB, and the limit for text is 20 MB/],
    ['long.html', words, sizeLimits.html + 1, /limit for HTML is 20 MB/],
    ['long.pdf', pdf, sizeLimits.pdf + 1, /limit for PDF is 500 MB/],
  ];
  test.each(refusals)('is refused: %s', (name, head, size, reason) => {
    expect(() => fileKind(name, head, size)).toThrow(Refusal);
    expect(() => fileKind(name, head, size)).toThrow(reason);
  });

  test('holds up to the limit', () => expect(fileKind('a.txt', words, sizeLimits.text)).toBe('text'));
});
