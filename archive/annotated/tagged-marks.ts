/**
 * Marks on the pages of an article in the structure of the document that they stand behind (ISO 32000-2, 14.7.5.3 and 14.8.4.7.2):
 * a section for the article, in it each mark, tab and link with its words, so that they are reached by those who hear the
 * document. The words of the pages themselves stay without tags: their own structure can't be taken along.
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { MovedPages } from './moved-pages.ts';

const name = (said: string): PDFName => PDFName.of(said);
const structParent = name('StructParent');

/** Nothing is done to a document that has no structure. */
export function tagMarks(document: PDFDocument, pages: MovedPages['pages'], title: string): void {
  const { context, catalog } = document;
  const root = catalog.lookup(name('StructTreeRoot'));
  const parents = root instanceof PDFDict ? root.lookup(name('ParentTree')) : undefined;
  const top = root instanceof PDFDict ? topOf(root) : undefined;
  if (!(root instanceof PDFDict && parents instanceof PDFDict && top)) return;
  const first = nextKey(parents);
  const section = context.obj({ Type: 'StructElem', S: 'Sect', T: PDFHexString.fromText(title), P: top.ref });
  const sectionRef = context.register(section);
  const elements: PDFRef[] = [];
  for (const page of pages)
    for (const ref of page.node.Annots()?.asArray() ?? []) {
      const annotation = context.lookup(ref);
      if (!(ref instanceof PDFRef && annotation instanceof PDFDict)) continue;
      const words = annotation.lookup(name('Contents'));
      const kind = annotation.get(name('Subtype'));
      if (!words || kind === name('Popup')) continue;
      const element = context.obj({
        Type: 'StructElem',
        S: kind === name('Link') ? 'Link' : 'Annot',
        P: sectionRef,
        Pg: page.ref,
        K: [{ Type: 'OBJR', Obj: ref, Pg: page.ref }],
      });
      element.set(name('Alt'), words);
      annotation.set(structParent, PDFNumber.of(first + elements.length));
      elements.push(context.register(element));
    }
  if (elements.length === 0) return;
  section.set(name('K'), context.obj(elements));
  addChild(top.element, sectionRef);
  addParents(document, parents, first, elements);
  root.set(name('ParentTreeNextKey'), PDFNumber.of(first + elements.length));
}

/** The element that holds the whole document: Chromium writes one. */
function topOf(root: PDFDict): { readonly element: PDFDict; readonly ref: PDFRef } | undefined {
  const kids = root.get(name('K'));
  const list = root.lookup(name('K'));
  const ref = list instanceof PDFArray ? list.get(0) : kids;
  if (!(ref instanceof PDFRef)) return undefined;
  const element = root.context.lookup(ref);
  return element instanceof PDFDict ? { element, ref } : undefined;
}

function addChild(element: PDFDict, child: PDFRef): void {
  const kids = element.lookup(name('K'));
  if (kids instanceof PDFArray) kids.push(child);
  else
    element.set(
      name('K'),
      element.context.obj(kids === undefined ? [child] : [element.get(name('K')) ?? kids, child]),
    );
}

/** After all in the tree of numbers (ISO 32000-2, 7.9.7), whose branches are in order. */
function nextKey(tree: PDFDict): number {
  const branches = tree.lookup(name('Kids'));
  if (branches instanceof PDFArray)
    return Math.max(0, ...branches.asArray().map((branch) => nextKey(tree.context.lookup(branch, PDFDict))));
  const numbers = tree.lookup(name('Nums'));
  if (!(numbers instanceof PDFArray)) return 0;
  const last = numbers.size() < 2 ? undefined : numbers.lookup(numbers.size() - 2);
  return last instanceof PDFNumber ? last.asNumber() + 1 : 0;
}

function addParents(
  { context }: PDFDocument,
  tree: PDFDict,
  first: number,
  elements: readonly PDFRef[],
): void {
  const entries = elements.flatMap((ref, index) => [PDFNumber.of(first + index), ref]);
  const branches = tree.lookup(name('Kids'));
  const numbers = tree.lookup(name('Nums'));
  if (branches instanceof PDFArray)
    branches.push(
      context.register(context.obj({ Limits: [first, first + elements.length - 1], Nums: entries })),
    );
  else if (numbers instanceof PDFArray) for (const entry of entries) numbers.push(entry);
  else tree.set(name('Nums'), context.obj(entries));
}
