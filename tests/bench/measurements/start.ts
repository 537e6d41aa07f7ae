/** Start to usable list. */
import { ran, type Started } from './children.ts';
import { count, list, median, megabytes, ms, table, withFastest } from './figures.ts';
import { newHome, warmHome } from './homes.ts';
import type { Aim, Bench, Measurement } from './measurement.ts';
import { dropPageCache } from './page-cache.ts';

/** Milliseconds within which the list should be usable, by the number of articles. */
const aims: Readonly<Record<number, number>> = { 10000: 1000, 100000: 2000 };

export const startMeasurement: Measurement = {
  name: 'start',
  title: 'Start to usable list',
  run: async (bench) => {
    const rows: string[][] = [];
    const reached: Aim[] = [];
    for (const size of bench.sizes) {
      for (const { label, runs } of await startsOf(bench, size)) {
        if (typeof runs === 'string') {
          rows.push([count(size), label, runs, '', '', '', '']);
          continue;
        }
        const of = (field: keyof Started): number => median(runs.map((run) => run[field]));

        rows.push([
          count(size),
          label,
          withFastest(runs.map(({ usable }) => usable)),
          ms(of('open')),
          ms(of('list')),
          ms(of('cpu')),
          megabytes(of('peak')),
        ]);
        const aim = aims[size];
        if (label === warm && aim !== undefined)
          reached.push({
            what: `usable list, ${count(size)} articles, warm`,
            aim: `< ${ms(aim)}`,
            measured: `${ms(of('usable'))} (processor ${ms(of('cpu'))})`,
            reached: of('usable') < aim || (of('cpu') < aim && 'busy'),
          });
      }
    }
    const head = [
      'Articles',
      'Start',
      'usable (fastest)',
      'of which open',
      'first page',
      'processor',
      'peak memory',
    ];
    const text = `${table(head, rows)}\n\n${list([
      'Medians; in brackets the fastest run. *processor*: time on a processor, which the other users of the machine change least.',
      'From the start of a plain Node process to the answer with the first page of the articles list; Electron’s window comes on top.',
      '*warm*: the app has been run before, files are in the page cache. *page cache dropped*: the first start after the machine’s. *first ever*: nothing is known of the archive outside of it.',
      'Captures are a paragraph each: a start does not read them.',
    ])}`;
    return { aims: reached, text };
  },
};

const warm = 'warm';

interface Starts {
  readonly label: string;
  readonly runs: readonly Started[] | string;
}

async function startsOf(bench: Bench, size: number): Promise<Starts[]> {
  const archive = bench.archive(size);
  const few = Math.max(1, Math.ceil(bench.runs / 2));
  let made: Awaited<ReturnType<typeof warmHome>>;
  try {
    bench.say(`start: ${count(size)}, first ever`);
    made = await warmHome(bench, archive);
  } catch (error) {
    return [{ label: 'any', runs: (error as Error).message }];
  }
  const { home, first } = made;
  const start = (from: string): Promise<Started> => ran<Started>('start', [archive.path, from]);
  const repeated = async (
    label: string,
    times: number,
    run: () => Promise<Started | undefined>,
  ): Promise<Starts> => {
    bench.say(`start: ${count(size)}, ${label}`);
    const runs: Started[] = [];
    for (let at = 0; at < times; at++) {
      const started = await run();
      if (started === undefined) return { label, runs: 'not measured (`--cold`, as root)' };
      runs.push(started);
    }
    return { label, runs };
  };
  const again = async (): Promise<Started[]> => {
    const runs: Started[] = [];
    for (let at = 1; at < few; at++) runs.push(await start(newHome(bench)));
    return runs;
  };
  return [
    await repeated(warm, bench.runs, () => start(home)),
    await repeated('page cache dropped', few, async () =>
      (await dropPageCache(bench)) ? start(home) : undefined,
    ),
    { label: 'first ever', runs: [first, ...(await again())] },
    await repeated('first ever, page cache dropped', few, async () =>
      (await dropPageCache(bench)) ? start(newHome(bench)) : undefined,
    ),
  ];
}
