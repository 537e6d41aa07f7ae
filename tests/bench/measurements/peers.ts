/** The same records as other apps keep them: what a start and a change cost there. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedArchive } from '../generator/cached.ts';
import { collectionOf } from '../peers/collection.ts';
import { makeLowdbCollection } from '../peers/lowdb-collection.ts';
import { makeMarkdownVault } from '../peers/markdown-vault.ts';
import type { Collection } from '../peers/peer.ts';
import { makeSqliteLibrary } from '../peers/sqlite-library.ts';
import { ran, type Started, timed } from './children.ts';
import { count, list, median, megabytes, ms, quantile, table, times } from './figures.ts';
import { copyOfHome, warmHome } from './homes.ts';
import type { Bench, Measurement } from './measurement.ts';
import { dropPageCache } from './page-cache.ts';
import { removeTraces } from './traces.ts';

const changes = 20;

interface Figures {
  readonly warm: number;
  readonly cold: number;
  readonly cpu: number;
  readonly peak: number;
  readonly change: number;
  readonly slow: number;
}

const kinds: readonly {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly make: (store: string, collection: Collection) => void;
}[] = [
  { kind: 'lowdb', name: 'one JSON file (lowdb)', file: 'collection.json', make: makeLowdbCollection },
  { kind: 'sqlite', name: 'one SQLite database', file: 'library.sqlite', make: makeSqliteLibrary },
  { kind: 'markdown', name: 'folder of Markdown', file: 'vault', make: makeMarkdownVault },
];

export const peersMeasurement: Measurement = {
  name: 'peers',
  title: 'Side by side with other ways to keep the same records',
  run: async (bench) => {
    const rows: string[][] = [];
    for (const size of bench.sizes) {
      const archive = bench.archive(size);
      let own: Figures | undefined;
      for (const [name, figures] of await sideBySide(bench, archive)) {
        if (typeof figures === 'string') {
          rows.push([count(size), name, figures, '', '', '', '', '', '', '']);
          continue;
        }
        own ??= figures;
        const { warm, cold, cpu, peak, change, slow } = figures;
        rows.push([
          count(size),
          name,
          ms(warm),
          times(warm, own.warm),
          ms(cold),
          ms(cpu),
          megabytes(peak),
          ms(change),
          times(change, own.change),
          ms(slow),
        ]);
      }
    }
    const head = [
      ...[
        'Articles',
        'Kept as',
        'start, warm',
        'to Dossier',
        'start, page cache dropped',
        'processor',
        'peak memory',
      ],
      ...['add a mark, p50', 'to Dossier', 'p95'],
    ];
    const text = `${table(head, rows)}\n\n${list([
      'The same articles, marks, people and events, without the texts of the articles, which all keep in files apart. Each answers its newest 100 articles with their numbers of marks. Whole processes; a ratio above 1 means that Dossier is faster.',
      '*One JSON file*: what many small apps do; read whole, written whole at each change, renamed into place but never fsynced, so that the last changes may be lost with the power.',
      '*One SQLite database*: tables as Zotero has them, rollback journal, fsync at each change. The fastest on one machine, but it must not lie in a synced folder, and two devices’ changes can’t be merged.',
      '*Folder of Markdown*: a note an article, as clippers for Obsidian and Logseq leave it; every note is read at start, a change writes one anew, without fsync. (Both apps keep a cache of their own outside the folder, so this is their start without it.)',
    ])}`;
    return { aims: [], text };
  },
};

async function sideBySide(bench: Bench, archive: CachedArchive): Promise<[string, Figures | string][]> {
  const idsFile = join(bench.scratch(), 'ids.json');
  writeFileSync(idsFile, JSON.stringify(archive.facts.sample));
  makeStores(bench, archive);
  const found: [string, Figures | string][] = [
    ['Dossier', await attempt(() => dossier(bench, archive, idsFile))],
  ];
  for (const { kind, name, file } of kinds) {
    bench.say(`peers: ${name}, ${count(archive.plan.articles)}`);
    const store = join(archive.beside, file);
    const copy = join(bench.scratch(), file);
    const started = () => ran<Started>('peer', [kind, 'start', store]);
    const figures = await attempt(async () => {
      const starts = await starting(bench, started);
      await timed(['cp', '-a', store, copy]);
      const changed = await ran<{ requests: number[] }>('peer', [
        kind,
        'change',
        copy,
        idsFile,
        String(changes),
      ]);
      return { ...starts, change: median(changed.requests), slow: quantile(changed.requests, 0.95) };
    });
    rmSync(copy, { recursive: true, force: true });
    found.push([name, figures]);
  }
  return found;
}

async function dossier(bench: Bench, archive: CachedArchive, idsFile: string): Promise<Figures> {
  bench.say(`peers: Dossier, ${count(archive.plan.articles)}`);
  removeTraces(archive);
  const { home } = await warmHome(bench, archive);
  const starts = await starting(bench, () => ran('start', [archive.path, home]));
  try {
    const args = [
      archive.path,
      copyOfHome(bench, home),
      idsFile,
      String(changes),
      '10',
      join(bench.scratch(), 'floor'),
    ];
    const changed = await ran<{ requests: number[] }>('change', args);
    return { ...starts, change: median(changed.requests), slow: quantile(changed.requests, 0.95) };
  } finally {
    removeTraces(archive);
  }
}

async function starting(
  bench: Bench,
  start: () => Promise<Started>,
): Promise<Pick<Figures, 'warm' | 'cold' | 'cpu' | 'peak'>> {
  await start();
  const warm: Started[] = [];
  for (let run = 0; run < bench.runs; run++) warm.push(await start());
  const cold = (await dropPageCache(bench)) ? (await start()).usable : Number.NaN;
  const of = (field: keyof Started): number => median(warm.map((run) => run[field]));
  return { warm: of('usable'), cold, cpu: of('cpu'), peak: of('peak') };
}

async function attempt(run: () => Promise<Figures>): Promise<Figures | string> {
  try {
    return await run();
  } catch (error) {
    return (error as Error).message;
  }
}

/** Written once beside the archive that they are equal to. */
function makeStores(bench: Bench, { beside, plan }: CachedArchive): void {
  const lacking = kinds.filter(({ file }) => !existsSync(join(beside, `${file}.made`)));
  if (lacking.length === 0) return;
  bench.say(`peers: writing ${lacking.map(({ name }) => name).join(', ')}`);
  const collection = collectionOf(plan);
  for (const { file, make } of lacking) {
    rmSync(join(beside, file), { recursive: true, force: true });
    make(join(beside, file), collection);
    writeFileSync(join(beside, `${file}.made`), '');
  }
}
