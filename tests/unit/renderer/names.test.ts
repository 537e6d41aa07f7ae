import { describe, expect, it } from 'vitest';
import { proposedPeople } from '../../../renderer/names/proposed-people.ts';
import { sentenceAround } from '../../../renderer/names/sentence.ts';

const shown = (before: string, words: string, after: string): string => {
  const cut = sentenceAround({ before, words, after });
  return `${cut.before}[${cut.words}]${cut.after}`;
};

describe('the sentence of a mention', () => {
  it('begins and ends where the sentence does', () =>
    expect(shown('…no longer. He said to ', 'Ana Mills', ' that it rained. She left.')).toBe(
      'He said to [Ana Mills] that it rained.',
    ));

  it('does not end at a title or an initial', () => {
    expect(shown('It rained. “Mr. ', 'Mills', ' was there.” He left.')).toBe('“Mr. [Mills] was there.”');
    expect(shown('It rained. Then J. ', 'Mills', ' spoke with Dr. Weiß, who left. It ended.')).toBe(
      'Then J. [Mills] spoke with Dr. Weiß, who left.',
    );
  });

  it('is all that is known where it has no end', () =>
    expect(shown('…and so ', 'Mills', ' went on…')).toBe('…and so [Mills] went on…'));
});

const ana = { id: 'aaaaaaaaaaaa', name: 'Ana Mills', type: 'person', description: '' } as const;
const ben = { id: 'bbbbbbbbbbbb', name: 'Ben Ode', type: 'person', description: '' } as const;
const names = {
  people: [
    { ...ana, mentions: 5, linked: 0 },
    { ...ben, mentions: 1, linked: 0 },
  ],
  places: [
    { place: { start: 0, end: 9 }, kind: 'name' as const, people: [ana.id], linked: [] },
    { place: { start: 40, end: 47 }, kind: 'name' as const, people: [ben.id], linked: [] },
  ],
  offered: [
    {
      name: 'Ron Herrera',
      type: 'person' as const,
      confidence: 0.8,
      articles: [],
      mentions: 1,
      spellings: ['Ronald Herrera'],
      places: [],
    },
  ],
};

describe('whom a mark speaks of', () => {
  const mark = (quote: string, start: number, end: number) => ({ quote, place: { start, end }, further: [] });

  it('is who is named in it, then who is named in the article', () => {
    expect(proposedPeople(mark('said Ben Ode', 35, 47), names)).toEqual({
      ids: [ben.id, ana.id],
      name: null,
    });
    expect(proposedPeople(mark('it rained', 20, 29), names)).toEqual({ ids: [ana.id, ben.id], name: null });
  });

  it('may be somebody whom nobody has a record of', () => {
    expect(proposedPeople(mark('said RONALD HERRERA', 60, 79), names).name).toBe('Ron Herrera');
    expect(proposedPeople(mark('Ana Mills and Ron Herrera', 0, 25), names).name).toBeNull();
  });

  it('is found in every piece of a mark', () =>
    expect(
      proposedPeople({ ...mark('it rained', 20, 29), further: [{ start: 44, end: 50 }] }, names).ids,
    ).toEqual([ben.id, ana.id]));

  it('is nobody in particular before the mark is known', () =>
    expect(proposedPeople(undefined, names)).toEqual({ ids: [ana.id, ben.id], name: null }));
});
