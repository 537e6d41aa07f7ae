/** pdf.js and its worker are begun apart from each other and before there is a file for them: both take a while to start. */
import { pdfWorker } from './pdf-worker.ts';

export const loadPdfView = () => import('./pdf-view.ts');

/** Begins what every PDF takes. */
export function startPdf(): void {
  pdfWorker();
  // Whoever opens one says what failed.
  loadPdfView().catch(() => undefined);
}

/** Makes ready for a PDF in a page that has nothing else to do: code that has run once runs faster. */
export async function warmPdf(): Promise<void> {
  startPdf();
  const { rehearse } = await import('./pdf-rehearsal.ts');
  await rehearse();
}
