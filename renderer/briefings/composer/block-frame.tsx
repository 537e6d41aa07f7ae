import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Block } from '../../../archive/contract/views.ts';
import { IconButton } from '../../window/icon-button.tsx';
import { say } from '../../window/said.tsx';
import css from './block-frame.module.css';
import { CarryMenu } from './carry-menu.tsx';
import { beginDrag, endDrag, isDragged, useDragged } from './dragging.ts';
import type { BriefingChanges } from './use-briefing.ts';

type Side = 'before' | 'after';

interface Props {
  readonly block: Block;
  /** Id of the briefing. */
  readonly briefing: string;
  /** Which of how many it is, from 0. */
  readonly place: { readonly at: number; readonly of: number };
  readonly onDrop: (side: Side) => void;
  readonly changes: BriefingChanges;
  readonly children: ReactNode;
}

const kindWords = {
  heading: 'Heading',
  text: 'Text',
  quotation: 'Quotation',
  timeline: 'Timeline',
  matrix: 'Matrix',
  figure: 'Figure',
  events: 'List of events',
  people: 'List of people',
  summary: 'Summary of an article',
  'page-break': 'Page break',
} as const;

/** A block with what moves it: the grip, the arrows, Alt+↑ and Alt+↓. */
export function BlockFrame({ block, briefing, place, onDrop, changes, children }: Props) {
  const dragged = useDragged();
  const frame = useRef<HTMLLIElement>(null);
  const [side, setSide] = useState<Side | null>(null);

  const name = kindWords[block.kind];

  const shift = (by: 1 | -1) => {
    const focused = document.activeElement;
    const to = changes.shift(block.id, by);
    if (to === null) return;
    say(`${name} moved ${by < 0 ? 'up' : 'down'}: ${to + 1} of ${place.of}`);
    // An element that is moved in the document loses the focus.
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus());
  };

  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    shift(event.key === 'ArrowUp' ? -1 : 1);
  };

  const moving = isDragged(dragged, block.id);
  const over = (event: DragEvent) => {
    if (dragged === null) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    setSide(event.clientY < box.top + box.height / 2 ? 'before' : 'after');
  };

  return (
    <li
      ref={frame}
      className={css.frame}
      data-block={block.id}
      data-kind={block.kind}
      data-side={dragged !== null && !moving ? (side ?? undefined) : undefined}
      data-dragged={moving || undefined}
      aria-label={name}
      onKeyDown={press}
      onDragOver={over}
      onDragLeave={() => setSide(null)}
      onDrop={(event) => {
        if (side === null) return;
        event.preventDefault();
        event.stopPropagation();
        onDrop(side);
        setSide(null);
      }}
    >
      <span
        className={css.grip}
        draggable
        aria-hidden
        title="Drag to move"
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', '');
          if (frame.current) event.dataTransfer.setDragImage(frame.current, 20, 20);
          beginDrag({ kind: 'blocks', briefing, blocks: [block.id] });
        }}
        onDragEnd={endDrag}
      >
        <IconGripVertical size={16} stroke={1.5} />
      </span>
      <div className={css.tools}>
        <IconButton
          size={26}
          label="Move up"
          shortcut="alt+ArrowUp"
          disabled={place.at === 0}
          onClick={() => shift(-1)}
        >
          <IconArrowUp size={15} stroke={1.5} />
        </IconButton>
        <IconButton
          size={26}
          label="Move down"
          shortcut="alt+ArrowDown"
          disabled={place.at === place.of - 1}
          onClick={() => shift(1)}
        >
          <IconArrowDown size={15} stroke={1.5} />
        </IconButton>
        <CarryMenu from={briefing} block={block.id} name={name} />
        <IconButton
          size={26}
          label={`Remove the ${name.toLowerCase()}`}
          onClick={() => changes.remove(block.id)}
        >
          <IconX size={15} stroke={1.5} />
        </IconButton>
      </div>
      {children}
    </li>
  );
}
