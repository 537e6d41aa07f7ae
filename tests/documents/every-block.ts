/** A document with every kind of block, in many scripts, and with what goes wrong: for what sets documents. */
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentPicture,
  DocumentQuotation,
  OwnWords,
} from '../../archive/contract/document.ts';
import type { Inline, Prose } from '../../archive/contract/prose.ts';

const words = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (...content: Inline[]): Prose => ({ kind: 'paragraph', content });
export const own = (...blocks: Prose[]): OwnWords => ({ blocks, versions: [] });
export const ownText = (text: string): OwnWords => own(paragraph(words(text)));

export const sentence =
  'The council met in the old customs house on a Monday, because it was the herring auction, and nobody who had a stall was willing to leave it for the sake of a vote.';

export function quoted(number: number, more: Partial<DocumentQuotation> = {}): DocumentQuotation {
  return {
    number,
    place: `q-${number}`,
    annotation: `m${number}`.padEnd(12, 'a'),
    sign: `S-k3f9.${number}`,
    source: 1,
    pieces: [{ kind: 'verbatim', text: sentence }],
    stored: null,
    color: 'key',
    note: own(),
    state: 'exact',
    machineRead: null,
    translation: null,
    speaker: '',
    before: '',
    after: '',
    citation: [
      words('Ana Sá, '),
      { kind: 'text', text: 'Councilman stays', emphasis: true },
      words(', Ledger, 19 October 2022'),
    ],
    cited: null,
    locator: null,
    ...more,
  };
}

const quotation = (number: number, more: Partial<DocumentQuotation> = {}): DocumentBlock => ({
  kind: 'quotation',
  quotation: quoted(number, more),
});

/** A grey square, 2 by 2 pixels. */
const square: DocumentPicture = {
  type: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mNoaGhoAAAEBAICZ6ERGgAAAABJRU5ErkJggg==',
  width: 2,
  height: 2,
};

/**
 * Words in scripts that the app has faces for, and in some that the machine must have: with accents, letters that are joined or change
 * places, brackets, and characters that share their sign with a radical.
 */
export const scripts = {
  Arabic: 'اجتمع المجلس يوم الاثنين لأنّ مزاد السمك (سوق الرنجة) كان في دار الجمارك',
  Hebrew: 'המועצה התכנסה ביום שני הַשָּׁמַיִם וְאֵת הָאָרֶץ',
  Devanagari: 'परिषद की बैठक सोमवार को हुई, क्योंकि अध्यक्ष ने राष्ट्र की दुकान नहीं छोड़ी',
  Cyrillic: 'Совет собрался в понедельник',
  Greek: 'Το συμβούλιο συνήλθε τη Δευτέρα',
  Han: '议会于星期一开会，见龙、车马与鱼',
} as const;

const evil = '<script>alert("1")</script>';

export function everyBlock(): BriefingDocument {
  const blocks: DocumentBlock[] = [
    { kind: 'heading', level: 1, place: 'h-1', text: 'What was said before the vote' },
    {
      kind: 'text',
      words: own(
        paragraph(
          words('The councilman '),
          { kind: 'text', text: 'did', emphasis: true },
          words(' say it, and said it '),
          { kind: 'text', text: 'twice', strong: true },
          words('.'),
          { kind: 'note', number: 1 },
          words(' See '),
          {
            kind: 'link',
            address: 'https://example.org/minutes',
            content: [{ kind: 'text', text: 'the minutes' }],
          },
          words(` and the register, which names him as ${evil}.`),
        ),
        paragraph(words(`${sentence} ${sentence}`)),
        {
          kind: 'list',
          from: 1,
          items: [
            [paragraph(words('The keeper of the gate'))],
            [paragraph(words('The Provincial Audit Office'))],
          ],
        },
        { kind: 'quote', blocks: [paragraph(words('As the proverb has it.'))] },
      ),
    },
    quotation(1, {
      speaker: 'Jörg Lindqvist',
      pieces: [
        { kind: 'verbatim', text: 'And above the crack, as clear as on a church bell,' },
        { kind: 'ellipsis' },
        { kind: 'insertion', text: 'was' },
        { kind: 'verbatim', text: ' an anchor and the number 68.' },
      ],
      note: ownText('He repeats this in his book, with another number.'),
      locator: { kind: 'page', number: 12 },
      cited: 2,
    }),
    { kind: 'heading', level: 2, place: 'h-2', text: 'Around it' },
    quotation(2, {
      color: 'contradicts',
      state: 'ambiguous',
      before: 'It had rained since Friday.',
      after: 'Nobody asked him about it afterwards.',
    }),
    quotation(3, {
      color: 'background',
      translation: { from: 'de', by: 'Ana Sá' },
      machineRead: { confirmed: false, picture: { picture: 'scan', alt: 'Three lines of typescript' } },
    }),
    ...Object.values(scripts).map((text, index) =>
      quotation(4 + index, { color: 'quotation', pieces: [{ kind: 'verbatim', text }] }),
    ),
    { kind: 'heading', level: 1, place: 'h-3', text: 'Who and when' },
    {
      kind: 'events',
      caption: 'The week of the vote',
      events: [
        {
          id: 'e1'.padEnd(12, 'a'),
          place: 'event-1',
          title: 'Flood in the lower town',
          date: '16 October 2022',
          dates: ['16 October 2022 (Ledger)', '17 October 2022 (Argus)'],
          where: 'Bellwick',
          participants: [
            { name: 'Jörg Lindqvist', role: 'witness' },
            { name: 'Ana Sá', role: '' },
          ],
          description: ownText('The harbour wall gave way in the night.'),
          quotations: [1, 2],
        },
        {
          id: 'e2'.padEnd(12, 'a'),
          place: 'event-2',
          title: 'The vote',
          date: '',
          dates: [],
          where: '',
          participants: [],
          description: own(),
          quotations: [3],
        },
      ],
    },
    {
      kind: 'people',
      caption: '',
      people: [
        {
          id: 'p1'.padEnd(12, 'a'),
          place: 'person-1',
          name: 'Jörg Lindqvist',
          type: 'person',
          aliases: ['J. Lindquist', 'the keeper'],
          description: ownText('Keeper of the gate since 1998.'),
          picture: { picture: 'portrait', alt: 'Portrait of Jörg Lindqvist' },
          relations: ['brother of Ana Sá'],
          quotations: [1],
        },
        {
          id: 'p2'.padEnd(12, 'a'),
          place: 'person-2',
          name: 'Provincial Audit Office',
          type: 'organisation',
          aliases: [],
          description: own(),
          picture: null,
          relations: [],
          quotations: [],
        },
      ],
    },
    {
      kind: 'summary',
      source: 1,
      title: 'Councilman stays',
      facts: ['Ledger', '19 October 2022', 'newspaper article'],
      words: ownText('The article reports the vote and quotes the keeper at length.'),
      derivesFrom: ['Minutes of the council'],
      quotations: [1, 2, 3],
    },
    { kind: 'heading', level: 1, place: 'h-4', text: 'In pictures' },
    {
      kind: 'figure',
      number: 1,
      place: 'fig-1',
      caption: 'The crack above the gate.',
      shown: { picture: 'scan', alt: 'A crack in a wall' },
      citation: [words('Ledger, 19 October 2022.')],
      source: 1,
    },
    {
      kind: 'figure',
      number: 2,
      place: 'fig-2',
      caption: 'One that can’t be decoded.',
      shown: { picture: 'broken', alt: 'The harbour wall' },
      citation: [],
      source: null,
    },
    {
      kind: 'figure',
      number: 3,
      place: 'fig-3',
      caption: 'One that is not here.',
      shown: { picture: 'nowhere', alt: 'The mill' },
      citation: [],
      source: null,
    },
    {
      kind: 'matrix',
      number: 4,
      place: 'fig-4',
      caption: 'Who says what of the flood.',
      matrix: {
        columns: [
          { title: 'Councilman stays', facts: ['Ledger'] },
          { title: 'The keeper’s Monday', facts: ['Argus'] },
        ],
        rows: [
          {
            title: 'Flood in the lower town',
            facts: ['16 October 2022'],
            cells: [{ stances: ['reports'], quote: 'The wall gave way.', passages: 2 }, null],
          },
        ],
        left: { rows: 0, columns: 0 },
      },
    },
    { kind: 'missing', reason: 'A quotation is left out: its highlight is in the trash.' },
    { kind: 'page-break' },
    { kind: 'heading', level: 1, place: 'h-5', text: 'At length' },
    quotation(10, { pieces: [{ kind: 'verbatim', text: Array(60).fill(sentence).join(' ') }] }),
  ];
  return {
    id: 'dddddddddddd',
    title: 'The gate in the lower town',
    subtitle: 'What the keeper, the council and two newspapers said of the night of the flood',
    author: 'Ana Sá',
    date: '2026-11-23',
    language: 'en',
    style: { id: 'plain', title: 'Plain', notes: 'section-notes' },
    parts: { cover: true, contents: true, index: true, sources: true, annotated: false, colophon: true },
    blocks,
    notes: [
      {
        number: 1,
        place: 'note-1',
        from: 'h-1',
        content: [words('He was asked on the Tuesday, and again in March.')],
      },
      {
        number: 2,
        place: 'note-2',
        from: 'q-1',
        content: [
          words('Ana Sá, “Councilman stays”, '),
          { kind: 'text', text: 'Ledger', emphasis: true },
          words(', 19 October 2022, 12.'),
        ],
      },
    ],
    sources: [
      {
        number: 1,
        place: 'src-1',
        article: 'bbbbbbbbbbbb',
        sign: 'S-k3f9',
        title: 'Councilman stays',
        kind: 'text',
        entry: [
          words('Sá, Ana. “Councilman stays.” '),
          { kind: 'text', text: 'Ledger', emphasis: true },
          words(', 19 October 2022. '),
          {
            kind: 'link',
            address: 'https://example.org/councilman-stays',
            content: [{ kind: 'text', text: 'https://example.org/councilman-stays' }],
          },
          words('.'),
        ],
        address: 'https://example.org/councilman-stays',
        archived: '2026-11-22',
        originalSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        quotations: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      },
    ],
    people: [
      {
        id: 'p1'.padEnd(12, 'a'),
        name: 'Jörg Lindqvist',
        also: 'also the keeper',
        description: ownText('Keeper of the gate since 1998.'),
        places: ['q-1', 'q-2', 'q-10'],
      },
      { id: 'p3'.padEnd(12, 'a'), name: evil, also: '', description: own(), places: ['q-3'] },
      { id: 'p4'.padEnd(12, 'a'), name: 'عمر', also: '', description: own(), places: ['q-4', 'q-10'] },
    ],
    events: [
      {
        id: 'e1'.padEnd(12, 'a'),
        name: 'Flood in the lower town',
        also: '16 October 2022',
        description: own(),
        places: ['q-1', 'q-2'],
      },
    ],
    annotated: [],
    pictures: { scan: square, portrait: square, broken: { ...square, base64: 'bm90IGEgcGljdHVyZQ==' } },
    proof: null,
    undecided: 0,
  };
}
