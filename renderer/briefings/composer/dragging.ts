/** What is being dragged over the desk: blocks of a briefing, or passages and figures that are to become blocks. */
import { useSyncExternalStore } from 'react';
import type { NewBlock } from './use-briefing.ts';

export type Dragged =
  | { readonly kind: 'blocks'; readonly briefing: string; readonly blocks: readonly string[] }
  | { readonly kind: 'new'; readonly blocks: readonly NewBlock[] };

let dragged: Dragged | null = null;
const listeners = new Set<() => void>();

function set(next: Dragged | null): void {
  dragged = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useDragged = (): Dragged | null => useSyncExternalStore(subscribe, () => dragged);

export const beginDrag = (what: Dragged): void => set(what);
export const endDrag = (): void => set(null);

/** Ends the drag; answers what was dropped. */
export function takeDragged(): Dragged | null {
  const taken = dragged;
  set(null);
  return taken;
}

/** Whether a block is among those that are dragged. */
export const isDragged = (what: Dragged | null, block: string): boolean =>
  what?.kind === 'blocks' && what.blocks.includes(block);
