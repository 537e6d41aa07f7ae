/** Marks that are on their way out or in, asked for from wherever they are shown. */
import { useSyncExternalStore } from 'react';
import type { ImportPlan } from '../../archive/contract/exchanging.ts';
import { act } from '../bridge/acting.ts';
import type { Address } from '../window/addresses.ts';

export type Exchange =
  /** No articles: all that have marks. */
  | { readonly kind: 'export'; readonly articles: readonly string[] }
  | { readonly kind: 'import'; readonly plan: ImportPlan };

let asked: Exchange | null = null;
const listeners = new Set<() => void>();

function set(exchange: Exchange | null): void {
  asked = exchange;
  for (const listener of listeners) listener();
}

export const useAskedExchange = (): Exchange | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

export const endExchange = (): void => set(null);

export const askExport = (articles: readonly string[]): void => set({ kind: 'export', articles });

/** Asks for a file, reads it, and shows what would come of it. */
export async function askImport(near?: string): Promise<void> {
  const plan = await act('shell.importMarks', near === undefined ? {} : { near }, {
    failed: 'The file could not be read',
  });
  if (plan) set({ kind: 'import', plan });
}

/** Shows what would come of the marks that an article's PDF holds. */
export async function askImportFromPdf(article: string): Promise<void> {
  const plan = await act(
    'exchanging.readPdf',
    { article },
    { failed: 'The marks in the PDF could not be read' },
  );
  if (plan) set({ kind: 'import', plan });
}

/** The articles that are meant where this is shown. */
export const articlesAt = (address: Address): readonly string[] =>
  address.kind === 'article' ? [address.id] : [];
