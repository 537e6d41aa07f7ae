import {
  IconCalendarEvent,
  IconFileText,
  IconLayoutGrid,
  IconPhoto,
  IconTimeline,
  IconUsers,
} from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Block, Briefing } from '../../../archive/contract/views.ts';
import { say } from '../../window/said.tsx';
import { quoted } from '../../window/words.ts';
import { beginDrag, endDrag, takeDragged, useDragged } from './dragging.ts';
import { droppedSection, type OutlineItem, outlineOf, type SectionMove, shiftedSection } from './outline.ts';
import css from './outline-pane.module.css';
import type { BriefingChanges } from './use-briefing.ts';

interface Props {
  readonly briefing: Briefing;
  readonly changes: BriefingChanges;
  /** The block that the person is at, if any. */
  readonly at: string | null;
  readonly onGo: (block: string) => void;
}

const icons: Partial<Record<Block['kind'], typeof IconPhoto>> = {
  figure: IconPhoto,
  timeline: IconTimeline,
  matrix: IconLayoutGrid,
  events: IconCalendarEvent,
  people: IconUsers,
  summary: IconFileText,
};

/** Headings and figures: a click goes there; dragged, or with Alt and an arrow, a section moves with all that is in it. */
export function OutlinePane({ briefing, changes, at, onGo }: Props) {
  const { blocks } = briefing;
  const items = useMemo(() => outlineOf(blocks), [blocks]);
  const list = useRef<HTMLOListElement>(null);
  const here = useMemo(() => currentItem(items, blocks, at), [items, blocks, at]);

  const move = (item: OutlineItem, to: SectionMove | null, words: string) => {
    if (!to) {
      say(`${quoted(item.title)} can’t go further`);
      return;
    }
    changes.moveAll(to.blocks, to.after);
    say(`${quoted(item.title)} ${words}`);
    // An element that is moved in the document loses the focus.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-of="${item.block}"] button`)?.focus(),
    );
  };
  const press = (item: OutlineItem) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (event.altKey) move(item, shiftedSection(blocks, item.block, by), by < 0 ? 'moved up' : 'moved down');
    else {
      const next = items[items.indexOf(item) + by];
      if (next) list.current?.querySelector<HTMLElement>(`[data-of="${next.block}"] button`)?.focus();
    }
  };

  if (items.length === 0)
    return <p className={css.empty}>Headings, figures and lists of this briefing will stand here.</p>;
  return (
    <nav className={css.scroller} aria-label="Outline">
      <ol ref={list} className={css.items}>
        {items.map((item) => (
          <Item
            key={item.block}
            briefing={briefing.id}
            item={item}
            current={item.block === here}
            onGo={() => onGo(item.block)}
            onKeyDown={press(item)}
            onDropped={(side) => {
              const dropped = takeDragged();
              if (dropped?.kind === 'new') {
                const after = droppedSection(blocks, { ...item, blocks: [] }, item, side)?.after ?? null;
                void changes.add(dropped.blocks, side === 'after' ? item.block : after);
              } else if (dropped?.briefing === briefing.id) {
                const moving = items.find(({ block }) => block === dropped.blocks[0]);
                if (moving) {
                  const to = droppedSection(blocks, { ...moving, blocks: dropped.blocks }, item, side);
                  if (to) changes.moveAll(to.blocks, to.after);
                }
              } else if (dropped) void changes.carry(dropped.briefing, dropped.blocks, item.blocks.at(-1));
            }}
          />
        ))}
      </ol>
    </nav>
  );
}

/** The item that the block stands in. */
function currentItem(items: readonly OutlineItem[], blocks: readonly Block[], at: string | null) {
  const place = blocks.findIndex(({ id }) => id === at);
  if (place < 0) return null;
  const order = new Map(blocks.map(({ id }, index) => [id, index]));
  return items.findLast(({ block }) => (order.get(block) ?? 0) <= place)?.block ?? null;
}

interface ItemProps {
  readonly briefing: string;
  readonly item: OutlineItem;
  readonly current: boolean;
  readonly onGo: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDropped: (side: 'before' | 'after') => void;
}

function Item({ briefing, item, current, onGo, onKeyDown, onDropped }: ItemProps) {
  const dragged = useDragged();
  const [side, setSide] = useState<'before' | 'after' | null>(null);
  const Icon = icons[item.kind];
  const over = (event: DragEvent) => {
    if (!dragged) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    setSide(event.clientY < box.top + box.height / 2 ? 'before' : 'after');
  };
  return (
    <li
      className={css.item}
      data-of={item.block}
      data-side={dragged ? (side ?? undefined) : undefined}
      onDragOver={over}
      onDragLeave={() => setSide(null)}
      onDrop={(event) => {
        event.preventDefault();
        if (side) onDropped(side);
        setSide(null);
      }}
    >
      <button
        type="button"
        draggable
        className={css.go}
        data-level={item.level}
        aria-current={current || undefined}
        title={item.title}
        style={{ paddingInlineStart: 10 + (item.level - 1) * 14 }}
        onClick={onGo}
        onKeyDown={onKeyDown}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', '');
          beginDrag({ kind: 'blocks', briefing, blocks: item.blocks });
        }}
        onDragEnd={endDrag}
      >
        {Icon && <Icon size={14} stroke={1.5} aria-hidden />}
        <span dir="auto">{item.title}</span>
      </button>
    </li>
  );
}
