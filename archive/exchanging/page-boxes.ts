import { openPdf } from '../importing/pdf-file.ts';
import type { PageBox } from './fragments.ts';

/** What is seen of each page of a PDF, and how it is turned. */
export async function readPageBoxes(bytes: Uint8Array): Promise<PageBox[]> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    const boxes: PageBox[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { view, rotate } = await document.getPage(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = view;
      boxes.push({ view: [left, bottom, right, top], rotate });
    }
    return boxes;
  } finally {
    await task.destroy();
  }
}
