/** Marks of other programs in words, the same in the window and on the command line. */
import type { ImportFormat, ImportSource, ImportStates } from '../contract/exchanging.ts';

export const formatNames: Readonly<Record<ImportFormat, string>> = {
  w3c: 'W3C Web Annotations',
  hypothesis: 'Hypothesis',
  'zotero-csv': 'Zotero, CSV',
  'zotero-json': 'Zotero, JSON',
  'zotero-note': 'Zotero, note',
  readwise: 'Readwise, CSV',
  pdf: 'PDF',
};

export const matchWords: Readonly<Record<NonNullable<ImportSource['by']>, string>> = {
  id: 'by its id',
  file: 'the same file',
  text: 'the same text',
  address: 'the same address',
  doi: 'the same DOI',
  title: 'the same title',
  chosen: 'chosen',
};

const names: readonly (readonly [keyof ImportStates, string])[] = [
  ['exact', 'exact'],
  ['moved', 'moved'],
  ['region', 'as a rectangle'],
  ['ambiguous', 'ambiguous'],
  ['lost', 'lost'],
  ['waiting', 'waiting for the stored copy'],
];

/** `3 exact, 1 ambiguous`; '' where there is none. */
export const statesInWords = (states: ImportStates): string =>
  names
    .filter(([state]) => states[state] > 0)
    .map(([state, words]) => `${states[state].toLocaleString('en-GB')} ${words}`)
    .join(', ');
