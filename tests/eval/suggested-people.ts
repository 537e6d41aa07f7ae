/** How many of the people whom texts name are suggested, and how many suggestions are people: beside compromise alone. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import nlp from 'compromise';
import { parserInProcess } from '../../archive/importing/parse-file.ts';
import { nameLikeness } from '../../archive/names/compare-names.ts';
import { guessNames } from '../../archive/names/guess-names.ts';
import { loadTagger } from '../../archive/names/lexicon.ts';
import { personWords } from '../../archive/names/name-words.ts';
import { peopleInTexts } from './people-in-texts.ts';

const root = join(import.meta.dirname, '..', '..');
const leastConfidence = 0.5;

export interface Suggested {
  readonly texts: string;
  readonly way: 'Dossier' | 'compromise alone';
  readonly people: number;
  readonly suggested: number;
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** One row for each set of texts that is there and each way. */
export async function suggestedPeople(): Promise<Suggested[]> {
  const tagger = await loadTagger();
  const rows: Suggested[] = [];
  for (const { name, files, people } of peopleInTexts) {
    const present = files.map((file) => join(root, file)).filter(existsSync);
    if (present.length < files.length) continue;
    const texts = await Promise.all(
      present.map(async (path) => (await parserInProcess.parse({ path, name: basename(path) })).text),
    );
    const own = texts.flatMap((text) =>
      guessNames(text, tagger)
        .filter(({ type, confidence }) => type === 'person' && confidence >= leastConfidence)
        .map((guess) => guess.name),
    );
    // As platform.md has it: titles stripped, and two words at least.
    const others = texts.flatMap((text) =>
      (nlp(text).people().out('array') as string[]).filter((found) => personWords(found).length > 1),
    );
    rows.push(judged(name, 'Dossier', own, people), judged(name, 'compromise alone', others, people));
  }
  return rows;
}

const isSame = (a: string, b: string): boolean => nameLikeness(a, b, 'person') >= 0.75;

function judged(
  texts: string,
  way: Suggested['way'],
  found: readonly string[],
  people: readonly string[],
): Suggested {
  const suggested: string[] = [];
  for (const name of found) if (!suggested.some((known) => isSame(known, name))) suggested.push(name);
  const wrong = suggested.filter((name) => !people.some((person) => isSame(person, name)));
  const missed = people.filter((person) => !suggested.some((name) => isSame(person, name)));
  const share = (part: number, whole: number): number => Math.round((1000 * part) / (whole || 1)) / 1000;
  return {
    texts,
    way,
    people: people.length,
    suggested: suggested.length,
    precision: share(suggested.length - wrong.length, suggested.length),
    recall: share(people.length - missed.length, people.length),
    wrong,
    missed,
  };
}
