/** The small tool beside a selection or a mark: what it stands at, and what it asks for just now. */
import { useState } from 'react';
import type { PageRect } from '../../archive/contract/page.ts';
import type { Annotation, MarkColor } from '../../archive/contract/views.ts';
import type { Place } from '../window/addresses.ts';
import type { Marks } from './use-marks.ts';
import type { Page } from './use-page.ts';

export type ToolStep = 'colors' | 'note' | 'tag' | 'person' | 'event' | 'speech';

interface ToolState {
  readonly rect: PageRect;
  readonly target:
    | { readonly kind: 'selection'; readonly place: Place }
    | { readonly kind: 'mark'; readonly id: string };
  readonly step: ToolStep;
}

export interface Tool {
  readonly current: ToolState | null;
  /** Whether it asks for words: a note, a name. */
  readonly asks: boolean;
  /** Another one whenever the tool is about something else. */
  readonly key: string;
  select(place: Place, rect: PageRect): void;
  unselect(): void;
  press(marks: readonly string[], rect: PageRect): void;
  open(mark: Annotation, step: ToolStep): void;
  /** Asks for a note, a person, an event; marks a fresh selection first. */
  begin(step: ToolStep): void;
  color(color: MarkColor): void;
  remove(id: string): void;
  close(): void;
  escape(): void;
}

/** A fresh selection is marked in it when a note, a person or an event comes first. */
let lastColor: MarkColor = 'key';

interface Surroundings {
  readonly marks: Marks;
  readonly page: Page;
  readonly active: string | null;
  readonly setActive: (id: string | null) => void;
}

export function useTool({ marks, page, active, setActive }: Surroundings): Tool {
  const [current, setCurrent] = useState<ToolState | null>(null);

  const close = () => setCurrent(null);

  /** Where a mark stands, judged by the last layout: the middle of the frame, at the mark's height. */
  const rectOf = (id: string): PageRect => {
    const band = page.layout?.tops.find((top) => top.id === marks.resolve(id));
    const width = page.frame.current?.clientWidth ?? 600;
    const top = band?.top ?? 80;
    return { left: width / 2, top, width: 0, height: band ? band.bottom - band.top : 0 };
  };

  const make = (place: Place, color: MarkColor): string => {
    lastColor = color;
    const id = marks.add(place, color);
    setActive(id);
    page.send({ kind: 'unselect' });
    return id;
  };

  const openAt = (id: string, step: ToolStep, rect = rectOf(id)) => {
    setActive(id);
    setCurrent({ rect, target: { kind: 'mark', id }, step });
  };

  return {
    current,
    asks: current !== null && current.step !== 'colors',
    key:
      current === null
        ? ''
        : current.target.kind === 'mark'
          ? `${current.target.id} ${current.step}`
          : 'selection',
    select: (place, rect) => setCurrent({ rect, target: { kind: 'selection', place }, step: 'colors' }),
    unselect: () => setCurrent((tool) => (tool?.target.kind === 'selection' ? null : tool)),
    press: (pressed, rect) => {
      if (pressed.length === 0) {
        close();
        setActive(null);
        return;
      }
      // Pressed again where marks overlap: the next one outwards.
      const at = active === null ? -1 : pressed.indexOf(marks.resolve(active));
      const id = pressed[(at + 1) % pressed.length];
      if (id !== undefined) openAt(id, 'colors', rect);
    },
    open: (mark, step) => openAt(mark.id, step),
    begin: (step) => {
      if (current?.target.kind === 'selection') {
        const { rect, target } = current;
        openAt(make(target.place, lastColor), step, rect);
      } else if (current?.target.kind === 'mark') {
        setCurrent({ ...current, step });
      } else if (active !== null && marks.find(active)) {
        openAt(active, step);
      }
    },
    color: (color) => {
      if (current?.target.kind === 'selection') {
        make(current.target.place, color);
        close();
        return;
      }
      const id = current?.target.id ?? active;
      if (id === null) return;
      lastColor = color;
      marks.recolor(id, color);
      close();
    },
    remove: (id) => {
      marks.remove(id);
      setActive(null);
      close();
    },
    close: () => {
      close();
      page.frame.current?.focus();
    },
    escape: () => {
      if (current) {
        if (current.target.kind === 'selection') page.send({ kind: 'unselect' });
        close();
        page.frame.current?.focus();
      } else setActive(null);
    },
  };
}
