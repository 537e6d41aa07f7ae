/**
 * Codes of a font in a PDF. A sign that stands for other words in other places is given a code of its own for each, so that any
 * program that takes words out of the document finds those that were meant (ISO 32000-1, 9.10).
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { type Meanings, readMeanings, withMeanings } from './to-unicode.ts';

const key = {
  descendants: PDFName.of('DescendantFonts'),
  descriptor: PDFName.of('FontDescriptor'),
  file: PDFName.of('FontFile2'),
  glyphs: PDFName.of('CIDToGIDMap'),
  meaning: PDFName.of('ToUnicode'),
  subtype: PDFName.of('Subtype'),
  usual: PDFName.of('DW'),
  widths: PDFName.of('W'),
  differences: PDFName.of('Differences'),
  encoding: PDFName.of('Encoding'),
  first: PDFName.of('FirstChar'),
  last: PDFName.of('LastChar'),
  plainWidths: PDFName.of('Widths'),
} as const;

/** How the two kinds of fonts that Skia embeds keep their codes. */
interface CodeTable {
  /** Hexadecimal digits of a code. */
  readonly digits: number;
  /** In thousandths of the size. */
  width(code: number): number;
  /** Another code for the same sign, as wide or without width; undefined where there is no room. */
  another(code: number, wide: boolean): number | undefined;
  save(): void;
}

export class FontCodes {
  readonly #context: PDFContext;
  readonly #font: PDFDict;
  readonly #table: CodeTable;
  readonly #map: string;
  readonly #meanings: Meanings;
  /** Codes by sign, width and words. */
  readonly #given = new Map<string, number>();

  /** Undefined for a font of a kind that Skia does not write. */
  static of(context: PDFContext, font: PDFDict): FontCodes | undefined {
    const stream = context.lookup(font.get(key.meaning));
    if (!(stream instanceof PDFRawStream)) return undefined;
    const table =
      font.get(key.subtype) === PDFName.of('Type3')
        ? PaintedCodes.of(font)
        : OutlineCodes.of(context, font.lookupMaybe(key.descendants, PDFArray)?.lookupMaybe(0, PDFDict));
    return table && new FontCodes(context, font, table, unpacked(stream).toString('latin1'));
  }

  private constructor(context: PDFContext, font: PDFDict, table: CodeTable, map: string) {
    this.#context = context;
    this.#font = font;
    this.#table = table;
    this.#map = map;
    this.#meanings = readMeanings(map);
  }

  get digits(): number {
    return this.#table.digits;
  }

  /** Signs of such a font are painted whatever the mode of painting text is. */
  get isPainted(): boolean {
    return this.#table instanceof PaintedCodes;
  }

  meaning(code: number): string {
    return this.#meanings.get(code) ?? '';
  }

  width(code: number): number {
    return this.#table.width(code);
  }

  /** The code with which the sign of a code says these words; undefined where the font has no room for one more. */
  saying(text: string, code: number, wide = true): number | undefined {
    if (wide && this.meaning(code) === text) return code;
    const name = `${code} ${wide} ${text}`;
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    // A sign that only shaping leads to means nothing yet.
    const given = wide && this.meaning(code) === '' ? code : this.#table.another(code, wide);
    if (given === undefined) return undefined;
    this.#given.set(name, given);
    this.#meanings.set(given, text);
    return given;
  }

  save(): void {
    if (this.#given.size === 0) return;
    this.#table.save();
    const map = deflateSync(Buffer.from(withMeanings(this.#map, this.#meanings), 'latin1'));
    const dict = this.#context.obj({ Filter: 'FlateDecode' }) as PDFDict;
    this.#font.set(key.meaning, this.#context.register(PDFRawStream.of(dict, map)));
  }
}

/** A font of outlines: codes of two bytes are numbers of signs (ISO 32000-1, 9.7.4). */
class OutlineCodes implements CodeTable {
  readonly digits = 4;
  readonly #context: PDFContext;
  readonly #dict: PDFDict;
  readonly #widths: Map<number, number>;
  readonly #usual: number;
  /** Signs that the font has. */
  readonly #count: number;
  readonly #added: { readonly sign: number; readonly width: number }[] = [];

  static of(context: PDFContext, dict: PDFDict | undefined): OutlineCodes | undefined {
    if (dict?.get(key.glyphs) !== PDFName.of('Identity')) return undefined;
    const file = dict.lookupMaybe(key.descriptor, PDFDict)?.lookup(key.file);
    const count = file instanceof PDFRawStream ? signsIn(unpacked(file)) : undefined;
    return count === undefined ? undefined : new OutlineCodes(context, dict, count);
  }

  private constructor(context: PDFContext, dict: PDFDict, count: number) {
    this.#context = context;
    this.#dict = dict;
    this.#count = count;
    this.#usual = dict.lookupMaybe(key.usual, PDFNumber)?.asNumber() ?? 1000;
    this.#widths = widthsIn(dict.lookupMaybe(key.widths, PDFArray));
  }

  width(code: number): number {
    return this.#added[code - this.#count]?.width ?? this.#widths.get(code) ?? this.#usual;
  }

  another(code: number, wide: boolean): number | undefined {
    const given = this.#count + this.#added.length;
    if (given > 0xffff) return undefined;
    this.#added.push({ sign: code, width: wide ? this.width(code) : 0 });
    return given;
  }

  save(): void {
    if (this.#added.length === 0) return;
    const signs = Buffer.alloc((this.#count + this.#added.length) * 2);
    for (let code = 0; code < this.#count; code++) signs.writeUInt16BE(code, code * 2);
    this.#added.forEach(({ sign }, index) => {
      signs.writeUInt16BE(sign, (this.#count + index) * 2);
    });
    const dict = this.#context.obj({ Filter: 'FlateDecode' }) as PDFDict;
    this.#dict.set(key.glyphs, this.#context.register(PDFRawStream.of(dict, deflateSync(signs))));
    const widths = this.#dict.lookupMaybe(key.widths, PDFArray) ?? (this.#context.obj([]) as PDFArray);
    widths.push(PDFNumber.of(this.#count));
    widths.push(this.#context.obj(this.#added.map(({ width }) => width)));
    this.#dict.set(key.widths, widths);
  }
}

/** A font whose signs are drawn by operators of the page: codes of one byte have names (ISO 32000-1, 9.6.5). */
class PaintedCodes implements CodeTable {
  readonly digits = 2;
  readonly #font: PDFDict;
  readonly #first: number;
  readonly #names: string[];
  readonly #widths: number[];

  static of(font: PDFDict): PaintedCodes | undefined {
    const [first, ...names] =
      font.lookupMaybe(key.encoding, PDFDict)?.lookupMaybe(key.differences, PDFArray)?.asArray() ?? [];
    const widths = font.lookupMaybe(key.plainWidths, PDFArray)?.asArray() ?? [];
    if (!(first instanceof PDFNumber) || first.asNumber() !== font.lookup(key.first, PDFNumber).asNumber())
      return undefined;
    if (!names.every((name) => name instanceof PDFName) || names.length !== widths.length) return undefined;
    return new PaintedCodes(
      font,
      first.asNumber(),
      names.map((name) => name.decodeText()),
      widths.map((width) => (width instanceof PDFNumber ? width.asNumber() : 0)),
    );
  }

  private constructor(font: PDFDict, first: number, names: string[], widths: number[]) {
    this.#font = font;
    this.#first = first;
    this.#names = names;
    this.#widths = widths;
  }

  width(code: number): number {
    return this.#widths[code - this.#first] ?? 0;
  }

  another(code: number, wide: boolean): number | undefined {
    const name = this.#names[code - this.#first];
    if (!wide || name === undefined) return undefined;
    // Codes between those in use have the name of the sign that stands for none.
    const free = this.#names.findIndex((one, index) => one === nothing && index + this.#first > 0);
    const index = free < 0 ? this.#names.length : free;
    if (index + this.#first > 0xff) return undefined;
    this.#names[index] = name;
    this.#widths[index] = this.width(code);
    return index + this.#first;
  }

  save(): void {
    const { context } = this.#font;
    const encoding = context.obj({ Type: 'Encoding' }) as PDFDict;
    encoding.set(
      key.differences,
      context.obj([PDFNumber.of(this.#first), ...this.#names.map((name) => PDFName.of(name))] as never),
    );
    this.#font.set(key.encoding, encoding);
    this.#font.set(key.last, PDFNumber.of(this.#first + this.#names.length - 1));
    this.#font.set(key.plainWidths, context.obj(this.#widths));
  }
}

const nothing = 'g0';

/** Widths by code: `first [w w …]` or `first last w` (ISO 32000-1, 9.7.4.3). */
function widthsIn(list: PDFArray | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  const numberAt = (index: number): number => list?.lookupMaybe(index, PDFNumber)?.asNumber() ?? 0;
  for (let at = 0; list && at + 1 < list.size(); ) {
    const first = numberAt(at);
    const next = list.lookup(at + 1);
    if (next instanceof PDFArray) {
      next.asArray().forEach((width, index) => {
        if (width instanceof PDFNumber) widths.set(first + index, width.asNumber());
      });
      at += 2;
    } else {
      for (let code = first; code <= numberAt(at + 1); code++) widths.set(code, numberAt(at + 2));
      at += 3;
    }
  }
  return widths;
}

/** How many signs an OpenType font has, by its table `maxp`. */
function signsIn(font: Buffer): number | undefined {
  if (font.length < 12) return undefined;
  for (let table = 0, { length } = font, count = font.readUInt16BE(4); table < count; table++) {
    const entry = 12 + table * 16;
    if (entry + 16 > length) return undefined;
    if (font.toString('latin1', entry, entry + 4) !== 'maxp') continue;
    const at = font.readUInt32BE(entry + 8) + 4;
    return at + 2 > length ? undefined : font.readUInt16BE(at);
  }
  return undefined;
}

const unpacked = (stream: PDFRawStream): Buffer =>
  stream.dict.get(PDFName.of('Filter')) === undefined
    ? Buffer.from(stream.contents)
    : inflateSync(stream.contents);
