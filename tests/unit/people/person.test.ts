import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedName } from '../../../archive/people/folded-name.shared.ts';
import {
  addPerson,
  editPerson,
  existingPerson,
  listPeople,
  personView,
} from '../../../archive/people/person.ts';
import {
  newArchive,
  onAnotherDevice,
  openArchive,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';

const historyOf = ({ archive, path }: TestArchive): string =>
  readFileSync(join(path, 'history', archive.device, '000001.jsonl'), 'utf8');

describe('a person', () => {
  test('is added with names and a description, tidied', () => {
    const { archive, texts } = newArchive();
    const id = addPerson(archive, {
      name: ' Ana  Sá ',
      aliases: ['A. Sá', ' ', 'Ana Sá', 'Sa\u0301'],
      description: 'Reporter',
    });
    expect(personView(archive, texts, id)).toMatchObject({
      name: 'Ana Sá',
      aliases: ['A. Sá', 'Sá'],
      description: 'Reporter',
      trashed: false,
    });
  });

  test('is renamed, and its aliases come and go', () => {
    const { archive } = newArchive();
    const id = addPerson(archive, { name: 'Ana', aliases: ['A', 'B'] });
    editPerson(archive, { id, name: 'Ana Sá', aliases: ['B', 'C'] });
    expect(existingPerson(archive, id)).toMatchObject({ name: 'Ana Sá', aliases: ['B', 'C'] });
    editPerson(archive, { id, aliases: [] });
    expect(existingPerson(archive, id).aliases).toEqual([]);
    editPerson(archive, { id, aliases: ['A'] });
    expect(existingPerson(archive, id).aliases).toEqual(['A']);
  });

  test('with long and strange aliases is the same when the archive is opened again', () => {
    const opened = newArchive();
    const aliases = [
      'a/b',
      '..',
      '__proto__',
      'constructor',
      'x'.repeat(150),
      '🔥'.repeat(75),
      '"quoted"',
      'ראש העיר',
    ];
    const id = addPerson(opened.archive, { name: 'Ana', aliases });
    opened.archive.abandon();
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.warnings).toEqual([]);
    expect([...existingPerson(again.archive, id).aliases].sort()).toEqual([...aliases].sort());
  });

  test('keeps aliases that two devices add at once', () => {
    const here = newArchive();
    const id = addPerson(here.archive, { name: 'Ana' });
    const there = onAnotherDevice(here.path);
    editPerson(here.archive, { id, aliases: ['here'] });
    editPerson(there.archive, { id, aliases: ['there'] });
    here.archive.refresh();
    expect(existingPerson(here.archive, id).aliases).toEqual(['here', 'there']);
  });

  const refusals = [
    ['an empty name', { name: '' }, 'invalid-value'],
    ['a name of white space', { name: ' \u00a0\n' }, 'invalid-value'],
    ['a name that is too long', { name: 'x'.repeat(151) }, 'invalid-value'],
    ['an alias that is too long', { aliases: ['ok', 'x'.repeat(151)] }, 'invalid-value'],
    ['an alias that is too long as it is stored', { aliases: ['🔥'.repeat(76)] }, 'invalid-value'],
    ['an empty alias beside a good name', { name: 'Good', aliases: [''] }, 'invalid-value'],
  ] as const;
  test.each(refusals)('is not edited, and nothing is written: %s', (_name, edit, code) => {
    const opened = newArchive();
    const id = addPerson(opened.archive, { name: 'Ana', aliases: ['A'] });
    const before = historyOf(opened);
    expect(
      problemOf(() =>
        editPerson(opened.archive, {
          id,
          ...edit,
          aliases: 'aliases' in edit ? [...edit.aliases] : undefined,
        }),
      ).code,
    ).toBe(code);
    expect(historyOf(opened)).toBe(before);
    expect(existingPerson(opened.archive, id)).toMatchObject({ name: 'Ana', aliases: ['A'] });
  });

  test('that is unknown is refused', () => {
    const { archive } = newArchive();
    expect(problemOf(() => editPerson(archive, { id: 'aaaaaaaaaaaa', name: 'x' })).code).toBe('not-found');
    expect(problemOf(() => addPerson(archive, { name: ' ' })).code).toBe('invalid-value');
    expect(listPeople(archive)).toEqual([]);
  });

  test('is listed by name, without those in the trash', () => {
    const { archive } = newArchive();
    const [, bo] = ['Zoë', 'Bo', 'Ána'].map((name) => addPerson(archive, { name }));
    archive.commit((draft) => draft.set(`people/${bo}`, 'trashed', true));
    expect(listPeople(archive).map(({ name }) => name)).toEqual(['Ána', 'Zoë']);
  });
});

describe('a folded name', () => {
  test.each([
    ['case', 'KEVIN de León', 'kevin de leon'],
    ['accents apart', 'Leo\u0301n', 'leon'],
    ['ß', 'Strauß STRAUSS', 'strauss strauss'],
    ['ø, æ, ł, đ, þ, ı', 'Øre Ægir Łódź Đorđe Þór ılık', 'ore aegir lodz dorde thor ilik'],
    ['dotted capital I', 'İstanbul', 'istanbul'],
    ['a ligature', 'oﬃce', 'office'],
    ['wide letters', 'Ａｎａ', 'ana'],
    ['sigma at the end of a word', 'Γιώργος ΓΙΩΡΓΟΣ', 'γιωργοσ γιωργοσ'],
    ['apostrophes', "O’Neil O'Neil OʼNeil", "o'neil o'neil o'neil"],
    ['hyphens', 'Jean‐Luc Jean–Luc', 'jean-luc jean-luc'],
    ['white space', ' a \u00a0 b ', 'a b'],
    ['letters that are not Latin', 'Йоанна 市', 'иоанна 市'],
  ])('%s', (_name, name, folded) => expect(foldedName(name)).toBe(folded));

  test('is folded for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldedName(foldedName(name))).toBe(foldedName(name));
      }),
    );
  });
});
