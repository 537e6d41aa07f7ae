/**
 * Names in the tree of tags come from the numbers that Chromium gave its nodes, which are others at each printing. Only those that
 * cells of a table need to name their heads are kept, numbered anew.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';

const id = PDFName.of('ID');
const type = PDFName.of('Type');
const element = PDFName.of('StructElem');
const role = PDFName.of('S');
const parent = PDFName.of('P');
const attributesOf = PDFName.of('A');
const heads = PDFName.of('Headers');

export function settleStructure({ context, catalog }: PDFDocument): void {
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const elements = [...context.enumerateIndirectObjects()]
    .filter((entry): entry is [(typeof entry)[0], PDFDict] => isElement(entry[1]))
    .map(([ref, element]) => ({ ref, element, name: nameOf(element) }));
  const named = new Set<string>();
  const headers = elements.flatMap(({ element }) => headersOf(element));
  for (const list of headers) for (const name of namesIn(list)) named.add(name);
  const numbers = new Map(
    [...named].sort().map((name, index) => [name, `cell-${String(index + 1).padStart(6, '0')}`]),
  );
  const kept: [string, (typeof elements)[number]['ref']][] = [];
  for (const { ref, element, name } of elements) {
    const renamed = name === null ? undefined : numbers.get(name);
    if (renamed === undefined) element.delete(id);
    else {
      element.set(id, PDFString.of(renamed));
      kept.push([renamed, ref]);
    }
  }
  for (const list of headers)
    namesIn(list).forEach((name, index) => {
      list.set(index, PDFString.of(numbers.get(name) ?? name));
    });
  if (!root) return;
  dropTree(context, root);
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  if (kept.length > 0)
    root.set(
      PDFName.of('IDTree'),
      context.register(context.obj({ Names: kept.flatMap(([name, ref]) => [PDFString.of(name), ref]) })),
    );
}

const isElement = (value: unknown): value is PDFDict =>
  value instanceof PDFDict && (value.get(type) === element || value.has(role)) && value.has(parent);

function nameOf(element: PDFDict): string | null {
  const name = element.get(id);
  return name instanceof PDFString ? name.asString() : null;
}

/** Lists of the heads of a cell, in its attributes. */
function headersOf(element: PDFDict): PDFArray[] {
  const attributes = element.lookup(attributesOf);
  const all = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  return all.flatMap((one) => {
    const dict = element.context.lookup(one);
    const list = dict instanceof PDFDict ? dict.lookup(heads) : undefined;
    return list instanceof PDFArray ? [list] : [];
  });
}

const namesIn = (list: PDFArray): string[] =>
  list.asArray().map((name) => (name instanceof PDFString ? name.asString() : ''));

/** Takes the tree of names away with all its branches, which nothing else leads to. */
function dropTree(context: PDFDocument['context'], root: PDFDict): void {
  const drop = (value: ReturnType<PDFDict['get']>): void => {
    const dict = context.lookup(value);
    if (!(dict instanceof PDFDict)) return;
    const kids = dict.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) drop(kid);
    if (value && 'objectNumber' in value) context.delete(value as never);
  };
  drop(root.get(PDFName.of('IDTree')));
  root.delete(PDFName.of('IDTree'));
}
