/** The two seed articles: the corpus's where it is, else the same situation in words of our own. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './app-under-test.ts';

export interface Seed {
  readonly path: string;
  readonly quote: string;
  readonly person: string;
}

const corpus = join(root, '..', 'shared', 'corpus', 'seeds');
export const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.log('The corpus is not here: its seeds are replaced by invented ones.');

export function seeds(scratch: string): {
  readonly folder: string;
  readonly dated: Seed;
  readonly undated: Seed;
} {
  if (hasCorpus) {
    const names = readdirSync(corpus);
    const named = (part: string): string => join(corpus, names.find((name) => name.includes(part)) ?? part);
    return {
      folder: corpus,
      dated: {
        path: named('2022-10-19'),
        quote: 'I have to regain the trust of my colleagues',
        person: 'Kevin de León',
      },
      undated: {
        path: named('undated'),
        quote: 'de Leon said in a Spanish-language interview with Univision',
        person: 'Kevin de Leon',
      },
    };
  }
  const folder = join(scratch, 'seeds');
  mkdirSync(folder, { recursive: true });
  const dated = join(folder, 'dated-2022-10-19.txt');
  const undated = join(folder, 'undated.txt');
  writeFileSync(
    dated,
    'date 2022-10-19 Port warden Iván Sørlie said that he won’t resign.\n\n“I have to do the hard work,” Sørlie said.\n',
  );
  writeFileSync(
    undated,
    'Besieged port warden Ivan Sorlie said on Wednesday that he will not resign.\n\n"I ask for forgiveness," he said.\n',
  );
  return {
    folder,
    dated: { path: dated, quote: 'I have to do the hard work', person: 'Iván Sørlie' },
    undated: { path: undated, quote: 'Ivan Sorlie said on Wednesday', person: 'Ivan Sorlie' },
  };
}
