import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withAnnotated } from '../../../archive/annotated/annotated-sources.ts';
import { alone, articleToAnnotate } from '../../../archive/annotated/article-from-archive.ts';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { findCapture } from '../../../archive/articles/capture.ts';
import { CaptureTexts } from '../../../archive/articles/capture-texts.ts';
import { addBriefing } from '../../../archive/briefings/briefing.ts';
import { type AnnotatedNode, annotatedArticleSchema } from '../../../archive/contract/annotated.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { english } from '../../../archive/documents/labels/english.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { annotatedAlone, runsOf } from '../../../archive/print/annotated-html.ts';
import type { Json } from '../../../archive/storage/register.ts';
import { addMarks, type SmallArchive, smallArchive } from '../exchanging/small-archive.ts';

const wordsUnder = (nodes: readonly AnnotatedNode[], mark: number): string =>
  nodes
    .map((node) =>
      node.kind === 'element'
        ? wordsUnder(node.content, mark)
        : node.kind === 'text' && node.marks.includes(mark)
          ? node.text
          : '',
    )
    .join('');

/** Two marks that overlap, the first with all that a mark can have. */
function addOverlapping({ archive, texts, article }: SmallArchive) {
  const add = (quote: string, more: object = {}): string =>
    addAnnotation(archive, texts, { article, passage: { quote }, ...more });
  const quoted = add('I have to do the hard work', {
    note: '# Heading\n\nHe said so *twice*.',
    color: 'quotation',
    people: [{ name: 'Iván Sørlie' }],
    events: [{ title: 'The hearing', date: '2022-10-19' }],
  });
  archive.commit((draft) => {
    const address = `articles/${article}/annotations/${quoted}`;
    for (const tag of ['a/b', 'Ünïcode tag']) draft.setElement(address, 'tags', tag, true);
    draft.set(address, 'speaker', { name: 'Iván Sørlie' });
  });
  return { quoted, plain: add('the hard work,” he said') };
}

async function annotated(more: (made: SmallArchive, quoted: string) => void = () => {}) {
  const made = await smallArchive();
  const ids = addOverlapping(made);
  more(made, ids.quoted);
  return { made, ids, article: await articleToAnnotate(made.open, parserInProcess, made.article, alone) };
}

const setting = (pages: Record<string, number>) => ({ pages, picture: () => null, labels: english });

describe('an article with its marks', () => {
  test('has them in order of place, over their very words, with what is known of them', async () => {
    const { article, ids } = await annotated();
    expect(() => annotatedArticleSchema.parse(article)).not.toThrow();
    expect(article.problem).toBe('');
    expect(article.marks.map(({ id, number, state }) => [id, number, state])).toEqual([
      [ids.quoted, 1, 'exact'],
      [ids.plain, 2, 'exact'],
    ]);
    expect(wordsUnder(article.content, 1)).toBe('I have to do the hard work');
    expect(wordsUnder(article.content, 2)).toBe('the hard work,” he said');
    expect(article.marks.map(({ lane }) => lane)).toEqual([0, 1]);
    expect(article.marks[0]).toMatchObject({
      color: 'quotation',
      colorName: 'Quotation',
      speaker: 'Iván Sørlie',
      tags: ['a/b', 'Ünïcode tag'],
      people: [{ name: 'Iván Sørlie', type: 'person' }],
      events: [{ title: 'The hearing', date: '2022-10-19' }],
      creator: 'Ada',
      quotedAs: [],
    });
    expect(article.marks[0]?.sign.startsWith(`${article.sign}.`)).toBe(true);
    expect(article.key.people).toEqual([{ name: 'Iván Sørlie', marks: [1] }]);
    expect(article.key.colors.map(({ color, marks }) => [color, marks])).toEqual([
      ['key', [2]],
      ['quotation', [1]],
    ]);
  });

  test('is set as a page whose every word from outside is escaped, and whose notes stand beside their words', async () => {
    const { article } = await annotated(({ archive, article: id }) =>
      archive.commit((draft) => draft.set(`articles/${id}`, 'title', '<script>alert("x")</script>')),
    );
    const html = annotatedAlone(article, setting({ 'm-1-1': 7 }));
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('<a href="#m-1-1">7</a>');
    expect(html).toContain(
      '<span class="m-quotation lane-0"><span class="m-key lane-1">the hard work</span></span>',
    );
    const note = html.indexOf('He said so ');
    const words = html.indexOf('I have to do ', html.indexOf('annotated-text'));
    expect(note).toBeGreaterThan(0);
    expect(note).toBeLessThan(words);
    expect(html.slice(note, words)).not.toContain('<p');
    expect(html).toMatch(
      /<sup class="mark-number" id="m-1-1">1<\/sup><span class="m-quotation lane-0">I have to do <\/span>/u,
    );
  });

  test('says of what has no sure place that it has none, and sets it nowhere', async () => {
    const { article, ids } = await annotated(({ archive, article: id }, quoted) => {
      const address = `articles/${id}/annotations/${quoted}`;
      const target = archive.replica.value(address, 'target') as { [key: string]: Json };
      const quote = {
        type: 'TextQuoteSelector',
        exact: 'words of another text altogether',
        prefix: 'Zyx qrs ',
        suffix: ' wvu tsr',
      };
      archive.commit((draft) =>
        draft.set(address, 'target', { ...target, quote, textSha256: '0'.repeat(64) }),
      );
    });
    expect(article.unplaced).toHaveLength(1);
    const [lost] = article.unplaced;
    expect(lost).toMatchObject({ number: 0, state: 'lost', pieces: [] });
    expect(lost?.id).toBe(ids.quoted);
    expect(article.marks.map(({ id }) => id)).toEqual([ids.plain]);
    expect(wordsUnder(article.content, 0)).toBe('');
    const html = annotatedAlone(article, setting({}));
    expect(html).toContain('Marks without a place');
    expect(html).toContain('(The place of these words in the stored copy is lost');
  });

  test('without its reading copy is set from its text, and says so', async () => {
    const { article } = await annotated(({ archive, path, article: id }) => {
      const { home, capture } = existingArticle(archive, id);
      const folder = findCapture(path, home, capture?.id ?? '') ?? '';
      rmSync(join(folder, 'reading.html'));
    });
    expect(article.problem).toMatch(/reading copy of this article is missing/u);
    expect(wordsUnder(article.content, 1)).toBe('I have to do the hard work');
  });

  test('whose copy is not here lists its marks as they were made', async () => {
    const made = await smallArchive();
    addMarks(made);
    const { home, capture } = existingArticle(made.archive, made.article);
    rmSync(findCapture(made.path, home, capture?.id ?? '') ?? '', { recursive: true });
    const open = { ...made.open, texts: new CaptureTexts(made.path) };
    const article = await articleToAnnotate(open, parserInProcess, made.article, alone);
    expect(article).toMatchObject({ marks: [], content: [] });
    expect(article.problem).toMatch(/is not here or can’t be read/u);
    expect(article.unplaced.map(({ quote }) => quote)).toContain('I have to do the hard work');
  });

  test('behind a briefing knows which quotations are made of its marks', async () => {
    const made = await smallArchive();
    const ids = addMarks(made);
    const id = addBriefing(made.archive, { title: 'The gate', gather: 'all' });
    const document = exportedDocument(made.open, { id, date: '2026-11-23', parts: { annotated: true } });
    const { annotated: articles } = await withAnnotated(made.open, parserInProcess, document);
    expect(articles.map(({ article, source, place }) => [article, source, place])).toEqual(
      document.sources.map(({ article, number }, index) => [article, number, `a-${index + 1}`]),
    );
    const quoted = articles.flatMap(({ marks }) => marks).find((mark) => mark.id === ids.quoted);
    const number = document.blocks.flatMap((block) =>
      block.kind === 'quotation' && block.quotation.annotation === ids.quoted ? [block.quotation.number] : [],
    );
    expect(quoted?.quotedAs.map((as) => as.number)).toEqual(number);
    expect(
      (
        await withAnnotated(made.open, parserInProcess, {
          ...document,
          parts: { ...document.parts, annotated: false },
        })
      ).annotated,
    ).toEqual([]);
  });
});

test('numbers in a row are said as from and to', () => {
  expect(runsOf([1, 2, 3, 5, 6, 9, 9])).toBe('1–3, 5, 6, 9');
});
