/** Two folders of 10,000 articles, brought to the same state; and what people use for that otherwise. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeArchive } from '../generator/write-archive.ts';
import { timed } from './children.ts';
import { count, list, median, ms, table, times, withFastest } from './figures.ts';
import type { Aim, Bench, Measurement } from './measurement.ts';
import { Syncthing } from './syncthing.ts';

const articles = 10_000;
const idleWithin = 1000;
const commandLine = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.js');

interface Way {
  readonly name: string;
  readonly idle: () => Promise<number | undefined>;
  /** The same command: what is to do is in the folders. */
  readonly changed: () => Promise<number | undefined>;
}

export const syncMeasurement: Measurement = {
  name: 'sync',
  title: 'Sync of two folders with 10,000 articles',
  run: async (bench) => {
    const source = bench.archive(articles, 'full');
    const syncthing = new Syncthing(bench.scratch());
    const [a, b] = await twoCopies(bench, source.path);
    const rows: string[][] = [];
    const aims: Aim[] = [];
    let own: { idle: number; changed: number } | undefined;
    for (const [index, way] of (await waysOf(bench, syncthing, a, b)).entries()) {
      bench.say(`sync: ${way.name}`);
      const idle: number[] = [];
      const changed: number[] = [];
      // Each tool leaves the copies equal to the next one. Its first run makes whatever it keeps of its own.
      let missing = (await way.idle()) === undefined;
      for (let run = 0; run < bench.runs && !missing; run++) {
        const took = await way.idle();
        if (took === undefined) missing = true;
        else idle.push(took);
      }
      for (let run = 0; run < bench.runs && !missing; run++) {
        changeBoth(bench, a, b, index * 100 + run);
        const took = await way.changed();
        if (took !== undefined) changed.push(took);
      }
      if (missing) {
        rows.push([way.name, 'not there, or failed', '', '', '']);
        continue;
      }
      const figures = { idle: median(idle), changed: changed.length > 0 ? median(changed) : Number.NaN };
      own ??= way.name === dossier ? figures : undefined;
      rows.push([
        way.name,
        withFastest(idle),
        own ? times(figures.idle, own.idle) : '',
        withFastest(changed),
        own ? times(figures.changed, own.changed) : '',
      ]);
    }
    syncthing.stop();
    if (own)
      aims.push({
        what: `idle sync check, ${count(articles)} articles`,
        aim: `< ${ms(idleWithin)}`,
        measured: ms(own.idle),
        reached: own.idle < idleWithin,
      });
    const head = ['Tool', 'nothing changed', 'to Dossier', '1% changed', 'to Dossier'];
    const text = `${table(head, rows)}\n\n${list([
      'Whole processes, median and in brackets the fastest, files in the page cache. *1% changed*: 50 new articles with their captures, marks and histories on either side.',
      '*rsync*: `rsync -au` once in each direction: compares sizes and times; of a file changed on both sides the later one is left.',
      '*Unison*: two-way, remembers what it last saw, so finds what changed on both sides; `-batch -fastcheck true`.',
      '*Syncthing*: one folder scanned on request by a running instance that knows it already; nothing is transferred, so it has no second figure.',
    ])}`;
    return { aims, text };
  },
};

const dossier = 'dossier sync';

async function waysOf(bench: Bench, syncthing: Syncthing, a: string, b: string): Promise<Way[]> {
  const home = join(bench.scratch(), 'home');
  const isThere = /^Usage: \S+ sync /mu.test(helpOf('sync'));
  if (!isThere) bench.say('sync: `dossier sync` is not there yet; skipped');
  const sync = () =>
    timed([process.execPath, commandLine, 'sync', a, b], {
      env: { DOSSIER_HOME: home },
      // 3: there is something to decide.
      fine: [0, 3],
    });
  const rsync = async (): Promise<number | undefined> => {
    const there = await timed(['rsync', '-au', `${a}/`, `${b}/`]);
    const back = await timed(['rsync', '-au', `${b}/`, `${a}/`]);
    return there !== undefined && back !== undefined ? there + back : undefined;
  };
  const unisonHome = join(bench.scratch(), 'unison');
  const unison = () =>
    timed(['unison', a, b, '-batch', '-fastcheck', 'true', '-silent', '-ui', 'text'], {
      env: { UNISON: unisonHome },
    });
  const scan = () => syncthing.scan(a);
  return [
    ...(isThere ? [{ name: dossier, idle: sync, changed: sync }] : []),
    { name: 'rsync, both ways', idle: rsync, changed: rsync },
    { name: 'Unison', idle: unison, changed: unison },
    { name: 'Syncthing, scan of one folder', idle: scan, changed: () => Promise.resolve(undefined) },
  ];
}

function helpOf(command: string): string {
  const { stdout } = spawnSync(process.execPath, [commandLine, command, '--help'], { encoding: 'utf8' });
  return stdout ?? '';
}

async function twoCopies(bench: Bench, source: string): Promise<[string, string]> {
  const folder = bench.scratch();
  const copies: [string, string] = [join(folder, 'A', 'Archive'), join(folder, 'B', 'Archive')];
  for (const copy of copies) {
    mkdirSync(join(copy, '..'));
    if ((await timed(['cp', '-a', source, copy])) === undefined)
      cpSync(source, copy, { recursive: true, preserveTimestamps: true });
  }
  return copies;
}

/** Adds what devices elsewhere made: half of a hundredth of the articles on either side. */
function changeBoth(bench: Bench, a: string, b: string, round: number): void {
  for (const [side, archive] of Object.entries({ a, b })) {
    const made = join(bench.scratch(), 'made');
    writeArchive(made, {
      seed: `further/${round}/${side}`,
      articles: articles / 200,
      light: false,
      longest: 0,
    });
    for (const name of readdirSync(made))
      if (name !== 'dossier.json') cpSync(join(made, name), join(archive, name), { recursive: true });
  }
}
