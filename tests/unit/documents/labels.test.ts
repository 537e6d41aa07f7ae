/** Documents are set in their own language, in every format; nothing of it is needed to read them again. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { dateIn } from '../../../archive/documents/labels/date-in.ts';
import { english } from '../../../archive/documents/labels/english.ts';
import { german } from '../../../archive/documents/labels/german.ts';
import type { Labels } from '../../../archive/documents/labels/labels.ts';
import {
  directionOf,
  labelsByLanguage,
  labelsOf,
  languageIn,
  listed,
} from '../../../archive/documents/labels/labels-of.ts';
import { documentAsDocx } from '../../../archive/formats/docx.ts';
import { documentAsHtml } from '../../../archive/formats/html.ts';
import { documentAsMarkdown } from '../../../archive/formats/markdown.ts';
import { printBody } from '../../../archive/print/print-html.ts';
import { runningHeads } from '../../../archive/print/running-heads.ts';
import { sectionsOf } from '../../../archive/print/sections.ts';
import { everyBlock } from '../../documents/every-block.ts';

const tables = Object.entries<Labels>(labelsByLanguage);
const setting = { pages: {}, picture: () => null };

describe.each(tables)('labels in %s', (language, labels) => {
  test('leave nothing empty, and keep what is put into them', () => {
    const sample: readonly string[] = Object.values(labels).flatMap((label): string[] => {
      if (typeof label === 'string') return [label];
      return typeof label === 'function' ? [] : Object.values(label as Record<string, string>);
    });
    expect(sample.filter((one) => one.trim() === '')).toEqual([]);
    expect(labels.pageOf).toMatch(/\{page\}.*\{pages\}/u);
    expect(labels.translated('X-from', 'X-by')).toMatch(/X-from.*X-by/u);
    for (const said of [
      labels.stored('X'),
      labels.also('X'),
      labels.derivesFrom('X'),
      labels.sourcesDiffer('X'),
      labels.pictureMissing('X'),
      labels.madeOn('X'),
      labels.citedIn('X'),
      labels.spokenBy('X'),
      labels.ownPagesAtEnd('X'),
    ])
      expect(said).toContain('X');
    for (const said of [
      labels.more(7),
      labels.articlesLeftOut(7),
      labels.undecided(7, 'note'),
      labels.quotedAs(7),
    ])
      expect(said).toContain('7');
    expect(labels.noRoom(3, 8)).toMatch(/3.*8/u);
    expect(labels.counts(3, 8)).toMatch(/3.*8/u);
  });

  test('set a document in every format, and say nothing in English', async () => {
    expect(Intl.getCanonicalLocales(labels.locale)).toHaveLength(1);
    const document = { ...everyBlock(), language };
    const printed = `${printBody(document, setting)}${runningHeads(document, {}, 3)}`;
    const texts = [
      printed,
      documentAsHtml(document),
      documentAsMarkdown(document).replaceAll('\\', ''),
      strFromU8(unzipSync(await documentAsDocx(document))['word/document.xml'] ?? new Uint8Array()),
    ];
    for (const text of texts) {
      expect(text).toContain(labels.sources);
      expect(text).toContain(dateIn(document.date, labels));
      if (labels === english) continue;
      // Whole sentences of the English table, which no other language can have by chance.
      for (const said of [
        english.moved,
        english.lost,
        english.machineRead,
        english.colophonWords,
        'Made with',
      ])
        expect(text).not.toContain(said);
    }
    expect(sectionsOf(document).map(({ title }) => title)).toContain(labels.sources);
  });
});

test('a language without labels is set in English, and still read from its own side', () => {
  expect(labelsOf('fi')).toBe(english);
  expect(labelsOf('de-CH')).toBe(german);
  expect(labelsOf('PT-br')).toBe(labelsByLanguage.pt);
  expect(['ar', 'he-IL', 'fa', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
  expect(['de', 'en', 'fi', 'arn'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
  expect(documentAsHtml({ ...everyBlock(), language: 'fa' })).toContain('<html lang="fa" dir="rtl">');
});

test.each([
  ['2022-10-19', '19. Oktober 2022', '19 octobre 2022', '2022年10月19日'],
  ['2022-10', 'Oktober 2022', 'octobre 2022', '2022年10月'],
  ['1990~', 'um 1990', 'vers 1990', '約 1990'],
  ['1990?', '1990 (?)', '1990 (?)', '1990 (?)'],
  ['2020-21', 'Frühjahr 2020', 'printemps 2020', '春 2020'],
  ['199X', '1990–1999', '1990–1999', '1990–1999'],
  ['2020/2021', '2020 – 2021', '2020 – 2021', '2020 – 2021'],
  ['2020/..', '2020 –', '2020 –', '2020 –'],
  ['[1999..2001]', '1999 … 2001', '1999 … 2001', '1999 … 2001'],
  ['last year', 'last year', 'last year', 'last year'],
  ['2022-02-30', '2022-02-30', '2022-02-30', '2022-02-30'],
])('%s is said in German, French and Japanese', (edtf, inGerman, inFrench, inJapanese) => {
  expect(dateIn(edtf, german)).toBe(inGerman);
  expect(dateIn(edtf, labelsByLanguage.fr)).toBe(inFrench);
  expect(dateIn(edtf, labelsByLanguage.ja)).toBe(inJapanese);
});

test('dates keep the calendar and the figures of their sources', () => {
  expect(dateIn('2022-10-19', labelsByLanguage.ar)).toMatch(/19.*2022/u);
  expect(dateIn('2022-10-19', { ...english, locale: 'th' })).toContain('2022');
});

test('lists and languages are named in the language of the document', () => {
  expect(listed(['3', '5', '7'], german)).toBe('3, 5 und 7');
  expect(languageIn('no', german)).toBe('Norwegisch');
  expect(languageIn('Norn', german)).toBe('Norn');
});
