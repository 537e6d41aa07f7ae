/** Reads an exported PDF back with pdf.js, apart from the code that wrote it. */
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: readonly string[];
  readonly text: string;
  readonly outline: readonly string[];
  readonly title: string;
  /** Points. */
  readonly size: readonly [width: number, height: number];
  /** Page, from 1, of each named destination. */
  readonly destinations: Readonly<Record<string, number>>;
}

export async function readPdf(path: string): Promise<ReadPdf> {
  const task = getDocument({
    data: new Uint8Array(readFileSync(path)),
    verbosity: 0,
    isEvalSupported: false,
  });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    const words = content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''));
    pages.push(words.join('').replace(/\s+/g, ' '));
  }
  const outline: string[] = [];
  const walk = (items: { title: string; items: unknown[] }[]): void => {
    for (const item of items) {
      outline.push(item.title);
      walk(item.items as typeof items);
    }
  };
  walk((await document.getOutline()) ?? []);
  const destinations: Record<string, number> = {};
  for (const [name, target] of Object.entries(await document.getDestinations()))
    destinations[name] =
      (await document.getPageIndex((target as { num: number; gen: number }[])[0] as never)) + 1;
  const [, , width = 0, height = 0] = (await document.getPage(1)).view;
  const info = (await document.getMetadata()).info as { Title?: string };
  await task.destroy();
  return {
    pages,
    text: pages.join(' '),
    outline,
    title: info.Title ?? '',
    size: [width, height],
    destinations,
  };
}
