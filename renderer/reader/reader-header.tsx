import { Tooltip } from '@mantine/core';
import {
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconPackageExport,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { Article } from '../../archive/contract/views.ts';
import { DottedLine, kindNames, sourceParts } from '../annotations/source-line.tsx';
import { DestroyMenu } from '../destroying/destroy-item.tsx';
import { askHandover } from '../handover/asking.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { ListToggle } from '../window/room.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { counted, orUntitled } from '../window/words.ts';
import type { useMarginBeside } from './margin-beside.ts';
import css from './reader-header.module.css';
import type { Page } from './use-page.ts';

interface Props {
  readonly article: Article;
  readonly marks: number;
  readonly pageInView: Page['pageInView'];
  /** Null where there is no text to have a margin. */
  readonly margin: ReturnType<typeof useMarginBeside> | null;
  readonly onDetails: () => void;
}

export function ReaderHeader({ article, marks, pageInView, margin, onDetails }: Props) {
  const title = orUntitled(article.title);
  const remove = async () => {
    if (await trash('articles.trash', article.id, title)) go({ kind: 'library' });
  };
  const facts = [
    ...sourceParts(article),
    kindNames[article.kind],
    pageInView ? `page ${pageInView.page} of ${pageInView.pages}` : '',
    counted(marks, 'mark'),
  ];
  return (
    <header className={css.header}>
      <ListToggle />
      <div className={css.words}>
        <Tooltip label={title} openDelay={700}>
          <h1 className={css.title} dir="auto">
            {title}
          </h1>
        </Tooltip>
        <p className={css.source}>
          <DottedLine parts={facts} />
        </p>
      </div>
      <HistoryButton id={article.id} />
      <IconButton label="Edit details" onClick={onDetails}>
        <IconPencil size={18} stroke={1.5} />
      </IconButton>
      <IconButton
        label="Hand over a copy…"
        onClick={() => askHandover({ kind: 'articles', ids: [article.id] })}
      >
        <IconPackageExport size={18} stroke={1.5} />
      </IconButton>
      <IconButton label="Move to trash" onClick={remove}>
        <IconTrash size={18} stroke={1.5} />
      </IconButton>
      <DestroyMenu id={article.id} onDestroyed={() => go({ kind: 'library' })} />
      {margin && <MarginToggle margin={margin} />}
    </header>
  );
}

function MarginToggle({ margin }: { margin: ReturnType<typeof useMarginBeside> }) {
  return (
    <IconButton
      label={margin.shown ? 'Hide the margin' : 'Show the margin'}
      shortcut="m"
      aria-pressed={margin.shown}
      onClick={margin.toggle}
    >
      {margin.shown ? (
        <IconLayoutSidebarRightCollapse size={18} stroke={1.5} />
      ) : (
        <IconLayoutSidebarRightExpand size={18} stroke={1.5} />
      )}
    </IconButton>
  );
}
