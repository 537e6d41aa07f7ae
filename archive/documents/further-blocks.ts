/** Figures, lists and summaries of a document: what is looked up of them, set in its terms. */
import type { EventInList } from '../briefings/events-block.ts';
import type { LinkedRecords } from '../briefings/linked-records.ts';
import type { PersonInList } from '../briefings/people-block.ts';
import type { EventsSetup, PeopleSetup } from '../contract/briefing-blocks.ts';
import type { DocumentBlock, ShownPicture } from '../contract/document.ts';
import type { Inline } from '../contract/prose.ts';
import type { Block } from '../contract/views.ts';
import type { DrawnPicture } from '../pictures/drawn.ts';
import type { Labels } from './labels/labels.ts';
import { ownWords } from './own-words.ts';

/** What is looked up of them. */
export interface FurtherRecords {
  /** Picture of a figure, or of words that a machine read, by the id of the block. */
  readonly picture: (block: string) => DrawnPicture | { readonly reason: string } | undefined;
  readonly listedEvents: (setup: EventsSetup, linked: LinkedRecords['events']) => readonly EventInList[];
  readonly listedPeople: (setup: PeopleSetup, linked: LinkedRecords['people']) => readonly PersonInList[];
  /** Picture of a person, by what their record keeps; undefined where it is not here. */
  readonly portrait: (
    person: PersonInList,
  ) => { readonly picture: DrawnPicture; readonly alt: string } | undefined;
  /** Authors, publisher and date of an article. */
  readonly facts: (article: string) => readonly string[];
  /** Titles of what an article derives from. */
  readonly derivesFrom: (article: string) => readonly string[];
  /** Whom and what a timeline or a matrix shows, by their ids. */
  readonly shownIn: (block: Block) => {
    readonly people: readonly string[];
    readonly events: readonly string[];
  };
}

/** What the whole document gives a block. */
export interface InDocument {
  readonly records: FurtherRecords;
  readonly labels: Labels;
  readonly linked: LinkedRecords;
  /** Numbers of the quotations of an article, a person, an event. */
  readonly quotationsOf: {
    readonly article: (id: string) => number[];
    readonly person: (id: string) => number[];
    readonly event: (id: string) => number[];
  };
  readonly source: (
    article: string,
  ) => { readonly number: number; readonly entry: readonly Inline[] } | undefined;
  readonly pictures: { readonly add: (picture: DrawnPicture) => string };
  /** Number, place and caption of the next figure. */
  readonly figure: (caption: string) => { number: number; place: string; caption: string };
  /** The name of a place that stands for a record in a list: notes that it is there. */
  readonly place: (noun: 'people' | 'events', id: string) => string;
}

type Further = Extract<Block, { kind: 'figure' | 'events' | 'people' | 'summary' | 'page-break' }>;

export function furtherBlock(block: Further, inside: InDocument): DocumentBlock {
  switch (block.kind) {
    case 'figure':
      return figureBlock(block, inside);
    case 'events':
      return eventsBlock(block, inside);
    case 'people':
      return peopleBlock(block, inside);
    case 'summary':
      return summaryBlock(block, inside);
    case 'page-break':
      return { kind: 'page-break' };
  }
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

function figureBlock({ id, text, alt, source, page }: Of<'figure'>, inside: InDocument): DocumentBlock {
  const found = inside.records.picture(id);
  if (!found || 'reason' in found) {
    const named = text || alt || source?.title;
    return {
      kind: 'missing',
      reason: `A figure is left out${named ? ` (“${named}”)` : ''}: ${found ? found.reason.charAt(0).toLowerCase() + found.reason.slice(1) : 'it has no picture.'}`,
    };
  }
  const known = source ? inside.source(source.id) : undefined;
  return {
    kind: 'figure',
    ...inside.figure(text),
    shown: {
      picture: inside.pictures.add(found),
      alt: alt || text || (source ? `From “${source.title}”` : 'A picture'),
    },
    citation: known
      ? [
          ...known.entry,
          ...(page === null ? [] : [{ kind: 'text' as const, text: ` (${inside.labels.page} ${page})` }]),
        ]
      : [],
    source: known?.number ?? null,
  };
}

function eventsBlock({ text, events }: Of<'events'>, inside: InDocument): DocumentBlock {
  return {
    kind: 'events',
    caption: text,
    events: inside.records.listedEvents(events, inside.linked.events).map((event) => ({
      ...event,
      place: inside.place('events', event.id),
      quotations: inside.quotationsOf.event(event.id),
    })),
  };
}

function peopleBlock({ text, people }: Of<'people'>, inside: InDocument): DocumentBlock {
  return {
    kind: 'people',
    caption: text,
    people: inside.records.listedPeople(people, inside.linked.people).map((person) => {
      const { kept: _, ...known } = person;
      return {
        ...known,
        place: inside.place('people', person.id),
        picture: portraitOf(person, inside),
        quotations: inside.quotationsOf.person(person.id),
      };
    }),
  };
}

function portraitOf(person: PersonInList, { records, pictures }: InDocument): ShownPicture | null {
  const portrait = records.portrait(person);
  return portrait ? { picture: pictures.add(portrait.picture), alt: portrait.alt || person.name } : null;
}

function summaryBlock(
  { article, source, text, textVersions }: Of<'summary'>,
  inside: InDocument,
): DocumentBlock {
  if (!source) return { kind: 'missing', reason: inside.labels.summaryMissing };
  return {
    kind: 'summary',
    source: inside.source(article)?.number ?? 0,
    title: source.title,
    facts: [...inside.records.facts(article)],
    words: ownWords(text, textVersions),
    derivesFrom: [...inside.records.derivesFrom(article)],
    quotations: inside.quotationsOf.article(article),
  };
}

/** Ids of the articles that are named without being quoted. */
export const namedBesides = (blocks: readonly Block[]): string[] => [
  ...new Set(
    blocks.flatMap((block) =>
      (block.kind === 'figure' || block.kind === 'summary') && block.source ? [block.source.id] : [],
    ),
  ),
];
