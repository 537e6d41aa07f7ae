import { Button, SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconBook2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PassageOrder } from '../../archive/contract/passage-list.ts';
import {
  type FilterFields,
  noFilter,
  PassageFilters,
  useAskedFilter,
} from '../annotations/passage-filters.tsx';
import { useSettledList } from '../bridge/rows-in-view.ts';
import { Empty } from '../window/empty.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { MarkList } from './mark-list.tsx';
import css from './marks.module.css';

/** Rows of a page: each is looked up in the text of its article. */
const pageSize = 40;
/** Wider than this the filters stand in one line. */
const wideFrom = 900;

const orders: { value: PassageOrder; label: string }[] = [
  { value: 'place', label: 'By place' },
  { value: 'made', label: 'Newest first' },
];

/** What was shown when the room was left, so that one comes back to it. */
let left: { fields: FilterFields; order: PassageOrder } = { fields: noFilter, order: 'place' };

/** Every mark of the archive. */
export function Marks() {
  const [{ fields, order }, setShown] = useState(left);
  const show = (shown: typeof left) => {
    left = shown;
    setShown(shown);
  };
  const filter = useAskedFilter(fields);
  const list = useSettledList(
    useMemo(
      () => ({ name: 'annotations.page' as const, query: { ...filter, order }, size: pageSize }),
      [filter, order],
    ),
  );
  const [total, setTotal] = useState<number | undefined>(undefined);
  const { ref, width } = useElementSize();
  const unfiltered = Object.keys(filter).length === 0;
  const nothing = total === 0 && unfiltered;
  return (
    <section className={css.marks} aria-label="Marks" ref={ref}>
      <ListHeader
        title="Marks"
        below={
          !nothing && (
            <PassageFilters
              filter={fields}
              onFilter={(next) => show({ fields: next, order })}
              bar={width >= wideFrom ? 'wide' : 'narrow'}
            />
          )
        }
      >
        <span className={css.total} role="status">
          {total === undefined || nothing ? '' : counted(total, 'mark')}
        </span>
        {!nothing && (
          <SegmentedControl
            size="xs"
            aria-label="Order"
            data={orders}
            value={order}
            onChange={(chosen) => show({ fields, order: chosen as PassageOrder })}
          />
        )}
      </ListHeader>
      {nothing ? (
        <Empty
          title="Nothing is marked yet"
          action={
            <Button
              leftSection={<IconBook2 size={16} stroke={1.5} />}
              onClick={() => go({ kind: 'library' })}
            >
              Open the library
            </Button>
          }
        >
          Every passage that is marked in an article stands here, with its note, its tags and the people and
          events that it speaks of.
        </Empty>
      ) : (
        <MarkList key={JSON.stringify(list.query)} list={list} onTotal={setTotal} order={order} />
      )}
    </section>
  );
}
