import type { ReactNode } from 'react';
import { explain } from '../../bridge/acting.ts';
import { number } from '../../window/words.ts';
import css from './list-content.module.css';

/** Rows that are shown while one writes. */
const mostRows = 60;
/** As many as a list may name one by one. */
export const mostNamed = 200;

interface Props<T> {
  readonly answer: {
    readonly data: readonly T[] | undefined;
    readonly isError: boolean;
    readonly error: unknown;
  };
  /** Said of an empty list. */
  readonly none: string;
  readonly children: (row: T) => ReactNode;
}

/** What a list of events or people has in it: the first of its rows, why there are none, how many more there are. */
export function ListedRows<T extends { readonly id: string }>({ answer, none, children }: Props<T>) {
  const { data } = answer;
  return (
    <>
      {answer.isError && (
        <p className={css.trouble} role="alert">
          {explain(answer.error)}
        </p>
      )}
      {data?.length === 0 && <p className={css.soft}>{none}</p>}
      <ol className={css.rows}>
        {data?.slice(0, mostRows).map((row) => (
          <li key={row.id} className={css.row}>
            {children(row)}
          </li>
        ))}
      </ol>
      {data && data.length > mostRows && (
        <p className={css.soft}>{number(data.length - mostRows)} more are printed.</p>
      )}
    </>
  );
}
