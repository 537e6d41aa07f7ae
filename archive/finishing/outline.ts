/** The outline of the document, from what its contents name (ISO 32000-1, 12.3.3). */
import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Finish } from './finish.ts';

interface Item {
  readonly title: string;
  readonly place: string;
  readonly level: number;
  readonly below: Item[];
}

export function setOutline(
  { context, catalog }: PDFDocument,
  entries: Finish['outline'],
  destinations: Readonly<Record<string, number>>,
): void {
  const top = nested(entries.filter(({ place }) => destinations[place] !== undefined));
  if (top.length === 0) return;
  const root = context.obj({ Type: 'Outlines' }) as PDFDict;
  const ref = context.register(root);

  /** @returns how many there are in all */
  const add = (items: readonly Item[], parent: PDFDict, parentRef: PDFRef): number => {
    const made = items.map((item) => {
      const dict = context.obj({}) as PDFDict;
      return { item, dict, ref: context.register(dict) };
    });
    let all = 0;
    made.forEach(({ item, dict, ref: own }, index) => {
      dict.set(PDFName.of('Title'), PDFHexString.fromText(item.title));
      dict.set(PDFName.of('Parent'), parentRef);
      dict.set(PDFName.of('Dest'), PDFName.of(item.place));
      const previous = made[index - 1];
      const next = made[index + 1];
      if (previous) dict.set(PDFName.of('Prev'), previous.ref);
      if (next) dict.set(PDFName.of('Next'), next.ref);
      all += 1 + add(item.below, dict, own);
    });
    const [first] = made;
    const last = made.at(-1);
    if (first && last) {
      parent.set(PDFName.of('First'), first.ref);
      parent.set(PDFName.of('Last'), last.ref);
      parent.set(PDFName.of('Count'), PDFNumber.of(all));
    }
    return all;
  };
  add(top, root, ref);
  catalog.set(PDFName.of('Outlines'), ref);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** By level; one that skips a level hangs below the last that is higher. */
function nested(entries: Finish['outline']): Item[] {
  const top: Item[] = [];
  const open: Item[] = [];
  for (const { title, place, level } of entries) {
    const item: Item = { title, place, level, below: [] };
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    (open.at(-1)?.below ?? top).push(item);
    open.push(item);
  }
  return top;
}
