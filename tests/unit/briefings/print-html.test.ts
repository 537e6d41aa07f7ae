import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { briefingDocument, type Records } from '../../../archive/briefings/briefing-document.ts';
import { escaped } from '../../../archive/briefings/escaped.ts';
import { markStyleSheet, printBody } from '../../../archive/briefings/print-html.ts';
import type { Version } from '../../../archive/contract/decisions.ts';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import {
  type Annotation,
  type Block,
  type Briefing,
  markColors,
  type Passage,
} from '../../../archive/contract/views.ts';
import { thing } from '../timeline/things.ts';

const evil = '<script>alert("1")<b><img src=x onerror=\'a\'>&amp;';

function passage(more: Partial<Annotation> = {}, source: Partial<Passage['source']> = {}): Passage {
  return {
    annotation: {
      id: 'aaaaaaaaaaaa',
      article: 'bbbbbbbbbbbb',
      quote: 'He will\n\nstay.',
      state: 'exact',
      color: 'key',
      note: '',
      noteSeen: [],
      noteVersions: [],
      found: null,
      tags: [],
      speech: { speaker: null, addressee: '', occasion: '', translation: null },
      further: [],
      region: null,
      machineRead: false,
      checked: null,
      people: [],
      events: [],
      place: { start: 0, end: 1 },
      page: null,
      creator: '',
      created: '',
      trashed: false,
      ...more,
    },
    source: {
      id: 'bbbbbbbbbbbb',
      title: 'Councilman stays',
      publisher: 'Ledger',
      authors: ['Ana Sá'],
      published: '2022-10-19',
      kind: 'text',
      ...source,
    },
    before: '',
    after: '',
  };
}
const quotation = (of: Passage | null): Block => ({
  id: 'cccccccccccc',
  kind: 'quotation',
  annotation: 'aaaaaaaaaaaa',
  passage: of,
});
const own = (text: string, textVersions: Version[] = []): Block => ({
  id: 'b',
  kind: 'text',
  text,
  textSeen: [],
  textVersions,
});
const briefing = (blocks: Block[], more: Partial<Briefing> = {}): Briefing => ({
  id: 'dddddddddddd',
  title: 'The gate',
  subtitle: '',
  quotations: 0,
  undecided: 0,
  changed: '',
  trashed: false,
  blocks,
  ...more,
});
const records: Records = {
  person: (id) => ({ id, name: `Person ${id}`, also: '', description: '', descriptionVersions: [] }),
  event: (id) => ({
    id,
    name: `Event ${id}`,
    also: '19 October 2022',
    description: '',
    descriptionVersions: [],
  }),
  matrix: () => ({ columns: [], rows: [], left: { rows: 0, columns: 0 } }),
  timeline: () => ({
    things: [thing(['2022-10-11'], { title: 'The vote' })],
    leftOut: 0,
    eventTags: [],
    from: null,
    to: null,
  }),
};
const documentOf = (blocks: Block[], more: Partial<Briefing> = {}): BriefingDocument =>
  briefingDocument(briefing(blocks, more), records, '2026-11-22');
const domOf = (made: BriefingDocument, pages = {}): Document =>
  new JSDOM(printBody(made, pages)).window.document;

test('a timeline is drawn as vectors, with its caption, and says in words what it shows', () => {
  const figure = domOf(
    documentOf([{ id: 't', kind: 'timeline', text: 'How it <came> about', filter: {} }]),
  ).querySelector('figure.timeline');
  expect(figure?.querySelector('figcaption')?.textContent).toBe('How it <came> about');
  expect(figure?.querySelector('svg[role=img] desc')?.textContent).toBe('11 October 2022: The vote.');
  expect([...(figure?.querySelectorAll('text') ?? [])].map(({ textContent }) => textContent)).toContain(
    'The vote',
  );
});

describe('the document of a briefing', () => {
  test('numbers its quotations and puts their words on one line', () => {
    const made = documentOf([
      { id: 'a', kind: 'heading', text: 'H' },
      quotation(passage()),
      own('one\n\n two \n\n \n'),
      quotation(passage({ quote: 'b' })),
    ]);
    expect(made.blocks).toMatchObject([
      { kind: 'heading', text: 'H' },
      { kind: 'quotation', quotation: { number: 1, words: 'He will stay.' } },
      { kind: 'text', paragraphs: ['one', 'two'] },
      { kind: 'quotation', quotation: { number: 2, words: 'b' } },
    ]);
  });

  test('says which quotations are missing or in the trash, and does not number them', () => {
    const made = documentOf([quotation(null), quotation(passage({ trashed: true })), quotation(passage())]);
    expect(made.blocks).toMatchObject([
      { kind: 'missing', reason: expect.stringContaining('not in this archive') },
      { kind: 'missing', reason: expect.stringContaining('in the trash') },
      { kind: 'quotation', quotation: { number: 1 } },
    ]);
    expect(made.sources).toHaveLength(1);
  });

  test('leaves out own text that says nothing', () => expect(documentOf([own(' \n\n ')]).blocks).toEqual([]));

  test('names every source once, by date, undated ones last', () => {
    const made = documentOf([
      quotation(passage({}, { id: '3', title: 'Undated', published: null })),
      quotation(passage({ page: 4 }, { id: '2', title: 'Late', published: '2022-10-20' })),
      quotation(passage({}, { id: '1', title: 'Early', published: '2022-10-19' })),
      quotation(passage({}, { id: '2', title: 'Late', published: '2022-10-20' })),
    ]);
    expect(made.sources.map(({ title, page }) => [title, page])).toEqual([
      ['Early', null],
      ['Late', null],
      ['Undated', null],
    ]);
  });

  test('lists people and events with their quotations', () => {
    const made = documentOf([
      quotation(
        passage({
          people: [{ id: '2', name: 'x', stance: 'mentions' }],
          events: [{ id: '9', title: 'x', stance: 'mentions' }],
        }),
      ),
      quotation(
        passage({
          people: [
            { id: '1', name: 'x', stance: 'mentions' },
            { id: '2', name: 'x', stance: 'mentions' },
          ],
        }),
      ),
    ]);
    expect(made.people).toMatchObject([
      { name: 'Person 1', quotations: [2] },
      { name: 'Person 2', quotations: [1, 2] },
    ]);
    expect(made.events).toMatchObject([{ name: 'Event 9', also: '19 October 2022', quotations: [1] }]);
  });
});

describe('the printed page', () => {
  test('holds no markup of any text in it', () => {
    const made = briefingDocument(
      briefing(
        [
          { id: 'a', kind: 'heading', text: evil },
          own(`${evil}\n${evil}`),
          quotation(
            passage(
              {
                quote: evil,
                note: evil,
                people: [{ id: 'p', name: evil, stance: 'mentions' }],
                events: [{ id: 'e', title: evil, stance: 'mentions' }],
              },
              { title: evil, publisher: evil, authors: [evil, evil], published: evil },
            ),
          ),
        ],
        { title: evil, subtitle: evil },
      ),
      {
        person: (id) => ({ id, name: evil, also: evil, description: evil, descriptionVersions: [] }),
        event: (id) => ({ id, name: evil, also: evil, description: evil, descriptionVersions: [] }),
        matrix: () => ({ columns: [], rows: [], left: { rows: 0, columns: 0 } }),
        timeline: () => ({
          things: [thing(['2022-10-11'], { title: evil })],
          leftOut: 0,
          eventTags: [],
          from: null,
          to: null,
        }),
      },
      evil,
    );
    const document = domOf(made);
    expect(document.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
    expect(printBody(made, {})).not.toMatch(/<script|<img/u);
    for (const [selector, count] of [
      ['h1', 1],
      ['.subtitle', 1],
      ['.date', 1],
      ['h2[dir]', 1],
      ['blockquote', 1],
      ['.note', 1],
      ['dt', 2],
      ['.description', 2],
      ['.also', 2],
      ['cite', 2],
    ] as const) {
      const found = [...document.querySelectorAll(selector)];
      expect([selector, found.length]).toEqual([selector, count]);
      for (const element of found) expect(element.textContent).toContain(evil);
    }
  });

  test('lets every text of a person or a source find its own direction', () => {
    const document = domOf(
      briefingDocument(
        briefing(
          [
            { id: 'a', kind: 'heading', text: 'כותרת' },
            own('טקסט'),
            quotation(
              passage(
                { quote: 'ציטוט', note: 'הערה', people: [{ id: 'p', name: 'x', stance: 'mentions' }] },
                { title: 'מאמר' },
              ),
            ),
          ],
          { title: 'שם', subtitle: 'משנה' },
        ),
        {
          ...records,
          person: (id) => ({ id, name: 'איש', also: '', description: 'תיאור', descriptionVersions: [] }),
        },
        '2026-11-22',
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
    expect(document.querySelector('.appendix')).toBeNull();
  });

  test('gives the source of a quotation with what is known of it', () => {
    const caption = (source: Partial<Passage['source']>, page: number | null = null) =>
      domOf(documentOf([quotation(passage({ page }, source))])).querySelector('figcaption')?.textContent;
    expect(caption({}, 3)).toBe('1 Ana Sá, Councilman stays, Ledger, 19 October 2022, p. 3');
    expect(caption({ authors: [], publisher: '', published: null })).toBe('1 Councilman stays');
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
    expect([...domOf(made).querySelectorAll('figure')].map(({ id }) => id)).toEqual(['q-1', 'q-2', 'q-3']);
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
    const made = briefingDocument(
      briefing([
        own('[both]', versions),
        quotation(
          passage({
            note: '[both]',
            noteVersions: versions,
            people: [{ id: 'p', name: 'x', stance: 'mentions' }],
          }),
        ),
      ]),
      {
        ...records,
        person: (id) => ({ id, name: 'x', also: '', description: '', descriptionVersions: versions }),
      },
      '2026-11-22',
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
      'one<br>two',
      'three',
    ]);
    expect(document.querySelector('.note > p')?.innerHTML).toBe('a<br>b');
  });

  test('has a style for every colour of mark', () => {
    for (const color of markColors) expect(markStyleSheet()).toContain(`.mark-${color} blockquote`);
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
