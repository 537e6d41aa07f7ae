/** The words of an organisation's name as they are compared: legal forms apart, numbers and abbreviations alike. */
import { latinWords } from './name-words.ts';

/** Legal forms, folded and without stops, by what they come to: two names that differ in this only are two companies. */
const legalForms: readonly (readonly [form: string, ...written: string[]])[] = [
  [
    'limited',
    'limited',
    'ltd',
    'limited liability company',
    'llc',
    'l l c',
    'pty ltd',
    'pte ltd',
    'co ltd',
    'company limited',
  ],
  [
    'limited',
    'gmbh',
    'gesellschaft mit beschrankter haftung',
    'g m b h',
    'sarl',
    'srl',
    's r l',
    'sp z o o',
    'ooo',
    'bv',
    'b v',
    'bvba',
    'b v b a',
    's l',
    'sl',
    'societatea cu raspundere limitata',
    'besloten vennootschap',
  ],
  [
    'stock',
    'aktiengesellschaft',
    'aktiengeselschaft',
    'ag',
    'sa',
    's a',
    'spa',
    's p a',
    'plc',
    'public limited company',
    'nv',
    'n v',
    'ab',
    'a s',
    'as',
    'se',
    'oao',
    'ojsc',
    'jsc',
    'pjsc',
    'pao',
    'zao',
    'ao',
    'open joint stock company',
    'joint stock company',
    'public joint stock company',
    'joint stock compan',
    'societe anonyme',
    'pt',
    'p t',
    'tbk',
    'kk',
  ],
  ['incorporated', 'inc', 'incorporated', 'corp', 'corporation', 'company', 'co', 'cie', 'compagnie'],
  ['partnership', 'lp', 'l p', 'llp', 'l l p', 'kg', 'limited partnership'],
];

const forms = legalForms
  .flatMap(([form, ...written]) => written.map((words) => ({ form, words: words.split(' ') })))
  .sort((a, b) => b.words.length - a.words.length);

/** What many organisations have in their names: alone it makes no two of them one. */
const common: ReadonlySet<string> = new Set(
  `group holding holdings international global company corporation enterprises industries services solutions systems
   bank trust fund foundation association organisation organization institute university society union management
   capital partners investments trading business national general of and for in on the de la du des der die das`.split(
    /\s+/u,
  ),
);

export const isCommon = (word: string): boolean => common.has(word);

const numbers: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fourty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  '1st': '1',
  '2nd': '2',
  '3rd': '3',
  '4th': '4',
  '5th': '5',
  ii: '2',
  iii: '3',
  iv: '4',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  xi: '11',
  xii: '12',
  xiii: '13',
  xiv: '14',
  xv: '15',
  xx: '20',
};

const alike: Readonly<Record<string, string>> = {
  '&': 'and',
  organisation: 'organization',
  centre: 'center',
  intl: 'international',
  dept: 'department',
  natl: 'national',
  govt: 'government',
  assn: 'association',
  univ: 'university',
};

export interface OrganisationWords {
  readonly words: readonly string[];
  /** What legal forms come to. */
  readonly forms: ReadonlySet<string>;
}

export function organisationWords(name: string): OrganisationWords {
  const found = new Set<string>();
  const all = latinWords(name.replace(/&/gu, ' & '));
  let words = [...all];
  for (const { form, words: wanted } of forms) {
    for (let at = words.length - wanted.length; at >= 0; at--) {
      if (!wanted.every((word, index) => words[at + index] === word)) continue;
      // Forms stand before or behind the name; only the long ones can't be anything else.
      const atEdge = at === 0 || at + wanted.length >= words.length - 1;
      if (!atEdge && wanted.length < 3) continue;
      words.splice(at, wanted.length);
      found.add(form);
    }
  }
  if (words.every(isCommon)) words = all;
  return { words: united(words), forms: found };
}

/** Numbers as figures, initials as one word, the article at the beginning left out. */
function united(given: readonly string[]): string[] {
  const words = given[0] === 'the' && given.length > 1 ? given.slice(1) : given;
  const result: string[] = [];
  let initials = '';
  for (const word of [...words, '']) {
    if (/^[a-z]$/u.test(word)) {
      initials += word;
      continue;
    }
    if (initials !== '') result.push(...spelledOut(initials));
    initials = '';
    if (word === '') continue;
    const number = numbers[word];
    const before = result.at(-1);
    // `Forty-Four`
    if (number !== undefined && number.length === 1 && before !== undefined && /^[2-9]0$/u.test(before))
      result[result.length - 1] = String(Number(before) + Number(number));
    else result.push(number ?? alike[word] ?? word);
  }
  return result;
}

const spelledOut = (initials: string): string[] =>
  initials === 'us' || initials === 'usa'
    ? ['united', 'states']
    : initials === 'uk'
      ? ['united', 'kingdom']
      : [initials];
