/** Annotations: what is known of a mark, and how it is shown. */
import { type Target, targetSchema } from '../anchoring/selectors.ts';
import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import type { CaptureText, CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Stance } from '../contract/record-parts.ts';
import { type Annotation, type MarkColor, markColorSchema, type Region } from '../contract/views.ts';
import { readProse } from '../decisions/prose.ts';
import { isShown, nameOfRecord } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { foundIn, pageAt } from './anchor.ts';
import { isMachineRead, readChecked } from './checked.ts';
import { quoteOf } from './quote.ts';
import { readSpeech } from './speech.ts';
import { stanceTo } from './stance.ts';
import { shownTags } from './tag-names.shared.ts';

export const annotationAddress = (article: string, id: string): string =>
  `${articleHome(article)}/annotations/${id}`;

/** What the registers of an annotation say. */
export interface AnnotationRecord {
  readonly id: string;
  readonly address: string;
  readonly article: string;
  readonly target: Target;
  /** Where a person put it in other captures. */
  readonly placed: readonly Target[];
  readonly color: MarkColor;
  readonly people: readonly string[];
  readonly events: readonly string[];
  readonly tags: readonly string[];
  readonly creator: string;
  readonly created: string;
  readonly trashed: boolean;
}

/** Undefined where the target has not arrived, or is none. */
export function readAnnotation(replica: Replica, address: string): AnnotationRecord | undefined {
  const target = targetSchema.safeParse(replica.value(address, 'target'));
  if (!target.success) return undefined;
  return {
    id: idOf(address),
    address,
    article: idOf(homeOf(address)),
    target: target.data,
    placed: readPlaced(replica, address),
    color: markColorSchema.catch('key').parse(replica.value(address, 'color')),
    people: readSet(replica, address, 'people'),
    events: readSet(replica, address, 'events'),
    tags: readSet(replica, address, 'tags'),
    creator: readText(replica, address, 'creator'),
    created: readText(replica, address, 'created'),
    trashed: replica.value(address, 'trashed') === true,
  };
}

/** Places that a person confirmed in other captures than the one that was marked; the newest capture first. */
function readPlaced(replica: Replica, address: string): Target[] {
  return replica
    .elements(address, 'placed')
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([, value]) => targetSchema.safeParse(value).data)
    .filter((target): target is Target => target !== undefined);
}

/** The annotations of an article that are not in the trash, in order of place. */
export function annotationsOf(replica: Replica, home: string): AnnotationRecord[] {
  return replica
    .below(home, 'annotations')
    .map((address) => readAnnotation(replica, address))
    .filter((record): record is AnnotationRecord => record !== undefined && !record.trashed)
    .sort(
      (a, b) =>
        a.target.position.start - b.target.position.start ||
        a.target.position.end - b.target.position.end ||
        (a.id < b.id ? -1 : 1),
    );
}

/** The annotations at these addresses of which enough is known. */
export function readAnnotations(replica: Replica, addresses: readonly string[]): AnnotationRecord[] {
  return addresses
    .map((address) => readAnnotation(replica, address))
    .filter((record): record is AnnotationRecord => record !== undefined);
}

export function findAnnotation(archive: Archive, id: string): AnnotationRecord | undefined {
  const address = archive.replica.addressOf(id);
  return address?.includes('/annotations/') ? readAnnotation(archive.replica, address) : undefined;
}

/** Looks an annotation up by its id alone, in the trash or not. */
export function existingAnnotation(archive: Archive, id: string): AnnotationRecord {
  const record = findAnnotation(archive, id);
  if (record) return record;
  throw new ProblemError('not-found', `There is no highlight ${id} in this archive.`);
}

/** All of an article, or those at some of its addresses; not what is in the trash. */
export function annotationViews(
  archive: Archive,
  texts: CaptureTexts,
  article: ArticleRecord,
  addresses?: readonly string[],
): Annotation[] {
  const text = textFor(texts, article);
  const records = addresses
    ? readAnnotations(archive.replica, addresses).filter(({ trashed }) => !trashed)
    : annotationsOf(archive.replica, article.home);
  return records.map((record) => annotationView(archive, texts, record, article, text));
}

export function viewById(archive: Archive, texts: CaptureTexts, id: string): Annotation {
  const record = existingAnnotation(archive, id);
  const article = readArticle(archive.replica, articleHome(record.article));
  return annotationView(archive, texts, record, article, textFor(texts, article));
}

/** What marks are looked for in: a text, or why there is none. */
export type TextForMarks = CaptureText | 'absent' | 'damaged';

export function textFor(texts: CaptureTexts, article: ArticleRecord): TextForMarks {
  return texts.tryOf(article) ?? (texts.isAbsent(article) ? 'absent' : 'damaged');
}

/**
 * Where the stored copy can't be read, the mark is shown as lost, with its words; where it is not here, as waiting:
 * nobody knows yet.
 */
export function annotationView(
  archive: Archive,
  texts: CaptureTexts,
  record: AnnotationRecord,
  article: ArticleRecord,
  from: TextForMarks,
): Annotation {
  const text = typeof from === 'string' ? undefined : from;
  const found = text
    ? foundIn(archive, texts, record, article, text)
    : ({ state: from === 'absent' ? 'waiting' : 'lost', place: null, further: [], words: null } as const);
  const note = readProse(archive, record.address, 'note');
  const machineRead = isMachineRead(archive.replica, record, article.capture);
  return {
    id: record.id,
    article: record.article,
    quote: quoteOf(record.target),
    state: found.state,
    found: found.words,
    color: record.color,
    note: note.text,
    noteSeen: note.seen,
    noteVersions: note.versions,
    people: linkedRecords(archive, record, 'people'),
    events: linkedRecords(archive, record, 'events').map(({ id, name, stance }) => ({
      id,
      title: name,
      stance,
    })),
    tags: shownTags(record.tags),
    speech: readSpeech(archive, record.address),
    place: found.place,
    further: [...found.further],
    region: found.place === null || found.state === 'exact' ? regionOf(record.target) : null,
    page: pageOf(record, article, text, found.place),
    machineRead,
    checked: machineRead ? checkedBy(archive.replica, record) : null,
    creator: record.creator,
    created: record.created,
    trashed: record.trashed,
  };
}

function checkedBy(replica: Replica, record: AnnotationRecord): Annotation['checked'] {
  const checked = readChecked(replica, record);
  return checked ? { by: checked.by, at: checked.at } : null;
}

export function regionOf({ region }: Target): Region | null {
  if (!region) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = region.rect;
  return { page: region.page, rect: [left, bottom, right, top] };
}

/** The linked records that are here and not in the trash, those that are joined as one, with what the mark says of them. */
function linkedRecords(
  archive: Archive,
  record: AnnotationRecord,
  set: 'people' | 'events',
): { id: string; name: string; stance: Stance }[] {
  const { replica } = archive;
  const linked = new Map<string, { id: string; name: string; stance: Stance }>();
  for (const id of record[set]) {
    const home = `${set}/${id}`;
    if (!isShown(replica, home)) continue;
    const { id: lead, name } = nameOfRecord(archive, home);
    const stance = stanceTo(replica, record.address, home);
    const known = linked.get(lead);
    linked.set(lead, {
      id: lead,
      name,
      stance: known && known.stance !== 'mentions' ? known.stance : stance,
    });
  }
  return [...linked.values()];
}

function pageOf(
  record: AnnotationRecord,
  article: ArticleRecord,
  text: CaptureText | undefined,
  place: Annotation['place'],
): number | null {
  if (article.capture?.announced.kind !== 'pdf') return null;
  if (!text || !place) return record.target.pages[0]?.page ?? null;
  return pageAt(text, place.start);
}
