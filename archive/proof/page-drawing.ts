/**
 * What draws a page, as one hash that does not change where a program only writes the file anew: streams count unpacked,
 * objects by what they hold and not by their numbers, dictionaries in the order of their keys.
 */
import { createHash } from 'node:crypto';
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** What of a page is seen or can be clicked; the rest leads to other pages, or serves readers of tags. */
const drawn = ['MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Resources', 'Contents', 'Annots'] as const;
const inherited = new Set<string>(['MediaBox', 'CropBox', 'Rotate', 'Resources']);
/** Keys that say how a stream is packed, or lead upwards. */
const passedOver = new Set([
  'Length',
  'Filter',
  'DecodeParms',
  'DL',
  'Parent',
  'P',
  'StructParent',
  'StructParents',
]);
/** Of pictures the packing is part of what they are. */
const unpacked = new Set(['FlateDecode', 'LZWDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode']);
/** Levels of things within things: more than any page has, fewer than recursion bears. */
const deepest = 300;

export class PageDrawings {
  readonly #document: PDFDocument;
  readonly #pages = new Map<string, number>();
  readonly #known = new Map<string, string>();

  constructor(document: PDFDocument) {
    this.#document = document;
    document.getPages().forEach((page, index) => {
      this.#pages.set(page.ref.toString(), index);
    });
  }

  of(page: PDFPage): string {
    const hash = createHash('sha256');
    for (const key of drawn) {
      const value = inherited.has(key)
        ? page.node.getInheritableAttribute(PDFName.of(key))
        : page.node.get(PDFName.of(key));
      if (key === 'Contents') hash.update(this.#contents(value));
      else if (!isEmpty(this.#resolved(value))) hash.update(`${key} ${this.#said(value, new Set())}\n`);
    }
    return hash.digest('hex');
  }

  /** Programs may cut a page's content into several streams, or join them. */
  #contents(value: PDFObject | undefined): Buffer {
    const found = this.#resolved(value);
    const streams = found instanceof PDFArray ? found.asArray().map((one) => this.#resolved(one)) : [found];
    return Buffer.concat(
      streams.flatMap((stream) =>
        stream instanceof PDFStream ? [Buffer.from(contentOf(stream)), Buffer.from('\n')] : [],
      ),
    );
  }

  #resolved(value: PDFObject | undefined): PDFObject | undefined {
    return value instanceof PDFRef ? this.#document.context.lookup(value) : value;
  }

  /** A value may stand in its place or in an object of its own: it is the same value. */
  #said(value: PDFObject | undefined, above: Set<string>): string {
    const page = value instanceof PDFRef ? this.#pages.get(value.toString()) : undefined;
    if (page !== undefined) return `page ${page + 1}`;
    const found = this.#resolved(value);
    if (!(found instanceof PDFDict || found instanceof PDFArray || found instanceof PDFStream))
      return plain(found);
    if (!(value instanceof PDFRef)) return above.size > deepest ? 'deep' : digest(this.#thing(found, above));
    const key = value.toString();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (above.has(key) || above.size > deepest) return 'above';
    const said = digest(this.#thing(found, new Set(above).add(key)));
    this.#known.set(key, said);
    return said;
  }

  #thing(thing: PDFDict | PDFArray | PDFStream, above: Set<string>): string {
    if (thing instanceof PDFArray)
      return `[${thing
        .asArray()
        .map((one) => this.#said(one, above))
        .join(' ')}]`;
    if (thing instanceof PDFStream)
      return `stream ${packingOf(thing)} ${digest(contentOf(thing))} ${this.#thing(thing.dict, above)}`;
    const entries = thing
      .entries()
      .map(([name, value]): [string, PDFObject] => [name.decodeText(), value])
      .filter(([name]) => !passedOver.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `<${entries.map(([name, value]) => `/${name} ${this.#said(value, above)}`).join(' ')}>`;
  }
}

const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

function plain(value: PDFObject | undefined): string {
  if (value === undefined || value === PDFNull) return 'null';
  if (value instanceof PDFNumber) return String(value.asNumber());
  if (value instanceof PDFBool) return String(value.asBoolean());
  if (value instanceof PDFName) return `/${value.decodeText()}`;
  if (value instanceof PDFString || value instanceof PDFHexString)
    return `(${Buffer.from(value.asBytes()).toString('hex')})`;
  return value.toString();
}

const isEmpty = (value: PDFObject | undefined): boolean =>
  value === undefined || value === PDFNull || (value instanceof PDFArray && value.size() === 0);

function filtersOf(stream: PDFStream): string[] {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const all = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : [];
  return all.map((one) => (one instanceof PDFName ? one.decodeText() : ''));
}

/** Without what is unpacked here; where that can't be done, with all of it. */
const packingOf = (stream: PDFStream): string => (canUnpack(stream) ? '' : filtersOf(stream).join(','));

/** With a predictor the library would answer other bytes. */
function canUnpack(stream: PDFStream): boolean {
  const parameters = stream.dict.lookup(PDFName.of('DecodeParms'));
  const isPlain =
    !(parameters instanceof PDFDict) ||
    (parameters.lookup(PDFName.of('Predictor')) ?? PDFNumber.of(1)).toString() === '1';
  return isPlain && filtersOf(stream).every((filter) => unpacked.has(filter));
}

function contentOf(stream: PDFStream): Uint8Array {
  return stream instanceof PDFRawStream && canUnpack(stream)
    ? decodePDFRawStream(stream).decode()
    : stream.getContents();
}

/** What acts or hides in the file: a printed document has none of it. */
export function activeParts(document: PDFDocument): string[] {
  const { catalog } = document;
  const names = catalog.lookup(PDFName.of('Names'));
  return [
    ...['OpenAction', 'AA', 'AcroForm', 'OCProperties', 'Collection'].filter((key) =>
      catalog.has(PDFName.of(key)),
    ),
    ...(names instanceof PDFDict && names.has(PDFName.of('JavaScript')) ? ['JavaScript'] : []),
  ];
}
