/** The outline of a PDF (its bookmarks) as a list to go by. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Destination, destinationOf } from './pdf-links.ts';

/** Entries and levels shown at most: a hostile file may have any number. */
const mostEntries = 5_000;
const deepest = 12;
const longestTitle = 300;

interface Entry {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly Entry[];
}

/** Null where the document has no outline. */
export async function contentsOf(
  pdf: PDFDocumentProxy,
  go: (to: Destination) => void,
): Promise<HTMLElement | null> {
  const outline = ((await pdf.getOutline().catch(() => null)) ?? []) as readonly Entry[];
  let left = mostEntries;
  const listOf = (entries: readonly Entry[], depth: number): HTMLOListElement => {
    const list = document.createElement('ol');
    for (const entry of entries) {
      if (left-- <= 0) break;
      const item = document.createElement('li');
      item.append(entryButton(pdf, entry, go));
      if (entry.items.length > 0 && depth < deepest) item.append(listOf(entry.items, depth + 1));
      list.append(item);
    }
    return list;
  };
  if (outline.length === 0) return null;
  const list = listOf(outline, 1);
  list.className = 'contents';
  return list;
}

function entryButton(
  pdf: PDFDocumentProxy,
  { title, dest }: Entry,
  go: (to: Destination) => void,
): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dir = 'auto';
  button.textContent = title.trim().slice(0, longestTitle) || 'Untitled';
  // What leads out of the document is a title and no more.
  button.disabled = dest === null || dest === undefined;
  button.addEventListener('click', () => {
    void destinationOf(pdf, dest).then((to) => to && go(to));
  });
  return button;
}
