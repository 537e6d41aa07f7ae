/** The small tool beside a selection or a mark: what it stands at, and what it asks for just now. */
import { useState } from 'react';
import { joinedPieces } from '../../archive/annotations/joined-pieces.shared.ts';
import type { PageRect } from '../../archive/contract/page.ts';
import type { Annotation, MarkColor, Region } from '../../archive/contract/views.ts';
import { useColorNames } from '../marking/color-names.ts';
import type { Place } from '../window/addresses.ts';
import { say } from '../window/said.tsx';
import { piecesOf } from './marking-actions.ts';
import type { Marks } from './use-marks.ts';
import type { Page } from './use-page.ts';

export type ToolStep = 'colors' | 'note' | 'tag' | 'person' | 'event' | 'speech';

interface ToolState {
  /** In the frame, as it was scrolled then. */
  readonly rect: PageRect;
  readonly top: number;
  /** All marks that lie where one was pressed, innermost first. */
  readonly among: readonly string[];
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
  /** Where it stands in the frame now. */
  readonly rect: PageRect | null;
  readonly among: { readonly at: number; readonly count: number };
  /** To the next of the marks that lie over each other: outwards, or inwards. */
  cycle(by: 1 | -1): void;
  /** Makes the selection a further piece of the active mark. */
  addPiece(): void;
  readonly canAddPiece: boolean;
  /** Gives the tools the focus; those of the active mark where none are open. */
  focus(): void;
  /** `further`: with Ctrl or Cmd held. */
  select(place: Place, rect: PageRect, further: boolean): void;
  unselect(): void;
  press(marks: readonly string[], rect: PageRect): void;
  /** Marks a rectangle that was drawn. */
  draw(region: Region): void;
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
  const names = useColorNames();
  const [current, setCurrent] = useState<ToolState | null>(null);

  const close = () => setCurrent(null);

  /** Where a mark stands, judged by the last layout: the middle of the frame, at the mark's height. */
  const rectOf = (id: string): PageRect => {
    const band = page.layout?.tops.find((top) => top.id === id);
    const width = page.frame.current?.clientWidth ?? 600;
    const top = band?.top ?? 80;
    return { left: width / 2, top, width: 0, height: band ? band.bottom - band.top : 0 };
  };

  /** As the frame is scrolled now. */
  const rectNow = ({ rect, top }: ToolState): PageRect => ({ ...rect, top: rect.top + top - page.top });

  const make = (place: Place, color: MarkColor, rect: PageRect): string => {
    lastColor = color;
    const id = marks.add(place, color);
    page.draw({ id, color, ...place }, rect);
    say(`Marked: ${names[color]}.`);
    setActive(id);
    page.send({ kind: 'unselect' });
    return id;
  };

  const openAt = (id: string, step: ToolStep, rect = rectOf(id), among: readonly string[] = []) => {
    setActive(id);
    setCurrent({ rect, top: page.top, among, target: { kind: 'mark', id }, step });
  };

  const growing = marks.find(active);
  /** False where there is no mark that it could be a piece of. */
  const addPiece = (place: Place): boolean => {
    const pieces = growing ? piecesOf(growing) : [];
    if (!growing || pieces.length === 0) return false;
    marks.retarget(growing, joinedPieces([...pieces, place]));
    page.send({ kind: 'unselect' });
    setCurrent(null);
    say('Added to the mark.');
    return true;
  };

  const at = current?.target.kind === 'mark' ? current.among.indexOf(current.target.id) : -1;

  return {
    current,
    asks: current !== null && current.step !== 'colors',
    key:
      current === null
        ? ''
        : current.target.kind === 'mark'
          ? `${current.target.id} ${current.step}`
          : 'selection',
    rect: current && rectNow(current),
    among: { at: Math.max(0, at), count: current?.among.length ?? 0 },
    cycle: (by) => {
      if (!current) return;
      const { among, rect } = current;
      const id = among[(Math.max(0, at) + by + among.length) % among.length];
      if (id !== undefined) setCurrent({ ...current, rect, target: { kind: 'mark', id } });
      if (id !== undefined) setActive(id);
    },
    canAddPiece: growing !== undefined && piecesOf(growing).length > 0,
    addPiece: () => {
      if (current?.target.kind === 'selection') addPiece(current.target.place);
    },
    focus: () => {
      if (!current && active !== null && growing) openAt(active, 'colors');
      // What floats can't have the focus before it has its place.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          window.focus();
          document.querySelector<HTMLElement>('[data-mark-tools] button')?.focus();
        }),
      );
    },
    select: (place, rect, further) => {
      if (further && addPiece(place)) return;
      setCurrent({ rect, top: page.top, among: [], target: { kind: 'selection', place }, step: 'colors' });
    },
    unselect: () => setCurrent((tool) => (tool?.target.kind === 'selection' ? null : tool)),
    press: (pressed, rect) => {
      if (pressed.length === 0) {
        close();
        setActive(null);
        return;
      }
      // The innermost; pressed again while its tools are open, the next one outwards.
      const open = current?.target.kind === 'mark' ? pressed.indexOf(current.target.id) : -1;
      const id = pressed[(open + 1) % pressed.length];
      if (id !== undefined) openAt(id, 'colors', rect, pressed);
    },
    draw: (region) => setActive(marks.addRegion(region, lastColor)),
    open: (mark, step) => openAt(mark.id, step),
    begin: (step) => {
      if (current?.target.kind === 'selection') {
        const { rect, target } = current;
        openAt(make(target.place, lastColor, rectNow(current)), step, rect);
      } else if (current?.target.kind === 'mark') {
        setCurrent({ ...current, step });
      } else if (active !== null && marks.find(active)) {
        openAt(active, step);
      }
    },
    color: (color) => {
      if (current?.target.kind === 'selection') {
        make(current.target.place, color, rectNow(current));
        close();
        return;
      }
      const id = current?.target.id ?? active;
      if (id === null) return;
      lastColor = color;
      marks.recolor(id, color);
      say(`The mark is ${names[color]} now.`);
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
