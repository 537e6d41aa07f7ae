/** Signs that are made to say their words, in content as Skia writes it. */
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, type PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silence, spokenFromLeft, spokenFromRight } from '../../../archive/finishing/spoken-signs.ts';
import { SpokenWords } from '../../../archive/finishing/spoken-words.ts';
import { readMeanings, withMeanings } from '../../../archive/finishing/to-unicode.ts';

const wide = { isNarrow: false };
const accent = { isNarrow: true };
const said = (spoken: readonly { index: number | null; text: string }[]) =>
  spoken.map(({ index, text }) => [index, text]);

describe('of a cluster', () => {
  test('a sign before its consonant says the consonant, as it is read first', () =>
    expect(said(spokenFromLeft('कि', [wide, wide]))).toEqual([
      [0, 'क'],
      [1, 'ि'],
    ]));

  test('a joined sign says its first letter, and what else it stands for is unseen', () =>
    expect(said(spokenFromLeft('क्ष', [wide]))).toEqual([
      [0, 'क'],
      [null, '्'],
      [null, 'ष'],
    ]));

  test('an accent over a letter read from the right stands beside it, and its own sign is silent', () =>
    expect(said(spokenFromRight('نّ', [accent, wide]))).toEqual([
      [null, '\u0651'],
      [1, 'ن'],
      [0, silence],
    ]));

  test('a joiner never ends what a sign says', () =>
    expect(said(spokenFromLeft('👩‍👧', [wide]))).toEqual([
      [0, '👩'],
      [null, '\u200d👧'],
    ]));

  test('each sign says something, and together they say the text in its order or against it', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ن', 'ّ', 'क', '्', 'ि', 'e', '\u200c'), { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
        (characters, narrow) => {
          const text = characters.join('');
          const signs = narrow.map((isNarrow) => ({ isNarrow }));
          for (const [spoken, words] of [
            [spokenFromLeft(text, signs), text],
            [spokenFromRight(text, signs), characters.toReversed().join('')],
          ] as const) {
            const letters = spoken.filter((one) => one.text !== silence);
            expect(letters.map((one) => one.text).join('')).toBe(words);
            const shown = spoken.flatMap(({ index }) => (index === null ? [] : index));
            expect(shown.toSorted()).toEqual(signs.map((_, index) => index));
          }
        },
      ),
    ));
});

const map = (lists: string): string =>
  `/CIDInit /ProcSet findresource begin\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${lists}endcmap\nend`;

test('the map of a font is read and written, whatever its signs say', () => {
  const skia = map(
    '2 beginbfchar\n<0003> <0041>\n<0004> <0000>\nendbfchar\n1 beginbfrange\n<0027> <0029> <006C>\nendbfrange\n',
  );
  expect([...readMeanings(skia)]).toEqual([
    [3, 'A'],
    [4, ''],
    [0x27, 'l'],
    [0x28, 'm'],
    [0x29, 'n'],
  ]);
  const anyMap = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.string({ unit: 'grapheme', minLength: 1 })),
  );
  fc.assert(
    fc.property(anyMap, (rows) => {
      const meanings = new Map(rows.filter(([, text]) => text !== '\0'));
      expect(readMeanings(withMeanings(skia, meanings))).toEqual(meanings);
    }),
  );
});

/** A font of ten signs, of which 3 says “A” and 4 nothing; 7 is an accent. */
async function fontIn(): Promise<{ words: SpokenWords; resources: PDFDict; cid: PDFDict; font: PDFDict }> {
  const { context } = await PDFDocument.create();
  const packed = (bytes: Uint8Array) =>
    context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }) as PDFDict, deflateSync(bytes)));
  const file = Buffer.alloc(34);
  file.writeUInt16BE(1, 4);
  file.write('maxp', 12, 'latin1');
  file.writeUInt32BE(28, 20);
  file.writeUInt16BE(10, 32);
  const cid = context.obj({
    Subtype: 'CIDFontType2',
    CIDToGIDMap: 'Identity',
    DW: 1000,
    W: [3, [600, 500], 7, 7, 0],
    FontDescriptor: { FontFile2: packed(file) },
  }) as PDFDict;
  const font = context.obj({
    Subtype: 'Type0',
    DescendantFonts: [context.register(cid)],
  }) as PDFDict;
  font.set(
    PDFName.of('ToUnicode'),
    packed(Buffer.from(map('2 beginbfchar\n<0003> <0041>\n<0004> <0000>\nendbfchar\n'), 'latin1')),
  );
  const resources = context.obj({ Font: { F1: context.register(font) } }) as PDFDict;
  return { words: new SpokenWords(context), resources, cid, font };
}

const streamOf = (dict: PDFDict, key: string): Buffer => {
  const stream = dict.lookup(PDFName.of(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`no ${key}`);
  return inflateSync(stream.contents);
};

const text = (...lines: string[]): string =>
  ['BT', '/F1 10 Tf', '1 0 0 -1 0 90 Tm', ...lines, 'ET'].join('\n');

describe('in the content of a page', () => {
  test('a sign that means nothing yet is given its meaning, and the text beside it is left out', async () => {
    const { words, resources, font } = await fontIn();
    const content = text('/Span<</ActualText <feff0639> >> BDC', '5 0 Td <0004> Tj', 'EMC');
    expect(words.spoken(content, resources)).toBe(text('5 0 Td <0004> Tj'));
    words.save();
    expect([...readMeanings(streamOf(font, 'ToUnicode').toString('latin1'))]).toEqual([
      [3, 'A'],
      [4, 'ع'],
    ]);
  });

  test('a sign that means something else elsewhere is given another code, as wide', async () => {
    const { words, resources, cid, font } = await fontIn();
    const content = text('<0003> Tj', '/Span<</ActualText (a) >> BDC', '6 0 Td <0003> Tj', 'EMC');
    expect(words.spoken(content, resources)).toBe(text('<0003> Tj', '6 0 Td <000A> Tj'));
    words.save();
    expect(readMeanings(streamOf(font, 'ToUnicode').toString('latin1')).get(10)).toBe('a');
    expect(streamOf(cid, 'CIDToGIDMap').readUInt16BE(20)).toBe(3);
    expect(cid.lookup(PDFName.of('W'), PDFArray).toString()).toContain('10 [ 600 ]');
  });

  test('an accent is said beside its letter, and painted where it was after all letters of the run', async () => {
    const { words, resources } = await fontIn();
    const content = text(
      '/ReversedChars BMC',
      '/Span<</ActualText <feff06460651> >> BDC',
      '20 0 Td <0007> Tj',
      '-2.5 0 Td <0004> Tj',
      'EMC',
      '6 0 Td <0003> Tj',
      'EMC',
    );
    expect(words.spoken(content, resources)).toBe(
      text(
        '/ReversedChars BMC',
        '17.5 0 Td',
        '3 Tr',
        '<000A> Tj',
        '0 Tr',
        '<0004> Tj',
        '6 0 Td <0003> Tj',
        '/Span<</ActualText <FEFF> >> BDC',
        '-3.5 0 Td <0007> Tj',
        '3.5 0 Td',
        'EMC',
        'EMC',
      ),
    );
  });

  test('a bracket that is painted mirrored means what it looks like, with the text beside it', async () => {
    const { words, resources, font } = await fontIn();
    const content = text('/Span<</ActualText (\\)) >> BDC', '5 0 Td <0004> Tj', 'EMC');
    expect(words.spoken(content, resources)).toBe(
      text('/Span<</ActualText <FEFF0029> >> BDC', '5 0 Td <0004> Tj', 'EMC'),
    );
    words.save();
    expect(readMeanings(streamOf(font, 'ToUnicode').toString('latin1')).get(4)).toBe('(');
  });

  test('what is written in another way is left as it is', async () => {
    const { words, resources, font } = await fontIn();
    for (const content of [
      text('/Span<</ActualText (a) >> BDC', '[<0003> 20 <0003>] TJ', 'EMC'),
      text('/Span<</ActualText (a) >> BDC', '2 Tr', '<0003> Tj', 'EMC'),
      text('/Span<</ActualText (a) >> BDC', '<0003> Tj'),
    ])
      expect(words.spoken(content, resources)).toBe(content);
    expect(words.spoken('/Span<</ActualText (a) >> BDC\n<0003> Tj\nEMC', undefined)).toContain('(a)');
    const before = font.get(PDFName.of('ToUnicode'));
    words.save();
    expect(font.get(PDFName.of('ToUnicode'))).toBe(before);
  });
});
