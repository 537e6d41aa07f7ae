import { Button, Menu, TextInput } from '@mantine/core';
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { IconArrowsSort, IconFilePlus, IconFilter } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { withKey } from '../window/keys.ts';
import { ListHeader } from '../window/list-header.tsx';
import { counted } from '../window/words.ts';
import { foldAhead } from './article-fold.ts';
import css from './article-list.module.css';
import { type ArticleOrder, articleOrders, fitting, ordered } from './article-order.ts';
import { ArticleRows } from './article-rows.tsx';
import { chooseFiles } from './importing.ts';

/** Wider than this a row is one line of columns; else a few short lines. */
const wideFrom = 720;

interface Props {
  readonly open: string | null;
  readonly onDetails: (id: string) => void;
}

export function ArticleList({ open, onDetails }: Props) {
  const articles = useAnswer('articles.list', {});
  const [order, setOrder] = useState<ArticleOrder>('added');
  const [typed, setTyped] = useState('');
  const [filter] = useDebouncedValue(typed, 120);
  const sorted = useMemo(() => ordered(articles.data ?? [], order), [articles.data, order]);
  const shown = useMemo(() => fitting(sorted, filter), [sorted, filter]);
  useEffect(() => (articles.data ? foldAhead(articles.data) : undefined), [articles.data]);
  const { ref: measure, width } = useElementSize();
  const wide = width >= wideFrom;
  if (articles.isError) {
    return (
      <AnswerTrouble
        title="The library could not be read"
        reason={articles.error}
        again={() => articles.refetch()}
      />
    );
  }
  if (articles.data?.every((article) => article.trashed)) return <EmptyLibrary />;
  return (
    <div className={css.list} ref={measure}>
      <ListHeader
        title="Library"
        below={
          <>
            <TextInput
              className={css.filter}
              aria-label="Filter articles"
              placeholder={articles.data ? `Filter ${counted(articles.data.length, 'article')}` : 'Filter'}
              leftSection={<IconFilter size={15} stroke={1.5} />}
              size="sm"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <OrderMenu order={order} onOrder={setOrder} wide={wide} />
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
      {articles.data && shown.length === 0 ? (
        <Empty title="No article fits">
          Nothing in the library holds “{filter}” in its title, publisher or authors.
        </Empty>
      ) : (
        <ArticleRows articles={shown} wide={wide} open={open} onDetails={onDetails} />
      )}
    </div>
  );
}

function OrderMenu({
  order,
  onOrder,
  wide,
}: {
  order: ArticleOrder;
  onOrder: (order: ArticleOrder) => void;
  wide: boolean;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          px={10}
          leftSection={<IconArrowsSort size={15} stroke={1.5} />}
          aria-label={`Sorted by: ${articleOrders[order]}`}
        >
          {wide ? `Sorted by: ${articleOrders[order]}` : articleOrders[order]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={order} onChange={(chosen) => isOrder(chosen) && onOrder(chosen)}>
          {Object.entries(articleOrders).map(([name, words]) => (
            <Menu.RadioItem key={name} value={name}>
              {words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

const isOrder = (name: string): name is ArticleOrder => name in articleOrders;

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
