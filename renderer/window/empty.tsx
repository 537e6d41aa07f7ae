import type { ReactNode } from 'react';
import css from './empty.module.css';

interface Props {
  readonly title: string;
  /** What belongs here. */
  readonly children: ReactNode;
  /** The one action. */
  readonly action?: ReactNode;
}

export function Empty({ title, children, action }: Props) {
  return (
    <div className={css.empty}>
      <h2 className={css.title}>{title}</h2>
      <p className={css.words}>{children}</p>
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}
