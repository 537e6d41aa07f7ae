import { useElementSize } from '@mantine/hooks';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { Annotation } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keySign } from '../window/keys.ts';
import { Pane } from '../window/pane.tsx';
import css from './margin.module.css';
import { MarginCard } from './margin-card.tsx';
import { placedCards } from './margin-layout.ts';
import { byPlace, type ListedMarks } from './mark-list.ts';
import { UnplacedMarks } from './unplaced-marks.tsx';
import type { Layout } from './use-page.ts';
import type { ToolStep } from './use-tool.ts';

interface Props {
  readonly marks: ListedMarks;
  readonly unsaved: ReadonlySet<string>;
  /** Whether it is known what was marked. */
  readonly known: boolean;
  readonly layout: Layout | null;
  readonly active: string | null;
  readonly over: boolean;
  readonly onActivate: (mark: Annotation) => void;
  readonly onTool: (mark: Annotation, step: ToolStep) => void;
  readonly onCopy: (mark: Annotation) => void;
  readonly onRemove: (id: string) => void;
}

const gap = 8;
/** Until a card has been measured. */
const likelyHeight = 64;
/** Cards this far above or below the view are there already when they scroll into it. */
const beyond = 400;

/** What was marked, beside where it was marked. */
export const Margin = memo(function Margin(props: Props) {
  const { marks, unsaved, known, layout, active, over, onActivate, onTool, onCopy, onRemove } = props;
  const signed = (useAnswer('authors.list', {}).data ?? []).length > 1;
  const { ref: measure, height: stageHeight } = useElementSize();
  const stage = useRef<HTMLDivElement>(null);
  const setStage = useCallback(
    (element: HTMLDivElement | null) => {
      stage.current = element;
      measure(element);
    },
    [measure],
  );
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const measured = useCallback((id: string, height: number) => {
    setHeights((old) => (old.get(id) === height ? old : new Map(old).set(id, height)));
  }, []);

  // The stage begins where the list of unplaced marks ends; the frame begins at the top of the pane.
  const offset = stage.current?.offsetTop ?? 0;
  const { placed, bands, near } = useMemo(() => {
    const bands = new Map(layout?.tops.map((top) => [top.id, top]));
    const near = [...bands.keys()].flatMap((id) => marks.find(id) ?? []).sort(byPlace);
    const cards = near.map(({ id }) => ({
      id,
      top: (bands.get(id)?.top ?? 0) - offset,
      height: heights.get(id) ?? likelyHeight,
    }));
    cards.sort((a, b) => a.top - b.top);
    return { bands, near, placed: placedCards(cards, active, gap) };
  }, [marks, layout, heights, active, offset]);

  const { unplaced } = marks;
  const inView = near.filter(({ id }) => {
    const top = placed.get(id);
    return top !== undefined && top > -beyond && top < stageHeight + beyond;
  });
  const isSeen = (top = -1) => top >= 0 && top < stageHeight;
  return (
    <Pane
      name="margin"
      label="Margin"
      side="right"
      over={over}
      width={{ initial: 280, least: 220, most: 480 }}
    >
      {unplaced.length > 0 && (
        <UnplacedMarks marks={unplaced} active={active} onActivate={onActivate} onRemove={onRemove} />
      )}
      <div className={css.stage} ref={setStage}>
        {known && marks.all.length === 0 && (
          <p className={css.empty}>
            Select words in the article to mark them. Notes, people and events will stand here, beside their
            passages.
          </p>
        )}
        {over && marks.all.length > 0 && !inView.some(({ id }) => isSeen(placed.get(id))) && (
          <p className={css.empty}>
            Nothing is marked in this part of the article. {keySign('j')} goes to the next mark.
          </p>
        )}
        {inView.map((mark) => {
          const top = placed.get(mark.id) ?? 0;
          const wanted = (bands.get(mark.id)?.top ?? top) - offset;
          return (
            <div key={mark.id} className={css.place} style={{ transform: `translateY(${top}px)` }}>
              <Connector rise={wanted - top} mark={mark} active={mark.id === active} />
              <MarginCard
                mark={mark}
                saved={!unsaved.has(mark.id)}
                active={mark.id === active}
                signed={signed}
                onMeasured={measured}
                onActivate={onActivate}
                onTool={onTool}
                onCopy={onCopy}
                onRemove={onRemove}
              />
            </div>
          );
        })}
      </div>
    </Pane>
  );
});

/** From the edge of the article, at the height of the passage, to the card. */
function Connector({ rise, mark, active }: { rise: number; mark: Annotation; active: boolean }) {
  const from = Math.min(rise, 0);
  const height = Math.abs(rise) + 24;
  const passage = rise - from + 11;
  const card = -from + 14;
  return (
    <svg
      className={css.connector}
      data-mark={mark.color}
      data-active={active || undefined}
      aria-hidden="true"
      width={14}
      height={height}
      style={{ top: from }}
    >
      <path d={`M0 ${passage} C8 ${passage} 6 ${card} 14 ${card}`} />
    </svg>
  );
}
