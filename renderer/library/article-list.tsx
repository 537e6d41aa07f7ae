import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { IconFilePlus, IconFilter } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { longestFilter } from '../../archive/contract/article-list.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useSettledList } from '../bridge/rows-in-view.ts';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { withKey } from '../window/keys.ts';
import { ListHeader } from '../window/list-header.tsx';
import { counted } from '../window/words.ts';
import css from './article-list.module.css';
import { ArticleRows, type RowsHandle } from './article-rows.tsx';
import { ColumnHeads } from './column-heads.tsx';
import { chooseFiles } from './importing.ts';
import { filterBy, useShown } from './list-memory.ts';
import { OrderMenu } from './order-menu.tsx';

/** Wider than this a row is one line of columns; else a few short lines. */
const wideFrom = 720;
/** Rows of a page. */
const pageSize = 100;

interface Props {
  readonly open: string | null;
  readonly onDetails: (id: string) => void;
}

export function ArticleList({ open, onDetails }: Props) {
  const count = useAnswer('archive.status', {}).data?.articles;
  const { sorting, typed } = useShown();
  const [filter] = useDebouncedValue(typed, 120);
  const words = filter.trim().slice(0, longestFilter);
  const list = useSettledList(
    useMemo(
      () => ({
        name: 'articles.page' as const,
        query: { ...sorting, ...(words ? { words } : {}) },
        size: pageSize,
      }),
      [sorting, words],
    ),
  );
  const { ref: measure, width } = useElementSize();
  const wide = width >= wideFrom;
  const rows = useRef<RowsHandle>(null);
  const enterRows = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    rows.current?.focus();
  };
  if (count === 0) return <EmptyLibrary />;
  return (
    <div className={css.list} ref={measure}>
      <ListHeader
        title="Library"
        below={
          <>
            <TextInput
              className={css.filter}
              aria-label="Filter articles"
              placeholder={count && wide ? `Filter ${counted(count, 'article')}` : 'Filter'}
              leftSection={<IconFilter size={15} stroke={1.5} />}
              size="sm"
              value={typed}
              onChange={(event) => filterBy(event.currentTarget.value)}
              onKeyDown={enterRows}
            />
            <OrderMenu sorting={sorting} wide={wide} />
          </>
        }
      >
        {wide ? (
          <Button
            leftSection={<IconFilePlus size={16} stroke={1.5} />}
            onClick={chooseFiles}
            title={withKey('Add files…', 'mod+o')}
          >
            Add files…
          </Button>
        ) : (
          <IconButton label="Add files…" shortcut="mod+o" onClick={chooseFiles}>
            <IconFilePlus size={18} stroke={1.5} />
          </IconButton>
        )}
      </ListHeader>
      {wide && <ColumnHeads sorting={sorting} />}
      {width > 0 && (
        <ArticleRows
          key={JSON.stringify(list.query)}
          ref={rows}
          list={list}
          wide={wide}
          open={open}
          onDetails={onDetails}
          empty={
            list.query.words === undefined ? (
              <EmptyLibrary />
            ) : (
              <Empty title="No article fits">
                Nothing in the library holds “{list.query.words}” in its title, publisher, authors or date.
              </Empty>
            )
          }
        />
      )}
    </div>
  );
}

function EmptyLibrary() {
  return (
    <Empty
      title="The library is empty"
      action={
        <Button leftSection={<IconFilePlus size={16} stroke={1.5} />} onClick={chooseFiles}>
          Add files…
        </Button>
      }
    >
      Articles belong here: saved web pages, PDF and text files. Choose them, drop them anywhere on this
      window, or paste a text.
    </Empty>
  );
}
