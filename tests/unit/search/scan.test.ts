import { describe, expect, test } from 'vitest';
import { editArticle } from '../../../archive/articles/article.ts';
import type { SearchHit } from '../../../archive/contract/views.ts';
import { searchArticles } from '../../../archive/search/scan.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';
import { smallPdf } from '../importing/small-pdf.ts';

async function archiveWith(...texts: string[]): Promise<TestArchive> {
  const opened = newArchive();
  for (const [index, text] of texts.entries()) await importContent(opened, `${index}.txt`, text);
  return opened;
}
const search = ({ archive, texts }: TestArchive, words: string): SearchHit[] =>
  searchArticles(archive, texts, words);

describe('a search', () => {
  const cases: readonly (readonly [name: string, text: string, words: string, matches: readonly string[]])[] =
    [
      ['a word', 'He will stay.', 'stay', ['stay']],
      ['without regard to case', 'He Will STAY.', 'will stay', ['Will', 'STAY']],
      ['without regard to accents', 'Kevin de León, Inês Carvalhão', 'leon carvalhão', ['León', 'Carvalhão']],
      ['typed with accents where the text has none', 'Kevin de Leon', 'León', ['Leon']],
      ['the beginning of a word', 'Councilman', 'council', ['Council']],
      ['not the inside of a word', 'The reporter', 'porter', []],
      ['after punctuation', '“Stay,” (he) said—once', 'stay he once', ['Stay', 'he', 'once']],
      ['all words in any order', 'one two three', 'three one', ['one', 'three']],
      ['one word that is missing', 'one two three', 'one four', []],
      ['several times', 'gate, gate and Gate', 'gate', ['gate', 'gate', 'Gate']],
      ['after astral characters', '🔥🔥 𝒳 the gate 🔥', 'gate', ['gate']],
      [
        'a word with a combining mark that has no letter of its own',
        'x\u0302y and the gate',
        'x',
        ['x\u0302'],
      ],
      ['beyond a combining mark', 'x\u0302y and the gate', 'gate', ['gate']],
      ['ß as it is typed', 'Die Straße dort', 'strasse', ['Straße']],
      ['ß as it stands', 'Die Strasse dort', 'straße', ['Strasse']],
      ['half of ß', 'Die Straße dort', 'stras', ['Straß']],
      ['a ligature', 'The oﬃce there', 'office', ['oﬃce']],
      ['part of a ligature', 'The oﬃce there', 'of', ['oﬃ']],
      ['after ligatures that fold into many letters', `${'ﷺ'.repeat(40)} the gate`, 'gate', ['gate']],
      ['Greek, whatever its sigma', 'Ο Γιώργος εκεί', 'ΓΙΩΡΓΟΣ', ['Γιώργος']],
      ['Cyrillic', 'Городской совет', 'СОВЕТ', ['совет']],
      ['Hebrew', 'ראש העיר', 'העיר', ['העיר']],
      ['words of scripts that set no spaces', '昨日の東京会議で', '会議', ['会議']],
      ['a number', 'report 23/117', '23/117', ['23/117']],
      ['over no line', 'one\ntwo', 'two', ['two']],
      ['nothing', 'words', '', []],
      ['white space', 'words', '  ', []],
    ];
  test.each(cases)('finds %s', async (_name, text, words, matches) => {
    const hits = search(await archiveWith(`Zz begin. ${text}`), words);
    expect(hits.flatMap(({ places }) => places.map(({ match }) => match))).toEqual(matches);
    expect(hits.map(({ count }) => count)).toEqual(matches.length === 0 ? [] : [matches.length]);
  });

  test.each(cases)('says where in code points: %s', async (_name, text, words) => {
    const opened = await archiveWith(`Zz begin. ${text}`);
    const [article = ''] = opened.archive.replica.homes('articles');
    expect(article).not.toBe('');
    const stored = [...`Zz begin. ${text}`];
    for (const { places } of search(opened, words))
      for (const { start, end, match } of places) expect(stored.slice(start, end).join('')).toBe(match);
  });

  test('shows the words around, on one line', async () => {
    const [hit] = search(
      await archiveWith(`Before it\nstood the gate and after\nit the sea. ${'words '.repeat(40)}`),
      'gate',
    );
    expect(hit?.places).toMatchObject([{ before: 'Before it stood the ', match: 'gate' }]);
    expect(hit?.places[0]?.after.startsWith(' and after it the sea. words')).toBe(true);
    expect(hit?.places[0]?.after.endsWith('…')).toBe(true);
  });

  test('shows the first five places and counts all', async () => {
    const [hit] = search(await archiveWith('gate '.repeat(12)), 'gate');
    expect([hit?.places.length, hit?.count]).toEqual([5, 12]);
  });

  test('puts the articles with the most places first', async () => {
    const hits = search(
      await archiveWith('One gate.', 'No wall.', 'Gate, gate, gate.', 'Gate and gate.'),
      'gate',
    );
    expect(hits.map(({ count }) => count)).toEqual([3, 2, 1]);
  });

  test('finds words of a title', async () => {
    const opened = newArchive();
    const id = await importContent(opened, 'a.txt', 'Nothing of it in the text.');
    editArticle(opened.archive, {
      id,
      title: 'The Cormorant affair',
      publisher: 'Ledger',
      published: '2022',
    });
    expect(search(opened, 'cormorant text')).toMatchObject([
      { article: id, title: 'The Cormorant affair', publisher: 'Ledger', published: '2022', count: 1 },
    ]);
    expect(search(opened, 'cormorant')).toMatchObject([{ count: 0, places: [] }]);
  });

  test('leaves out what is in the trash', async () => {
    const opened = newArchive();
    const id = await importContent(opened, 'a.txt', 'The gate.');
    opened.archive.commit((draft) => draft.set(`articles/${id}`, 'trashed', true));
    expect(search(opened, 'gate')).toEqual([]);
  });

  test('knows the page of a PDF', async () => {
    const opened = newArchive();
    await importContent(opened, 'a.pdf', smallPdf({ pages: [['one'], ['two'], ['the gate']] }));
    expect(search(opened, 'gate')).toMatchObject([{ kind: 'pdf', places: [{ page: 3 }] }]);
  });
});
