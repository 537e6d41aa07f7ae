import { type MouseEvent, memo } from 'react';
import type { ArticleSummary } from '../../archive/contract/views.ts';
import { DottedLine, kindNames } from '../annotations/source-line.tsx';
import { Sparkline } from '../annotations/sparkline.tsx';
import { dateInWords } from '../window/dates.ts';
import { openBeside } from '../window/travel.ts';
import { counted, number, orUntitled } from '../window/words.ts';
import css from './article-list.module.css';
import { CopySign, copyWords } from './copy-sign.tsx';
import { RowMenu } from './row-menu.tsx';

interface Props {
  /** Undefined while the row is on its way. */
  readonly article: ArticleSummary | undefined;
  readonly index: number;
  /** Rows in all. */
  readonly count: number;
  readonly start: number;
  readonly size: number;
  readonly wide: boolean;
  readonly open: boolean;
  /** The one row that the tab key leads to. */
  readonly active: boolean;
  readonly selected: boolean;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onCheck: (index: number, event: MouseEvent) => void;
  readonly onAttend: (index: number) => void;
  readonly onDetails: (id: string) => void;
}

/** Titles shorter than this are never cut, so they need no tooltip. */
const mayBeCut = 28;

/**
 * A row, drawn often while a person scrolls: so its parts are plain elements, and its menu is made when it is asked
 * for.
 */
export const ArticleRow = memo(function ArticleRow(props: Props) {
  const { article, index, count, start, size, wide, open, active, selected } = props;
  const { onPress, onCheck, onAttend, onDetails } = props;
  const title = article ? orUntitled(article.title) : '';
  return (
    <li
      className={css.row}
      data-index={index}
      data-wide={wide || undefined}
      data-open={open || undefined}
      data-selected={selected || undefined}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-busy={!article || undefined}
      style={{ height: size, transform: `translateY(${start}px)` }}
      onFocus={() => onAttend(index)}
    >
      <button
        type="button"
        className={css.opener}
        data-opener
        data-row-key
        tabIndex={active ? 0 : -1}
        title={title.length < mayBeCut ? undefined : title}
        aria-label={article ? labelOf(article, title) : 'Being read'}
        aria-current={open || undefined}
        onClick={(event) => onPress(index, event)}
        onAuxClick={(event) => {
          if (event.button === 1 && article) openBeside(article.id);
        }}
      />
      {article ? (
        <>
          <input
            type="checkbox"
            className={css.check}
            data-row-key
            tabIndex={active ? 0 : -1}
            aria-label={`Select: ${title}`}
            checked={selected}
            readOnly
            onClick={(event) => onCheck(index, event)}
          />
          <Cells article={article} title={title} wide={wide} active={active} onDetails={onDetails} />
        </>
      ) : (
        <WaitingCells index={index} wide={wide} />
      )}
    </li>
  );
});

const labelOf = ({ publisher, published, annotations, copy }: ArticleSummary, title: string): string =>
  [title, publisher, dateInWords(published), counted(annotations, 'mark'), copyWords[copy]]
    .filter(Boolean)
    .join(', ');

interface CellsProps {
  readonly article: ArticleSummary;
  readonly title: string;
  readonly wide: boolean;
  readonly active: boolean;
  readonly onDetails: (id: string) => void;
}

function Cells({ article, title, wide, active, onDetails }: CellsProps) {
  const date = dateInWords(article.published);
  return (
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
        </>
      ) : (
        <span className={css.soft}>
          <DottedLine parts={[article.publisher, date, kindNames[article.kind]]} />
        </span>
      )}
      {(wide || article.copy !== 'here') && <CopySign article={article} />}
      <span className={css.spark}>{article.annotations > 0 && <Sparkline sparks={article.sparks} />}</span>
      <span className={css.numeric}>{article.annotations > 0 ? number(article.annotations) : ''}</span>
      <span className={css.menu}>
        {/* A row may become another article's: an open menu never does. */}
        <RowMenu key={article.id} id={article.id} title={title} reachable={active} onDetails={onDetails} />
      </span>
    </div>
  );
}

/** Bars of uneven lengths, in per cent of their column, where words will stand. */
const lengths = [72, 54, 83, 61, 47, 78, 66];

export function WaitingCells({ index, wide }: { index: number; wide: boolean }) {
  const length = lengths[index % lengths.length] ?? 60;
  return (
    <div className={css.cells} aria-hidden>
      <span className={css.title}>
        <span className={css.bar} style={{ width: `${length}%` }} />
      </span>
      <span className={css.soft}>
        <span className={css.bar} style={{ width: `${wide ? length : length / 2}%` }} />
      </span>
      {wide && (
        <span className={css.soft}>
          <span className={css.bar} style={{ width: '70%' }} />
        </span>
      )}
    </div>
  );
}
