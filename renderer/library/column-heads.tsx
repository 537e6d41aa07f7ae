import { IconArrowNarrowDown, IconArrowNarrowUp } from '@tabler/icons-react';
import type { ArticleOrder } from '../../archive/contract/article-list.ts';
import css from './article-list.module.css';
import { nextSorting } from './article-orders.ts';
import { type Sorting, sortBy } from './list-memory.ts';

/** The heads of the columns: a click sorts by one, another turns it round. */
export function ColumnHeads({ sorting }: { sorting: Sorting }) {
  return (
    <div className={css.heads}>
      <Head order="title" name="Title" sorting={sorting} />
      <Head order="publisher" name="Publisher" sorting={sorting} />
      <Head order="published" name="Published" sorting={sorting} />
      <span>Kind</span>
      <span>Along the text</span>
      <Head order="marks" name="Marks" sorting={sorting} />
      <span />
    </div>
  );
}

function Head({ order, name, sorting }: { order: ArticleOrder; name: string; sorting: Sorting }) {
  const here = sorting.order === order;
  const Arrow = sorting.descending ? IconArrowNarrowDown : IconArrowNarrowUp;
  const now = here ? `, now ${sorting.descending ? 'descending' : 'ascending'}` : '';
  return (
    <button
      type="button"
      className={css.head}
      data-order={order}
      data-here={here || undefined}
      aria-label={`Sort by ${name.toLowerCase()}${now}`}
      onClick={() => sortBy(nextSorting(sorting, order))}
    >
      <span>{name}</span>
      {here && <Arrow size={13} stroke={1.6} aria-hidden />}
    </button>
  );
}
