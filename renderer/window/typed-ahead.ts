/**
 * What is typed between the key that opens a field and the field's having the focus: kept, and put into the field, in place
 * of being taken for the keys of what lies below.
 */
import { type Stroke, takeKeys } from './keys.ts';

export interface TypedAhead {
  readonly words: string;
  /** Enter was pressed after them. */
  readonly entered: boolean;
}

/** Milliseconds after which keys are given back whatever has become of the field. */
const longest = 2_000;

const nothing: TypedAhead = { words: '', entered: false };
let typed = nothing;
let release: (() => void) | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let before: HTMLElement | null = null;

/** Begins to keep what is typed. `leave` is called where Escape is pressed before the field is there. */
export function typeAhead(leave: () => void): void {
  stop();
  typed = nothing;
  // Out of the article's frame, which has keys of its own.
  before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  before?.blur();
  window.focus();
  release = takeKeys((stroke) => {
    const next = after(typed, stroke);
    if (stroke.key === 'Escape') {
      takeTyped();
      leave();
      return true;
    }
    if (next) typed = next;
    return next !== null;
  });
  timer = setTimeout(stop, longest);
}

/** Gives the focus back to what had it, unless something else has taken it. */
export function focusAgain(): void {
  const last = before;
  before = null;
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (last?.isConnected && (activeElement === null || activeElement === body))
      last.focus({ preventScroll: true });
  });
}

/** What was typed; from here on the keys are the field's. */
export function takeTyped(): TypedAhead {
  stop();
  const taken = typed;
  typed = nothing;
  return taken;
}

function stop(): void {
  clearTimeout(timer);
  release?.();
  release = null;
}

/** What stands there after one stroke more; null where the stroke is no typing. */
export function after(before: TypedAhead, { key, ctrl, meta, alt }: Stroke): TypedAhead | null {
  if (ctrl || meta || alt) return null;
  if (before.entered) return before;
  const letters = [...before.words];
  if (key === 'Enter') return { ...before, entered: true };
  if (key === 'Backspace') return { ...before, words: letters.slice(0, -1).join('') };
  return [...key].length === 1 ? { ...before, words: before.words + key } : null;
}
