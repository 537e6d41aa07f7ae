/** The mouse, the touch pad and fingers on a timeline. */
import { zoomed } from '../../archive/timeline/views.shared.ts';
import type { TimelineStage } from './stage.ts';

/** Pixels that a press may stray and still be a click. */
const stray = 4;
/** What a turn of the wheel of 100 pixels does to the length that is seen. */
const wheelStrength = 0.0022;
/** A pinch on a touch pad comes as a wheel with small steps. */
const pinchStrength = 0.012;

interface Presses {
  readonly onClick: (x: number, y: number) => void;
  readonly onDoubleClick: (x: number, y: number) => void;
}

/** Listens until what it answers is called. */
export function followHand(element: HTMLElement, stage: TimelineStage, presses: Presses): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let pressed: { x: number; y: number } | null = null;
  let strayed = false;
  const within = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const pan = (pixels: number): void => {
    const { from, to } = stage.view;
    const by = (pixels * (to - from)) / Math.max(stage.width, 1);
    stage.show({ from: from - by, to: to - by });
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    if (sideways) {
      pan(-(event.deltaX || event.deltaY) * unit);
      return;
    }
    const factor = Math.exp(event.deltaY * unit * (event.ctrlKey ? pinchStrength : wheelStrength));
    stage.show(zoomed(stage.view, factor, within(event).x / Math.max(stage.width, 1)));
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, within(event));
    pressed = within(event);
    strayed = fingers.size > 1;
  };
  const move = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    const now = within(event);
    if (!before) {
      element.style.cursor = stage.at(now.x, now.y).length > 0 ? 'pointer' : 'grab';
      return;
    }
    if (pressed && Math.hypot(now.x - pressed.x, now.y - pressed.y) > stray) strayed = true;
    if (!strayed) return;
    element.style.cursor = 'grabbing';
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const apart = Math.max(Math.abs(before.x - other.x), 20);
      const apartNow = Math.max(Math.abs(now.x - other.x), 20);
      stage.show(zoomed(stage.view, apart / apartNow, other.x / Math.max(stage.width, 1)));
    } else pan(now.x - before.x);
    fingers.set(event.pointerId, now);
  };
  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    const { x, y } = within(event);
    element.style.cursor = 'grab';
    if (event.type === 'pointerup' && !strayed && fingers.size === 0) presses.onClick(x, y);
  };
  const twice = (event: MouseEvent): void => {
    const { x, y } = within(event);
    presses.onDoubleClick(x, y);
  };

  const listening = new AbortController();
  const { signal } = listening;
  element.addEventListener('wheel', wheel, { passive: false, signal });
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', up, { signal });
  element.addEventListener('dblclick', twice, { signal });
  return () => listening.abort();
}
