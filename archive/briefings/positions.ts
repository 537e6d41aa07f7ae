/**
 * Positions of blocks: fractional keys that sort as text. Two devices may have given one position to two
 * blocks, and what comes from elsewhere may hold a position that is none: where something is put between such
 * blocks, those that stand in the way get a position of their own first, in the order in which they are shown.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export interface Positioned {
  readonly address: string;
  readonly position: string;
}

export interface NewPositions {
  /** For what is put there, in order. */
  readonly given: readonly string[];
  /** For blocks that were there. */
  readonly mended: readonly Positioned[];
}

/** Positions for `count` blocks before `blocks[at]`; `blocks` are in order. */
export function positionsAt(blocks: readonly Positioned[], at: number, count: number): NewPositions {
  const from = blocks.slice(0, at).findLastIndex(({ position }) => isPosition(position));
  const before = blocks[from]?.position ?? null;
  const to = blocks.findIndex(
    ({ position }, index) => index >= at && isPosition(position) && (before === null || position > before),
  );
  const after = blocks[to]?.position ?? null;
  const ahead = blocks.slice(from + 1, at);
  const behind = blocks.slice(at, to < 0 ? blocks.length : to);
  const keys = generateNKeysBetween(before, after, ahead.length + count + behind.length);
  const mend = ({ address }: Positioned, index: number): Positioned => ({
    address,
    position: keys[index] ?? '',
  });
  return {
    given: keys.slice(ahead.length, ahead.length + count),
    mended: [...ahead.map(mend), ...behind.map((block, index) => mend(block, ahead.length + count + index))],
  };
}

function isPosition(position: string): boolean {
  try {
    generateKeyBetween(position, null);
    return true;
  } catch {
    return false;
  }
}
