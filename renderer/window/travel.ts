/** Where the window is and has been. The trail survives a reload of the window, not its closing. */
import { useSyncExternalStore } from 'react';
import { type Address, readAddress, writeAddress } from './addresses.ts';

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
  globalThis.history.replaceState(null, '', `#${writeAddress(here)}`);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function go(address: Address): void {
  const here = trail.entries[trail.at];
  if (here && writeAddress(here) === writeAddress(address)) {
    // Asked for again: a new value, so that whoever shows a passage brings it into view again.
    move({ ...trail, entries: trail.entries.with(trail.at, { ...address }) });
    return;
  }
  const entries = [...trail.entries.slice(0, trail.at + 1), address].slice(-longest);
  move({ entries, at: entries.length - 1 });
}

/** Corrects the address in place, as typing in the search field does. */
export function replace(address: Address): void {
  move({ ...trail, entries: trail.entries.with(trail.at, address) });
}

export function back(): void {
  if (trail.at > 0) move({ ...trail, at: trail.at - 1 });
}

export function forward(): void {
  if (trail.at < trail.entries.length - 1) move({ ...trail, at: trail.at + 1 });
}

/** Forgets the trail, when another archive is opened. */
export function beginAgain(): void {
  move({ entries: [beginning], at: 0 });
}

export function useTravel(): { here: Address; canGoBack: boolean; canGoForward: boolean } {
  const { entries, at } = useSyncExternalStore(subscribe, () => trail);
  return { here: entries[at] ?? beginning, canGoBack: at > 0, canGoForward: at < entries.length - 1 };
}
