/**
 * The words of a name as they are compared: in Latin letters, small, without accents, titles and punctuation.
 * Letters of other scripts become Latin ones (any-ascii), well enough for two spellings to meet.
 */
import anyAscii from 'any-ascii';
import { foldedName } from '../people/folded-name.shared.ts';

/** What goes before a name and is no part of it, in the languages that sources are mostly in; folded. */
const titles: ReadonlySet<string> = new Set(
  `mr mrs ms miss mx dr prof professor sir madam madame dame lord lady rev reverend fr
   president prasident presidente minister ministre ministro chancellor kanzler kanzlerin premier senator senador
   congressman congresswoman representative rep sen gov governor mayor alcalde councilman councilwoman
   councilmember councillor councilor alderman judge justice attorney ambassador secretary chairman chairwoman
   ceo cfo general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral commander officer king
   queen prince princess pope bishop archbishop cardinal imam sheikh shaikh sheik shaykh rabbi haji hajji mullah
   maulana monsieur mme mlle herr frau senor senora dona sr sra signor signora`.split(/\s+/u),
);

/** What a person is said to be right before the name, with a capital in some sources; folded. */
const roles: ReadonlySet<string> = new Set(
  `activist actor actress administrator adviser advisor agent analyst architect artist author baker biologist builder
   candidate chef chief clerk coach colleague commissioner comrade cofounder composer contractor correspondent counsel
   critic dean democrat deputy detective developer diplomat director driver economist editor engineer farmer fisherman
   founder guitarist historian host husband inspector journalist keeper landlord lawyer leader librarian marshal mp member
   musician novelist nurse organizer owner painter pastor photographer physicist player poet producer programmer prosecutor
   publisher psychologist republican reporter researcher resident scientist sheriff singer solicitor speaker spokesman
   spokesperson spokeswoman student supervisor surgeon surveyor teacher technician treasurer warden widow wife witness
   writer`.split(/\s+/u),
);

/** What goes behind a name; folded. */
const suffixes: ReadonlySet<string> = new Set(['jr', 'sr', 'esq', 'phd', 'md', 'mp', 'mep', 'obe', 'cbe']);

/** What joins the parts of a name, and is written or left out at will; folded. */
const particles: ReadonlySet<string> = new Set(
  `al el ul ur ad as ar az an bin ben ibn bint ould abu de del della delle di da das do dos du des la le los las van
   von vom zu zum zur den der ter ten te af av y e na`.split(/\s+/u),
);

export const isTitle = (folded: string): boolean => titles.has(folded);
export const isRole = (folded: string): boolean => titles.has(folded) || roles.has(folded);
export const isParticle = (folded: string): boolean => particles.has(folded);

/** Scripts in which every sign is a syllable or a word: another sign there is another name. */
export const isSyllabic = (text: string): boolean =>
  /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);

/**
 * The words of a person's name, in the order in which they are spoken: what stands before a comma goes last.
 * `JUNCKER, Dr. J.-C.` gives `j c juncker`. A name that is nothing but titles keeps them.
 */
export function personWords(name: string): readonly string[] {
  const known = wordsOfPeople.get(name);
  if (known) return known;
  const words = withoutTitles(latinWords(spokenOrder(name)));
  if (wordsOfPeople.size >= mostKept) wordsOfPeople.clear();
  wordsOfPeople.set(name, words);
  return words;
}

/** A name is compared with many others. */
const wordsOfPeople = new Map<string, readonly string[]>();
const mostKept = 50_000;

/** Words of a name without what goes before and behind it; `King` is a title in `King Charles` and none in `Luther King`. */
function withoutTitles(words: readonly string[]): string[] {
  let from = 0;
  while (from < words.length - 1 && isTitle(words[from] ?? '')) from++;
  let to = words.length;
  while (to - from > 2 && suffixes.has(words[to - 1] ?? '')) to--;
  return words.slice(from, to);
}

function spokenOrder(name: string): string {
  const [last = '', first = '', ...more] = name.split(/[,،]/u);
  return more.length === 0 && first.trim() !== '' ? `${first} ${last}` : name;
}

/** The words of any name; an apostrophe parts nothing, a stop or a hyphen does. */
export function latinWords(name: string): string[] {
  return foldedName(anyAscii(name.replace(/[\u200b-\u200d]/gu, '')))
    .replace(/'s(?!\p{L})/gu, '')
    .replace(/['`"]/gu, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '');
}
