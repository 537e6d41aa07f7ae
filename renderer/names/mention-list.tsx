import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { NameMention } from '../../archive/contract/naming.ts';
import { type PagedQuery, useRowsInView } from '../bridge/rows-in-view.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import looks from '../window/long-list.module.css';
import { PlacedRow } from '../window/placed-row.tsx';
import { useRowKeys } from '../window/row-keys.ts';
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

  const onKey = (key: string, index: number) => {
    const mention = mentionAt(index);
    if (key !== 'l' || !mention || mention.marks.length > 0) return false;
    link(mention);
    return true;
  };
  const { active, setActive, onKeyDown } = useRowKeys({ scroller, rows, total, onKey });

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
    <div className={`${looks.scroller} ${css.scroller}`} ref={scroller}>
      <ul
        className={looks.rows}
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
              className={`${looks.row} ${css.row}`}
              waiting={looks.waiting}
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
