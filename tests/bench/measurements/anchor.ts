/** Finding marks again in a text that was changed, beside other ways of finding. */
import { ran } from './children.ts';
import { count, list, median, megabytes, ms, table, withFastest } from './figures.ts';
import type { Measurement } from './measurement.ts';

const marks = 1_000;
/** The published approach takes minutes for all: of it as many are measured. */
const marksOfSlow = 50;
const aim = 1_000;

interface Anchored {
  readonly took: number;
  readonly cpu: number;
  readonly found: number;
  readonly marks: number;
  readonly peak: number;
}

const ways = [
  { way: 'dossier', name: 'Dossier', marks },
  { way: 'dossierAlone', name: 'Dossier, without the text that was marked', marks },
  { way: 'exactSearch', name: 'exact search', marks },
  { way: 'hypothesisApproach', name: 'Hypothesis’ published approach', marks: marksOfSlow },
] as const;

export const anchorMeasurement: Measurement = {
  name: 'anchor',
  title: `Finding ${count(marks)} marks again in a changed text of 1 MB`,
  run: async (bench) => {
    const results = new Map<string, Anchored[]>();
    for (let run = 0; run < bench.runs; run++) {
      bench.say(`anchor: run ${run + 1}`);
      for (const { way, marks: asked } of ways) {
        if (asked < marks && run > 0) continue;
        const one = await ran<Anchored>('anchor', [way, String(asked)]);
        results.set(way, [...(results.get(way) ?? []), one]);
      }
    }
    const of = (way: string, field: keyof Anchored): number[] =>
      (results.get(way) ?? []).map((result) => result[field]);
    const rows = ways.map(({ way, name, marks: asked }) => [
      asked < marks ? `${name}, ${count(asked)} of them` : name,
      withFastest(of(way, 'took')),
      ms(median(of(way, 'cpu'))),
      `${count(median(of(way, 'found')))} of ${count(asked)}`,
      megabytes(median(of(way, 'peak'))),
    ]);
    const took = median(of('dossier', 'took'));
    return {
      aims: [
        {
          what: `find ${count(marks)} marks again in a changed text of 1 MB`,
          aim: ms(aim),
          measured: ms(took),
          reached: took <= aim,
        },
      ],
      text: `${table(['Way of finding', 'time', 'processor', 'found', 'peak memory'], rows)}\n\n${list([
        'Generated prose, 20,000 words by Zipf; marks of 1 to 400 words, log-uniform; every kind of edit of `npm run eval:anchoring` at once. Found says nothing of whether it is the right place: that evaluation does.',
        'Folding the texts and indexing them is part of the time.',
      ])}`,
    };
  },
};
