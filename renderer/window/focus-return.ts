/**
 * Where the focus goes when a dialog is closed: back to what opened it, which a dialog sees to itself, or, where that was an item
 * of a menu or a line of the palette and is gone, to what had the focus before.
 */

/** What comes and goes over the window. */
const passing = '[role="dialog"], [role="menu"], [role="listbox"], [role="alert"]';

let last: HTMLElement | null = null;

const note = (element: Element | null): void => {
  if (element instanceof HTMLElement && element !== document.body && !element.closest(passing))
    last = element;
};

/** Begins to note what has the focus. */
export function watchFocus(): void {
  document.addEventListener('focusin', ({ target }) => note(target as Element | null));
  // The focus went into the frame of an article, of which no event tells.
  window.addEventListener('blur', () => note(document.activeElement));
}

/** Once a dialog is gone: unless something has the focus, or another dialog is open below it. */
export function returnFocus(): void {
  // The dialog itself, and its lock on scrolling, go with the next frame.
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (activeElement !== null && activeElement !== body) return;
    if (last?.isConnected && !body.hasAttribute('data-scroll-locked')) last.focus({ preventScroll: true });
  });
}
