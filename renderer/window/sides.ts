/** Two articles side by side: which of them the person is at, and what going somewhere then means. */
import { useSyncExternalStore } from 'react';
import { type Address, type ArticleAddress, type ArticleSide, writeAddress } from './addresses.ts';

export type SideName = 'main' | 'beside';

let focused: SideName = 'main';
const listeners = new Set<() => void>();

/** The side that was used last: keys are meant for it, and what is opened opens there. */
export const focusedSide = (): SideName => focused;

export function focusSide(side: SideName): void {
  if (side === focused) return;
  focused = side;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useFocusedSide = (): SideName => useSyncExternalStore(subscribe, focusedSide);

export const sideOf = ({ id, capture, annotation, place, at, visit }: ArticleSide): ArticleSide => ({
  id,
  ...(capture === undefined ? {} : { capture }),
  ...(annotation === undefined ? {} : { annotation }),
  ...(place === undefined ? {} : { place }),
  ...(at === undefined ? {} : { at }),
  ...(visit === undefined ? {} : { visit }),
});

interface Aim {
  readonly wanted: Address;
  readonly side: SideName;
}

/**
 * Where an article opens while two are open: where it is open already, else at the side that the person is at. The
 * other side stays. An address that names both sides is taken as it is.
 */
export function inSides(here: Address, wanted: Address, at: SideName): Aim {
  if (here.kind !== 'article' || !here.beside || wanted.kind !== 'article' || wanted.beside)
    return { wanted, side: wanted.kind === 'article' && wanted.beside ? at : 'main' };
  const { beside } = here;
  const other = at === 'main' ? beside : here;
  const isOther = wanted.id === other.id && wanted.id !== (at === 'main' ? here : beside).id;
  const side = isOther ? (at === 'main' ? 'beside' : 'main') : at;
  return side === 'main'
    ? { wanted: { ...wanted, beside }, side }
    : { wanted: { ...here, beside: sideOf(wanted) }, side };
}

/** The address, with a new visit to one of its sides. */
export function visited(address: Address, side: SideName, visit: number): Address {
  if (address.kind !== 'article') return address;
  return side === 'beside' && address.beside
    ? { ...address, beside: { ...address.beside, visit } }
    : { ...address, visit };
}

/** Whether both lead to the same things, wherever in them the person stood. */
export function samePlace(a: Address, b: Address): boolean {
  return writeAddress(unmoved(a)) === writeAddress(unmoved(b));
}

function unmoved(address: Address): Address {
  if (address.kind !== 'article') return address;
  const { at: _, beside, ...main } = address;
  if (!beside) return main;
  const { at: __, ...other } = beside;
  return { ...main, beside: other };
}

/** Both articles, the second to the right; one that is there already makes way. */
export function withBeside(here: Address, opened: ArticleSide): ArticleAddress {
  if (here.kind !== 'article') return { kind: 'article', ...opened };
  return { kind: 'article', ...sideOf(here), beside: opened };
}

/** What stays when a side is closed. */
export function withoutSide(here: ArticleAddress, side: SideName): ArticleAddress {
  return { kind: 'article', ...sideOf(side === 'main' && here.beside ? here.beside : here) };
}
