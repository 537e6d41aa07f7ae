import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../archive/citing/bibtex-read.ts';
import { nameInWords, readName } from '../../../archive/citing/cited-name.ts';
import { readCslJson } from '../../../archive/citing/csl-json.ts';
import type { ReadReferences, Reference } from '../../../archive/citing/reference.ts';
import { readRis } from '../../../archive/citing/ris.ts';
import { writeReferences } from '../../../archive/citing/write-references.ts';
import type { CitedName, ReferenceFormat } from '../../../archive/contract/citing.ts';

const readers: Record<ReferenceFormat, (file: string, text: string) => ReadReferences> = {
  bibtex: readBibtex,
  ris: readRis,
  'csl-json': readCslJson,
};

const reference = (more: Partial<Reference> = {}): Reference => ({
  key: 'S-k3f9',
  type: 'article-journal',
  title: 'Rivers & floods: 100% of {Europe}’s costs_2 in $',
  authors: [
    { given: 'Kevin', 'non-dropping-particle': 'de', family: 'León' },
    { literal: 'Ministry of Water and Land' },
    { given: 'Jörg', family: 'Müller', suffix: 'Jr.' },
  ],
  names: { editor: [{ given: 'Ana', family: 'Sá' }] },
  publisher: 'Argus Press',
  published: '2022-10-19',
  language: 'en',
  facts: {
    'container-title': 'Journal of Water',
    volume: '12',
    issue: '3',
    page: '101-120',
    DOI: '10.1000/xyz_12',
    ISSN: '1234-5678',
    URL: 'https://water.example/a_b?c=1&d=%20',
    accessed: '2026-11-22',
    'publisher-place': 'Köln',
  },
  ...more,
});

describe('references', () => {
  it.each(['bibtex', 'ris', 'csl-json'] as const)('as %s come back as they went', (format) => {
    const written = reference();
    const { references, problems } = readers[format](
      `a.${format}`,
      writeReferences(format, [written, written]),
    );
    expect(problems).toEqual([]);
    expect(references).toEqual([written, written]);
  });

  it.each(['bibtex', 'ris', 'csl-json'] as const)('as %s keep every kind of words', (format) => {
    // What RIS and BibTeX have no way to write: line breaks, spaces at the ends, several in a row.
    const word = fc.string({
      unit: fc.constantFrom(...'aZé ñ{}&%$#_~^\\,"\'@=ß–“”0'),
      minLength: 1,
      maxLength: 30,
    });
    const text = word
      .map((one) => one.replace(/\s+/gu, ' ').trim() || 'x')
      .map((one) => one.normalize('NFC'));
    fc.assert(
      fc.property(text, text, (title, publisher) => {
        const written = reference({ title: `A ${title}`, publisher });
        const [read] = readers[format]('a', writeReferences(format, [written])).references;
        expect(read?.title).toBe(`A ${title}`);
        expect(read?.publisher).toBe(publisher);
      }),
      { numRuns: 300 },
    );
  });

  it('of every kind of source keep their kind', () => {
    for (const type of [
      'webpage',
      'article-newspaper',
      'report',
      'book',
      'interview',
      'legal_case',
      'post-weblog',
      'document',
    ] as const)
      for (const format of ['bibtex', 'ris', 'csl-json'] as const) {
        const { DOI, issue, ...facts } = reference().facts;
        const [read] = readers[format]('a', writeReferences(format, [reference({ type, facts })])).references;
        expect([format, read?.type]).toEqual([format, type]);
      }
  });
});

describe('BibTeX from elsewhere', () => {
  it('is read with strings, accents, braces and names in parts', () => {
    const { references, problems } = readBibtex(
      'old.bib',
      String.raw`
% a comment, and me@example.org in it
@comment{jabref-meta: databaseType:bibtex;}
@string{argus = "The Bellwick Argus"}
@Article{leon2022,
  author = {de Le{\'o}n, Kevin and M{\"u}ller, J{\o}rg and {Ministry of Water} and others},
  title  = "{The {BBC} in Z\"urich}: a \emph{study} --- of \& more",
  journal = argus # { Weekly},
  year = 2022, month = oct,
  number = 3, pages = {101--120},
  url = {https://x.example/a\_b\%20c},
}
@book(knuth, title={The \TeX book}, author="Donald E. Knuth and Ludwig van Beethoven", year=1984)
`,
    );
    expect(problems).toEqual([]);
    expect(references).toMatchObject([
      {
        key: 'leon2022',
        type: 'article-journal',
        title: 'The BBC in Zürich: a study — of & more',
        authors: [
          { given: 'Kevin', family: 'León', 'non-dropping-particle': 'de' },
          { given: 'Jørg', family: 'Müller' },
          { literal: 'Ministry of Water' },
        ],
        published: '2022-10',
        facts: {
          'container-title': 'The Bellwick Argus Weekly',
          issue: '3',
          page: '101-120',
          URL: 'https://x.example/a_b%20c',
        },
      },
      {
        key: 'knuth',
        type: 'book',
        title: 'The TeXbook',
        published: '1984',
        authors: [
          { given: 'Donald E.', family: 'Knuth' },
          { given: 'Ludwig', family: 'Beethoven', 'non-dropping-particle': 'van' },
        ],
      },
    ]);
  });

  it('that is broken is named by file and line, and the rest is read', () => {
    const { references, problems } = readBibtex(
      'bad.bib',
      '@book{a, title={One}}\n\n@book{b,\n  title = {Two\n\n@book{c, title={Three}}\n',
    );
    expect(references.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(problems).toEqual([expect.stringContaining('“bad.bib”')]);
    expect(problems[0]).toContain('line 3');
  });

  it('never fails on anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'@{}(),="#\\ab1\n %'), maxLength: 80 }), (text) => {
        expect(readBibtex('x.bib', text).references).toBeInstanceOf(Array);
        expect(readRis('x.ris', text).references).toBeInstanceOf(Array);
        expect(readCslJson('x.json', text).problems).toBeInstanceOf(Array);
      }),
    );
  });
});

describe('RIS from elsewhere', () => {
  it('is read as EndNote writes it', () => {
    const { references, problems } = readRis(
      'endnote.ris',
      'TY  - NEWS\r\nA1  - Wick, Cara\r\nAU  - Associated Press,\r\nT1  - The gate\r\nJF  - The Argus\r\nY1  - 2022/10/19/\r\nUR  - https://a.example/1\r\nER  - \r\n',
    );
    expect(problems).toEqual([]);
    expect(references).toMatchObject([
      {
        type: 'article-newspaper',
        title: 'The gate',
        authors: [{ literal: 'Associated Press' }, { given: 'Cara', family: 'Wick' }],
        published: '2022-10-19',
        facts: { 'container-title': 'The Argus', URL: 'https://a.example/1' },
      },
    ]);
  });

  it('says what it left out', () => {
    expect(readRis('a.ris', 'garbage\nTY  - BOOK\nTI  - One\n').problems).toHaveLength(2);
  });
});

describe('names', () => {
  it.each<[string, CitedName]>([
    ['Kevin de León', { given: 'Kevin', 'non-dropping-particle': 'de', family: 'León' }],
    ['León, Kevin de', { given: 'Kevin', 'non-dropping-particle': 'de', family: 'León' }],
    ['de León, Kevin', { given: 'Kevin', 'non-dropping-particle': 'de', family: 'León' }],
    ['Martin Luther King Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['Hendrik van der Berg', { given: 'Hendrik', 'non-dropping-particle': 'van der', family: 'Berg' }],
    ['Reuters', { literal: 'Reuters' }],
    ['Associated Press', { literal: 'Associated Press' }],
    ['王小波', { literal: '王小波' }],
  ])('%s is read in its parts', (written, parts) => {
    expect(readName(written)).toEqual(parts);
  });

  it('read the same when they are written and read again', () => {
    const part = fc.constantFrom('Ana', 'Jörg', 'de', 'van', 'Sá', 'Lind', 'von', 'X.');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const name = readName(parts.join(' '));
        expect(nameInWords(name)).toBe(parts.join(' '));
        expect(readName(nameInWords(name))).toEqual(name);
      }),
    );
  });
});
