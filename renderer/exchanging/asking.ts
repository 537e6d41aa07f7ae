/** Marks that are on their way out or in, asked for from wherever they are shown. */
import { useSyncExternalStore } from 'react';
import type { ImportPlan } from '../../archive/contract/exchanging.ts';
import type { Notice } from '../../archive/contract/shell.ts';
import { act } from '../bridge/acting.ts';
import type { Address } from '../window/addresses.ts';

export type ExchangeProgress = Extract<Notice, { kind: 'exchange-progress' }>;

export type Exchange =
  /** No articles: all that have marks. */
  | { readonly kind: 'export'; readonly articles: readonly string[] }
  /** A file that takes a while to be read. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'import'; readonly plan: ImportPlan };

let asked: Exchange | null = null;
let progress: ExchangeProgress | null = null;
/** Numbers the readings: one that was stopped shows nothing when it ends. */
let reading = 0;
let isReading = false;
const listeners = new Set<() => void>();

function set(exchange: Exchange | null): void {
  asked = exchange;
  tellListeners();
}

function tellListeners(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAskedExchange = (): Exchange | null => useSyncExternalStore(subscribe, () => asked);

/** How far it is; null where that was not told, or what was told of has ended. */
export const useExchangeProgress = (): ExchangeProgress | null =>
  useSyncExternalStore(subscribe, () => progress);

export function exchangeProgressed(told: ExchangeProgress): void {
  progress = told;
  if (isReading && asked === null) set({ kind: 'reading' });
  else tellListeners();
}

/** What is shown of the progress is that of the next piece of work. */
export function progressEnded(): void {
  progress = null;
  tellListeners();
}

/** Closes the dialog; a file that is being read is left. */
export function endExchange(): void {
  if (isReading) {
    reading++;
    isReading = false;
    void act('exchanging.cancel', {}, { failed: 'The reading could not be stopped' });
  }
  set(null);
}

export const askExport = (articles: readonly string[]): void => set({ kind: 'export', articles });

/** Asks for a file, reads it, and shows what would come of it. */
export const askImport = (near?: string): Promise<void> =>
  shown(() =>
    act('shell.importMarks', near === undefined ? {} : { near }, { failed: 'The file could not be read' }),
  );

/** Shows what would come of the marks that an article's PDF holds. */
export const askImportFromPdf = (article: string): Promise<void> =>
  shown(() => act('exchanging.readPdf', { article }, { failed: 'The marks in the PDF could not be read' }));

async function shown(read: () => Promise<ImportPlan | null>): Promise<void> {
  const own = ++reading;
  isReading = true;
  const plan = await read();
  if (own !== reading) return;
  isReading = false;
  progress = null;
  if (plan) set({ kind: 'import', plan });
  else if (asked?.kind === 'reading') set(null);
}

/** The articles that are meant where this is shown. */
export const articlesAt = (address: Address): readonly string[] =>
  address.kind === 'article' ? [address.id] : [];
