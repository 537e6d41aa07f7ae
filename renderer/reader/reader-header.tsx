import { Tooltip } from '@mantine/core';
import {
  IconArrowsExchange,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconList,
  IconX,
} from '@tabler/icons-react';
import { memo } from 'react';
import { DottedLine, kindNames, sourceParts } from '../annotations/source-line.tsx';
import { CopyStack } from '../captures/copy-stack.tsx';
import { NamesPopover } from '../names/names-popover.tsx';
import type { Names } from '../names/use-names.ts';
import { type Cell, useCell } from '../window/cell.ts';
import { IconButton } from '../window/icon-button.tsx';
import { ListToggle } from '../window/room.tsx';
import type { SideName } from '../window/sides.ts';
import { closeSide, go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { counted, orUntitled } from '../window/words.ts';
import { ArticleButtons, ArticleMenu } from './article-actions.tsx';
import type { ArticleFacts } from './article-facts.ts';
import type { useMarginBeside } from './margin-beside.ts';
import css from './reader-header.module.css';
import { ReadingPopover } from './reading-popover.tsx';
import type { ReadingChoice } from './reading-settings.ts';
import { useHiddenOther, useShared } from './sides.tsx';
import type { Reading } from './use-reading.ts';

interface Props {
  readonly article: ArticleFacts;
  readonly name: SideName;
  readonly marks: Cell<MarkCounts>;
  readonly choice: ReadingChoice;
  readonly contents: Reading['contents'];
  readonly names: Names;
  /** Null where there is no text to have a margin. */
  readonly margin: ReturnType<typeof useMarginBeside> | null;
  readonly onDetails: () => void;
}

/** How many marks the article has, and for how many of them a person has to say where they stand. */
export interface MarkCounts {
  readonly all: number;
  readonly open: number;
}

export const ReaderHeader = memo(function ReaderHeader(props: Props) {
  const { article, name, marks, choice, contents, names, margin, onDetails } = props;
  const shared = useShared();
  const title = orUntitled(article.title);
  const gone = () => (shared ? closeSide(name) : go({ kind: 'library' }));
  const remove = async () => {
    if (await trash('articles.trash', article.id, title)) gone();
  };
  const actions = { article, onDetails, onTrash: remove, onGone: gone };
  return (
    <header className={css.header}>
      {name === 'main' && <ListToggle />}
      {margin && contents && <ContentsButton contents={contents} />}
      <div className={css.words}>
        <Tooltip label={title} openDelay={700}>
          <h1 className={css.title} dir="auto">
            {title}
          </h1>
        </Tooltip>
        <p className={css.source}>
          <Source article={article} marks={marks} />
        </p>
      </div>
      <CopyStack article={article} />
      {margin && <NamesPopover key={article.id} article={article.id} names={names} />}
      {margin && <ReadingPopover choice={choice} pdf={article.kind === 'pdf'} />}
      {shared ? <ArticleMenu {...actions} /> : <ArticleButtons {...actions} />}
      {margin && <MarginToggle margin={margin} marks={marks} />}
      <OtherButton />
      {shared ? (
        <IconButton label="Close this article" shortcut="w" onClick={() => closeSide(name)}>
          <IconX size={18} stroke={1.5} />
        </IconButton>
      ) : null}
    </header>
  );
});

function Source({ article, marks }: Pick<Props, 'article' | 'marks'>) {
  const { all } = useCell(marks);
  return <DottedLine parts={[...sourceParts(article), kindNames[article.kind], counted(all, 'mark')]} />;
}

/** On a narrow window, where of two articles one is seen. */
function OtherButton() {
  const showOther = useHiddenOther();
  if (!showOther) return null;
  return (
    <IconButton label="Show the other article" shortcut="F6" onClick={showOther}>
      <IconArrowsExchange size={18} stroke={1.5} />
    </IconButton>
  );
}

/** As high as the header, while nothing is known of the article. */
export function HeaderRoom() {
  return (
    <div className={css.header} aria-hidden="true">
      <div className={css.words}>
        <div className={css.title}>&nbsp;</div>
        <div className={css.source}>&nbsp;</div>
      </div>
    </div>
  );
}

function ContentsButton({ contents }: { contents: NonNullable<Reading['contents']> }) {
  return (
    <IconButton
      label={contents.shown ? 'Hide the contents' : 'Show the contents'}
      shortcut="o"
      aria-pressed={contents.shown}
      onClick={contents.toggle}
    >
      <IconList size={18} stroke={1.5} />
    </IconButton>
  );
}

/** Where the margin is hidden, its button says that marks without a place wait in it. */
function MarginToggle(props: { margin: ReturnType<typeof useMarginBeside>; marks: Cell<MarkCounts> }) {
  const { margin, marks } = props;
  const { open } = useCell(marks);
  const waiting = !margin.shown && open > 0;
  return (
    <IconButton
      label={
        margin.shown
          ? 'Hide the margin'
          : `Show the margin${waiting ? `: ${counted(open, 'mark')} without a place` : ''}`
      }
      shortcut="m"
      aria-pressed={margin.shown}
      className={waiting ? css.waiting : undefined}
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
