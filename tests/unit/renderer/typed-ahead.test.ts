import { expect, test } from 'vitest';
import { after, type TypedAhead } from '../../../renderer/window/typed-ahead.ts';

const plain = { ctrl: false, meta: false, shift: false, alt: false };
const typed = (...keys: readonly string[]): TypedAhead =>
  keys.reduce<TypedAhead>((before, key) => after(before, { ...plain, key }) ?? before, {
    words: '',
    entered: false,
  });

test('what is typed before the field is there is what stands in it', () => {
  expect(typed('r', 'o', 'n', ' ', 'H')).toEqual({ words: 'ron H', entered: false });
  expect(typed('r', 'x', 'Backspace', 'é', '😀', 'Backspace')).toEqual({ words: 'ré', entered: false });
  expect(typed('Backspace', 'Shift', 'ArrowLeft', 'a')).toEqual({ words: 'a', entered: false });
});

test('nothing is added after Enter', () => {
  expect(typed('a', 'Enter', 'b')).toEqual({ words: 'a', entered: true });
});

test('commands are not typing', () => {
  const before = typed('a');
  expect(after(before, { ...plain, key: 'b', ctrl: true })).toBeNull();
  expect(after(before, { ...plain, key: 'b', alt: true })).toBeNull();
  expect(after(before, { ...plain, key: 'ArrowDown' })).toBeNull();
});
