import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestPng, readPngSize } from '../../../archive/files/png.shared.ts';
import { smallPng } from './png.ts';

test('a picture tells its size', () => {
  expect(readPngSize(smallPng(3, 4))).toEqual({ width: 3, height: 4 });
});

test('what is no PNG, is cut, goes on after its end, or would be huge is none', () => {
  const png = smallPng();
  expect(readPngSize(new Uint8Array())).toBeUndefined();
  expect(readPngSize(new TextEncoder().encode('<svg onload="alert(1)">'))).toBeUndefined();
  for (let length = 0; length < png.length; length++)
    expect(readPngSize(png.subarray(0, length))).toBeUndefined();
  expect(readPngSize(new Uint8Array([...png, 0]))).toBeUndefined();
  expect(readPngSize(smallPng(100_000, 1))).toBeUndefined();
  expect(readPngSize(smallPng(8000, 8000))).toBeUndefined();
  expect(readPngSize(smallPng(0, 1))).toBeUndefined();
  expect(readPngSize(new Uint8Array(largestPng + 1))).toBeUndefined();
});

test('spoilt bytes are read without a fault', () => {
  const png = smallPng();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(png.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
      const spoilt = new Uint8Array(png);
      for (const [at, byte] of changes) spoilt[at] = byte;
      const size = readPngSize(spoilt);
      expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
    }),
  );
});
