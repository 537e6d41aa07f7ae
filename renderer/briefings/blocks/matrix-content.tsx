import { Select } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo } from 'react';
import {
  type MatrixSetup,
  type MatrixSubject,
  matrixSubjects,
  mostInBlock,
} from '../../../archive/contract/matrix-block.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { subjectNames, weightInWords } from '../../../archive/matrix/matrix-words.shared.ts';
import { sourceParts } from '../../annotations/source-line.tsx';
import { explain } from '../../bridge/acting.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { cellKey, cellsByKey } from '../../matrix/axes.ts';
import { AxisChoice } from '../../matrix/axis-choice.tsx';
import { MatrixCellContent } from '../../matrix/matrix-cell.tsx';
import { useQuotes } from '../../matrix/use-quotes.ts';
import { dateInWords } from '../../window/dates.ts';
import { IconButton } from '../../window/icon-button.tsx';
import { orUntitled } from '../../window/words.ts';
import { FigureCaption } from './caption.tsx';
import css from './matrix-content.module.css';

interface Props {
  readonly block: Extract<Block, { kind: 'matrix' }>;
  readonly pause: number;
  readonly onSetup: (matrix: MatrixSetup) => void;
  readonly onSave: (text: string) => void;
}

/** As many as are shown while one writes; the PDF says what it has no room for. */
const mostShown = { rows: 40, columns: 24 } as const;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const upToMost = (ids: readonly string[] | null): string[] | undefined => ids?.slice(0, mostInBlock);

interface Head {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
}

/** The matrix as it will be printed, and what it shows. */
export function MatrixContent({ block, pause, onSetup, onSave }: Props) {
  const { matrix: setup } = block;
  const { transposed = false, ...question } = setup;
  const all = useAnswer('matrix.get', { of: setup.of });
  const answer = useAnswer('matrix.get', question, { keepLast: true });
  const matrix = answer.data;
  const cells = useMemo(() => cellsByKey(matrix?.cells ?? []), [matrix]);
  const quotes = useQuotes(
    (matrix?.cells ?? []).map(({ annotation }) => annotation),
    answer.dataUpdatedAt,
  );
  const articles = (matrix?.sources ?? []).map(
    (source): Head => ({ id: source.id, title: orUntitled(source.title), facts: sourceParts(source) }),
  );
  const subjects = (matrix?.columns ?? []).map(
    ({ id, title, date, all: weight }): Head => ({
      id,
      title: orUntitled(title),
      facts: [dateInWords(date), weightInWords(weight)].filter(Boolean),
    }),
  );
  const [columns, rows] = transposed ? [articles, subjects] : [subjects, articles];
  const { many } = subjectNames[setup.of];
  const change = (next: Partial<Record<keyof MatrixSetup, unknown>>): void => {
    const said = Object.entries({ ...setup, ...next }).filter(([, value]) => value !== undefined);
    onSetup(Object.fromEntries(said) as unknown as MatrixSetup);
  };
  return (
    <figure className={css.matrix}>
      <div className={css.controls}>
        <Select
          size="xs"
          className={css.of}
          aria-label="Sources against"
          allowDeselect={false}
          data={matrixSubjects.map((of) => ({ value: of, label: capital(subjectNames[of].many) }))}
          value={setup.of}
          onChange={(of) =>
            onSetup({ of: (of ?? 'events') as MatrixSubject, ...(transposed && { transposed }) })
          }
        />
        {all.data && (
          <>
            <AxisChoice
              label="Sources"
              items={all.data.sources.map(({ id, title }) => ({ id, title: orUntitled(title) }))}
              chosen={setup.sources ?? null}
              onChoose={(sources) => change({ sources: upToMost(sources) })}
            />
            <AxisChoice
              label={capital(many)}
              items={all.data.columns.map(({ id, title }) => ({ id, title: orUntitled(title) }))}
              chosen={setup.only ?? null}
              onChoose={(only) => change({ only: upToMost(only) })}
            />
          </>
        )}
        <IconButton
          label="Swap rows and columns"
          aria-pressed={transposed}
          onClick={() => change({ transposed: transposed ? undefined : true })}
        >
          <IconArrowsExchange size={16} stroke={1.5} />
        </IconButton>
      </div>
      {answer.isError ? (
        <p className={css.trouble} role="alert">
          {explain(answer.error)}
        </p>
      ) : matrix && (columns.length === 0 || rows.length === 0) ? (
        <p className={css.soft}>No passage is linked to what this is to show.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys as well
        <section className={css.scroller} tabIndex={0} aria-label="What each source says">
          <table className={css.table} aria-label={block.text || 'Matrix'}>
            <thead>
              <tr>
                <td />
                {columns.slice(0, mostShown.columns).map((column) => (
                  <th key={column.id} scope="col">
                    <HeadWords head={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, mostShown.rows).map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <HeadWords head={row} />
                  </th>
                  {columns.slice(0, mostShown.columns).map((column) => {
                    const cell = cells.get(
                      transposed ? cellKey(column.id, row.id) : cellKey(row.id, column.id),
                    );
                    return (
                      <td key={column.id}>
                        <MatrixCellContent
                          cell={cell}
                          quote={cell && quotes.get(cell.annotation)}
                          signs={false}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <figcaption>
        <FigureCaption value={block.text} pause={pause} onSave={onSave} />
      </figcaption>
    </figure>
  );
}

function HeadWords({ head: { title, facts } }: { head: Head }) {
  return (
    <>
      <bdi className={css.title}>{title}</bdi>
      {facts.length > 0 && <span className={css.soft}>{facts.join(' · ')}</span>}
    </>
  );
}
