import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { NameMention } from '../../archive/contract/naming.ts';
import { type PagedQuery, useRowsInView } from '../bridge/rows-in-view.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { PlacedRow } from '../window/placed-row.tsx';
import { linkNamed } from './acting.ts';
import { MentionRow } from './mention-row.tsx';
import css from './mentions-page.module.css';

interface Props {
  readonly list: {
    readonly name: 'people.mentions';
    readonly query: PagedQuery<'people.mentions'>;
    readonly size: number;
  };
  readonly person: { readonly id: string; readonly name: string };
}

/** Of a row before it was measured, CSS pixels. */
const likelyHeight = 110;

/** Mentions under the titles of their articles, of which only those in view are fetched and drawn. */
export function MentionList({ list, person }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, last: 10 });
  const [active, setActive] = useState(0);
  const pages = useRowsInView(list, view);
  const { total } = pages;
  const rows = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight,
    overscan: 6,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 10;
  useEffect(() => setView({ first, last }), [first, last]);
  const mentionAt = (index: number): NameMention | undefined =>
    pages.pageOf(index)?.mentions[index % list.size];
  const link = ({ article, place }: NameMention) =>
    void linkNamed(person, { places: [{ article, ...place }] });

  const focusRow = (index: number) => {
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
    // A row that was far away is there with the next frame.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${index}"] [data-opener]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-opener]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const end = (total ?? 1) - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(active + 1, end),
      j: Math.min(active + 1, end),
      ArrowUp: Math.max(active - 1, 0),
      k: Math.max(active - 1, 0),
      Home: 0,
      End: end,
    };
    const to = steps[event.key];
    const mention = mentionAt(active);
    if (to !== undefined) focusRow(to);
    else if (event.key === 'l' && mention && mention.marks.length === 0) link(mention);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (pages.error && total === undefined) {
    return <AnswerTrouble title="The mentions could not be read" reason={pages.error} again={pages.again} />;
  }
  if (total === 0) {
    return list.query.show === 'linked' ? (
      <Empty title="None is linked yet">
        A mention that is linked becomes a passage of {person.name}. Link them one by one, or all at once.
      </Empty>
    ) : (
      <Empty title="All are linked">Every place at which {person.name} is named is linked.</Empty>
    );
  }
  return (
    <div className={css.scroller} ref={scroller}>
      <ul
        className={css.rows}
        aria-label="Mentions"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map(({ index, start }) => {
          const mention = mentionAt(index);
          const before = index > 0 ? mentionAt(index - 1) : undefined;
          const begins = index === 0 || (before !== undefined && before.article !== mention?.article);
          return (
            <PlacedRow
              key={index}
              {...{ rows, index, start, total }}
              className={css.row}
              waiting={css.waiting}
            >
              {mention ? (
                <MentionRow
                  mention={mention}
                  titled={begins}
                  reachable={index === active}
                  onAttend={() => setActive(index)}
                  onLink={() => link(mention)}
                />
              ) : null}
            </PlacedRow>
          );
        })}
      </ul>
    </div>
  );
}
