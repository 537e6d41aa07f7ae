import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { briefingDocumentSchema } from '../../../archive/contract/document.ts';
import { writtenFormats } from '../../../archive/contract/formats.ts';
import { readDocx } from '../../../archive/drafts/read-docx.ts';
import { readCsv } from '../../../archive/exchanging/csv.ts';
import { documentAsDocx } from '../../../archive/formats/docx.ts';
import { formatOfName } from '../../../archive/formats/format-of-name.ts';
import { documentAsHtml } from '../../../archive/formats/html.ts';
import { documentAsJson } from '../../../archive/formats/json.ts';
import { documentAsMarkdown } from '../../../archive/formats/markdown.ts';
import { quotationsAsCsv } from '../../../archive/formats/quotation-table.ts';
import { setDocument } from '../../../archive/formats/set-document.ts';
import { redactDocument } from '../../../archive/redaction/redact-document.ts';
import { own, quotationOf, wholeDocument } from './whole-document.ts';

const document = wholeDocument();

describe('a document in every format', () => {
  it.each(writtenFormats)('%s is the same bytes each time', async (format) => {
    const [first, second] = [await setDocument(document, format), await setDocument(document, format)];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('is told by the ending of its name', () => {
    expect(formatOfName('C:\\x.y\\Brief.DOCX')).toBe('docx');
    expect(formatOfName('a.htm')).toBe('html');
    expect(formatOfName('a.md')).toBe('markdown');
    expect(formatOfName('a.b/c')).toBeNull();
    expect(formatOfName('a.toString')).toBeNull();
  });
});

describe('HTML in one file', () => {
  const html = documentAsHtml(document);
  const { document: page } = new JSDOM(html).window;

  it('loads nothing, runs nothing, and its policy knows its only style', () => {
    expect(page.querySelectorAll('script, link, iframe, object, [onclick], [style]')).toHaveLength(0);
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    const style = page.querySelector('style')?.textContent ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    for (const image of page.querySelectorAll('img')) expect(image.src).toMatch(/^data:image\/png;base64,/u);
  });

  it('has no place twice, and every link leads to one', () => {
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(ids, link.outerHTML).toContain(link.getAttribute('href')?.slice(1));
  });

  it('marks the words of the source alone, and sets what is not theirs in brackets', () => {
    const quotation = page.querySelector('#q-1');
    expect([...(quotation?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent)).toEqual([
      'I will not',
      'resign, said ',
    ]);
    expect(quotation?.querySelector('blockquote')?.textContent).toBe(
      'I will not […] resign, said [the councilman]1',
    );
    expect(page.querySelector('#q-2 .doubt')?.textContent).toContain('check before use');
  });

  it('follows no address but those that a reader may be led to', () => {
    const [source] = document.sources;
    const hostile = documentAsHtml(
      wholeDocument({ sources: source ? [{ ...source, address: 'javascript:alert(1)' }] : [] }),
    );
    expect(hostile).not.toContain('href="javascript:');
    expect(hostile).toContain('javascript:alert(1)');
  });
});

describe('Markdown', () => {
  it('escapes what is no sign of it, and has notes and pictures', () => {
    const markdown = documentAsMarkdown(document);
    expect(markdown).toContain('# What is known \\<so far\\>');
    expect(markdown).toContain('> I will not \\[…\\] resign, said \\[the councilman\\][^1]');
    expect(markdown).toContain('[^1]: Argus, *Title*');
    expect(markdown).toContain('3. third\n4. fourth\n\n   - nested');
    expect(markdown).toContain('![A letter with a seal][picture-pic-1]');
    expect(markdown).toMatch(/^\[picture-pic-1\]: data:image\/png;base64,/mu);
    expect(markdown).not.toMatch(/(?<!\\)<script/u);
  });
});

describe('annotated articles', () => {
  const mark = {
    id: 'm00000000001',
    number: 1,
    place: 'm-1-1',
    sign: 'S-k3f9.1',
    color: 'key' as const,
    colorName: 'Key',
    lane: 0,
    state: 'exact' as const,
    quote: 'will not resign',
    page: null,
    region: null,
    pieces: [],
    note: own('Ask <him>'),
    tags: [],
    people: [],
    events: [],
    speaker: '',
    translation: null,
    machineRead: null,
    creator: '',
    created: '2026-11-23T00:00:00Z',
    quotedAs: [{ number: 1, place: 'q-1' }],
  };
  const annotated = wholeDocument({
    annotated: [
      {
        article: 'k3f9x2m0q7ab',
        place: 'a-1',
        sign: 'S-k3f9',
        source: 1,
        kind: 'html',
        title: 'Councilman <i>',
        authors: [],
        publisher: '',
        published: null,
        language: 'en',
        direction: 'ltr',
        stored: null,
        problem: '',
        content: [
          {
            kind: 'element',
            name: 'p',
            content: [
              { kind: 'text', text: 'He <', marks: [], begin: [] },
              { kind: 'text', text: 'will not resign', marks: [1], begin: [{ mark: 1, piece: 0 }] },
            ],
          },
        ],
        pictures: [],
        marks: [mark],
        unplaced: [],
        key: { colors: [], tags: [], people: [], events: [] },
      },
    ],
  });

  it('have their words with the marks over them in HTML', () => {
    const { document: page } = new JSDOM(documentAsHtml(annotated)).window;
    expect(page.querySelector('#a-1 .words p')?.textContent).toBe('He <1will not resign');
    expect(page.querySelector('#a-1 .words mark')?.textContent).toBe('will not resign');
    expect(page.querySelector('#m-1-1')?.textContent).toContain('Ask <him>');
  });

  it('have their marks and notes in Word and Markdown', async () => {
    const files = unzipSync(await documentAsDocx(annotated));
    const body = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(body).toContain('w:name="m_1_1"');
    expect(body).toContain('Ask &lt;him&gt;');
    expect(documentAsMarkdown(annotated)).toContain('> will not resign');
  });

  it('are not in a redacted document', () => {
    const { document: redacted } = redactDocument(annotated, { names: [], others: [], withoutNotes: true });
    expect(redacted.annotated).toEqual([]);
  });
});

describe('data', () => {
  it('is the model, with its version', () => {
    const { format, version, document: read } = JSON.parse(documentAsJson(document));
    expect([format, version]).toEqual(['dossier-document', 1]);
    expect(briefingDocumentSchema.parse(read)).toEqual(document);
  });

  it('is a table of quotations in which no cell is a formula', () => {
    const [head, ...rows] = readCsv(quotationsAsCsv(document)).map(({ cells }) => cells);
    expect(rows).toHaveLength(2);
    const row = Object.fromEntries(head?.map((name, index) => [name, rows[0]?.[index]]) ?? []);
    expect(row).toMatchObject({
      Number: '1',
      Quotation: 'I will not […] resign, said [the councilman]',
      Verbatim: 'I will not | resign, said',
      Note: "'=SUM(1) is *no* formula",
      Citation: 'Argus, Title',
      Characters: '10-34',
      Source: 'Councilman will not resign',
    });
  });
});

describe('a Word document', () => {
  it('is well-formed XML in every part, and its links lead to bookmarks', async () => {
    const files = unzipSync(await documentAsDocx(document));
    for (const [name, content] of Object.entries(files))
      if (/\.(?:xml|rels)$/u.test(name)) {
        const parser = new SaxesParser({ xmlns: true });
        parser.on('error', (error) => {
          throw new Error(`${name}: ${error.message}`);
        });
        parser.write(strFromU8(content)).close();
      }
    const body = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const bookmarks = [...body.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/gu)].map(([, name]) => name);
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    const anchors = [...body.matchAll(/w:anchor="([^"]+)"/gu)].map(([, name]) => name);
    expect(anchors.length).toBeGreaterThan(10);
    for (const anchor of anchors) expect(bookmarks).toContain(anchor);
    expect(body).toContain('<w:pStyle w:val="Heading1"/>');
    expect(body).toContain('descr="A letter with a seal"');
    expect(strFromU8(files['word/footnotes.xml'] ?? new Uint8Array())).toContain('A second note.');
  });

  it('is read again as a draft, word for word', async () => {
    const { stories } = readDocx(await documentAsDocx(document));
    const body = stories[0]?.paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
    expect(body).toContain('I will not […] resign, said [the councilman]');
    expect(body).toContain('قال المتحدث إن الاجتماع انتهى');
    expect(stories.filter(({ kind }) => kind === 'footnote')).toHaveLength(2);
  });

  it('takes characters that XML forbids, and endnotes', async () => {
    const files = unzipSync(
      await documentAsDocx(
        wholeDocument({
          title: 'A\u0000B\uD800C',
          style: { id: 'x', title: '', notes: 'endnotes' },
          blocks: [{ kind: 'quotation', quotation: quotationOf(1, { cited: 1 }) }],
        }),
      ),
    );
    expect(strFromU8(files['docProps/core.xml'] ?? new Uint8Array())).toContain('>ABC<');
    expect(strFromU8(files['word/endnotes.xml'] ?? new Uint8Array())).toContain('Argus, ');
  });
});
