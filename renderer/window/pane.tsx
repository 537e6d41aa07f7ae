import { clamp } from '@mantine/hooks';
import { type PointerEvent, type ReactNode, useState } from 'react';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import css from './pane.module.css';

interface Props {
  /** Under which its width is remembered. */
  readonly name: string;
  readonly label: string;
  /** The side of the window that it stands at; its handle is on the other. */
  readonly side: 'left' | 'right';
  readonly width: { readonly initial: number; readonly least: number; readonly most: number };
  /** Lies over its neighbour instead of beside it, on narrow windows. */
  readonly over?: boolean;
  readonly children: ReactNode;
}

const keyStep = 20;

/** A pane whose width the person sets, by pointer or by the arrow keys, and which remembers it. */
export function Pane({ name, label, side, width, over = false, children }: Props) {
  const preferences = usePreferences();
  const [dragged, setDragged] = useState<number | null>(null);
  const remembered = preferences.preferences.panes[name] ?? width.initial;
  const shown = clamp(dragged ?? remembered, width.least, width.most);
  const outward = side === 'left' ? 1 : -1;

  const drag = (down: PointerEvent<HTMLElement>) => {
    // The range's own way of following the pointer is along its track: this one moves the edge.
    down.preventDefault();
    const handle = down.currentTarget;
    const widthAt = (x: number) => clamp(shown + (x - down.clientX) * outward, width.least, width.most);
    const move = (event: globalThis.PointerEvent) => setDragged(widthAt(event.clientX));
    const stop = (event: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      delete document.body.dataset.resizing;
      changePane(preferences, name, widthAt(event.clientX));
      setDragged(null);
    };
    handle.setPointerCapture(down.pointerId);
    document.body.dataset.resizing = 'true';
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  };

  return (
    <section
      className={css.pane}
      data-side={side}
      data-over={over || undefined}
      aria-label={label}
      style={{ width: shown }}
    >
      <div className={css.content}>{children}</div>
      <div className={css.handle}>
        <input
          type="range"
          className={css.range}
          aria-label={`Width of the ${label.toLowerCase()}`}
          min={width.least}
          max={width.most}
          step={keyStep}
          value={shown}
          onPointerDown={drag}
          onChange={(event) => changePane(preferences, name, event.currentTarget.valueAsNumber)}
        />
      </div>
    </section>
  );
}
