/** What is carried into the page, by dragging or pasting, is for the window: here it would lead the frame away. */
import type { FromPage } from '../../archive/contract/page.ts';

type CarriedMessage = Extract<FromPage, { kind: 'files-dragged' | 'pasted' }>;

export class CarriedWatch {
  constructor(tell: (message: CarriedMessage) => void) {
    for (const kind of ['dragover', 'drop']) {
      document.addEventListener(kind, (event) => event.preventDefault());
    }
    document.addEventListener('dragstart', (event) => event.preventDefault());
    document.addEventListener('dragenter', (event) => {
      if (event.dataTransfer?.types.includes('Files')) tell({ kind: 'files-dragged' });
    });
    document.addEventListener('paste', (event) => {
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const html = event.clipboardData?.getData('text/html') ?? '';
      if (text !== '' || html !== '') tell({ kind: 'pasted', text, html });
    });
  }
}
