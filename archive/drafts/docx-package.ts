/** The parts of a .docx that hold text, taken out of its ZIP with limits: a small file may claim to hold a very large one. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { Refusal } from '../importing/parsed.ts';

/** Parts by their role; a document of one person has no comments. */
export interface DocxPackage {
  readonly document: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
}

const megabyte = 1_000_000;
/** Bytes of one part, and of all that are read, when they are unpacked. */
const largestPart = 80 * megabyte;
const largestTogether = 150 * megabyte;
const typesPart = '[Content_Types].xml';

const roles: readonly (readonly [role: keyof DocxPackage, type: RegExp])[] = [
  [
    'document',
    /\.(?:document|template)\.main\+xml$|\.(?:document|template)\.macroEnabledTemplate\.main\+xml$|word\.document\.macroEnabled\.main\+xml$/u,
  ],
  ['styles', /wordprocessingml\.styles\+xml$/u],
  ['footnotes', /wordprocessingml\.footnotes\+xml$/u],
  ['endnotes', /wordprocessingml\.endnotes\+xml$/u],
  ['comments', /wordprocessingml\.comments\+xml$/u],
];

export function openDocx(bytes: Uint8Array): DocxPackage {
  if (isOldOffice(bytes))
    throw new Refusal('is protected with a password, or an old .doc: save it as .docx without a password');
  const types = unpacked(bytes, [typesPart]).get(typesPart);
  if (types === undefined) throw new Refusal('is named .docx but is not a Word document');
  const names = partNames(types);
  const parts = unpacked(bytes, [...names.values()]);
  const part = (role: keyof DocxPackage): string | undefined => parts.get(names.get(role) ?? '');
  const document = part('document');
  if (document === undefined) throw new Refusal('is a document of Office, but not one of Word');
  const optional = (['styles', 'footnotes', 'endnotes', 'comments'] as const).flatMap((role) => {
    const content = part(role);
    return content === undefined ? [] : [[role, content]];
  });
  return { document, ...Object.fromEntries(optional) };
}

const isOldOffice = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);

/** Unpacked with what they claim to hold as their limit: more than that is not written anywhere. */
function unpacked(bytes: Uint8Array, wanted: readonly string[]): Map<string, string> {
  let together = 0;
  const sizes = new Map<string, number>();
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.includes(name) || sizes.has(name)) return false;
        together += originalSize;
        if (originalSize > largestPart || together > largestTogether)
          throw new Refusal(
            `holds more text than is read: ${Math.ceil(originalSize / megabyte)} MB in one part, and the limit is ${largestPart / megabyte} MB`,
          );
        sizes.set(name, originalSize);
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('is named .docx but is damaged, or not a Word document');
  }
}

/** Which part has which role: not every program calls them alike. */
function partNames(types: string): Map<keyof DocxPackage, string> {
  const found = new Map<keyof DocxPackage, string>();
  readXml(types, {
    open: (name, attribute) => {
      if (name !== 'Override') return;
      const type = attribute('ContentType');
      const role = roles.find(([, pattern]) => pattern.test(type))?.[0];
      if (role && !found.has(role)) found.set(role, attribute('PartName').replace(/^\//u, ''));
    },
  });
  return found;
}

export interface XmlReader {
  /** Names without their prefix; an attribute that is not there is ''. */
  readonly open?: (name: string, attribute: (name: string) => string) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Deeper than any document of Word is nested. */
const deepest = 2_000;

/** Reads XML piece by piece. Entities of its own, by which little text becomes very much, are refused with its DOCTYPE. */
export function readXml(xml: string, { open, close, text }: XmlReader): void {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  let depth = 0;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', () => {
    throw new Refusal('holds definitions that no Word document has');
  });
  parser.on('error', () => {
    throw new Refusal('is damaged: a part of it can’t be read');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) throw new Refusal('is nested too deeply to be a Word document');
    open?.(local(name), (wanted) => {
      const own = attributes[wanted] ?? attributes[`w:${wanted}`];
      if (own !== undefined) return own;
      const key = Object.keys(attributes).find((known) => local(known) === wanted);
      return key === undefined ? '' : (attributes[key] ?? '');
    });
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    close?.(local(name));
  });
  parser.on('text', (content) => text?.(content));
  parser.on('cdata', (content) => text?.(content));
  parser.write(xml).close();
}
