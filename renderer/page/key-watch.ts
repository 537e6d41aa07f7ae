/** Which keys the page leaves to the window: all but those that scroll, select and copy. */
import type { FromPage } from '../../archive/contract/page.ts';

type KeyMessage = Extract<FromPage, { kind: 'key' }>;
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'
>;

const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const passed = new Set(['Escape', 'Enter', 'Delete', 'Backspace', 'ContextMenu']);
/** With Ctrl or Cmd alone: copy and select all are the browser's own. */
const native = new Set(['c', 'a']);
/** With Ctrl or Cmd: the window's alone, or the app's menu would do it a second time. */
const windowsOwn = new Set(['z', 'y']);
const functionKey = /^F\d{1,2}$/;

/** What is going on in the page while a key is pressed. */
export interface KeySituation {
  readonly selected: boolean;
  /** The ends of the active mark can be moved. */
  readonly stretches: boolean;
}

/** The message for a key that the window should have, or null where the page keeps it. */
export function keyForWindow(
  event: PressedKey,
  { selected, stretches }: KeySituation = { selected: false, stretches: false },
): KeyMessage | null {
  const isAsked =
    // From a selection or a mark to the tools beside it.
    (event.key === 'Tab' && (selected || stretches) && !event.ctrlKey && !event.altKey && !event.metaKey) ||
    (stretches && event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'));
  if (event.isComposing || (!isAsked && !leftToWindow(event))) return null;
  const { key, ctrlKey: ctrl, metaKey: meta, shiftKey: shift, altKey: alt } = event;
  return { kind: 'key', key, ctrl, meta, shift, alt };
}

function leftToWindow({ key, ctrlKey, metaKey, shiftKey, altKey }: PressedKey): boolean {
  if (passed.has(key) || functionKey.test(key)) return true;
  // Back and forward; arrows otherwise scroll or extend the selection.
  if (arrows.has(key)) return altKey && !shiftKey;
  if (key === ' ' || [...key].length !== 1) return false;
  return !((ctrlKey || metaKey) && !shiftKey && !altKey && native.has(key.toLowerCase()));
}

export class KeyWatch {
  readonly #listening = new AbortController();

  constructor(tell: (message: KeyMessage) => void, situation?: () => KeySituation) {
    document.addEventListener(
      'keydown',
      (event) => {
        const message = keyForWindow(event, situation?.());
        if (!message) return;
        // Keys with Ctrl or Cmd keep their default, or the app's menu would not see them.
        const isPlain = !message.ctrl && !message.meta;
        if (isPlain || arrows.has(message.key) || windowsOwn.has(message.key.toLowerCase()))
          event.preventDefault();
        tell(message);
      },
      { signal: this.#listening.signal },
    );
  }

  close(): void {
    this.#listening.abort();
  }
}
