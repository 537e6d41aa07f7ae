/** Makes an article with its marks ready to be set: a pure function of what is known of it. */
import type { CodePoints } from '../anchoring/code-points.shared.ts';
import type { AnnotatedArticle, AnnotatedMark } from '../contract/annotated.ts';
import type { OwnWords } from '../contract/own-words.ts';
import type { ReadingTree } from '../contract/reading-tree.ts';
import type { RecordType } from '../contract/record-parts.ts';
import { type Annotation, markColors } from '../contract/views.ts';
import { type LaidPiece, lanesOf, withMarks } from './mark-runs.ts';

/** All that is known of a mark. */
export interface MarkToSet {
  readonly annotation: Annotation;
  readonly colorName: string;
  readonly note: OwnWords;
  readonly sign: string;
  readonly people: readonly { readonly id: string; readonly name: string; readonly type: RecordType }[];
  readonly events: readonly { readonly id: string; readonly title: string; readonly date: string | null }[];
}

export interface ArticleToSet
  extends Pick<
    AnnotatedArticle,
    | 'article'
    | 'sign'
    | 'source'
    | 'kind'
    | 'title'
    | 'publisher'
    | 'published'
    | 'language'
    | 'stored'
    | 'problem'
  > {
  readonly authors: readonly string[];
  /** Which article of the document it is, from 1. */
  readonly order: number;
  /** Its words; null where they are not set: of a PDF, and where no copy is here. */
  readonly words: { readonly tree: ReadingTree; readonly points: CodePoints } | null;
  /** In any order; not those in the trash. */
  readonly marks: readonly MarkToSet[];
  /** Quotations of the document, by the mark that they are made of. */
  readonly quotations: ReadonlyMap<string, AnnotatedMark['quotedAs']>;
}

export function annotatedArticle(given: ArticleToSet): AnnotatedArticle {
  const { words, order, quotations } = given;
  const placed = given.marks.filter(({ annotation }) => hasPlace(annotation)).sort(byPlace);
  const unplaced = given.marks.filter(({ annotation }) => !hasPlace(annotation));
  const pieces = placed.flatMap(({ annotation }, index) =>
    words === null
      ? []
      : piecesOf(annotation).map(
          ({ start, end }, piece): LaidPiece => ({
            mark: index + 1,
            piece,
            start: words.points.toUnit(start),
            end: words.points.toUnit(end),
          }),
        ),
  );
  const lanes = lanesOf(pieces);
  const listed = (mark: MarkToSet, number: number, name: string): AnnotatedMark => ({
    ...factsOf(mark),
    number,
    place: `m-${order}-${name}`,
    lane: lanes.get(number) ?? 0,
    quotedAs: [...(quotations.get(mark.annotation.id) ?? [])],
  });
  const marks = placed.map((mark, index) => listed(mark, index + 1, String(index + 1)));
  return {
    article: given.article,
    place: `a-${order}`,
    sign: given.sign,
    source: given.source,
    kind: given.kind,
    title: given.title,
    authors: [...given.authors],
    publisher: given.publisher,
    published: given.published,
    language: words?.tree.language || given.language,
    direction: words?.tree.direction ?? 'auto',
    stored: given.stored,
    problem: given.problem,
    content: words === null ? [] : withMarks(words.tree.content, pieces, lanes),
    pictures: words?.tree.pictures ?? [],
    marks,
    unplaced: unplaced.map((mark, index) => listed(mark, 0, `x${index + 1}`)),
    key: keyOf(marks),
  };
}

/** Only a place that is sure: a doubtful one is nowhere. */
const hasPlace = ({ state, place, region }: Annotation): boolean =>
  (state === 'exact' || state === 'moved') && (place !== null || region !== null);

const piecesOf = ({ place, further }: Annotation): Annotation['further'] =>
  place === null ? [] : [place, ...further];

/** By page, then by place; what is no words comes after the words of its page, from the top. */
function byPlace({ annotation: a }: MarkToSet, { annotation: b }: MarkToSet): number {
  const page = (mark: Annotation): number => mark.region?.page ?? mark.page ?? 0;
  const top = (mark: Annotation): number => -(mark.region?.rect[3] ?? 0);
  return (
    page(a) - page(b) ||
    (a.region ? 1 : 0) - (b.region ? 1 : 0) ||
    (a.region && b.region ? top(a) - top(b) : 0) ||
    (a.place?.start ?? 0) - (b.place?.start ?? 0) ||
    (a.place?.end ?? 0) - (b.place?.end ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

function factsOf({ annotation, colorName, note, sign, people, events }: MarkToSet) {
  return {
    id: annotation.id,
    sign,
    color: annotation.color,
    colorName,
    state: annotation.state,
    quote: annotation.quote,
    page: annotation.region?.page ?? annotation.page,
    region: annotation.region,
    pieces: annotation.region ? [] : piecesOf(annotation),
    note,
    tags: [...annotation.tags],
    people: people.map((person) => ({ ...person })),
    events: events.map((event) => ({ ...event })),
    speaker: annotation.speech.speaker?.name ?? '',
    translation: annotation.speech.translation,
    machineRead: annotation.machineRead ? { confirmed: annotation.checked !== null } : null,
    creator: annotation.creator,
    created: annotation.created,
  };
}

/** What the colours, tags, people and events of the marks are, each with its marks. */
function keyOf(marks: readonly AnnotatedMark[]): AnnotatedArticle['key'] {
  const grouped = (
    namesOf: (mark: AnnotatedMark) => readonly string[],
  ): { name: string; marks: number[] }[] => {
    const known = new Map<string, number[]>();
    for (const mark of marks)
      for (const name of namesOf(mark)) known.set(name, [...(known.get(name) ?? []), mark.number]);
    return [...known]
      .map(([name, numbers]) => ({ name, marks: numbers }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  };
  return {
    colors: markColors.flatMap((color) => {
      const alike = marks.filter((mark) => mark.color === color);
      const [first] = alike;
      return first ? [{ color, name: first.colorName, marks: alike.map(({ number }) => number) }] : [];
    }),
    tags: grouped(({ tags }) => tags),
    people: grouped(({ people }) => people.map(({ name }) => name)),
    events: grouped(({ events }) => events.map(({ title }) => title)),
  };
}
