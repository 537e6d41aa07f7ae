/**
 * What stands at the head and foot of every page but the cover: printed on pages of its own, which are laid over those of the
 * document as artifacts, so that it has the document's faces and no reading aid takes it for text.
 */
import type { BriefingDocument } from '../contract/document.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';
import { escaped } from './escaped.ts';
import { sectionsOf } from './sections.ts';
import type { PageNumbers } from './setting.ts';

/** Pages that a document begins with that have none. */
export const bareAtFront = ({ parts }: BriefingDocument): number => (parts.cover ? 1 : 0);

/** One `div` a page that has a head, in order. */
export function runningHeads(document: BriefingDocument, pages: PageNumbers, count: number): string {
  const heads = headsByPage(document, pages, count);
  const { pageOf } = labelsOf(document.language);
  const lines: string[] = [];
  for (let page = 1 + bareAtFront(document); page <= count; page++)
    lines.push(
      `<div class="running"><div class="top"><span class="briefing" dir="auto">${escaped(document.title)}</span><span class="section" dir="auto">${escaped(heads[page] ?? '')}</span></div><div class="foot">${pageOf.replace('{page}', String(page)).replace('{pages}', String(count))}</div></div>`,
    );
  return lines.join('\n');
}

/** The section of the first level that a page belongs to: the one that begins on it first, else the one before. */
function headsByPage(document: BriefingDocument, pages: PageNumbers, count: number): string[] {
  const first = new Map<number, string>();
  const last = new Map<number, string>();
  for (const { title, level, place } of sectionsOf(document)) {
    const page = pages[place];
    if (level !== 1 || page === undefined) continue;
    if (!first.has(page)) first.set(page, title);
    last.set(page, title);
  }
  const heads: string[] = [];
  let current = '';
  for (let page = 1; page <= count; page++) {
    heads[page] = first.get(page) ?? current;
    current = last.get(page) ?? current;
  }
  return heads;
}
