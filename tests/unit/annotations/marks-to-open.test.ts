import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { annotationAddress, annotationViews } from '../../../archive/annotations/annotation.ts';
import { marksToOpen } from '../../../archive/annotations/marks-to-open.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';

const sentences = Array.from({ length: 600 }, (_, at) => `Clerk ${at} signed the register of the harbour.`);
let opened: TestArchive;
let article: string;
beforeEach(async () => {
  opened = newArchive();
  article = await importContent(opened, 'a.txt', sentences.join('\n\n'));
});

const mark = (quote: string, color: 'key' | 'question' = 'key'): string =>
  addAnnotation(opened.archive, opened.texts, { article, passage: { quote }, color });
const trash = (id: string): void =>
  opened.archive.commit((draft) => draft.set(annotationAddress(article, id), 'trashed', true));

describe('the marks that are drawn with the first words', () => {
  test('are those from there on, with their places and colours', () => {
    const first = mark('Clerk 2 signed');
    const second = mark('Clerk 7 signed', 'question');
    const text = opened.texts.of(existingArticle(opened.archive, article)).text;
    const start = text.indexOf('Clerk 7 signed');
    const found = marksToOpen(opened.archive, opened.texts, { article, at: 0 });
    expect(found.map(({ id }) => id)).toEqual([first, second]);
    expect(found[1]).toEqual({ id: second, color: 'question', start, end: start + 14 });
    trash(first);
    expect(marksToOpen(opened.archive, opened.texts, { article, at: 0 }).map(({ id }) => id)).toEqual([
      second,
    ]);
  });

  test('are not those of other parts of a long text, but those that may reach into the view', () => {
    const near = mark('Clerk 500 signed');
    mark('Clerk 3 signed');
    const text = opened.texts.of(existingArticle(opened.archive, article)).text;
    const at = text.indexOf('Clerk 500 signed') + 30;
    expect(marksToOpen(opened.archive, opened.texts, { article, at }).map(({ id }) => id)).toEqual([near]);
  });

  test('are none where there are none', () => {
    expect(marksToOpen(opened.archive, opened.texts, { article, at: 0 })).toEqual([]);
  });
});

test('marks are answered by themselves as they stand in the whole article, without those in the trash', () => {
  const ids = ['Clerk 1 signed', 'Clerk 2 signed', 'Clerk 3 signed'].map((quote) => mark(quote));
  trash(ids[1] ?? '');
  const record = existingArticle(opened.archive, article);
  const all = annotationViews(opened.archive, opened.texts, record);
  const some = annotationViews(
    opened.archive,
    opened.texts,
    record,
    ids.map((id) => annotationAddress(article, id)),
  );
  expect(some).toEqual(all);
  expect(some.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
});
