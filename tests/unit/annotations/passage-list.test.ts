import { beforeAll, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import {
  articlesOfPassages,
  idsOfPassages,
  linksOfPassages,
  pageOfPassages,
  passagesAt,
} from '../../../archive/annotations/passage-list.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import { trashArticles } from '../../../archive/articles/trash-articles.ts';
import type { PassageFilter } from '../../../archive/contract/passage-list.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';

let opened: TestArchive;
let [tenth, ninth, gone]: string[] = [];
const ids: Record<string, string> = {};

beforeAll(async () => {
  opened = newArchive();
  const article = async (title: string, publisher: string, text: string): Promise<string> => {
    const id = await importContent(opened, `${title}.txt`, text);
    editArticle(opened.archive, { id, title, publisher });
    return id;
  };
  tenth = await article('Report 10', 'Le Café', 'one two three four');
  ninth = await article('Report 9', 'Harbour Wire', 'five six seven eight');
  gone = await article('Gone', '', 'nine ten');
  const mark = (of: string | undefined, quote: string, more: object = {}) => {
    ids[quote] = addAnnotation(opened.archive, opened.texts, {
      article: of ?? '',
      passage: { quote },
      ...more,
    });
  };
  mark(tenth, 'three', { color: 'question', note: 'Ästhetik', people: [{ name: 'Zoë' }] });
  mark(tenth, 'one', { people: [{ name: 'Ana' }], events: [{ title: 'Flood' }] });
  mark(ninth, 'six', { color: 'question', people: [{ name: 'Ana' }] });
  mark(gone, 'nine', { people: [{ name: 'Nobody else' }] });
  trashArticles(opened.archive, { ids: [gone] }, true);
});

const quotes = (filter: PassageFilter, offset = 0, limit = 500): string[] => {
  const { addresses } = pageOfPassages(opened.archive, { ...filter, offset, limit });
  return passagesAt(opened.archive, opened.texts, addresses).map(({ annotation }) => annotation.quote);
};

describe('all passages', () => {
  test('stand by title and place, without those of articles in the trash, page by page', () => {
    expect(quotes({})).toEqual(['six', 'one', 'three']);
    expect([quotes({}, 0, 2), quotes({}, 2, 2), quotes({}, 4, 2)]).toEqual([['six', 'one'], ['three'], []]);
    expect(pageOfPassages(opened.archive, { offset: 2, limit: 1 }).total).toBe(3);
  });

  test('stand with the newest first, where asked for, page by page', () => {
    const made = (offset: number, limit: number): string[] => {
      const { addresses } = pageOfPassages(opened.archive, { order: 'made', offset, limit });
      return passagesAt(opened.archive, opened.texts, addresses).map(({ annotation }) => annotation.created);
    };
    const all = made(0, 10);
    expect(all).toHaveLength(3);
    expect(all).toEqual([...all].sort().reverse());
    expect([...made(0, 2), ...made(2, 2)]).toEqual(all);
    expect(idsOfPassages(opened.archive, { order: 'made' })).toHaveLength(3);
  });

  test('are filtered by words of the quotation, the note and the source together', () => {
    expect(quotes({ words: 'THREE' })).toEqual(['three']);
    expect(quotes({ words: 'asthetik cafe' })).toEqual(['three']);
    expect(quotes({ words: 'report harbour' })).toEqual(['six']);
    expect(quotes({ words: 'six cafe' })).toEqual([]);
  });

  test('are filtered by colour, person, event and article', () => {
    const { people, events } = linksOfPassages(opened.archive);
    expect(people.map(({ name }) => name)).toEqual(['Ana', 'Zoë']);
    expect(events.map(({ title }) => title)).toEqual(['Flood']);
    expect(quotes({ color: 'question' })).toEqual(['six', 'three']);
    expect(quotes({ person: people[0]?.id })).toEqual(['six', 'one']);
    expect(quotes({ event: events[0]?.id })).toEqual(['one']);
    expect(quotes({ article: tenth, color: 'question' })).toEqual(['three']);
    expect(quotes({ article: gone })).toEqual([]);
  });

  test('are named in the order of the list, all or among some', () => {
    expect(idsOfPassages(opened.archive, {})).toEqual([ids.six, ids.one, ids.three]);
    const among = [ids.three ?? '', ids.six ?? '', ids.nine ?? ''];
    expect(idsOfPassages(opened.archive, { among })).toEqual([ids.six, ids.three]);
    expect(idsOfPassages(opened.archive, { among, color: 'key' })).toEqual([]);
  });

  test('tell the articles that have some, by title', () => {
    const titles = (words: string, limit = 50): string[] =>
      articlesOfPassages(opened.archive, { words, limit }).map(({ title }) => title);
    expect(titles('')).toEqual(['Report 9', 'Report 10']);
    expect(titles('', 1)).toEqual(['Report 9']);
    expect(titles('RÉPORT 10')).toEqual(['Report 10']);
  });
});
