/** An archive of many articles, written by the domain itself without their stored copies: a list shows no more. */
import fs, { mkdirSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { indexedRows } from '../../archive/service/indexed-rows.ts';
import { Archive } from '../../archive/storage/archive.ts';
import { createArchiveFolder } from '../../archive/storage/archive-folder.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const batch = 50;
/** Every so many articles one has a mark, or no date. */
const markedEvery = 3;
const undatedEvery = 10;
const publishers = ['Harbour Wire', 'El País', 'Zeitung für Hafen', '', 'Le Café'];

/** The id of the article with a number, from 0: neighbours in different folders, as random ids are. */
export function idOfNumber(number: number, last = 'n'): string {
  let [id, rest] = ['', number];
  for (let place = 0; place < 11; place++) {
    id += alphabet.charAt(rest % 32);
    rest = Math.floor(rest / 32);
  }
  return `${id}${last}`;
}

export const titleOfNumber = (number: number): string => `Note ${number} of the harbour`;

/** Their titles are numbered from 0, and the last one was added last. */
export function makeManyArticles(path: string, home: string, count: number): void {
  unflushed(() => writeArticles(path, home, count));
}

/** Runs an action without waiting for the disk: thousands of files that no power cut will be tried on. */
function unflushed(action: () => void): void {
  const { fsyncSync } = fs;
  fs.fsyncSync = () => {};
  syncBuiltinESMExports();
  try {
    action();
  } finally {
    fs.fsyncSync = fsyncSync;
    syncBuiltinESMExports();
  }
}

function writeArticles(path: string, home: string, count: number): void {
  mkdirSync(home, { recursive: true });
  createArchiveFolder(path, home);
  const archive = Archive.open(path, { home, rows: indexedRows });
  for (let from = 0; from < count; from += batch)
    archive.commit((draft) => {
      for (let number = from; number < Math.min(count, from + batch); number++) {
        const address = `articles/${idOfNumber(number)}`;
        const year = 1990 + (number % 30);
        draft.set(address, 'title', titleOfNumber(number));
        draft.set(address, 'authors', [`Author ${number % 97}`]);
        draft.set(address, 'publisher', publishers[number % publishers.length] ?? '');
        draft.set(address, 'published', number % undatedEvery === 0 ? null : `${year}-0${1 + (number % 9)}`);
        draft.set(address, 'added', new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString());
        if (number % markedEvery !== 0) continue;
        const mark = `${address}/annotations/${idOfNumber(number, 'm')}`;
        draft.set(mark, 'target', {
          capture: '20261122T101112Z-9f86d081',
          textSha256: '',
          quote: { type: 'TextQuoteSelector', exact: `Words of note ${number}.`, prefix: '', suffix: '' },
          position: { type: 'TextPositionSelector', start: 0, end: 10 },
          pages: [],
        });
        draft.set(mark, 'color', number % 2 === 0 ? 'key' : 'question');
        draft.set(mark, 'created', '2026-11-22T00:00:00.000Z');
      }
    });
  archive.close();
}
