import { expect, it } from 'vitest';
import { keyForWindow, type PressedKey } from '../../../renderer/page/key-watch.ts';

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});

const passed: readonly (readonly [string, Partial<PressedKey>?])[] = [
  ['j'],
  ['1'],
  ['/'],
  ['['],
  [']'],
  ['?', { shiftKey: true }],
  ['é'],
  ['Escape'],
  ['Delete'],
  ['F6'],
  ['k', { ctrlKey: true }],
  ['z', { metaKey: true, shiftKey: true }],
  ['c', { ctrlKey: true, shiftKey: true }],
  ['c'],
  ['ArrowLeft', { altKey: true }],
];
for (const [key, held] of passed) {
  it(`passes on ${JSON.stringify(held ?? {})} ${key}`, () => {
    expect(keyForWindow(press(key, held))).toMatchObject({ kind: 'key', key, ctrl: held?.ctrlKey ?? false });
  });
}

const kept: readonly (readonly [string, Partial<PressedKey>?])[] = [
  [' '],
  [' ', { shiftKey: true }],
  ['PageDown'],
  ['Home'],
  ['ArrowDown'],
  ['ArrowRight', { shiftKey: true }],
  ['ArrowRight', { shiftKey: true, altKey: true }],
  ['ArrowRight', { shiftKey: true, ctrlKey: true }],
  ['Tab'],
  ['Shift', { shiftKey: true }],
  ['c', { ctrlKey: true }],
  ['C', { metaKey: true }],
  ['a', { ctrlKey: true }],
  ['Dead'],
  ['j', { isComposing: true }],
];
for (const [key, held] of kept) {
  it(`keeps ${JSON.stringify(held ?? {})} ${JSON.stringify(key)}`, () => {
    expect(keyForWindow(press(key, held))).toBeNull();
  });
}

it('passes on Tab from a selection, and Shift with the arrows where a mark can be stretched', () => {
  const plain = { selected: false, stretches: false };
  const right = press('ArrowRight', { shiftKey: true });
  expect(keyForWindow(press('Tab'), { ...plain, selected: true })).toMatchObject({ key: 'Tab' });
  expect(keyForWindow(press('Tab', { altKey: true }), { ...plain, selected: true })).toBeNull();
  expect(keyForWindow(right, { ...plain, stretches: true })).toMatchObject({
    key: 'ArrowRight',
    shift: true,
  });
  expect(keyForWindow(right, { ...plain, selected: true })).toBeNull();
  expect(keyForWindow(press('ArrowDown', { shiftKey: true }), { ...plain, stretches: true })).toBeNull();
});
