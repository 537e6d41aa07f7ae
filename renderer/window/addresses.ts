/** The address of everything that can be shown, as a value and as the words that stand in the history. */
import { type MatrixSubject, matrixSubjects } from '../../archive/contract/matrix-block.ts';
import type { SpeakerRef } from '../../archive/contract/statements.ts';

import { readTimeline, type TimelineAddress, writeTimeline } from '../timeline/timeline-address.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** An article, and what of it is to be shown. */
export interface ArticleSide {
  readonly id: string;
  /** One of its older stored copies; absent, the newest. */
  readonly capture?: string;
  readonly annotation?: string;
  readonly place?: Place;
  /** What stood at the top of the view when it was left, in code points: coming back to it leads there. */
  readonly at?: number;
  /** Another one each time that somebody goes there; not written. */
  readonly visit?: number;
}

/** The id of a side that has no article yet. */
export const noArticle = '';

export interface ArticleAddress extends ArticleSide {
  readonly kind: 'article';
  /** The article that is read beside it. */
  readonly beside?: ArticleSide;
}

/** The stored copies of an article: how its marks fare, what changed, and where a mark is to stand. */
export type CopiesAddress = { readonly kind: 'copies'; readonly id: string } & (
  | { readonly show: 'report' }
  | { readonly show: 'compare'; readonly from?: string; readonly to?: string }
  | { readonly show: 'place'; readonly annotation: string }
);

export type Address =
  | { readonly kind: 'library' }
  | ArticleAddress
  | CopiesAddress
  | { readonly kind: 'marks' }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'people' }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'desk'; readonly pair?: readonly [string, string] }
  /** Where a person is named, linked or not. */
  | { readonly kind: 'mentions'; readonly id: string }
  | { readonly kind: 'events' }
  | { readonly kind: 'event'; readonly id: string }
  | TimelineAddress
  | { readonly kind: 'matrix'; readonly of: MatrixSubject }
  | { readonly kind: 'quotations'; readonly speaker?: SpeakerRef }
  | { readonly kind: 'briefings' }
  /** A briefing, and those that are written on beside it. */
  | { readonly kind: 'briefing'; readonly id: string; readonly beside?: readonly string[] }
  | { readonly kind: 'factcheck'; readonly id: string }
  | { readonly kind: 'check' }
  | { readonly kind: 'verify' }
  | { readonly kind: 'decisions' }
  | { readonly kind: 'put-away' }
  | { readonly kind: 'sync' }
  | { readonly kind: 'history'; readonly of?: string }
  | { readonly kind: 'trash' }
  | { readonly kind: 'care' };

export function writeAddress(address: Address): string {
  switch (address.kind) {
    case 'library':
      return 'articles';
    case 'article':
      return address.beside
        ? `articles/${writeSide(address)}${besideSign}${writeSide(address.beside)}`
        : `articles/${writeSide(address)}`;
    case 'copies':
      return writeCopies(address);
    case 'search':
      return address.words ? `search/${encodeURIComponent(address.words)}` : 'search';
    case 'marks':
    case 'people':
    case 'events':
    case 'briefings':
    case 'decisions':
    case 'put-away':
    case 'sync':
    case 'trash':
    case 'care':
    case 'check':
    case 'verify':
      return address.kind;
    case 'timeline':
      return writeTimeline(address);
    case 'desk':
      return ['desk', ...(address.pair ?? [])].join('/');
    case 'history':
      return address.of ? `history/${address.of}` : 'history';
    case 'matrix':
      return `matrix/${address.of}`;
    case 'quotations':
      return writeQuotations(address.speaker);
    case 'person':
      return `people/${address.id}`;
    case 'mentions':
      return `people/${address.id}/mentions`;
    case 'event':
      return `events/${address.id}`;
    case 'briefing':
      return address.beside?.length
        ? `briefings/${address.id}${besideSign}${address.beside.join('/')}`
        : `briefings/${address.id}`;
    case 'factcheck':
      return `briefings/${address.id}/factcheck`;
  }
}

function writeQuotations(speaker: SpeakerRef | undefined): string {
  if (!speaker) return 'quotations';
  return 'id' in speaker
    ? `quotations/people/${speaker.id}`
    : `quotations/name/${encodeURIComponent(speaker.name)}`;
}

function readQuotations(kind = '', written = ''): Address {
  if (kind === 'people' && written) return { kind: 'quotations', speaker: { id: written } };
  if (kind === 'name' && written) return { kind: 'quotations', speaker: { name: safelyDecoded(written) } };
  return { kind: 'quotations' };
}

const besideSign = '/beside/';

function readBriefing(id: string, [sign, ...written]: readonly string[]): Address {
  const beside = written.filter((other, at) => other && other !== id && written.indexOf(other) === at);
  return sign === 'beside' && beside.length > 0 ? { kind: 'briefing', id, beside } : { kind: 'briefing', id };
}

function writeCopies(address: CopiesAddress): string {
  const base = `copies/${address.id}/${address.show}`;
  if (address.show === 'place') return `${base}/${address.annotation}`;
  if (address.show === 'report' || !address.to) return base;
  return address.from ? `${base}/${address.to}/${address.from}` : `${base}/${address.to}`;
}

function readCopies(id: string, show = '', first = '', second = ''): Address {
  const of = { kind: 'copies', id } as const;
  if (show === 'place' && first) return { ...of, show, annotation: first };
  if (show === 'compare')
    return { ...of, show, ...(first && { to: first }), ...(second && { from: second }) };
  return { ...of, show: 'report' };
}

const captureSign = '@';

function writeSide({ id: article, capture, annotation, place, at }: ArticleSide): string {
  const id = capture ? `${article}${captureSign}${capture}` : article;
  if (annotation) return `${id}/annotations/${annotation}`;
  if (place) return `${id}/text/${place.start}-${place.end}`;
  return at === undefined ? id : `${id}/at/${at}`;
}

function readSide(written: string): ArticleSide | null {
  const [copy = '', part, rest = ''] = written.split('/');
  const [id, capture] = copy.split(captureSign);
  if (!id) return null;
  const article = { id, ...(capture && { capture }) };
  if (part === 'annotations' && rest) return { ...article, annotation: rest };
  const place = part === 'text' ? /^(\d+)-(\d+)$/.exec(rest) : null;
  if (place) return { ...article, place: { start: Number(place[1]), end: Number(place[2]) } };
  return part === 'at' && /^\d+$/.test(rest) ? { ...article, at: Number(rest) } : article;
}

/** Reads what {@link writeAddress} wrote; whatever else is taken for the library. */
export function readAddress(written: string): Address {
  const [noun, id, ...rest] = written.split('/');
  switch (noun) {
    case 'copies':
      return id ? readCopies(id, ...rest) : { kind: 'library' };
    case 'search':
      return { kind: 'search', words: safelyDecoded(id ?? '') };
    case 'people':
      if (id && rest[0] === 'mentions') return { kind: 'mentions', id };
      return id ? { kind: 'person', id } : { kind: 'people' };
    case 'desk':
      return id && rest[0] ? { kind: 'desk', pair: [id, rest[0]] } : { kind: 'desk' };
    case 'events':
      return id ? { kind: 'event', id } : { kind: 'events' };
    case 'briefings':
      if (id && rest[0] === 'factcheck') return { kind: 'factcheck', id };
      return id ? readBriefing(id, rest) : { kind: 'briefings' };
    case 'timeline':
      return readTimeline(id ?? '');
    case 'matrix':
      return { kind: 'matrix', of: matrixSubjects.find((subject) => subject === id) ?? 'events' };
    case 'quotations':
      return readQuotations(id, ...rest);
    case 'marks':
      return { kind: 'marks' };
    case 'decisions':
      return { kind: 'decisions' };
    case 'put-away':
      return { kind: 'put-away' };
    case 'sync':
      return { kind: 'sync' };
    case 'history':
      return id ? { kind: 'history', of: id } : { kind: 'history' };
    case 'trash':
      return { kind: 'trash' };
    case 'care':
      return { kind: 'care' };
    case 'check':
      return { kind: 'check' };
    case 'verify':
      return { kind: 'verify' };
    default:
      break;
  }
  const [main, beside] = written.slice('articles/'.length).split(besideSign).map(readSide);
  if (noun !== 'articles' || !main) return { kind: 'library' };
  return { kind: 'article', ...main, ...(beside ? { beside } : {}) };
}

function safelyDecoded(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

/** The room of the window in which an address is shown. */
export type Room = Exclude<
  Address['kind'],
  'article' | 'copies' | 'person' | 'mentions' | 'event' | 'briefing' | 'factcheck' | 'check' | 'verify'
>;

export function roomOf(address: Address): Room {
  switch (address.kind) {
    case 'article':
    case 'copies':
      return 'library';
    case 'person':
    case 'mentions':
      return 'people';
    case 'event':
      return 'events';
    case 'briefing':
    case 'factcheck':
    case 'check':
    case 'verify':
      return 'briefings';
    default:
      return address.kind;
  }
}
