/** Known names found in texts, and unknown ones guessed. */
import { ran } from './children.ts';
import { count, list, median, megabytes, ms, table } from './figures.ts';
import { copyOfHome, warmHome } from './homes.ts';
import type { Measurement } from './measurement.ts';

interface Named {
  readonly built: number;
  readonly found: readonly number[];
  readonly guessed: readonly number[];
  readonly pass: number;
  readonly passCpu: number;
  readonly looked: number;
  readonly mentions: number;
  readonly oneMore: number;
  readonly peak: number;
}

const aim = 5;

export const namesMeasurement: Measurement = {
  name: 'names',
  title: 'Mentions of 10,000 people',
  run: async (bench) => {
    const rows: string[][] = [];
    let one: Named | undefined;
    for (const size of bench.sizes) {
      bench.say(`names: ${count(size)} articles`);
      const archive = bench.archive(size);
      const { home } = await warmHome(bench, archive);
      one = await ran<Named>('names', [archive.path, copyOfHome(bench, home)]);
      rows.push([
        count(one.looked),
        ms(one.pass),
        ms(one.passCpu),
        ms(one.pass / one.looked),
        count(one.mentions),
        ms(one.oneMore),
        megabytes(one.peak),
      ]);
    }
    if (!one) throw new Error('No size was given.');
    const text = median([...one.found]);
    return {
      aims: [
        {
          what: 'find the mentions of 10,000 people in an article of 4 KB as it is imported',
          aim: ms(aim),
          measured: ms(text),
          reached: text <= aim,
        },
      ],
      text: `${table(['articles', 'full pass', 'processor', 'each', 'mentions', 'one name more', 'peak memory'], rows)}\n\n${list(
        [
          `A text of 4 KB alone: ${ms(text)} (95th of a hundred: ${ms(percentile([...one.found], 0.95))}); guessing unknown names in it: ${ms(median([...one.guessed]))}. The names of 10,000 people as a tree: ${ms(one.built)}.`,
          'The full pass reads every stored text, checks it against its sum, looks through it, and notes in the index what it found; in the app it runs in the background, 10 ms at a time.',
        ],
      )}`,
    };
  },
};

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
