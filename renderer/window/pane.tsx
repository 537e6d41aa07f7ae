import { clamp } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
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

const keyStep = 24;

/** A pane whose width the person sets, by pointer or by the arrow keys, and which remembers it. */
export function Pane({ name, label, side, width, over = false, children }: Props) {
  const preferences = usePreferences();
  const [dragged, setDragged] = useState<number | null>(null);
  const remembered = preferences.preferences.panes[name] ?? width.initial;
  const shown = clamp(dragged ?? remembered, width.least, width.most);
  const outward = side === 'left' ? 1 : -1;

  const drag = (down: PointerEvent<HTMLElement>) => {
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

  const nudge = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowRight' ? outward : event.key === 'ArrowLeft' ? -outward : 0;
    if (direction === 0) return;
    event.preventDefault();
    event.stopPropagation();
    changePane(preferences, name, clamp(shown + direction * keyStep, width.least, width.most));
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
      {/* biome-ignore lint/a11y/useSemanticElements: a splitter is a separator that can be moved, which hr is not */}
      <div
        className={css.handle}
        role="separator"
        aria-orientation="vertical"
        aria-label={`Width of the ${label.toLowerCase()}`}
        aria-valuenow={Math.round(shown)}
        aria-valuemin={width.least}
        aria-valuemax={width.most}
        tabIndex={0}
        onPointerDown={drag}
        onKeyDown={nudge}
      />
    </section>
  );
}
