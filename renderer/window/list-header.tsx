import type { ReactNode } from 'react';
import css from './list-header.module.css';

/** The head of a list: what it holds, and what can be done with it. */
interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  readonly below?: ReactNode;
  /** Over a list that has the room to itself and stands in its middle. */
  readonly centred?: boolean;
}

export function ListHeader({ title, children, below, centred = false }: Props) {
  return (
    <header className={css.header} data-centred={centred || undefined}>
      <div className={css.line}>
        <h1 className={css.title}>{title}</h1>
        <div className={css.actions}>{children}</div>
      </div>
      {below && <div className={css.below}>{below}</div>}
    </header>
  );
}
