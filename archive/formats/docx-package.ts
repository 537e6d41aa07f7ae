/** The package of a Word document made such that one document gives the same bytes, and says nothing of anybody’s computer. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The earliest time that a ZIP can hold, and a day, as it is written in local time. */
const noTime = new Date(1980, 0, 2);

/** @param date day of the export, ISO 8601 */
export function steadyPackage(bytes: Uint8Array, date: string): Uint8Array {
  const files = unzipSync(bytes);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const packed: Zippable = {};
  const put = (name: string, content: string | Uint8Array): void => {
    packed[name] =
      typeof content === 'string'
        ? [strToU8(content), { mtime: noTime, level: 6 }]
        : [content, { mtime: noTime, level: 0 }];
  };
  for (const name of Object.keys(files).sort()) {
    if (name === 'docProps/core.xml') put(name, dated(text(name), date));
    else if (name.endsWith('.xml'))
      put(name, withSteadyMarks(withSteadyIds(text(name), text(relationsOf(name)))));
    else if (name.endsWith('.rels')) put(name, withSteadyIds(text(name), text(name)));
    else put(name, files[name] ?? new Uint8Array());
  }
  return zipSync(packed);
}

/** `word/document.xml` → `word/_rels/document.xml.rels`. */
const relationsOf = (part: string): string => part.replace(/([^/]+)$/u, '_rels/$1.rels');

/** The library draws the names of links by lot: they get numbers, in the order in which they stand. */
function withSteadyIds(xml: string, relations: string): string {
  const drawn = [...relations.matchAll(/\bId="(rId[^"]*[^"\d][^"]*|rId[^"]{10,})"/gu)].map(
    ([, id]) => id ?? '',
  );
  const steady = new Map(drawn.map((id, index) => [id, `rIdLink${index + 1}`]));
  return steady.size === 0
    ? xml
    : xml.replace(/(\b(?:r:id|Id)=")([^"]+)"/gu, (all, before: string, id: string) => {
        const known = steady.get(id);
        return known === undefined ? all : `${before}${known}"`;
      });
}

/** Bookmarks and pictures are counted through all documents that a process makes: here each document counts for itself. */
const withSteadyMarks = (xml: string): string =>
  [
    /(\b_Toc)(\d+)\b/gu,
    /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)/gu,
    /(<wp:docPr\b[^>]*?\bid=")(\d+)/gu,
  ].reduce(counted, xml);

/** What stands in the second group gets a number of its own, from 1, in the order in which it first comes. */
function counted(xml: string, pattern: RegExp): string {
  const numbers = new Map<string, number>();
  return xml.replace(pattern, (_all, before: string, found: string) => {
    if (!numbers.has(found)) numbers.set(found, numbers.size + 1);
    return `${before}${numbers.get(found)}`;
  });
}

const dated = (xml: string, date: string): string =>
  xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/gu, `$1${date}T00:00:00Z`);
