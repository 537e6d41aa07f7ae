import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ComparedText, comparedForm } from '../../../archive/quoting/compared-text.ts';
import { QuotationHunt } from '../../../archive/quoting/quotation-hunt.ts';

const source = `The report on the harbour — printed in 1911 — says: “The keeper’s lamp was lit at eight, and he didn’t leave it till four.”

Il dit : « Je n’ai rien vu », puis il partit. The inspectors counted 32 cranes, 14 of them rusted through; nobody had kept the books that the law asks for since the flood.

Der Wärter sagte: „Das Licht brannte die ganze Nacht.“ 👻 市長は「辞任するつもりはない」と述べた。 And so the matter was laid to rest, once more, without a signature…`;
const words = [...source.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
  at: index,
  end: index + word.length,
}));

const look = (quoted: string, text = source) =>
  new QuotationHunt<string>([{ words: quoted, style: 'marks' }]).look(text, 'a').get(0);
const stretch = fc.tuple(fc.nat(words.length - 1), fc.nat(14)).map(([from, more]) => ({
  start: words[from]?.at ?? 0,
  end: words[Math.min(words.length - 1, from + more)]?.end ?? 0,
}));
/** As another hand would set it. */
const settings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/[“”„«»「」]/gu, '"').replace(/’/gu, "'"),
  (text) => text.replace(/ — /gu, '—').replace(/—/gu, '–'),
  (text) => text.replace(/\s+/gu, '\u00a0'),
  (text) => text.replace(/ /gu, '\n').normalize('NFC'),
  (text) => text.replace(/[“”]/gu, '‘'),
];

describe('what was copied from the text', () => {
  it('stands, however its quotes, dashes and spaces are set, and where it was copied from', () =>
    fc.assert(
      fc.property(stretch, fc.constantFrom(...settings), ({ start, end }, set) => {
        const quoted = source.slice(start, end);
        const found = look(set(quoted));
        expect(found).toBeDefined();
        expect(comparedForm(source.slice(found?.start, found?.end))).toBe(comparedForm(quoted));
      }),
      { numRuns: 400 },
    ));

  it('stands no more when a letter of it is another one', () =>
    fc.assert(
      fc.property(stretch, fc.nat(), fc.constantFrom('x', 'q', '7', 'É'), ({ start, end }, at, letter) => {
        const quoted = [...source.slice(start, end)];
        const letters = quoted.flatMap((one, index) => (/[\p{L}\p{N}]/u.test(one) ? [index] : []));
        const changed = letters[at % letters.length] ?? 0;
        fc.pre(quoted[changed] !== letter);
        quoted[changed] = letter;
        const words = quoted.join('');
        fc.pre(!comparedForm(source).includes(comparedForm(words)));
        expect(look(words)).toBeUndefined();
      }),
      { numRuns: 400 },
    ));

  it('stands with an ellipsis in place of words, which are told', () =>
    fc.assert(
      fc.property(stretch, stretch, (first, second) => {
        fc.pre(first.end < second.start && second.start - first.end < 500);
        const found = look(
          `${source.slice(first.start, first.end)} … ${source.slice(second.start, second.end)}`,
        );
        expect(found?.leftOut).toHaveLength(1);
      }),
      { numRuns: 200 },
    ));
});

it('finds many quotations in one look, and keeps the texts that are like the others', () => {
  const sought = [
    '14 of them rusted through',
    'nobody had read the books that the law asks for since the flood',
    'a word of its own',
  ];
  const hunt = new QuotationHunt<string>(sought.map((one) => ({ words: one, style: 'marks' })));
  expect([...hunt.look(source, 'harbour').keys()]).toEqual([0]);
  expect(hunt.likeTexts(1)).toMatchObject([{ key: 'harbour' }]);
  expect(hunt.likeTexts(2)).toEqual([]);
});

it('leads back to the text from what is compared', () => {
  const text = 'a — b “c ” d ﬁne… 👻 e ;';
  const compared = new ComparedText(text);
  expect(compared.text).toBe("a-b'c'd fine... 👻 e;");
  const at = compared.text.indexOf('fine');
  const { start, end } = compared.original(at, at + 4);
  expect(text.slice(start, end)).toBe('ﬁne');
});
