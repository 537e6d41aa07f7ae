/** Words, sentences, titles and names for archives that nobody wrote: frequencies by Zipf's law, letters of several scripts' margins. */
import { Random } from './random.ts';

const common = (
  'the of and to in a is that for it was on are as with his they at be this from have or by one had not but what ' +
  'all were when we there can an your which their said if do will each about how up out them then she many some so ' +
  'these would other into has more her two like him see time could no make than first been its who now people my ' +
  'made over did down only way find use may water long little very after words called just where most know council ' +
  'minister report court city company yesterday government according statement'
).split(' ');
const onsets = [
  'b',
  'br',
  'c',
  'd',
  'dr',
  'f',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou', 'é', 'ö'];
const codas = ['', '', 'l', 'n', 'nd', 'r', 's', 'st', 't', 'x'];
const given = (
  'Anna Aisha Björn Carlos Chiara Dmitri Élodie Fatima Gabriel Hana Ibrahim Inês Jürgen Kateryna Kevin Łukasz Maria ' +
  'Mehmet Noor Nury Olga Paolo Quentin Rosa Sophie Søren Thảo Ursula Viktor Wanjiru Xavier Yusuf Zoë'
).split(' ');
const family = (
  'Abubakar Álvarez Bianchi Chen Cedillo de-León Dvořák Eriksson Fernández García Haddad Horváth Ivanova Jansen ' +
  'Kowalski Krekorian Kumar Lefèvre Martinez Müller Nakamura Nguyễn O’Neill Okafor Petrov Quiroga Rossi Schröder ' +
  'Silva Tanaka Ueda Vega Wójcik Yılmaz Zhang'
).split(' ');
const publishers = (
  'The Morning Ledger|Diario del Puerto|Harbour Post|City Courier|Le Quotidien du Nord|Abendblatt|Public Record|' +
  'The Valley Independent|Coastal Wire|Review of Law and Water|Radio Orbe|Tribuna'
).split('|');

const vocabularySize = 20_000;
const tableSize = 65_536;

export class Words {
  readonly #words: readonly string[];
  /** Rank of a word for each of 65,536 equally likely draws. */
  readonly #ranks = new Uint16Array(tableSize);

  constructor(seed: string) {
    const random = new Random(`${seed}/words`);
    const words = new Set(common);
    while (words.size < vocabularySize) words.add(madeWord(random));
    this.#words = [...words];
    const weights = this.#words.map((_, rank) => 1 / (rank + 2.7));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let rank = 0;
    let reached = (weights[0] ?? 0) / total;
    for (let at = 0; at < tableSize; at++) {
      while (at / tableSize > reached && rank < vocabularySize - 1) reached += (weights[++rank] ?? 0) / total;
      this.#ranks[at] = rank;
    }
  }

  word(random: Random): string {
    return this.#words[this.#ranks[random.below(tableSize)] ?? 0] ?? '';
  }

  sentence(random: Random, least = 6, most = 24): string {
    const count = random.between(least, most);
    const comma = count > 10 ? random.between(4, count - 3) : -1;
    const words: string[] = [];
    for (let at = 0; at < count; at++) words.push(at === comma ? `${this.word(random)},` : this.word(random));
    return `${capitalised(words.join(' '))}.`;
  }

  /** About so many words in sentences. */
  paragraph(random: Random, words: number): string {
    const sentences: string[] = [];
    for (let left = words; left > 0; left -= 15) sentences.push(this.sentence(random));
    return sentences.join(' ');
  }

  title(random: Random): string {
    const title = capitalised(this.sentence(random, 4, 9).slice(0, -1));
    if (random.chance(0.1)) return `“${title}”: ${this.sentence(random, 2, 4).slice(0, -1)}`;
    return random.chance(0.05) ? `${title}?` : title;
  }

  name(random: Random): string {
    const last = random.pick(family).replace('-', ' ');
    const middle = random.chance(0.3) ? `${String.fromCharCode(65 + random.below(26))}. ` : '';
    return `${random.pick(given)} ${middle}${last}`;
  }

  publisher(random: Random): string {
    return publishers[random.rank(publishers.length)] ?? '';
  }
}

function madeWord(random: Random): string {
  const syllables = random.between(2, 4);
  let word = '';
  for (let at = 0; at < syllables; at++) word += random.pick(onsets) + random.pick(vowels);
  return word + random.pick(codas);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
