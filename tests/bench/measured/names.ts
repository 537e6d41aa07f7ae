/**
 * Known names in texts: `names <archive> <home>`. 10,000 people are put into the index of that home, as if they had been
 * made; then every article is looked through, and one name more is looked for.
 */
import { FormTree } from '../../../archive/names/form-tree.ts';
import { guessNames } from '../../../archive/names/guess-names.ts';
import { loadTagger } from '../../../archive/names/lexicon.ts';
import { MentionFill } from '../../../archive/names/mention-fill.ts';
import { findMentions } from '../../../archive/names/mentions.ts';
import { Random } from '../generator/random.ts';
import { Words } from '../generator/words.ts';
import { newService } from './opened.ts';
import { cpuTime, peakMegabytes, report } from './report.ts';

const [archive = '', home = ''] = process.argv.slice(2);
const people = 10_000;
const random = new Random('people in texts');
const words = new Words('people in texts');
// Given names and surnames by the dozen would make everybody's name somebody else's, too.
const surname = (): string => {
  const word = words.word(random);
  return word.charAt(0).toUpperCase() + word.slice(1);
};
const named = Array.from({ length: people }, (_, number) => ({
  id: `p${String(number).padStart(11, '0')}`,
  isPerson: true,
  names: [`${words.name(random)}-${surname()}`],
}));

const began = performance.now();
const tree = new FormTree();
for (const person of named) tree.set(person);
const built = performance.now() - began;

const size = 4_000;
const texts = Array.from({ length: 300 }, () => {
  let text = '';
  while (text.length < size) {
    const { names } = random.pick(named);
    text += `${words.paragraph(random, 60)} ${names[0]} came. ${words.name(random)} said so.\n\n`;
  }
  return text;
});
const tagger = await loadTagger();
const each = (look: (text: string) => unknown): number[] =>
  texts.map((text) => {
    const from = performance.now();
    look(text);
    return performance.now() - from;
  });
const found = each((text) => findMentions(text, tree));
const guessed = each((text) => guessNames(text, tagger));

const service = newService(home);
service.open(archive);
const { archive: opened, texts: stored } = service.current;
const insert = (id: string, names: readonly string[], revision: number): void => {
  opened.index.run("INSERT OR REPLACE INTO known_names VALUES (?, 1, ?, '[]')", id, JSON.stringify(names));
  opened.index.run('INSERT OR REPLACE INTO name_changes VALUES (?, ?)', id, revision);
};
opened.index.transaction(() => {
  for (const { id, names } of named) insert(id, names, Date.now());
});
const fill = new MentionFill(opened);
const [start, cpu] = [performance.now(), cpuTime()];
fill.run(stored, Number.POSITIVE_INFINITY);
const pass = performance.now() - start;
const passCpu = cpuTime() - cpu;
const mentions = opened.index.get<{ count: number }>('SELECT count(*) AS count FROM mentions')?.count ?? 0;
const looked = opened.index.get<{ count: number }>('SELECT count(*) AS count FROM named_texts')?.count ?? 0;

insert('pnew00000000', ['Nury Okafor'], Date.now() + 60_000);
fill.changed(['people/pnew00000000']);
const again = performance.now();
fill.run(stored, Number.POSITIVE_INFINITY);
report({
  built,
  found,
  guessed,
  pass,
  passCpu,
  looked,
  mentions,
  oneMore: performance.now() - again,
  peak: peakMegabytes(),
});
process.exit(0);
