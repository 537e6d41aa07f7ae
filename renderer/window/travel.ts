/** Where the window is and has been. The trail survives a reload of the window, not its closing. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Address, readAddress, writeAddress } from './addresses.ts';
import {
  focusedSide,
  focusSide,
  inSides,
  type SideName,
  samePlace,
  visited,
  withBeside,
  withoutSide,
} from './sides.ts';

interface Trail {
  readonly entries: readonly Address[];
  readonly at: number;
}

const longest = 200;
const beginning: Address = { kind: 'library' };
const written = globalThis.location.hash.slice(1);
let trail: Trail = { entries: [written ? readAddress(written) : beginning], at: 0 };
const listeners = new Set<() => void>();

function move(next: Trail): void {
  trail = next;
  const here = trail.entries[trail.at] ?? beginning;
  if (here.kind !== 'article' || !here.beside) focusSide('main');
  globalThis.history.replaceState(null, '', `#${writeAddress(here)}`);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What the person sees just now, put into the address that they leave: coming back leads to it. */
type Stamp = (address: Address) => Address;
const stamps = new Set<Stamp>();

/** Stamps whatever address is left for as long as the component is shown. */
export function useStamp(stamp: Stamp): void {
  const latest = useRef(stamp);
  latest.current = stamp;
  useEffect(() => {
    const put: Stamp = (address) => latest.current(address);
    stamps.add(put);
    return () => {
      stamps.delete(put);
    };
  }, []);
}

/** The trail with what is seen at the place that is about to be left. */
function stamped(): Trail {
  const here = trail.entries[trail.at];
  if (!here) return trail;
  const left = [...stamps].reduce((address, stamp) => stamp(address), here);
  return { ...trail, entries: trail.entries.with(trail.at, left) };
}

let visits = 0;
/** Of what kind the last step was; steps of one kind leave one trace. */
let lastStride: string | null = null;

interface Going {
  /**
   * One of many steps of a kind, as from mark to mark: those that follow each other leave one trace in the trail, so
   * that *Back* leads to where the first began.
   */
  readonly stride?: string | null;
  /** The side that is meant; the address then says all that is to be open. */
  readonly side?: SideName;
}

export function go(address: Address, { stride = null, side: named }: Going = {}): void {
  const before = trail.entries[trail.at] ?? beginning;
  const { wanted, side } = named ? { wanted: address, side: named } : inSides(before, address, focusedSide());
  const next = visited(wanted, side, ++visits);
  const goesOn = stride !== null && stride === lastStride;
  lastStride = stride;
  focusSide(side);
  if (goesOn || samePlace(before, next)) {
    move({ ...trail, entries: trail.entries.with(trail.at, next) });
    return;
  }
  const { entries, at } = stamped();
  const trodden = [...entries.slice(0, at + 1), next].slice(-longest);
  move({ entries: trodden, at: trodden.length - 1 });
}

/** Corrects the address in place, as typing in the search field does. */
export function replace(address: Address): void {
  move({ ...trail, entries: trail.entries.with(trail.at, address) });
}

export function back(): void {
  if (trail.at > 0) step(-1);
}

export function forward(): void {
  if (trail.at < trail.entries.length - 1) step(1);
}

function step(by: 1 | -1): void {
  lastStride = null;
  const { entries, at } = stamped();
  move({ entries, at: at + by });
}

/** Opens an article to the right of the one that is open. */
export function openBeside(id: string): void {
  go(withBeside(trail.entries[trail.at] ?? beginning, { id }), { side: 'beside' });
}

/** Closes one of two articles. */
export function closeSide(side: SideName): void {
  const here = trail.entries[trail.at];
  if (here?.kind === 'article') go(withoutSide(here, side), { side: 'main' });
}

/** Forgets the trail, when another archive is opened. */
export function beginAgain(): void {
  move({ entries: [beginning], at: 0 });
}

export const currentAddress = (): Address => trail.entries[trail.at] ?? beginning;

export function useTravel(): { here: Address; canGoBack: boolean; canGoForward: boolean } {
  const { entries, at } = useSyncExternalStore(subscribe, () => trail);
  return { here: entries[at] ?? beginning, canGoBack: at > 0, canGoForward: at < entries.length - 1 };
}
