/** Invented passages, and what a document asks about them. */

import type { Version } from '../../../archive/contract/decisions.ts';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import { usualParts } from '../../../archive/contract/document-parts.ts';
import type { Annotation, Block, Briefing, Passage } from '../../../archive/contract/views.ts';
import { briefingDocument, type Records } from '../../../archive/documents/briefing-document.ts';
import { english } from '../../../archive/documents/labels/english.ts';
import { plainCiting } from '../../../archive/documents/plain-citing.ts';
import { thing } from '../timeline/things.ts';

const marks = new Map<string, Annotation>();
const sources = new Map<string, Passage['source']>();

/** Each has an id of its own; the article is the same where no other is given. */
export function passage(more: Partial<Annotation> = {}, from: Partial<Passage['source']> = {}): Passage {
  const annotation: Annotation = {
    id: `m${marks.size}`.padEnd(12, 'a'),
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
  };
  const source: Passage['source'] = {
    id: 'bbbbbbbbbbbb',
    title: 'Councilman stays',
    publisher: 'Ledger',
    authors: ['Ana Sá'],
    published: '2022-10-19',
    kind: 'text',
    ...from,
  };
  marks.set(annotation.id, annotation);
  sources.set(source.id, source);
  return { annotation, source, before: '', after: '' };
}

export const quotation = (
  of: Passage | null,
  setting: Partial<Extract<Block, { kind: 'quotation' }>> = {},
): Block => ({
  id: 'cccccccccccc',
  kind: 'quotation',
  annotation: of?.annotation.id ?? 'aaaaaaaaaaaa',
  passage: of,
  stretches: of ? [of.annotation.quote] : [],
  edits: [],
  staleEdits: 0,
  context: { before: 'none', after: 'none' },
  around: { before: '', after: '' },
  ...setting,
});

export const own = (text: string, textVersions: Version[] = []): Block => ({
  id: 'b',
  kind: 'text',
  text,
  textSeen: [],
  textVersions,
});

export const briefing = (blocks: Block[], more: Partial<Briefing> = {}): Briefing => ({
  id: 'dddddddddddd',
  title: 'The gate',
  subtitle: '',
  quotations: 0,
  undecided: 0,
  changed: '',
  trashed: false,
  blocks,
  parts: usualParts,
  ...more,
});

const titled = (id: string): Passage['source'] => sources.get(id) ?? passage({}, { id }).source;

export const records: Records = {
  person: (id) => ({ id, name: `Person ${id}`, also: '', description: '', descriptionVersions: [] }),
  event: (id) => ({
    id,
    name: `Event ${id}`,
    also: '19 October 2022',
    description: '',
    descriptionVersions: [],
  }),
  article: (id) => ({
    title: titled(id).title,
    kind: 'text',
    sign: `S-${id.slice(0, 4)}`,
    address: '',
    archived: '2026-11-22',
    originalSha256: '',
  }),
  passage: ({ id, page }) => ({
    pieces: [marks.get(id)?.quote ?? ''],
    stored: null,
    sign: `S-bbbb.${id.slice(0, 4)}`,
    locator: page === null ? null : { kind: 'page', number: page },
  }),
  matrix: () => ({ columns: [], rows: [], left: { rows: 0, columns: 0 } }),
  timeline: () => ({
    things: [thing(['2022-10-11'], { title: 'The vote' })],
    leftOut: 0,
    eventTags: [],
    from: null,
    to: null,
  }),
  cite: plainCiting(titled, english),
  picture: () => undefined,
  listedEvents: () => [],
  listedPeople: () => [],
  portrait: () => undefined,
  facts: () => [],
  derivesFrom: () => [],
  shownIn: () => ({ people: [], events: [] }),
};

export const documentOf = (
  blocks: Block[],
  more: Partial<Briefing> = {},
  known: Records = records,
): BriefingDocument =>
  briefingDocument(briefing(blocks, more), known, { date: '2026-11-22', author: 'Ana Sá' });
