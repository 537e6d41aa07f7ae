/** The who–what matrix of an archive: what its articles say of events, people, organisations and places. */
import { articleHome, readArticle, titleOf } from '../articles/article.ts';
import {
  type Matrix,
  type MatrixCell,
  type MatrixColumn,
  type MatrixQuestion,
  type MatrixSource,
  mostOfMatrix,
  type Weight,
} from '../contract/matrix.ts';
import type { MatrixSubject } from '../contract/matrix-block.ts';
import type { RecordType, Stance } from '../contract/record-parts.ts';
import { listEvents } from '../events/event.ts';
import { listPeople } from '../people/person.ts';
import { groupOf, type RecordNoun } from '../records/identity.ts';
import { allJoined, isShown, joinedWith } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { allDerivations } from './derivation-rows.ts';
import { leastOrigins, originsOfAll } from './origins.ts';
import { linkedMarks } from './stance-rows.ts';

/** What weighs most comes first: what speaks against is not to be overlooked beside what speaks for. */
const byWeight: readonly Stance[] = ['denies', 'contradicts', 'confirms', 'reports', 'mentions'];

export const nounOf = (of: MatrixSubject): RecordNoun => (of === 'events' ? 'events' : 'people');

const types = { people: 'person', organisations: 'organisation', places: 'place' } as const satisfies Record<
  Exclude<MatrixSubject, 'events'>,
  RecordType
>;

export function matrixOf(archive: Archive, { of, only, sources }: MatrixQuestion): Matrix {
  const cells = cellsOf(archive, of);
  const linked = new Set(cells.map((cell) => cell.of));
  const subjects = subjectsOf(archive, of, only, linked);
  const shown = subjects.slice(0, mostOfMatrix);
  const shownIds = new Set(shown.map(({ id }) => id));
  const inColumns = cells.filter((cell) => shownIds.has(cell.of));
  const rows = sourcesOf(archive, sources ?? inColumns.map(({ source }) => source));
  const kept = rows.slice(0, mostOfMatrix);
  const keptIds = new Set(kept.map(({ id }) => id));
  const inMatrix = inColumns.filter(({ source }) => keptIds.has(source));
  return {
    of,
    columns: withWeights(shown, inMatrix, kept),
    sources: kept,
    cells: inMatrix,
    left: { sources: rows.length - kept.length, columns: subjects.length - shown.length },
  };
}

type Subject = Pick<MatrixColumn, 'id' | 'title' | 'date'>;

/** Events by date; people, organisations and places that some passage speaks of, by name; or those that are named. */
function subjectsOf(
  archive: Archive,
  of: MatrixSubject,
  only: readonly string[] | undefined,
  linked: ReadonlySet<string>,
): Subject[] {
  const noun = nounOf(of);
  const chosen = only && new Set(only.map((id) => idOf(joinedWith(archive, `${noun}/${id}`)[0] ?? id)));
  if (of === 'events')
    return listEvents(archive)
      .filter(({ id }) => chosen?.has(id) ?? true)
      .map(({ id, title, date }) => ({ id, title, date }));
  return listPeople(archive)
    .filter(({ id, type }) => (chosen ? chosen.has(id) : type === types[of] && linked.has(id)))
    .map(({ id, name }) => ({ id, title: name, date: null }));
}

/** By date of publication, those without one last. */
function sourcesOf(archive: Archive, ids: readonly string[]): MatrixSource[] {
  const { index, replica } = archive;
  const derivations = allDerivations(index);
  const origins = originsOfAll(derivations);
  const key = ({ published, title, id }: MatrixSource): string => `${published ?? '~'} ${title} ${id}`;
  return [...new Set(ids)]
    .filter((id) => isShown(replica, articleHome(id)))
    .map((id): MatrixSource => {
      const { title, publisher, published } = readArticle(replica, articleHome(id));
      return {
        id,
        title,
        publisher,
        published,
        derivesFrom: (derivations.get(id) ?? []).map((from) => ({
          id: from,
          title: knownTitle(archive, from),
        })),
        origins: [...(origins.get(id) ?? [id])],
      };
    })
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** '' where nothing is known of the article, or it was destroyed. */
export function knownTitle({ replica }: Archive, id: string): string {
  const home = articleHome(id);
  return replica.thing(home) && !replica.isDestroyed(home) ? titleOf(replica, home) : '';
}

/** The marks of one article that are linked to one record, in order of place, with the stance that each takes. */
export interface GatheredCell {
  readonly source: string;
  readonly of: string;
  /** By address: a mark that is linked to two records that are joined is one passage. */
  readonly marks: ReadonlyMap<string, Stance>;
}

export function gatherCells(archive: Archive, of: MatrixSubject): GatheredCell[] {
  const noun = nounOf(of);
  const joined = allJoined(archive, noun);
  const shown = new Map<string, boolean>();
  const isHere = (target: string): boolean => {
    const known = shown.get(target) ?? isShown(archive.replica, target);
    shown.set(target, known);
    return known;
  };
  const cells = new Map<string, GatheredCell & { readonly marks: Map<string, Stance> }>();
  for (const { target, mark, article, stance } of linkedMarks(archive.index, noun)) {
    if (!isHere(target)) continue;
    const lead = idOf(joined.get(target)?.[0] ?? target);
    const key = `${article} ${lead}`;
    const cell = cells.get(key) ?? { source: article, of: lead, marks: new Map<string, Stance>() };
    cells.set(key, cell);
    if ((cell.marks.get(mark) ?? 'mentions') === 'mentions') cell.marks.set(mark, stance);
  }
  return [...cells.values()];
}

function cellsOf(archive: Archive, of: MatrixSubject): MatrixCell[] {
  return gatherCells(archive, of).map(({ source, of: id, marks }) => {
    const found = byWeight.filter((stance) => [...marks.values()].includes(stance));
    const stances = found.length > 1 ? found.filter((stance) => stance !== 'mentions') : found;
    const [first = ''] = [...marks].find(([, stance]) => stance === stances[0]) ?? [];
    return { source, of: id, stances, passages: marks.size, annotation: idOf(first) };
  });
}

const support: readonly Stance[] = ['reports', 'confirms'];
const against: readonly Stance[] = ['contradicts', 'denies'];

function withWeights(
  subjects: readonly Subject[],
  cells: readonly MatrixCell[],
  sources: readonly MatrixSource[],
): MatrixColumn[] {
  const origins = new Map(sources.map((source) => [source.id, source.origins]));
  const byColumn = new Map<string, MatrixCell[]>();
  for (const cell of cells) {
    const others = byColumn.get(cell.of);
    if (others) others.push(cell);
    else byColumn.set(cell.of, [cell]);
  }
  const weigh = (some: readonly MatrixCell[]): Weight => ({
    sources: some.length,
    origins: leastOrigins(some.map(({ source }) => origins.get(source) ?? [source])),
  });
  return subjects.map((subject) => {
    const own = byColumn.get(subject.id) ?? [];
    const taking = (stances: readonly Stance[]): MatrixCell[] =>
      own.filter((cell) => cell.stances.some((stance) => stances.includes(stance)));
    return { ...subject, all: weigh(own), support: weigh(taking(support)), against: weigh(taking(against)) };
  });
}

/** Addresses of all records that are one with an event, a person, an organisation or a place. */
export const recordsOf = ({ index }: Archive, of: MatrixSubject, id: string): readonly string[] =>
  groupOf(index, `${nounOf(of)}/${id}`);
