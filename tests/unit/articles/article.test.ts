import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle, existingArticle } from '../../../archive/articles/article.ts';
import { articleView, listArticles } from '../../../archive/articles/article-views.ts';
import { findCapture } from '../../../archive/articles/capture.ts';
import { importContent, newArchive, openArchive, problemOf, writeFile } from '../archive-in-folder.ts';

describe('an article', () => {
  test('is corrected', async () => {
    const { archive, ...rest } = newArchive();
    const id = await importContent({ archive, ...rest }, 'a.txt', 'Words.');
    editArticle(archive, {
      id,
      title: ' New ',
      authors: [' Ana ', ' '],
      publisher: ' Ledger ',
      published: '2022-10',
    });
    expect(existingArticle(archive, id)).toMatchObject({
      title: 'New',
      authors: ['Ana'],
      publisher: 'Ledger',
      published: '2022-10',
    });
    editArticle(archive, { id, published: '' });
    expect(existingArticle(archive, id).published).toBeNull();
  });

  test.each([
    ['an empty title', { title: '  ' }],
    ['a date that can’t be', { title: 'Good', published: '2022-02-31' }],
  ])('is not corrected, and nothing is written: %s', async (_name, edit) => {
    const opened = newArchive();
    const id = await importContent(opened, 'a.txt', 'Words.');
    const history = join(opened.path, 'history', opened.archive.device, '000001.jsonl');
    const before = readFileSync(history, 'utf8');
    expect(problemOf(() => editArticle(opened.archive, { id, ...edit })).code).toBe('invalid-value');
    expect(readFileSync(history, 'utf8')).toBe(before);
  });

  test('is listed newest first, with where its marks lie', async () => {
    let now = Date.UTC(2026, 0, 1);
    const opened = newArchive({
      now: () => {
        now += 1000;
        return now;
      },
    });
    const first = await importContent(opened, 'a.txt', 'one two three four');
    const second = await importContent(opened, 'b.txt', 'other words');
    addAnnotation(opened.archive, opened.texts, {
      article: first,
      passage: { quote: 'three' },
      color: 'question',
    });
    const listed = listArticles(opened.archive, false);
    expect(listed.map(({ id }) => id)).toEqual([second, first]);
    expect(listed[1]).toMatchObject({ annotations: 1, sparks: [{ at: 8 / 18, color: 'question' }] });
  });

  test('whose stored text was damaged says so, and keeps its marks', async () => {
    const opened = newArchive();
    const id = await importContent(opened, 'a.txt', 'He will stay.');
    addAnnotation(opened.archive, opened.texts, { article: id, passage: { quote: 'stay' } });
    const { home, capture } = existingArticle(opened.archive, id);
    writeFile(join(findCapture(opened.path, home, capture?.id ?? '') ?? '', 'text.json'), 'nonsense');
    const again = openArchive(opened.path, { home: opened.home });
    const view = articleView(again.archive, again.texts, id);
    expect(view.damage).toContain('is not what was stored');
    expect(view.annotations).toMatchObject([{ quote: 'stay', state: 'lost' }]);
  });

  test('with values of another kind than they should be is shown all the same', async () => {
    const opened = newArchive();
    const id = await importContent(opened, 'a.txt', 'Words.');
    opened.archive.commit((draft) => {
      draft.set(`articles/${id}`, 'title', 7);
      draft.set(`articles/${id}`, 'authors', { not: 'a list' });
      draft.set(`articles/${id}`, 'published', ['x']);
      draft.set(`articles/${id}`, 'trashed', 'maybe');
      draft.set(`articles/${id}`, 'captures/nonsense', { kind: 'film' });
    });
    expect(articleView(opened.archive, opened.texts, id)).toMatchObject({
      title: '(no title)',
      authors: [],
      published: null,
      trashed: false,
    });
  });
});
