/** The quotations of a draft compared with all stored copies. */
import { ran } from './children.ts';
import { count, list, median, megabytes, ms, table } from './figures.ts';
import { copyOfHome, warmHome } from './homes.ts';
import type { Measurement } from './measurement.ts';

interface Checked {
  readonly articles: number;
  readonly quotations: number;
  readonly times: readonly number[];
  readonly cpus: readonly number[];
  readonly right: number;
  readonly one: number;
  readonly longest: number;
  readonly peak: number;
}

export const draftsMeasurement: Measurement = {
  name: 'drafts',
  title: 'A draft of 200 quotations checked',
  run: async (bench) => {
    const rows: string[][] = [];
    for (const size of bench.sizes) {
      bench.say(`drafts: ${count(size)} articles`);
      const archive = bench.archive(size);
      const { home } = await warmHome(bench, archive);
      const checked = await ran<Checked>('drafts', [archive.path, copyOfHome(bench, home)]);
      rows.push([
        count(checked.articles),
        ms(median([...checked.times])),
        ms(median([...checked.cpus])),
        ms(checked.one),
        `${checked.right} of ${checked.quotations}`,
        ms(checked.longest),
        megabytes(checked.peak),
      ]);
    }
    const head = [
      'articles',
      '200 quotations',
      'processor',
      'one quotation',
      'right',
      'longest turn',
      'peak memory',
    ];
    return {
      aims: [],
      text: `${table(head, rows)}\n\n${list([
        '180 quotations copied from articles all over the archive, 20 of these with a word changed, and 20 that nobody said; every stored text is read, checked against its sum and compared, once for all quotations. *Longest turn*: the longest time for which the service answered nobody else.',
      ])}`,
    };
  },
};
