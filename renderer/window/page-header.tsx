import type { ReactNode } from 'react';
import css from './page-header.module.css';
import { ListToggle } from './room.tsx';

/** The thin bar over an open thing: the list's switch, what is said of it, what can be done with it. */
export function PageHeader({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={css.bar}>
      <ListToggle />
      <div className={css.middle}>{children}</div>
      <div className={css.actions}>{actions}</div>
    </div>
  );
}
