/** The worker in which pdf.js reads files; it may be started before pdf.js itself is there. */
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

let worker: Worker | null = null;

/** The one worker of this page. Made here: pdf.js doubts that one on this scheme is of the same origin and would wrap it in a blob. */
export function pdfWorker(): Worker {
  worker ??= new Worker(workerUrl, { type: 'module' });
  return worker;
}

/** Lets the worker go, where no PDF has come. */
export function coolPdf(): void {
  worker?.terminate();
  worker = null;
}
