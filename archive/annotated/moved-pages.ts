/** Takes the pages of one PDF into another, with what leads from one of them to the next. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectCopier,
  PDFPage,
  type PDFPageLeaf,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

const name = (said: string): PDFName => PDFName.of(said);

/**
 * Appends all pages of `from` to `to`. Each is copied once, under its own number, so that links within and the pages that
 * annotations name stay true; places with names become places of pages. What belongs to the document as a whole (its outline,
 * its structure, its form) stays behind.
 */
export function movePages(from: PDFDocument, to: PDFDocument): MovedPages {
  const pages = from.getPages();
  const named = namedPlaces(from);
  for (const page of pages) {
    // Numbers in a tree of structure that is not taken along, and would be another’s there.
    page.node.delete(name('StructParents'));
    for (const annotation of annotationsOf(page)) {
      annotation.delete(name('StructParent'));
      settleLink(annotation, named);
    }
  }
  const copier = PDFObjectCopier.for(from.context, to.context);
  const copies = pages.map(({ ref }) => copier.copy(ref) as PDFRef);
  moveLayers(from, to, copier);
  return {
    pages: copies.map((ref) => to.addPage(PDFPage.of(to.context.lookup(ref) as PDFPageLeaf, ref, to))),
    places: new Map([...named].map(([key, place]) => [key, copier.copy(place)])),
  };
}

export interface MovedPages {
  readonly pages: readonly PDFPage[];
  /** Places that had a name, where they are now. */
  readonly places: ReadonlyMap<string, PDFObject>;
}

/** What is hidden of a page stays hidden: its layers are the other document’s as well (ISO 32000-2, 8.11). */
function moveLayers(from: PDFDocument, to: PDFDocument, copier: PDFObjectCopier): void {
  const layers = from.catalog.lookup(name('OCProperties'));
  if (!(layers instanceof PDFDict)) return;
  const moved = copier.copy(layers) as PDFDict;
  const known = to.catalog.lookup(name('OCProperties'));
  if (!(known instanceof PDFDict)) {
    to.catalog.set(name('OCProperties'), moved);
    return;
  }
  const join = (into: PDFDict, more: PDFDict, key: string): void => {
    const [list, others] = [into.lookup(name(key)), more.lookup(name(key))];
    if (!(others instanceof PDFArray)) return;
    if (list instanceof PDFArray) for (const layer of others.asArray()) list.push(layer);
    else into.set(name(key), others);
  };
  join(known, moved, 'OCGs');
  const [shown, others] = [known.lookup(name('D')), moved.lookup(name('D'))];
  if (shown instanceof PDFDict && others instanceof PDFDict)
    for (const key of ['ON', 'OFF']) join(shown, others, key);
}

/** Links that name one of these places lead to it. */
export function leadToPlaces(pages: readonly PDFPage[], places: ReadonlyMap<string, PDFObject>): void {
  for (const page of pages) for (const annotation of annotationsOf(page)) settleLink(annotation, places);
}

export const annotationsOf = (page: PDFPage): PDFDict[] => {
  const list = page.node.lookupMaybe(name('Annots'), PDFArray);
  if (!list) return [];
  return list.asArray().flatMap((entry) => {
    const annotation = page.doc.context.lookup(entry);
    return annotation instanceof PDFDict ? [annotation] : [];
  });
};

/** Says that a link leads to a page by its name; what leads nowhere is left as it is. */
function settleLink(annotation: PDFDict, named: ReadonlyMap<string, PDFObject>): void {
  const direct = named.get(nameOf(annotation.lookup(name('Dest'))) ?? '');
  if (direct) annotation.set(name('Dest'), direct);
  const action = annotation.lookup(name('A'));
  if (!(action instanceof PDFDict) || action.lookup(name('S')) !== name('GoTo')) return;
  const led = named.get(nameOf(action.lookup(name('D'))) ?? '');
  if (!led) return;
  annotation.delete(name('A'));
  annotation.set(name('Dest'), led);
}

const nameOf = (said: PDFObject | undefined): string | undefined => {
  if (said instanceof PDFName) return said.decodeText();
  return said instanceof PDFString || said instanceof PDFHexString ? said.decodeText() : undefined;
};

/** Places with names: the old dictionary, and the tree of names (ISO 32000-2, 12.3.2.4). */
export function namedPlaces({ catalog, context }: PDFDocument): Map<string, PDFObject> {
  const found = new Map<string, PDFObject>();
  const keep = (key: string, value: PDFObject | undefined): void => {
    const place = value instanceof PDFDict ? value.lookup(name('D')) : value;
    if (place instanceof PDFArray) found.set(key, place);
  };
  const old = catalog.lookup(name('Dests'));
  if (old instanceof PDFDict) for (const [key] of old.entries()) keep(key.decodeText(), old.lookup(key));
  const seen = new Set<PDFObject>();
  const walk = (node: PDFObject | undefined): void => {
    if (!(node instanceof PDFDict) || seen.has(node)) return;
    seen.add(node);
    const names = node.lookup(name('Names'));
    if (names instanceof PDFArray)
      for (let at = 0; at + 1 < names.size(); at += 2)
        keep(nameOf(names.lookup(at)) ?? '', names.lookup(at + 1));
    const kids = node.lookup(name('Kids'));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) walk(context.lookup(kid));
  };
  const trees = catalog.lookup(name('Names'));
  if (trees instanceof PDFDict) walk(trees.lookup(name('Dests')));
  return found;
}

/** Turns links to an address of ours into links to pages: `address` and the number of the page, from 1. */
export function leadToPages(
  { context }: PDFDocument,
  linking: readonly PDFPage[],
  address: string,
  pages: readonly PDFPage[],
): void {
  for (const page of linking)
    for (const annotation of annotationsOf(page)) {
      const action = annotation.lookup(name('A'));
      const said = action instanceof PDFDict ? nameOf(action.lookup(name('URI'))) : undefined;
      if (said === undefined || !said.startsWith(address)) continue;
      const target = pages[Number(said.slice(address.length)) - 1];
      annotation.delete(name('A'));
      if (!target) continue;
      annotation.set(name('Dest'), context.obj([target.ref, 'Fit']));
      annotation.set(
        name('Contents'),
        PDFHexString.fromText(`Page ${said.slice(address.length)} of the article`),
      );
    }
}

/** One more entry at the end of the outline. */
export function addToOutline({ catalog, context }: PDFDocument, title: string, page: PDFPage): void {
  const known = catalog.lookup(name('Outlines'));
  const outline = known instanceof PDFDict ? known : context.obj({ Type: 'Outlines' });
  const said = catalog.get(name('Outlines'));
  const root = known instanceof PDFDict && said instanceof PDFRef ? said : context.register(outline);
  if (!(known instanceof PDFDict)) catalog.set(name('Outlines'), root);
  const last = outline.get(name('Last'));
  const entry = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Parent: root,
      Dest: [page.ref, 'Fit'],
      ...(last instanceof PDFRef ? { Prev: last } : {}),
    }),
  );
  if (last instanceof PDFRef) context.lookup(last, PDFDict).set(name('Next'), entry);
  else outline.set(name('First'), entry);
  outline.set(name('Last'), entry);
  const count = outline.lookup(name('Count'));
  const shown = count instanceof PDFNumber ? count.asNumber() : 0;
  outline.set(name('Count'), PDFNumber.of(shown < 0 ? shown - 1 : shown + 1));
}

/** Numbers of pages as a reader shows them: the pages before as they were, those from `index` on with a prefix. */
export function labelPages({ catalog, context }: PDFDocument, index: number, prefix: string): void {
  const known = catalog.lookup(name('PageLabels'));
  const numbers =
    known instanceof PDFDict && known.lookup(name('Nums')) instanceof PDFArray
      ? known.lookup(name('Nums'), PDFArray)
      : context.obj([0, { S: 'D' }]);
  numbers.push(PDFNumber.of(index));
  numbers.push(context.obj({ S: 'D', P: PDFHexString.fromText(prefix) }));
  catalog.set(name('PageLabels'), context.obj({ Nums: numbers }));
}
