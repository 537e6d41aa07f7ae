/**
 * Passages that might support a sentence: those that share words with it, rare ones counting most, and those of the people whom it
 * names. They are suggestions: nothing is linked by itself.
 */
import { findAnnotation, readAnnotations } from '../annotations/annotation.ts';
import { countFiltered, filteredMarks, marksLinkedTo } from '../annotations/mark-rows.ts';
import { passageOf } from '../annotations/passage.ts';
import { quoteOf } from '../annotations/quote.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import { filterWords, hasWords } from '../articles/article-keys.shared.ts';
import { existingBriefing } from '../briefings/briefing.ts';
import { mostSuggestions, type SentenceRef, type Suggestion } from '../contract/factcheck.ts';
import { FormTree } from '../names/form-tree.ts';
import { findMentions } from '../names/mentions.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import { listPeople } from '../people/person.ts';
import { wordTokens } from '../quoting/word-tokens.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import type { Open } from './briefing-check.ts';

/** Words of a sentence that are looked for, the longest ones, and marks that are looked at for each. */
const mostWords = 10;
const mostMarksAWord = 80;
/** Marks among which those that have the words themselves are looked for. */
const mostLookedAt = 600;
/** Shorter ones stand everywhere, and so do these. */
const shortestWord = 4;
const everywhere = new Set(
  (
    'about after again against also among because been before being between both could does done down during each even every ' +
    'from have here into itself just like made make many more most much must never nobody none only other over said same says ' +
    'several shall should since some such than that their them then there these they this those through told under until upon ' +
    'very were what when where which while will with within without would your'
  ).split(' '),
);
/** What being quoted, or being linked to somebody whom the sentence names, is worth beside a word that one mark has. */
const ofBriefing = 0.25;
const ofPerson = 0.6;

export function suggestPassages(
  { archive, texts }: Open,
  {
    id,
    sentence,
    words,
  }: { readonly id: string; readonly sentence: SentenceRef; readonly words?: string | undefined },
): Suggestion[] {
  const quoted = quotedIn(archive.replica, existingBriefing(archive, id));
  const chosen = words?.trim()
    ? marksHaving(archive, words).map((address) => ({ address, shared: [] as string[] }))
    : likeliest(archive, sentence.quote.exact, quoted);
  const shared = new Map(chosen.map((one) => [one.address, one.shared]));
  return readAnnotations(archive.replica, [...shared.keys()]).map((record) => ({
    passage: passageOf(archive, texts, record),
    quoted: quoted.has(record.id),
    shared: shared.get(record.address) ?? [],
  }));
}

/** Marks that have all the words; those that have them in the quotation itself before those of articles that are titled so. */
function marksHaving(archive: Archive, words: string): string[] {
  const found = filteredMarks(archive.index, { words }, 'place', { offset: 0, limit: mostLookedAt });
  const sought = filterWords(words);
  const own = new Set(
    readAnnotations(archive.replica, found)
      .filter(({ target }) => hasWords(foldedName(quoteOf(target)), sought))
      .map(({ address }) => address),
  );
  return [...found.filter((one) => own.has(one)), ...found.filter((one) => !own.has(one))].slice(
    0,
    mostSuggestions,
  );
}

/** Ids of the marks that a briefing quotes. */
const quotedIn = (replica: Replica, home: string): ReadonlySet<string> =>
  new Set(
    replica
      .below(home, 'blocks')
      .filter((address) => replica.value(address, 'trashed') !== true)
      .map((address) => readText(replica, address, 'annotation'))
      .filter((annotation) => annotation !== ''),
  );

interface Scored {
  readonly address: string;
  score: number;
  readonly shared: string[];
}

function likeliest(archive: Archive, sentence: string, quoted: ReadonlySet<string>): Scored[] {
  const found = new Map<string, Scored>();
  const score = (address: string, worth: number, shared: string): void => {
    const one = found.get(address) ?? { address, score: 0, shared: [] };
    one.score += worth;
    if (shared !== '' && !one.shared.includes(shared)) one.shared.push(shared);
    found.set(address, one);
  };
  for (const [word, written] of wordsOf(sentence)) {
    const filter = { words: word };
    const having = countFiltered(archive.index, filter);
    if (having === 0) continue;
    const addresses = filteredMarks(archive.index, filter, 'made', { offset: 0, limit: mostMarksAWord });
    for (const address of addresses)
      if (hasWord(archive, address, word)) score(address, 1 / Math.sqrt(having), written);
  }
  for (const { id, name } of namedIn(archive, sentence))
    for (const address of marksLinkedTo(archive.index, [`people/${id}`]).slice(0, mostMarksAWord))
      score(address, ofPerson, name);
  for (const id of quoted) {
    const record = findAnnotation(archive, id);
    const home = record && articleHome(record.article);
    if (record && !record.trashed && home && !readArticle(archive.replica, home).trashed)
      score(record.address, ofBriefing, '');
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (idOf(a.address) < idOf(b.address) ? -1 : 1))
    .slice(0, mostSuggestions);
}

/** The filter also finds parts of words, and words of the article’s title; here only the passage’s own count. */
function hasWord(archive: Archive, address: string, word: string): boolean {
  const [record] = readAnnotations(archive.replica, [address]);
  return record !== undefined && foldedWords(quoteOf(record.target)).has(word);
}

const foldedWords = (text: string): ReadonlySet<string> => new Set([...tokensOf(text)].map(([word]) => word));

const tokensOf = (text: string): [folded: string, written: string][] =>
  wordTokens(text)
    .filter(({ isWord }) => isWord)
    .map(({ start, end }) => {
      const written = text.slice(start, end).replace(/['’]s$/u, '');
      return [foldedName(written), written];
    });

/** The words worth looking for, each once: names and numbers first, then the longest. */
function wordsOf(sentence: string): [folded: string, written: string][] {
  const words = [...new Map(tokensOf(sentence))].filter(
    ([word, written]) =>
      ([...word].length >= shortestWord && !everywhere.has(word)) || /^\p{N}{2,}$/u.test(written),
  );
  const rank = ([word, written]: [string, string]): number =>
    word.length + (/^[\p{Lu}\p{N}]/u.test(written) ? 6 : 0);
  return words.sort((a, b) => rank(b) - rank(a)).slice(0, mostWords);
}

/** The known people, organisations and places that a sentence names. */
function namedIn(archive: Archive, sentence: string): { readonly id: string; readonly name: string }[] {
  const people = listPeople(archive).filter(({ passages }) => passages > 0);
  const tree = new FormTree();
  for (const { id, type, name, aliases } of people)
    tree.set({ id, isPerson: type === 'person', names: [name, ...aliases] });
  const ids = new Set(findMentions(sentence, tree).flatMap((mention) => mention.ids));
  return people.filter(({ id }) => ids.has(id));
}
