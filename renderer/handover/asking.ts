/** Which part of the archive is being handed over, asked for from wherever it is shown. */
import { useSyncExternalStore } from 'react';
import type { HandoverPart } from '../../archive/contract/handover.ts';
import type { Address } from '../window/addresses.ts';

let asked: HandoverPart | null = null;
const listeners = new Set<() => void>();

function set(part: HandoverPart | null): void {
  asked = part;
  for (const listener of listeners) listener();
}

export const useAskedHandover = (): HandoverPart | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

/** Opens the dialog; with no articles it asks which. */
export const askHandover = (part: HandoverPart): void => set(part);
export const endHandover = (): void => set(null);

/** The part that is meant where this is shown. */
export function partAt(address: Address): HandoverPart {
  switch (address.kind) {
    case 'article':
      return { kind: 'articles', ids: [address.id] };
    case 'briefing':
      return { kind: 'briefings', ids: [address.id] };
    case 'person':
    case 'event':
      return { kind: address.kind, id: address.id };
    default:
      return { kind: 'articles', ids: [] };
  }
}
