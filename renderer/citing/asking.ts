/** Sources that are to be cited, or described from a file, asked for from wherever they are shown. */
import { useSyncExternalStore } from 'react';
import type { DescriptionPlan } from '../../archive/contract/citing.ts';
import { act } from '../bridge/acting.ts';

export type AskedCiting =
  /** No articles: all. */
  | { readonly kind: 'cite'; readonly articles: readonly string[]; readonly annotation?: string }
  | { readonly kind: 'describe'; readonly plan: DescriptionPlan };

let asked: AskedCiting | null = null;
const listeners = new Set<() => void>();

function set(now: AskedCiting | null): void {
  asked = now;
  for (const listener of listeners) listener();
}

export const useAskedCiting = (): AskedCiting | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

export const endCiting = (): void => set(null);

export const askCite = (articles: readonly string[], annotation?: string): void =>
  set({ kind: 'cite', articles, ...(annotation !== undefined && { annotation }) });

/** Asks for a file of references and shows what it would change. */
export async function askDescribe(): Promise<void> {
  const plan = await act('shell.readReferences', {}, { failed: 'The references could not be read' });
  if (plan) set({ kind: 'describe', plan });
}
