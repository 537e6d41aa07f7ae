import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  around,
  lines,
  linked,
  nextItem,
  type Selected,
  type Written,
} from '../../../renderer/briefings/blocks/markdown-strokes.ts';

/** `|` stands where the selection begins and ends. */
function selected(marked: string): Selected {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1);
  const text = marked.replaceAll('|', '');
  return { text, start, end: end < 0 ? start : end - 1 };
}
function struck(marked: string, write: (at: Selected) => Written | undefined): string {
  const at = selected(marked);
  const written = write(at);
  if (!written) return marked;
  const text = at.text.slice(0, written.from) + written.text + at.text.slice(written.to);
  const { start, end } = written;
  return `${text.slice(0, start)}|${text.slice(start, end)}${start === end ? '' : '|'}${text.slice(end)}`;
}
const bold = (marked: string): string => struck(marked, (at) => around(at, '**'));
const italic = (marked: string): string => struck(marked, (at) => around(at, '*'));

describe('signs around words', () => {
  test('are put there, and taken away again', () => {
    expect(bold('a |word| b')).toBe('a **|word|** b');
    expect(bold('a **|word|** b')).toBe('a |word| b');
    expect(italic('a |word| b')).toBe('a *|word|* b');
    expect(italic('a **|word|** b')).toBe('a ***|word|*** b');
    expect(italic('a ***|word|*** b')).toBe('a **|word|** b');
  });
  test('stand at the words, not at blanks', () => expect(bold('a| word |b')).toBe('a **|word|** b'));
  test('are written around what is typed next, and left behind by the same key', () => {
    expect(bold('a |')).toBe('a **|**');
    expect(bold('a **|**')).toBe('a |');
    expect(bold('a **word|**')).toBe('a **word**|');
    expect(italic('a *word|* b')).toBe('a *word*| b');
  });
  test('twice are as never, whatever is selected', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,12}$/u), fc.nat(12), fc.nat(12), (text, a, b) => {
        const [start = 0, end = 0] = [Math.min(a, text.length), Math.min(b, text.length)].sort(
          (x, y) => x - y,
        );
        fc.pre(text.slice(start, end).trim() !== '');
        const once = around({ text, start, end }, '**');
        const made = text.slice(0, once.from) + once.text + text.slice(once.to);
        const twice = around({ text: made, start: once.start, end: once.end }, '**');
        expect(made.slice(0, twice.from) + twice.text + made.slice(twice.to)).toBe(text);
      }),
    ));
});

test('a link is made of words, of an address, or begun', () => {
  expect(struck('see |this| now', linked)).toBe('see [this](|https://|) now');
  expect(struck('see |https://a.example/b| now', linked)).toBe('see [|words|](https://a.example/b) now');
  expect(struck('see |', linked)).toBe('see [|words|](https://)');
});

describe('lines', () => {
  const bullets = (marked: string): string => struck(marked, (at) => lines(at, 'bullets'));
  test('become a list, numbered or not, a quotation, and plain again', () => {
    expect(bullets('|one\ntwo|')).toBe('|- one\n- two|');
    expect(bullets('|- one\n- two|')).toBe('|one\ntwo|');
    expect(struck('|one\ntwo|', (at) => lines(at, 'numbers'))).toBe('|1. one\n2. two|');
    expect(struck('|- one\n- two|', (at) => lines(at, 'numbers'))).toBe('|1. one\n2. two|');
    expect(struck('so|', (at) => lines(at, 'quote'))).toBe('> so|');
  });
  test('of a list begin a paragraph of their own', () =>
    expect(bullets('before\n|one|')).toBe('before\n\n|- one|'));
});

describe('Enter in a list', () => {
  test('begins the next item, with its number', () => {
    expect(struck('- one|', nextItem)).toBe('- one\n- |');
    expect(struck('9. one|', nextItem)).toBe('9. one\n10. |');
    expect(struck('> so|', nextItem)).toBe('> so\n> |');
  });
  test('ends it on an empty one', () => expect(struck('- one\n- |', nextItem)).toBe('- one\n|'));
  test('elsewhere is a new line', () => expect(nextItem(selected('one|'))).toBeUndefined());
});
