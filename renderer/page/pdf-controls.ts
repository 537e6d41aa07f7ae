/** Keys and the wheel on a PDF: size, pages. What else is pressed is for the window. */
import type { PdfCommand, PdfLook } from '../../archive/contract/pdf-page.ts';
import { wheeled } from './pdf-scale.ts';

interface Controlled {
  look(): PdfLook;
  zoom(): number;
  obey(command: PdfCommand): void;
  zoomTo(zoom: number, at: { readonly x: number; readonly y: number }): void;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key means here; null where it means nothing. `atEnd`: where no more of the page is to be scrolled to. */
export function commandForKey(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed,
  look: PdfLook,
  atEnd: { readonly above: boolean; readonly below: boolean },
): PdfCommand | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (key === '+' || key === '=') return { do: 'zoom', by: 1 };
    if (key === '-' || key === '_') return { do: 'zoom', by: -1 };
    if (key === '0') return { do: 'look', look: { zoom: 1 } };
    if (key === '8') return { do: 'look', look: { zoom: 'width' } };
    if (key === '9') return { do: 'look', look: { zoom: 'page' } };
    return null;
  }
  if (look.layout !== 'single' || shiftKey) return null;
  if (key === 'ArrowRight' || (key === 'PageDown' && atEnd.below)) return { do: 'step', by: 1 };
  if (key === 'ArrowLeft' || (key === 'PageUp' && atEnd.above)) return { do: 'step', by: -1 };
  return null;
}

export class PdfControls {
  readonly #listening = new AbortController();

  constructor(view: Controlled) {
    const { signal } = this.#listening;
    // Before the page's own watch for keys, which passes on what it does not know.
    addEventListener(
      'keydown',
      (event) => {
        const command = commandForKey(event, view.look(), ends());
        if (!command || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        event.stopPropagation();
        view.obey(command);
      },
      { signal, capture: true },
    );
    let restingSince = 0;
    document.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey) {
          event.preventDefault();
          view.zoomTo(wheeled(view.zoom(), event.deltaY), { x: event.clientX, y: event.clientY });
          return;
        }
        if (view.look().layout !== 'single' || event.deltaY === 0) return;
        // At an end of the page the wheel turns it, once for each push.
        const pushed = event.timeStamp - restingSince > wheelRest;
        restingSince = event.timeStamp;
        const { above, below } = ends();
        if (pushed && (event.deltaY > 0 ? below : above))
          view.obey({ do: 'step', by: event.deltaY > 0 ? 1 : -1 });
      },
      { signal, passive: false },
    );
  }

  close(): void {
    this.#listening.abort();
  }
}

/** Milliseconds without a turn of the wheel after which the next one is a push of its own. */
const wheelRest = 160;

function ends(): { readonly above: boolean; readonly below: boolean } {
  const { scrollHeight } = document.documentElement;
  return { above: scrollY <= 1, below: scrollY + innerHeight >= scrollHeight - 1 };
}
