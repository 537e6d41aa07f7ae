import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Block } from '../../archive/contract/views.ts';
import { IconButton } from '../window/icon-button.tsx';
import css from './block-frame.module.css';
import type { BriefingChanges } from './use-briefing.ts';

type Side = 'before' | 'after';

interface Props {
  readonly block: Block;
  readonly place: { readonly first: boolean; readonly last: boolean };
  /** The block that is being dragged, if any. */
  readonly dragged: string | null;
  readonly onDrag: (block: string | null) => void;
  readonly onDrop: (moving: string, side: Side) => void;
  readonly changes: BriefingChanges;
  readonly children: ReactNode;
}

const kindWords = {
  heading: 'Heading',
  text: 'Text',
  quotation: 'Quotation',
  timeline: 'Timeline',
  matrix: 'Matrix',
} as const;

/** A block with what moves it: the grip, the arrows, Alt+↑ and Alt+↓. */
export function BlockFrame({ block, place, dragged, onDrag, onDrop, changes, children }: Props) {
  const frame = useRef<HTMLLIElement>(null);
  const [side, setSide] = useState<Side | null>(null);

  const shift = (by: 1 | -1) => {
    const focused = document.activeElement;
    changes.shift(block.id, by);
    // An element that is moved in the document loses the focus.
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus());
  };

  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    shift(event.key === 'ArrowUp' ? -1 : 1);
  };

  const over = (event: DragEvent) => {
    if (dragged === null) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    setSide(event.clientY < box.top + box.height / 2 ? 'before' : 'after');
  };

  const name = kindWords[block.kind];
  return (
    <li
      ref={frame}
      className={css.frame}
      data-block={block.id}
      data-kind={block.kind}
      data-side={dragged !== null && dragged !== block.id ? (side ?? undefined) : undefined}
      data-dragged={dragged === block.id || undefined}
      aria-label={name}
      onKeyDown={press}
      onDragOver={over}
      onDragLeave={() => setSide(null)}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged !== null && side !== null) onDrop(dragged, side);
        setSide(null);
        onDrag(null);
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
          onDrag(block.id);
        }}
        onDragEnd={() => onDrag(null)}
      >
        <IconGripVertical size={16} stroke={1.5} />
      </span>
      <div className={css.tools}>
        <IconButton
          size={26}
          label="Move up"
          shortcut="alt+ArrowUp"
          disabled={place.first}
          onClick={() => shift(-1)}
        >
          <IconArrowUp size={15} stroke={1.5} />
        </IconButton>
        <IconButton
          size={26}
          label="Move down"
          shortcut="alt+ArrowDown"
          disabled={place.last}
          onClick={() => shift(1)}
        >
          <IconArrowDown size={15} stroke={1.5} />
        </IconButton>
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
