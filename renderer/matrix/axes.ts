/** The two sides of the matrix: which sources and which events (or people) stand there, and in which order. */
import type { Matrix, MatrixCell, MatrixColumn, MatrixSource } from '../../archive/contract/matrix.ts';
import type { MatrixSubject } from '../../archive/contract/matrix-block.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { compareNames } from '../window/words.ts';

export type AxisItem =
  | { readonly kind: 'source'; readonly id: string; readonly source: MatrixSource }
  | { readonly kind: 'subject'; readonly id: string; readonly subject: MatrixColumn };

export const sourceOrders = ['published', 'title', 'publisher', 'cells', 'origin'] as const;
export type SourceOrder = (typeof sourceOrders)[number];
export const subjectOrders = ['given', 'title', 'sources', 'gaps'] as const;
export type SubjectOrder = (typeof subjectOrders)[number];
/** Which of the events are looked at. */
export const subjectKinds = ['all', 'disputed', 'single', 'untold'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What a person has chosen of one matrix; null: all that there is. */
export interface MatrixChoice {
  readonly only: readonly string[] | null;
  readonly sources: readonly string[] | null;
  readonly sourceWords: string;
  readonly subjectWords: string;
  readonly sourceOrder: SourceOrder;
  readonly subjectOrder: SubjectOrder;
  readonly subjectKind: SubjectKind;
}

export const noChoice: MatrixChoice = {
  only: null,
  sources: null,
  sourceWords: '',
  subjectWords: '',
  sourceOrder: 'published',
  subjectOrder: 'given',
  subjectKind: 'all',
};

export const matrixQuestion = (of: MatrixSubject, { only, sources }: MatrixChoice) => ({
  of,
  ...(only ? { only: [...only] } : {}),
  ...(sources ? { sources: [...sources] } : {}),
});

const fits = (words: string, ...texts: readonly string[]): boolean => {
  const text = foldedName(texts.join(' '));
  return foldedName(words)
    .split(' ')
    .every((word) => text.includes(word));
};

const isOfKind: Readonly<Record<SubjectKind, (subject: MatrixColumn) => boolean>> = {
  all: () => true,
  disputed: ({ against }) => against.sources > 0,
  single: ({ all }) => all.sources > 0 && all.origins === 1,
  untold: ({ all }) => all.sources === 0,
};

/** What is shown of a matrix, in the chosen orders; each order falls back on that of the answer. */
export function axesOf(
  { columns, sources, cells }: Matrix,
  choice: MatrixChoice,
): { readonly sources: readonly MatrixSource[]; readonly subjects: readonly MatrixColumn[] } {
  const filled = new Map<string, number>();
  for (const { source } of cells) filled.set(source, (filled.get(source) ?? 0) + 1);
  const bySource: Readonly<Record<SourceOrder, (a: MatrixSource, b: MatrixSource) => number>> = {
    published: () => 0,
    title: (a, b) => compareNames(a.title, b.title),
    publisher: (a, b) => compareNames(a.publisher, b.publisher),
    cells: (a, b) => (filled.get(b.id) ?? 0) - (filled.get(a.id) ?? 0),
    origin: (a, b) => compareNames(a.origins.join(' '), b.origins.join(' ')),
  };
  const bySubject: Readonly<Record<SubjectOrder, (a: MatrixColumn, b: MatrixColumn) => number>> = {
    given: () => 0,
    title: (a, b) => compareNames(a.title, b.title),
    sources: (a, b) => b.all.origins - a.all.origins || b.all.sources - a.all.sources,
    gaps: (a, b) => a.all.origins - b.all.origins || a.all.sources - b.all.sources,
  };
  return {
    sources: sources
      .filter(({ title, publisher }) => fits(choice.sourceWords, title, publisher))
      .sort(bySource[choice.sourceOrder]),
    subjects: columns
      .filter((subject) => isOfKind[choice.subjectKind](subject) && fits(choice.subjectWords, subject.title))
      .sort(bySubject[choice.subjectOrder]),
  };
}

export const cellKey = (source: string, of: string): string => `${source} ${of}`;

export const cellsByKey = (cells: readonly MatrixCell[]): ReadonlyMap<string, MatrixCell> =>
  new Map(cells.map((cell) => [cellKey(cell.source, cell.of), cell]));

/** The cell in which a row and a column meet, either way round. */
export function meeting(row: AxisItem, column: AxisItem): { readonly source: string; readonly of: string } {
  return row.kind === 'source' ? { source: row.id, of: column.id } : { source: column.id, of: row.id };
}
