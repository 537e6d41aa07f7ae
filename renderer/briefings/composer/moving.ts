import type { Block } from '../../../archive/contract/views.ts';

/** The blocks with some of them, in the order that they have, after another one; null: first of all. */
export function allMoved(blocks: readonly Block[], moving: readonly string[], after: string | null): Block[] {
  const others = blocks.filter(({ id }) => !moving.includes(id));
  const at = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  return others.toSpliced(at, 0, ...blocks.filter(({ id }) => moving.includes(id)));
}
