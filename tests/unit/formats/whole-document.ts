/** A document that has one of everything, with names and words that formats take for their own signs. */
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentQuotation,
} from '../../../archive/contract/document.ts';
import type { Run } from '../../../archive/contract/prose.ts';

export const words = (text: string, looks: Partial<Omit<Run, 'kind' | 'text'>> = {}): Run => ({
  kind: 'text',
  text,
  ...looks,
});

export const own = (text: string) => ({
  blocks: [{ kind: 'paragraph' as const, content: [words(text)] }],
  versions: [],
});

const none = { blocks: [], versions: [] };

/** One pixel. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const quotationOf = (number: number, more: Partial<DocumentQuotation> = {}): DocumentQuotation => ({
  number,
  place: `q-${number}`,
  annotation: `m${number}`.padEnd(12, '0'),
  sign: `S-k3f9.${number}`,
  source: 1,
  pieces: [{ kind: 'verbatim', text: `The words of quotation ${number}` }],
  stored: {
    article: 'k3f9x2m0q7ab',
    capture: '20261122T101112Z-9f86d081',
    textSha256: 'a'.repeat(64),
    originalSha256: 'b'.repeat(64),
    pieces: [{ start: 10, end: 34 }],
  },
  color: 'key',
  note: none,
  state: 'exact',
  machineRead: null,
  translation: null,
  speaker: '',
  before: '',
  after: '',
  citation: [words('Bellwick Argus, '), words('Councilman <script>', { emphasis: true }), words(', p. 3')],
  cited: null,
  locator: { kind: 'page', number: 3 },
  ...more,
});

const blocks: DocumentBlock[] = [
  { kind: 'heading', level: 1, place: 'h-1', text: 'What *is* known & what not' },
  {
    kind: 'text',
    words: {
      blocks: [
        {
          kind: 'paragraph',
          content: [
            words('Both '),
            words('deny', { strong: true, emphasis: true }),
            words(' it, see '),
            { kind: 'link', address: 'https://example.org/a?b=1&c=2', content: [words('the report')] },
            words(' and '),
            { kind: 'reference', place: 'q-1', content: [words('below')] },
            words('.'),
            { kind: 'note', number: 2 },
          ],
        },
        {
          kind: 'list',
          from: 3,
          items: [
            [{ kind: 'paragraph', content: [words('third')] }],
            [
              { kind: 'paragraph', content: [words('fourth')] },
              {
                kind: 'list',
                from: null,
                items: [[{ kind: 'paragraph', content: [words('nested')] }]],
              },
            ],
          ],
        },
        { kind: 'quote', blocks: [{ kind: 'paragraph', content: [words('set in')] }] },
        { kind: 'code', text: 'a < b\n```' },
        { kind: 'rule' },
        { kind: 'heading', level: 1, content: [words('A heading in the text')] },
      ],
      versions: [],
    },
  },
  {
    kind: 'quotation',
    quotation: quotationOf(1, {
      pieces: [
        { kind: 'verbatim', text: 'I will not' },
        { kind: 'ellipsis' },
        { kind: 'verbatim', text: 'resign, said ' },
        { kind: 'insertion', text: 'the councilman' },
      ],
      note: own('=SUM(1) is *no* formula'),
      speaker: 'Kevin de León',
      translation: { from: 'Spanish', by: 'Eva Soto' },
      before: 'He was asked.',
      after: 'He left.',
      cited: 1,
    }),
  },
  {
    kind: 'quotation',
    quotation: quotationOf(2, {
      pieces: [{ kind: 'verbatim', text: 'قال المتحدث إن الاجتماع انتهى' }],
      state: 'moved',
      machineRead: { confirmed: false, picture: { picture: 'pic-1', alt: 'The line on page 3' } },
      color: 'contradicts',
    }),
  },
  { kind: 'heading', level: 2, place: 'h-2', text: 'Who and when' },
  {
    kind: 'figure',
    number: 1,
    place: 'fig-1',
    caption: 'The letter',
    shown: { picture: 'pic-1', alt: 'A letter with a seal' },
    citation: [words('Archive of Bellwick')],
    source: 1,
  },
  {
    kind: 'timeline',
    number: 2,
    place: 'fig-2',
    caption: 'Two weeks in October',
    timeline: {
      things: [
        {
          kind: 'event',
          id: 'e00000000001',
          title: 'The tape is published',
          detail: 'Bellwick',
          dates: [
            {
              edtf: '2022-10-09',
              written: '',
              kind: 'moment',
              from: Date.parse('2022-10-09'),
              to: Date.parse('2022-10-10'),
              doubt: false,
              own: true,
              saidBy: [],
            },
          ],
          undatedWords: '',
          passages: 2,
        },
      ],
      leftOut: 0,
      eventTags: [],
      from: null,
      to: null,
    },
  },
  {
    kind: 'matrix',
    number: 3,
    place: 'fig-3',
    caption: 'Who says what',
    matrix: {
      columns: ['One', 'Two', 'Three', 'Four', 'Five'].map((title) => ({ title, facts: ['9 October 2022'] })),
      rows: [
        {
          title: 'Bellwick Argus',
          facts: [],
          cells: [
            { stances: ['confirms'], quote: 'I will not resign', passages: 2 },
            null,
            null,
            null,
            { stances: ['denies'], quote: '', passages: 1 },
          ],
        },
      ],
      left: { rows: 2, columns: 0 },
    },
  },
  {
    kind: 'events',
    caption: 'In order',
    events: [
      {
        id: 'e00000000001',
        place: 'event-1',
        title: 'The tape is published',
        date: '9 October 2022',
        dates: ['9 October 2022', '10 October 2022'],
        where: 'Bellwick',
        participants: [{ name: 'Kevin de León', role: 'councilman' }],
        description: own('A recording of an hour.'),
        quotations: [1],
      },
    ],
  },
  {
    kind: 'people',
    caption: 'People',
    people: [
      {
        id: 'p00000000001',
        place: 'person-1',
        name: 'Kevin de León',
        type: 'person',
        aliases: ['KDL'],
        description: own('Councilman.'),
        picture: { picture: 'pic-1', alt: 'Portrait of Kevin de León' },
        relations: ['member of the council'],
        quotations: [1, 2],
      },
    ],
  },
  {
    kind: 'summary',
    source: 1,
    title: 'Councilman will not resign',
    facts: ['Bellwick Argus', '19 October 2022'],
    words: own('He stays.'),
    derivesFrom: ['Agency report'],
    quotations: [1],
  },
  { kind: 'page-break' },
  {
    kind: 'text',
    words: {
      blocks: [],
      versions: [
        { label: 'Ana, 3 May', text: 'He stays.' },
        { label: 'Ben, 4 May', text: '' },
      ],
    },
  },
  { kind: 'missing', reason: 'A quotation is missing: its highlight is not in this archive.' },
];

export const wholeDocument = (more: Partial<BriefingDocument> = {}): BriefingDocument => ({
  id: 'b00000000001',
  title: 'What is known <so far>',
  subtitle: 'A briefing & more',
  author: 'Ana Ruiz',
  date: '2026-11-23',
  language: 'en',
  style: { id: 'chicago', title: 'Chicago (notes)', notes: 'footnotes' },
  parts: { cover: true, contents: true, index: true, sources: true, annotated: false, colophon: true },
  blocks,
  notes: [
    {
      number: 1,
      place: 'note-1',
      from: 'q-1',
      content: [words('Argus, '), words('Title', { emphasis: true })],
    },
    { number: 2, place: 'note-2', from: 'h-1', content: [words('A second note.')] },
  ],
  sources: [
    {
      number: 1,
      place: 'src-1',
      article: 'k3f9x2m0q7ab',
      sign: 'S-k3f9',
      title: 'Councilman will not resign',
      kind: 'html',
      entry: [words('Bellwick Argus. '), words('Councilman will not resign', { emphasis: true })],
      address: 'https://argus.example/councilman-de-leon',
      archived: '2026-11-22',
      originalSha256: 'b'.repeat(64),
      quotations: [1, 2],
    },
  ],
  people: [
    {
      id: 'p00000000001',
      name: '<script>alert(1)</script>',
      also: 'also Kev',
      description: own('Councilman.'),
      places: ['q-1', 'person-1'],
    },
  ],
  events: [
    {
      id: 'e00000000001',
      name: 'The tape is published',
      also: '9 October 2022',
      description: none,
      places: ['q-2', 'fig-2'],
    },
  ],
  annotated: [],
  pictures: { 'pic-1': { type: 'image/png', base64: png, width: 1, height: 1 } },
  proof: null,
  undecided: 1,
  ...more,
});
