import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkStyle } from '../../../archive/citing/check-style.ts';
import type { CslItem } from '../../../archive/citing/csl-item.ts';
import { type Citation, type CitingJob, setCitations } from '../../../archive/citing/processor.ts';
import { wordsOf } from '../../../archive/citing/set-text.ts';
import { bundledStyle, bundledStyles } from '../../../archive/citing/styles.ts';
import { problemOf } from '../archive-in-folder.ts';

const news: CslItem = {
  id: 'a',
  type: 'article-newspaper',
  title: 'Councilman will not resign, he says',
  'container-title': 'The Bellwick Argus',
  author: [{ given: 'Kevin', 'non-dropping-particle': 'de', family: 'León' }],
  issued: { 'date-parts': [[2022, 10, 19]] },
  URL: 'https://argus.example/resign',
  accessed: { 'date-parts': [[2026, 11, 22]] },
  language: 'en',
};
const report: CslItem = {
  id: 'b',
  type: 'report',
  title: 'The flood <script>alert(1)</script> & its <i>cost</i>',
  author: [{ literal: 'Ministry of Water' }],
  publisher: 'Ministry of Water',
  issued: { 'date-parts': [[2021]] },
};

const job = (style: string, citations: readonly Citation[], more: Partial<CitingJob> = {}): CitingJob => ({
  style: bundledStyle(style) as NonNullable<ReturnType<typeof bundledStyle>>,
  language: 'en',
  items: [news, report],
  citations,
  shortens: 'as-read',
  ...more,
});

const cite = (item: string, page?: number): Citation => ({
  item,
  locator: page === undefined ? null : { kind: 'page', number: page },
});

const words = (...asked: Parameters<typeof job>): string[] =>
  setCitations(job(...asked)).citations.map(wordsOf);

describe('citations', () => {
  it('are whole in the first note, and short or ibid. after it', () => {
    const citations = [cite('a', 1), cite('a', 1), cite('a', 2), cite('b', 3), cite('a', 2)];
    const [first, ...later] = words('chicago-ibid', citations);
    expect(first).toBe(
      'Kevin de León, “Councilman Will Not Resign, He Says,” The Bellwick Argus, October 19, 2022, 1, https://argus.example/resign.',
    );
    expect(later).toEqual([
      'Ibid.',
      'Ibid., 2.',
      expect.stringContaining('Ministry of Water'),
      'de León, “Councilman Will Not Resign, He Says,” 2.',
    ]);
    expect(words('chicago', citations).slice(1)).toEqual([
      'de León, 1.',
      'de León, 2.',
      expect.stringContaining('Ministry of Water'),
      'de León, “Councilman Will Not Resign, He Says,” 2.',
    ]);
  });

  it('stand in the text in the words of each style', () => {
    const asked = [cite('a', 2)];
    const text = { shortens: 'never' } as const;
    expect(words('apa', asked, text)).toEqual(['(de León, 2022, p. 2)']);
    expect(words('mla', asked, text)).toEqual(['(de León 2)']);
    expect(words('harvard', asked, text)).toEqual(['(de León, 2022, p. 2)']);
    expect(words('chicago-author-date', asked, text)).toEqual(['(de León 2022, 2)']);
    expect(words('apa', [{ item: 'a', locator: { kind: 'paragraph', number: 4 } }], text)).toEqual([
      '(de León, 2022, para. 4)',
    ]);
  });

  it('have a bibliography with looks and links, and nothing of a title is taken for them', () => {
    const { entries } = setCitations(job('apa', [cite('a'), cite('b')]));
    const entry = entries.find(({ item }) => item === 'a')?.content ?? [];
    expect(wordsOf(entry)).toBe(
      'de León, K. (2022, October 19). Councilman will not resign, he says. The Bellwick Argus. https://argus.example/resign',
    );
    expect(entry).toContainEqual({ kind: 'text', text: 'The Bellwick Argus', emphasis: true });
    expect(entry).toContainEqual({
      kind: 'link',
      address: 'https://argus.example/resign',
      content: [{ kind: 'text', text: 'https://argus.example/resign' }],
    });
    expect(wordsOf(entries.find(({ item }) => item === 'b')?.content ?? [])).toContain(
      'The flood <script>alert(1)</script> & its <i>cost</i>',
    );
  });

  it('are set in the language of the document', () => {
    const german = setCitations(job('chicago', [cite('a', 2)], { language: 'de-DE' }));
    expect(wordsOf(german.citations[0] ?? [])).toContain('19. Oktober 2022');
    expect(
      wordsOf(setCitations(job('apa', [cite('a')], { language: 'fr' })).entries[0]?.content ?? []),
    ).toContain('octobre');
    expect(words('chicago', [cite('a', 2)], { language: 'xx-YY' })[0]).toContain('Bellwick');
  });

  it('of every style that comes along can be set', () => {
    for (const { id } of bundledStyles)
      for (const language of ['en', 'en-GB', 'ar', 'zh-CN'])
        for (const set of words(id, [cite('a'), cite('b')], { language }))
          expect(set.length).toBeGreaterThan(3);
  });

  it('are 2,000 in a few seconds', () => {
    const items = Array.from({ length: 300 }, (_, index) => ({
      ...news,
      id: `n${index}`,
      title: `Report ${index}`,
    }));
    const citations = Array.from({ length: 2_000 }, (_, index) => cite(`n${(index * 7) % 300}`, index % 9));
    const before = performance.now();
    const set = setCitations(job('chicago', citations, { items }));
    expect(set.citations).toHaveLength(2_000);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});

describe('a style that somebody adds', () => {
  const apa = readFileSync(join(import.meta.dirname, '../../../csl/styles/apa.csl'), 'utf8');
  const refusal = (xml: string): string => problemOf(() => checkStyle('mine.csl', xml)).message;
  const style = (inside: string): string =>
    `<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">\n<info><title>Mine</title><id>http://x/mine</id></info>\n${inside}\n</style>`;

  it('is named by what it says of itself', () => {
    expect(checkStyle('apa.csl', apa)).toMatchObject({ slug: 'apa' });
    expect(
      checkStyle('x.csl', style('<citation><layout><text variable="title"/></layout></citation>')),
    ).toEqual({
      slug: 'mine',
      title: 'Mine',
    });
  });

  it('is refused with the file and the line where it is broken', () => {
    expect(refusal(apa.replace('</info>', ''))).toMatch(/“mine\.csl”.*line \d+/u);
    expect(refusal('<html></html>')).toContain('line 1 begins with “html”');
    expect(refusal(style(''))).toContain('does not say how a citation is set');
    expect(refusal(style('<citation><layout><text macro="gone"/></layout></citation>'))).toContain(
      'line 4 calls the macro “gone”, which is not there',
    );
    expect(
      refusal(
        style(
          '<macro name="a"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation>',
        ),
      ),
    ).toContain('from within itself');
    expect(
      refusal(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><info><link href="http://x/apa" rel="independent-parent"/></info></style>',
      ),
    ).toContain('http://x/apa');
  });

  it('can’t draw in files, nor grow without end', () => {
    expect(
      refusal(`<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]>${style('<citation/>')}`),
    ).toContain('document type');
    const calls = (name: string): string => `<text macro="${name}"/>`.repeat(20);
    const macros = Array.from(
      { length: 6 },
      (_, n) => `<macro name="m${n}">${n === 0 ? '<text value="x"/>' : calls(`m${n - 1}`)}</macro>`,
    );
    expect(
      refusal(style(`${macros.join('')}<citation><layout>${calls('m5')}</layout></citation>`)),
    ).toContain('nested without end');
  });
});
