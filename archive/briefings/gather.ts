/** Gathering passages into a briefing: all that fit, once each, under headings. */
import { type AnnotationRecord, readAnnotations } from '../annotations/annotation.ts';
import { filteredMarks } from '../annotations/mark-rows.ts';
import { articleHome, readArticle, titleOf } from '../articles/article.ts';
import type { GatherOrder } from '../contract/briefing-requests.ts';
import type { PassageFilter } from '../contract/passage-list.ts';
import { ProblemError } from '../contract/problem.ts';
import type { NewBlock } from '../contract/requests.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { listEvents } from '../events/event.ts';
import { nameOfRecord } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';

/** Blocks at once: more make no briefing, and no screen shows them. */
export const mostGathered = 5_000;

export interface Gathered {
  readonly blocks: NewBlock[];
  readonly added: number;
  /** How many fit and are quoted already. */
  readonly known: number;
}

/** `quoted`: ids of the marks that are not taken again. */
export function gathered(
  archive: Archive,
  filter: PassageFilter,
  by: GatherOrder,
  quoted: ReadonlySet<string>,
): Gathered {
  const fitting = readAnnotations(
    archive.replica,
    filteredMarks(archive.index, filter, 'published', { offset: 0, limit: -1 }),
  );
  const marks = fitting.filter(({ id }) => !quoted.has(id));
  if (marks.length > mostGathered)
    throw new ProblemError(
      'refused',
      `${marks.length} passages fit, and at most ${mostGathered} are gathered at once. Nothing was added; narrow them down.`,
    );
  const groups = grouped(archive, marks, by);
  return {
    blocks: groups.flatMap(({ heading, marks: under }): NewBlock[] => [
      ...(heading === null ? [] : [{ kind: 'heading' as const, text: heading, level: 2 as const }]),
      ...under.map(({ id }): NewBlock => ({ kind: 'quotation', annotation: id })),
    ]),
    added: marks.length,
    known: fitting.length - marks.length,
  };
}

interface Group {
  readonly heading: string | null;
  readonly marks: readonly AnnotationRecord[];
}

function grouped(archive: Archive, marks: readonly AnnotationRecord[], by: GatherOrder): Group[] {
  switch (by) {
    case 'none':
      return [{ heading: null, marks }];
    case 'article':
      return groupsBy(marks, ({ article }) => article).map(([article, under]) => ({
        heading: titleOf(archive.replica, articleHome(article)),
        marks: under,
      }));
    case 'date':
      return groupsBy(
        marks,
        ({ article }) => readArticle(archive.replica, articleHome(article)).published,
      ).map(([day, under]) => ({
        heading: day === null ? 'Without a date' : dateInWords(day),
        marks: under,
      }));
    case 'event':
      return byEvent(archive, marks);
  }
}

/** Each passage under the first of its events, these in the order of their dates; what speaks of none comes last. */
function byEvent(archive: Archive, marks: readonly AnnotationRecord[]): Group[] {
  const events = listEvents(archive);
  const order = new Map(events.map(({ id }, at) => [id, at]));
  const placeOf = ({ events: linked }: AnnotationRecord): number =>
    Math.min(
      ...linked.map((id) => order.get(nameOfRecord(archive, `events/${id}`).id) ?? events.length),
      events.length,
    );
  return groupsBy(marks, placeOf)
    .sort(([a], [b]) => a - b)
    .map(([at, under]) => ({ heading: events[at]?.title ?? 'Further passages', marks: under }));
}

/** In the order in which the first of each stands. */
function groupsBy<K>(
  marks: readonly AnnotationRecord[],
  keyOf: (mark: AnnotationRecord) => K,
): [K, AnnotationRecord[]][] {
  const groups = new Map<K, AnnotationRecord[]>();
  for (const mark of marks) {
    const key = keyOf(mark);
    const known = groups.get(key);
    if (known) known.push(mark);
    else groups.set(key, [mark]);
  }
  return [...groups];
}
