import { Menu, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCloudDown,
  IconDots,
  IconPackageExport,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { ArticleSummary } from '../../archive/contract/views.ts';
import { DottedLine, kindNames } from '../annotations/source-line.tsx';
import { Sparkline } from '../annotations/sparkline.tsx';
import { askHandover } from '../handover/asking.ts';
import { dateInWords } from '../window/dates.ts';
import { IconButton } from '../window/icon-button.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { counted, number, orUntitled, quoted } from '../window/words.ts';
import css from './article-list.module.css';

interface Props {
  readonly article: ArticleSummary;
  readonly wide: boolean;
  readonly open: boolean;
  readonly place: {
    readonly index: number;
    readonly count: number;
    readonly start: number;
    readonly size: number;
  };
  readonly onDetails: (id: string) => void;
}

/** Titles shorter than this are never cut, so they need no tooltip. */
const mayBeCut = 28;

export function ArticleRow({ article, wide, open, place, onDetails }: Props) {
  const title = orUntitled(article.title);
  const date = dateInWords(article.published);
  const marks = counted(article.annotations, 'mark');
  return (
    <li
      className={css.row}
      data-wide={wide || undefined}
      data-open={open || undefined}
      aria-setsize={place.count}
      aria-posinset={place.index + 1}
      style={{ height: place.size, transform: `translateY(${place.start}px)` }}
    >
      <Tooltip label={title} disabled={title.length < mayBeCut} openDelay={700}>
        <button
          type="button"
          className={css.opener}
          aria-label={[title, article.publisher, date, marks, copyWords[article.copy]]
            .filter(Boolean)
            .join(', ')}
          aria-current={open || undefined}
          onClick={() => go({ kind: 'article', id: article.id })}
        />
      </Tooltip>
      <div className={css.cells}>
        <span className={css.title} dir="auto">
          {title}
        </span>
        {wide ? (
          <>
            <span className={css.soft} dir="auto">
              {article.publisher}
            </span>
            <span className={css.soft}>{date}</span>
            <CopySign article={article} />
            <span className={css.spark}>
              {article.annotations > 0 && <Sparkline sparks={article.sparks} />}
            </span>
            <span className={css.numeric}>{article.annotations > 0 ? number(article.annotations) : ''}</span>
          </>
        ) : (
          <>
            <span className={css.soft}>
              <DottedLine parts={[article.publisher, date]} />
            </span>
            <CopySign article={article} />
            <span className={css.spark}>
              {article.annotations > 0 && <Sparkline sparks={article.sparks} />}
            </span>
            <span className={css.numeric}>{article.annotations > 0 ? number(article.annotations) : ''}</span>
          </>
        )}
        <span className={css.menu}>
          <RowMenu article={article} title={title} onDetails={onDetails} />
        </span>
      </div>
    </li>
  );
}

/** What kind of copy is stored; where it is not here, that instead. */
function CopySign({ article: { kind, copy } }: { article: ArticleSummary }) {
  if (copy === 'here') return <span className={css.kind}>{kindNames[kind]}</span>;
  const Sign = copy === 'missing' ? IconAlertTriangle : IconCloudDown;
  return (
    <Tooltip label={copyMeanings[copy]}>
      <span className={css.copy} data-copy={copy}>
        <Sign size={14} stroke={1.6} aria-hidden />
        {copyWords[copy]}
      </span>
    </Tooltip>
  );
}

const copyWords = { here: '', 'on-its-way': 'On its way', missing: 'Missing' } as const;
const copyMeanings = {
  'on-its-way': 'Another device has announced the stored copy; it has not arrived yet.',
  missing: 'The stored copy was here and is no longer.',
} as const;

function RowMenu({
  article,
  title,
  onDetails,
}: {
  article: ArticleSummary;
  title: string;
  onDetails: (id: string) => void;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={`More for ${quoted(title)}`} size={28}>
          <IconDots size={16} stroke={1.5} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} stroke={1.5} />} onClick={() => onDetails(article.id)}>
          Edit details
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPackageExport size={15} stroke={1.5} />}
          onClick={() => askHandover({ kind: 'articles', ids: [article.id] })}
        >
          Hand over a copy…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={15} stroke={1.5} />}
          onClick={() => trash('articles.trash', article.id, title)}
        >
          Move to trash
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
