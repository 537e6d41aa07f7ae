import type { Destinations } from './parser-messages.ts';
import { openPdf } from './pdf-file.ts';

/** Reads on which page each named destination of a PDF lies. */
export async function readDestinations(bytes: Uint8Array): Promise<Destinations> {
  const task = openPdf(new Uint8Array(bytes));
  try {
    const document = await task.promise;
    const destinations: Record<string, number> = {};
    for (const [name, target] of Object.entries(await document.getDestinations())) {
      const page = (target as unknown[] | null)?.[0];
      if (typeof page === 'object' && page !== null)
        destinations[name] = (await document.getPageIndex(page as { num: number; gen: number })) + 1;
    }
    return { pages: document.numPages, destinations };
  } finally {
    await task.destroy();
  }
}
