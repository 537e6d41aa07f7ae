import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../archive/storage/ids.ts';
import {
  folderLabel,
  folderName,
  homeOf,
  idInFolderName,
  idOf,
  shardOf,
} from '../../../archive/storage/layout.ts';

const id = 'k3f9x2m0q7ab';

const labels: readonly (readonly [name: string, title: string, label: string])[] = [
  ['a plain title', 'Councilman will not resign', 'Councilman will not resign'],
  ['accents', 'Kevin de León', 'Kevin de León'],
  ['accents that are not composed', 'Kevin de Leo\u0301n', 'Kevin de León'],
  ['characters that Windows refuses', 'a<b>c:d"e/f\\g|h?i*j', 'a b c d e f g h i j'],
  ['slashes', '../../etc/passwd', 'etc passwd'],
  ['brackets, which hold the id', 'Report [draft] [k3f9x2m0q7ab]', 'Report draft k3f9x2m0q7ab'],
  ['dots and spaces at the ends', '  ..hidden.. . ', 'hidden'],
  ['dots only', '...', ''],
  ['nothing', '', ''],
  ['white space only', ' \t\n\u00a0\u2003 ', ''],
  ['line breaks and tabs', 'one\r\ntwo\tthree', 'one two three'],
  ['control characters', 'a\u0000b\u0007c\u001bd\u007fe\u0085f', 'a b c d e f'],
  ['bidi controls', 'invoice\u202efdp.exe\u202c', 'invoicefdp.exe'],
  ['isolates and marks of direction', '\u2066a\u2069\u200eb\u200fc', 'abc'],
  ['zero-width characters', 'a\u200bb\u200cc\u200dd\ufeffe', 'abcde'],
  ['what composes once something invisible is gone', 'e\u200d\u0301t\u200d\u0301', 'ét\u0301'],
  ['lone surrogates', 'a\ud800b\udc00c', 'abc'],
  ['private and unassigned characters', 'a\ue000b\u{10ffff}c\uffff', 'abc'],
  ['right-to-left words', 'ראש העיר התפטר', 'ראש העיר התפטר'],
  ['Arabic', 'استقالة رئيس البلدية', 'استقالة رئيس البلدية'],
  ['Chinese', '市议员拒绝辞职', '市议员拒绝辞职'],
  ['emoji', '🔥 The gate 🚪', '🔥 The gate 🚪'],
  ['a family, which invisible joiners hold together', '👨‍👩‍👧 at sea', '👨👩👧 at sea'],
  ['a device of Windows before a dot', 'aux.js explained', 'aux js explained'],
  ['another one', 'COM1 . report', 'COM1 report'],
  ['a word that only begins like one', 'console.log is not a plan', 'console.log is not a plan'],
  [
    'a long title, cut at a word',
    'Los Angeles City Councilman Kevin de León said that he won’t resign',
    'Los Angeles City Councilman Kevin de',
  ],
  ['a long word', 'a'.repeat(300), 'a'.repeat(40)],
  ['a long word after a short one', `On ${'a'.repeat(300)}`, `On ${'a'.repeat(37)}`],
];

describe('the label of a folder', () => {
  test.each(labels)('%s', (_name, title, label) => expect(folderLabel(title)).toBe(label));

  const title = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc
      .array(fc.constantFrom('.', ' ', '/', 'a', '\u202e', '\ud800', '🔥', 'é', 'e\u0301', '[', ']', 'con'), {
        maxLength: 300,
      })
      .map((parts) => parts.join('')),
  );

  test('never exceeds 40 characters, nor 40 units of UTF-16, in which Windows counts paths', () => {
    fc.assert(
      fc.property(title, (text) => {
        expect(folderLabel(text).length).toBeLessThanOrEqual(40);
      }),
      { numRuns: 500 },
    );
  });

  test('is NFC and holds nothing that a system refuses or that does not show', () => {
    fc.assert(
      fc.property(title, (text) => {
        const label = folderLabel(text);
        expect(label).toBe(label.normalize('NFC'));
        expect(label).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}<>:"/\\|?*[\]]/u);
        expect(label).not.toMatch(/^[. ]|[. ]$/u);
        expect(label).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *\./iu);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves the id to be found in the name', () => {
    fc.assert(
      fc.property(title, (text) => {
        const made = newId();
        expect(idInFolderName(folderName(made, folderLabel(text)))).toBe(made);
      }),
    );
  });
});

describe('the id in a folder’s name', () => {
  test.each([
    ['alone', id, id],
    ['after a label', `A title [${id}]`, id],
    ['none', 'A title', undefined],
    ['in brackets that hold no id', 'A title [draft]', undefined],
    ['with letters that ids do not have', 'A title [ilouilouilou]', undefined],
    ['in a copy that a syncer made', `A title [${id}] (conflicted copy)`, undefined],
    ['too long', `A title [${id}0]`, undefined],
  ])('%s', (_name, name, expected) => expect(idInFolderName(name)).toBe(expected));
});

describe('the longest path below an archive', () => {
  const captureId = '20261122T101112Z-9f86d081';
  const files = [
    `captures/${captureId}/original.html`,
    `captures/.${captureId}.0123abcd.partial/reading.html`,
    `captures/.${captureId}.0123abcd.partial/capture.json`,
    `.${id}.json.0123abcd.tmp`,
  ];

  test.each(labels.map(([name, title]) => [name, title] as const))(
    'stays below 150 characters: %s',
    (_name, title) => {
      for (const noun of ['articles', 'briefings'])
        for (const file of files) {
          const folder = `${shardOf(`${noun}/${id}`)}/${folderName(id, folderLabel(title))}`;
          expect(`${folder}/${file}`.length).toBeLessThan(150);
        }
    },
  );
});

describe('an address', () => {
  test.each([
    [`articles/${id}`, `articles/${id}`, id],
    [`articles/${id}/annotations/p81kd00zzzzz`, `articles/${id}`, 'p81kd00zzzzz'],
  ])('%s names its home and its id', (address, home, own) => {
    expect(homeOf(address)).toBe(home);
    expect(idOf(address)).toBe(own);
  });
});
