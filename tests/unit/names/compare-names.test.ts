import { describe, expect, it } from 'vitest';
import { areLike, type NameKind, nameLikeness } from '../../../archive/names/compare-names.ts';

const likes: Record<string, readonly [NameKind, string, string]> = {
  'accents and case': ['person', 'Kevin de León', 'KEVIN DE LEON'],
  'a title before it': ['person', 'Councilman Kevin de León', 'Kevin de Leon'],
  'the last name first': ['person', 'Herrera, Ron', 'Ron Herrera'],
  'an initial': ['person', 'N. Krekorian', 'Nadia Krekorian'],
  'two initials with a hyphen': ['person', 'J.-P. Lambert', 'Jean-Pierre Lambert'],
  'a second given name': ['person', 'Maria Elena Durazo', 'Maria Durazo'],
  'a slip': ['person', 'Nury Martinz', 'Nury Martinez'],
  'a short name': ['person', 'Bill Rosendahl', 'William Rosendahl'],
  'no space': ['person', 'PaulKrekorian', 'Paul Krekorian'],
  'another way into Latin letters': ['person', 'Yousef Mahmoud', 'Yusuf Mahmud'],
  'another script': ['person', 'Анна Петрова', 'Anna Petrova'],
  'a legal form written out': ['organisation', 'Nordlicht Aktiengesellschaft', 'Nordlicht AG'],
  'an article before it': ['organisation', 'The Harbour Trust', 'Harbour Trust'],
  'an abbreviation': ['organisation', 'WHO', 'World Health Organization'],
  'a number in words': ['organisation', 'Third Street Union', '3rd Street Union'],
};

const differ: Record<string, readonly [NameKind, string, string]> = {
  'another given name': ['person', 'Maria de León', 'Kevin de León'],
  'another last name': ['person', 'Kevin Martinez', 'Kevin de León'],
  'another middle name': ['person', 'Ali Hassan Karim', 'Ali Yusuf Karim'],
  'a given name alone': ['person', 'Kevin', 'Kevin de León'],
  'short words that differ by a letter': ['person', 'Jon Lee', 'Jan Lee'],
  'father and son': ['person', 'Omar bin Abdullah', 'Abdullah bin Omar'],
  'another sign': ['person', '王小明', '王小朋'],
  'another number': ['organisation', 'Harbour Fund II', 'Harbour Fund III'],
  'another legal form': ['organisation', 'Nordlicht AG', 'Nordlicht GmbH'],
  'words that all have': ['organisation', 'National Bank', 'National Trust'],
  'a word more': ['organisation', 'Harbour Trust', 'Harbour Lights Trust'],
};

describe('names that may be those of one', () => {
  for (const [what, [kind, a, b]] of Object.entries(likes))
    it(`proposes: ${what}`, () => {
      expect(areLike(a, b, kind)).toBe(true);
      expect(nameLikeness(b, a, kind)).toBe(nameLikeness(a, b, kind));
    });
  for (const [what, [kind, a, b]] of Object.entries(differ))
    it(`keeps apart: ${what}`, () => expect(nameLikeness(a, b, kind)).toBe(0));

  it('ranks a name above one with a slip', () => {
    const ranked = ['Nury Martinez', 'Nury Martines', 'Nury Anna Martinez'].map((name) =>
      nameLikeness('nury martínez', name, 'person'),
    );
    expect(ranked[0]).toBe(1);
    expect(ranked[0]).toBeGreaterThan(ranked[1] ?? 1);
    expect(ranked[0]).toBeGreaterThan(ranked[2] ?? 1);
  });

  it('answers for what is no name', () => {
    for (const name of ['', '…', 'a', '123', 'Dr.', '🙂']) {
      expect(nameLikeness(name, 'Kevin de León', 'person')).toBe(0);
      expect(nameLikeness(name, 'Kevin de León', 'organisation')).toBe(0);
    }
  });
});
