import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Version } from '../../../archive/contract/decisions.ts';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import { markColors, type Passage } from '../../../archive/contract/views.ts';
import { escaped } from '../../../archive/print/escaped.ts';
import { printBody } from '../../../archive/print/print-html.ts';
import { markStyleSheet } from '../../../archive/print/print-tokens.ts';
import type { PageNumbers } from '../../../archive/print/setting.ts';
import { documentOf, own, passage, quotation, records } from '../documents/invented.ts';
import { thing } from '../timeline/things.ts';

const evil = '<script>alert("1")<b><img src=x onerror=\'a\'>&amp;';
const bodyOf = (made: BriefingDocument, pages: PageNumbers = {}): string =>
  printBody(made, { pages, picture: (name) => (name in made.pictures ? `/picture/${name}` : null) });
const domOf = (made: BriefingDocument, pages: PageNumbers = {}): Document =>
  new JSDOM(bodyOf(made, pages)).window.document;

test('a timeline is drawn as vectors, with its caption, and says in words what it shows', () => {
  const figure = domOf(
    documentOf([{ id: 't', kind: 'timeline', text: 'How it <came> about', filter: {} }]),
  ).querySelector('.figure.timeline');
  expect(figure?.querySelector('.caption')?.textContent).toBe('Figure 1 How it <came> about');
  expect(figure?.querySelector('svg[role=img] desc')?.textContent).toBe('11 October 2022: The vote.');
  expect([...(figure?.querySelectorAll('text') ?? [])].map(({ textContent }) => textContent)).toContain(
    'The vote',
  );
});

describe('the printed page', () => {
  test('holds no markup of any text in it', () => {
    const made = documentOf(
      [
        { id: 'a', kind: 'heading', level: 1, text: evil },
        own(`${evil}\n${evil}`),
        quotation(
          passage(
            {
              quote: evil,
              note: evil,
              people: [{ id: 'p', name: evil, stance: 'mentions' }],
              events: [{ id: 'e', title: evil, stance: 'mentions' }],
            },
            { id: 'eeeeeeeeeeee', title: evil, publisher: evil, authors: [evil, evil], published: evil },
          ),
        ),
      ],
      { title: evil, subtitle: evil },
      {
        ...records,
        person: (id) => ({ id, name: evil, also: evil, description: evil, descriptionVersions: [] }),
        event: (id) => ({ id, name: evil, also: evil, description: evil, descriptionVersions: [] }),
        timeline: () => ({
          things: [thing(['2022-10-11'], { title: evil })],
          leftOut: 0,
          eventTags: [],
          from: null,
          to: null,
        }),
      },
    );
    const document = domOf(made);
    expect(document.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
    expect(bodyOf(made)).not.toMatch(/<script|<img/u);
    for (const [selector, count] of [
      ['h1', 1],
      ['.subtitle', 1],
      ['main h2', 1],
      ['.contents .level-1:first-child .title', 1],
      ['blockquote', 1],
      ['.note', 1],
      ['.index .name', 2],
      ['.index .description', 2],
      ['.also', 2],
      ['.attribution em', 1],
      ['.sources em', 1],
    ] as const) {
      const found = [...document.querySelectorAll(selector)];
      expect([selector, found.length]).toEqual([selector, count]);
      for (const element of found) expect(element.textContent).toContain(evil);
    }
  });

  test('lets every text of a person or a source find its own direction', () => {
    const document = domOf(
      documentOf(
        [
          { id: 'a', kind: 'heading', level: 1, text: 'כותרת' },
          own('טקסט'),
          quotation(
            passage(
              { quote: 'ציטוט', note: 'הערה', people: [{ id: 'p', name: 'x', stance: 'mentions' }] },
              { id: 'hhhhhhhhhhhh', title: 'מאמר' },
            ),
          ),
        ],
        { title: 'שם', subtitle: 'משנה' },
        {
          ...records,
          person: (id) => ({ id, name: 'איש', also: '', description: 'תיאור', descriptionVersions: [] }),
        },
      ),
    );
    const rtl = [...document.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some(
        (child) => child.nodeType === 3 && /\p{Script=Hebrew}/u.test(child.nodeValue ?? ''),
      ),
    );
    expect(rtl.length).toBeGreaterThanOrEqual(10);
    for (const element of rtl)
      expect(element.closest('[dir="auto"]')?.textContent).toContain(element.textContent);
  });

  test.each([
    ['exact', ''],
    ['moved', 'not where it was'],
    ['ambiguous', 'not certain'],
    ['lost', 'lost'],
  ] as const)('says how sure a quotation is: %s', (state, words) => {
    const doubt =
      domOf(documentOf([quotation(passage({ state }))])).querySelector('.doubtful')?.textContent ?? '';
    if (words === '') expect(doubt).toBe('');
    else expect(doubt).toContain(words);
  });

  test('says what is missing', () => {
    const document = domOf(documentOf([quotation(null), quotation(passage({ trashed: true }))]));
    expect([...document.querySelectorAll('.missing')].map((element) => element.textContent)).toEqual([
      'A quotation is missing: its highlight is not in this archive.',
      'A quotation is left out: its highlight is in the trash.',
    ]);
    expect(document.querySelectorAll('.back:not(.colophon)')).toHaveLength(0);
  });

  test('gives the source of a quotation with what is known of it', () => {
    const caption = (source: Partial<Passage['source']>, page: number | null = null) =>
      domOf(documentOf([quotation(passage({ page }, { id: 'kkkkkkkkkkkk', ...source }))])).querySelector(
        '.attribution',
      )?.textContent;
    expect(caption({}, 3)).toBe('Ana Sá, Councilman stays, Ledger, 19 October 2022, p. 3');
    expect(caption({ authors: [], publisher: '', published: null })).toBe('Councilman stays');
  });

  test('links the index to the pages, each page once', () => {
    const people = [{ id: 'p', name: 'x', stance: 'mentions' as const }];
    const made = documentOf([1, 2, 3].map(() => quotation(passage({ people }))));
    const links = (pages: Record<string, number>) =>
      [...domOf(made, pages).querySelectorAll('.index a')].map((link) => [
        link.getAttribute('href'),
        link.textContent,
      ]);
    expect(links({ 'q-1': 4, 'q-2': 4, 'q-3': 7 })).toEqual([
      ['#q-1', '4'],
      ['#q-3', '7'],
    ]);
    expect(links({})).toHaveLength(3);
    expect([...domOf(made).querySelectorAll('.quotation')].map(({ id }) => id)).toEqual([
      'q-1',
      'q-2',
      'q-3',
    ]);
  });

  test('has every version of what is undecided, under who wrote it, and says that it is', () => {
    const version = (text: string, author: string): Version => ({
      name: '1795343472123-00004-k3f9x2m0q7ab-9f86d081',
      text,
      at: '2026-11-22T10:11:12.123Z',
      author,
      device: 'k3f9x2m0q7ab',
      deviceName: 'Laptop',
      here: true,
    });
    const versions = [version(`${evil}\nof Ana`, 'Ana'), version('', 'Bela')];
    const made = documentOf(
      [
        own('[both]', versions),
        quotation(
          passage({
            note: '[both]',
            noteVersions: versions,
            people: [{ id: 'p', name: 'x', stance: 'mentions' }],
          }),
        ),
      ],
      {},
      {
        ...records,
        person: (id) => ({ id, name: 'x', also: '', description: '', descriptionVersions: versions }),
      },
    );
    expect(made.undecided).toBe(3);
    const document = domOf(made);
    expect([...document.querySelectorAll('.undecided')].map((element) => element.textContent)).toEqual(
      ['text', 'note', 'description'].map((what) => expect.stringContaining(`2 versions of this ${what}`)),
    );
    for (const block of document.querySelectorAll('.versions'))
      expect([...block.querySelectorAll('.version')].map((element) => element.textContent)).toEqual([
        `Ana, Laptop, 22 November 2026, 10:11 UTC${evil}of Ana`,
        'Bela, Laptop, 22 November 2026, 10:11 UTC(empty)',
      ]);
    expect(document.body.textContent).not.toContain('[both]');
    expect(document.querySelector('script, img, b')).toBeNull();
  });

  test('keeps the lines of notes and own text', () => {
    const document = domOf(documentOf([own('one\ntwo\n\nthree'), quotation(passage({ note: 'a\nb' }))]));
    expect([...document.querySelectorAll('.own')].map((element) => element.innerHTML)).toEqual([
      '<p dir="auto">one<br>two</p>\n<p dir="auto">three</p>',
    ]);
    expect(document.querySelector('.note > p')?.innerHTML).toBe('a<br>b');
  });

  test('has a style for every colour of mark', () => {
    for (const color of markColors) expect(markStyleSheet()).toContain(`.mark-${color} > .said > blockquote`);
  });

  test.each([
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['&', '&amp;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['&lt;', '&amp;lt;'],
  ])('escapes %s', (text, safe) => expect(escaped(text)).toBe(safe));
});
