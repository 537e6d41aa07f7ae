import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { readDocx } from '../../../archive/drafts/read-docx.ts';
import { changesWithin, runningText, wordsBefore } from '../../../archive/drafts/running-text.ts';
import { Refusal } from '../../../archive/importing/parsed.ts';
import { deleted, footnote, inserted, madeDocx, paragraph, run } from './made-docx.ts';

const body = (...paragraphs: string[]) => {
  const [story] = readDocx(madeDocx({ body: paragraphs })).stories;
  if (!story) throw new Error('no story');
  return runningText(story);
};
const refusal = (bytes: Uint8Array): string => {
  try {
    readDocx(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};

it('reads paragraphs, with insertions accepted and deletions gone', () => {
  const running = body(
    paragraph(run('One ') + deleted('two') + inserted('three') + run(' four')),
    paragraph('Five'),
  );
  expect(running.text).toBe('One three four\nFive\n');
  expect(wordsBefore(running, 0, 14)).toBe('One two four');
  expect(changesWithin(running, 0, 14)).toMatchObject([
    { kind: 'deleted', text: 'two' },
    { kind: 'inserted', text: 'three' },
  ]);
  expect(changesWithin(running, 10, 14)).toEqual([]);
});

it('takes what was moved for deleted where it was and inserted where it is', () =>
  expect(
    body(
      paragraph(`<w:moveFrom w:id="1" w:author="A">${run('there')}</w:moveFrom>${run(' stays')}`),
      paragraph(`<w:moveTo w:id="2" w:author="A">${run('there')}</w:moveTo>`),
    ).text,
  ).toBe(' stays\nthere\n'));

it('goes on in the next paragraph where the end of one was deleted', () =>
  expect(
    body(
      paragraph('One ', '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'),
      paragraph('two'),
      paragraph('three'),
    ).text,
  ).toBe('One two\nthree\n'));

it('leaves out what was inserted and deleted again', () =>
  expect(
    body(
      paragraph(
        `<w:ins w:id="1" w:author="A"><w:del w:id="2" w:author="B"><w:r><w:delText>no</w:delText></w:r></w:del>${run('yes')}</w:ins>`,
      ),
    ).text,
  ).toBe('yes\n'));

it('reads signs that are elements, links and fields, but neither instructions nor what older programs read instead', () =>
  expect(
    body(
      paragraph(
        `${run('a')}<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r><w:hyperlink>${run('d')}</w:hyperlink>` +
          `<w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice>${run('e')}</mc:Choice><mc:Fallback>${run('e')}</mc:Fallback></mc:AlternateContent>`,
        '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>',
      ),
    ).text,
  ).toBe('a\tb c‑de\n'));

it('reads text boxes as paragraphs of their own', () =>
  expect(
    body(
      paragraph(
        `${run('before ')}<w:r><w:txbxContent>${paragraph('in the box')}</w:txbxContent></w:r>${run('after')}`,
      ),
    ).text,
  ).toBe('in the box\nbefore after\n'));

it('knows blocks by their style and by room on both sides, but no lists', () => {
  const [story] = readDocx(
    madeDocx({
      body: [
        paragraph('styled', '<w:pStyle w:val="Zit1"/>'),
        paragraph('set in', '<w:ind w:start="567" w:end="567"/>'),
        paragraph('left only', '<w:ind w:left="720"/>'),
        paragraph('listed', '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:right="720"/>'),
      ],
    }),
  ).stories;
  expect(story?.paragraphs.map(({ block }) => block)).toEqual([true, true, false, false]);
});

it('numbers notes as the text refers to them, and finds the document under another name', () => {
  const { stories } = readDocx(
    madeDocx({
      body: [paragraph(run('a') + footnote(7) + run('b') + footnote(3))],
      footnotes: { 3: 'three', 7: 'seven' },
      comments: [{ by: 'Ana', body: 'hm' }],
      documentName: 'document2',
    }),
  );
  expect(
    stories
      .slice(1)
      .map(({ kind, number, by, paragraphs }) => [kind, number, by, paragraphs[0]?.pieces[0]?.text]),
  ).toEqual([
    ['footnote', 1, '', 'seven'],
    ['footnote', 2, '', 'three'],
    ['comment', 1, 'Ana', 'hm'],
  ]);
});

describe('refuses', () => {
  test.each([
    ['what is no ZIP', strToU8('PK nothing of the kind'), /not a Word document/],
    ['a ZIP of something else', zipSync({ 'a.txt': strToU8('a') }), /not a Word document/],
    ['a protected one', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /password/],
    [
      'entities that grow',
      madeDocx({ body: [paragraph('&lol;')], prolog: '<!DOCTYPE w:document [<!ENTITY lol "lol">]>' }),
      /definitions/,
    ],
    ['broken XML', madeDocx({ body: ['<w:p><w:r>'] }), /damaged/],
    [
      'very deep nesting',
      madeDocx({ body: [paragraph('<w:sdt>'.repeat(3_000) + '</w:sdt>'.repeat(3_000))] }),
      /nested/,
    ],
  ])('%s', (_name, bytes, message) => expect(refusal(bytes)).toMatch(message));

  it('a small file that unpacks to a very large one, before it does', () => {
    const bomb = madeDocx({ body: [paragraph('a'.repeat(100_000_000))] });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(bomb)).toMatch(/more text than is read/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('one that lies about its size', () => {
    const bytes = madeDocx({ body: [paragraph('a'.repeat(100_000))] });
    // The sizes in the central directory: a tenth of what there is.
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 50_000)
        view.setUint32(at + 24, 10_000, true);
    expect(refusal(bytes)).toMatch(/damaged/);
  });
});
