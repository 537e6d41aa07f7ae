/** The same work as others do it: `peer <kind> start|change <store> [file with ids] [count]`. */
import { readFileSync } from 'node:fs';
import { lowdbCollection } from '../peers/lowdb-collection.ts';
import { markdownVault } from '../peers/markdown-vault.ts';
import type { Peer } from '../peers/peer.ts';
import { sqliteLibrary } from '../peers/sqlite-library.ts';
import { cpuTime, peakMegabytes, report, sinceStart } from './report.ts';

const peers: Readonly<Record<string, (store: string) => Peer>> = {
  lowdb: lowdbCollection,
  sqlite: sqliteLibrary,
  markdown: markdownVault,
};
const [kind = '', action = '', store = '', idsFile = '', count = '0'] = process.argv.slice(2);
const loaded = sinceStart();
const peer = peers[kind]?.(store);
if (!peer) throw new Error(`there is no peer ${kind}`);
const rows = peer.firstPage(100);
const usable = sinceStart();
if (action === 'start') {
  report({ loaded, usable, rows, cpu: cpuTime(), peak: peakMegabytes() });
} else {
  const ids = JSON.parse(readFileSync(idsFile, 'utf8')) as string[];
  const requests: number[] = [];
  for (let at = 0; at < Number(count); at++) {
    const began = performance.now();
    peer.addMark(
      ids[at % ids.length] ?? '',
      `bench${process.pid}x${at}`,
      `Words that were marked, number ${at}`,
    );
    requests.push(performance.now() - began);
  }
  report({ requests, peak: peakMegabytes() });
}
peer.close();
