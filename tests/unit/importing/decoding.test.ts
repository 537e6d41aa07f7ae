import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../archive/importing/decoding.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const joined = (...parts: (Uint8Array | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16();
const page = (charset: string, ...body: (Uint8Array | readonly number[])[]): Uint8Array =>
  joined(utf8(`<html><head><meta charset="${charset}"></head><body>`), ...body);

describe('decoding', () => {
  const cases: readonly (readonly [name: string, bytes: Uint8Array, isHtml: boolean, contains: string])[] = [
    ['UTF-8', utf8('León ☂ 🔥'), false, 'León ☂ 🔥'],
    ['UTF-8 with a BOM', joined([0xef, 0xbb, 0xbf], utf8('León')), false, 'León'],
    ['UTF-16, little end first', joined([0xff, 0xfe], utf16('León 🔥')), false, 'León 🔥'],
    ['UTF-16, big end first', joined([0xfe, 0xff], swapped(utf16('León'))), false, 'León'],
    ['Windows-1252 where nothing is declared', latin('Le\xf3n \x93said\x94'), false, 'León “said”'],
    ['a declared charset', page('windows-1251', [0xd0, 0xf3, 0xf1, 0xfc]), true, 'Русь'],
    [
      'a declared charset in the old form',
      joined(utf8('<META http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'), [0xb1]),
      true,
      'ą',
    ],
    ['a declaration without quotes', joined(utf8('<meta charset=koi8-r>'), [0xf2]), true, 'Р'],
    ['Shift JIS', page('Shift_JIS', [0x8e, 0x73]), true, '市'],
    [
      'ISO-2022-JP, which is valid UTF-8 too',
      page('iso-2022-jp', [0x1b, 0x24, 0x42, 0x3b, 0x54, 0x1b, 0x28, 0x42]),
      true,
      '市',
    ],
    ['UTF-8 though another charset is declared', page('iso-8859-1', utf8('León')), true, 'León'],
    [
      'declared UTF-8 with one broken byte',
      page('utf-8', utf8('León '), [0xff], utf8(' ☂')),
      true,
      'León \ufffd ☂',
    ],
    ['a declared charset with a broken byte', page('Shift_JIS', [0x8e, 0x73, 0xff]), true, '市'],
    ['a charset that nobody knows', page('klingon', [0xf3]), true, 'ó'],
    ['declared UTF-16 that is none', page('utf-16', [0xf3]), true, 'ó'],
    [
      'a declaration in plain text, which says nothing',
      joined(utf8('<meta charset="koi8-r"> '), [0xf3]),
      false,
      'ó',
    ],
  ];
  test.each(cases)('%s', (_name, bytes, isHtml, contains) =>
    expect(decodeText(bytes, isHtml)).toContain(contains),
  );

  test.each(cases.slice(0, 4))('leaves no mark of the byte order behind: %s', (_name, bytes, isHtml) =>
    expect(decodeText(bytes, isHtml)).not.toContain('\ufeff'),
  );

  test('of nothing is nothing', () => expect(decodeText(new Uint8Array(0), false)).toBe(''));
});
