import { describe, expect, it } from 'vitest';
import { existingArticle } from '../../../archive/articles/article.ts';
import { citedFacts } from '../../../archive/citing/cited-facts.ts';
import { parseHtml } from '../../../archive/importing/html-file.ts';
import { importContent, newArchive } from '../archive-in-folder.ts';

const page = (head: string): string =>
  `<!doctype html><html><head><title>The gate</title>${head}</head><body><article><h1>The gate</h1><p>${'Words of the article. '.repeat(40)}</p></article></body></html>`;
const found = (head: string) => parseHtml(page(head)).found;

describe('what a page says of itself for bibliographies', () => {
  it('is read from the metas of journals', () => {
    const { cited, authors } = found(
      `<meta name="citation_journal_title" content="Journal of Water"><meta name="citation_volume" content="12">
       <meta name="citation_issue" content="3"><meta name="citation_firstpage" content="101"><meta name="citation_lastpage" content="120">
       <meta name="citation_doi" content="doi:10.1000/xyz.12"><meta name="citation_author" content="León, Kevin de"><meta name="citation_author" content="Ana Sá">`,
    );
    expect(cited).toEqual({
      type: 'article-journal',
      facts: {
        'container-title': 'Journal of Water',
        volume: '12',
        issue: '3',
        page: '101-120',
        DOI: '10.1000/xyz.12',
      },
    });
    expect(authors).toEqual(['Kevin de León', 'Ana Sá']);
  });

  it('is read from JSON-LD, with what it is part of', () => {
    const { cited } = found(
      `<script type="application/ld+json">{"@type":["ReportageNewsArticle"],"headline":"The gate","printPage":"A1",
       "isPartOf":{"@type":"PublicationIssue","issueNumber":7,"isPartOf":{"@type":"Newspaper","name":"The Argus","issn":"1234-5678"}}}</script>`,
    );
    expect(cited).toEqual({
      type: 'article-newspaper',
      facts: { page: 'A1', issue: '7', 'container-title': 'The Argus', ISSN: '1234-5678' },
    });
  });

  it('is nothing where the page says nothing, or nonsense', () => {
    expect(found('').cited).toEqual({ type: null, facts: {} });
    expect(
      found(
        '<meta name="citation_doi" content="none"><script type="application/ld+json">{"@type":"NewsArticle"</script>',
      ).cited,
    ).toEqual({
      type: null,
      facts: {},
    });
  });

  it('is kept with the article', async () => {
    const made = newArchive();
    const id = await importContent(
      made,
      'gate.html',
      page('<meta name="citation_journal_title" content="Water">'),
    );
    expect(citedFacts(made.archive, existingArticle(made.archive, id))).toMatchObject({
      type: 'article-journal',
      facts: { 'container-title': 'Water' },
    });
  });
});
