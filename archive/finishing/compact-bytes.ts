/**
 * Writes a PDF with its objects in packed streams (ISO 32000-1, 7.5.7 and 7.5.8). As pdf-lib does it, but packed by zlib and not
 * in JavaScript: a tree of tags has tens of thousands of objects. What was written has a name that follows from its bytes.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';

/** Objects in one stream. */
const together = 200;

/** Where an object lies: at an offset of the file, or within a stream of objects. */
type Place = { readonly at: number } | { readonly within: number; readonly index: number };

export function compactBytes(context: PDFContext): Uint8Array {
  const parts: Uint8Array[] = [];
  const places = new Map<number, Place>();
  let length = 0;
  const write = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const writeObject = (number: number, body: readonly Uint8Array[]): void => {
    places.set(number, { at: length });
    write(ascii(`${number} 0 obj\n`));
    for (const bytes of body) write(bytes);
    write(ascii('\nendobj\n'));
  };

  write(Uint8Array.of(...ascii('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
  const packedObjects: [number, Uint8Array][] = [];
  for (const [number, object] of reachable(context)) {
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    if (object instanceof PDFStream) writeObject(number, [bytes]);
    else packedObjects.push([number, bytes]);
  }
  let next = context.largestObjectNumber + 1;
  for (let from = 0; from < packedObjects.length; from += together) {
    const objects = packedObjects.slice(from, from + together);
    const within = next++;
    objects.forEach(([number], index) => {
      places.set(number, { within, index });
    });
    writeObject(within, objectStream(objects));
  }
  const xref = next;
  places.set(xref, { at: length });
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  const start = length;
  write(ascii(`${xref} 0 obj\n`));
  for (const bytes of crossReferences(context, places, xref + 1, digest.digest('hex').slice(0, 32)))
    write(bytes);
  write(ascii(`\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** What the trailer leads to, by number: lengths of streams that were packed anew, and the like, are left behind. */
function reachable(context: PDFContext): [number, PDFObject][] {
  const found = new Map<number, PDFObject>();
  const { Root, Info } = context.trailerInfo;
  const open: (PDFObject | undefined)[] = [Root, Info];
  for (let object = open.pop(); object !== undefined || open.length > 0; object = open.pop()) {
    if (object instanceof PDFRef) {
      const target = context.lookup(object);
      if (target === undefined || found.has(object.objectNumber)) continue;
      found.set(object.objectNumber, target);
      open.push(target);
    } else if (object instanceof PDFDict) open.push(...object.values());
    else if (object instanceof PDFArray) open.push(...object.asArray());
    else if (object instanceof PDFStream)
      for (const [key, value] of object.dict.entries()) if (key !== lengthKey) open.push(value);
  }
  return [...found].sort(([a], [b]) => a - b);
}

const lengthKey = PDFName.of('Length');

function objectStream(objects: readonly (readonly [number, Uint8Array])[]): Uint8Array[] {
  let offset = 0;
  const heads = objects.map(([number, bytes]) => {
    const head = `${number} ${offset}`;
    offset += bytes.length + 1;
    return head;
  });
  const head = ascii(`${heads.join(' ')}\n`);
  const space = ascii('\n');
  const data = deflateSync(Buffer.concat([head, ...objects.flatMap(([, bytes]) => [bytes, space])]));
  return streamOf(`/Type /ObjStm /N ${objects.length} /First ${head.length}`, data);
}

/** Every number from 0: a kind (1 byte), an offset or a stream (5), a generation or an index (2). */
function crossReferences(
  context: PDFContext,
  places: ReadonlyMap<number, Place>,
  size: number,
  name: string,
): Uint8Array[] {
  const table = Buffer.alloc(size * 8);
  table.writeUInt16BE(0xffff, 6);
  for (const [number, place] of places) {
    const row = number * 8;
    table[row] = 'at' in place ? 1 : 2;
    table.writeUIntBE('at' in place ? place.at : place.within, row + 1, 5);
    table.writeUInt16BE('at' in place ? 0 : place.index, row + 6);
  }
  const { Root, Info } = context.trailerInfo;
  return streamOf(
    `/Type /XRef /Size ${size} /W [1 5 2] /Root ${Root} /Info ${Info} /ID [<${name}> <${name}>]`,
    deflateSync(table),
  );
}

const streamOf = (entries: string, data: Uint8Array): Uint8Array[] => [
  ascii(`<< ${entries} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`),
  data,
  ascii('\nendstream'),
];

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
