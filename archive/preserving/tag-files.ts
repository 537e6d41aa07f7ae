/** The files of a bag that speak of it (RFC 8493, 2.1 and 2.2): how they are written and read. */
import { decodePath, encodePath } from './bag-paths.ts';

export const declarationFile = 'bagit.txt';
export const infoFile = 'bag-info.txt';
export const payloadFolder = 'data';

export const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Lines of `Label: value`; whatever would end a line in a value becomes a space. */
export function infoText(entries: readonly (readonly [label: string, value: string])[]): string {
  return entries.map(([label, value]) => `${label}: ${value.replace(/[\r\n]+/gu, ' ')}\n`).join('');
}

/** What a bag's tag file says, with lines folded by white space taken together. */
export function readInfo(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let last = '';
  for (const line of linesOf(text)) {
    const pair = /^([^\s:][^:]*?)[ \t]*:[ \t]*(.*)$/u.exec(line);
    if (/^[ \t]/u.test(line) && last !== '') found.set(last, `${found.get(last)} ${line.trim()}`);
    else if (pair) {
      last = (pair[1] ?? '').toLowerCase();
      found.set(last, (pair[2] ?? '').trim());
    }
  }
  return found;
}

export function manifestText(digests: Iterable<readonly [path: string, digest: string]>): string {
  return [...digests]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${encodePath(path)}\n`)
    .join('');
}

export interface ManifestLine {
  readonly path: string;
  readonly digest: string;
}

/** Lines of a manifest; a line that is none is answered as it stands. */
export function readManifest(text: string, version: string): (ManifestLine | string)[] {
  return linesOf(text)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      // The asterisk, which md5sum writes, is of bags older than the RFC.
      const found = /^([0-9a-f]+)[ \t]+(?:\*(?=data\/))?(.+)$/iu.exec(line);
      return found
        ? { digest: (found[1] ?? '').toLowerCase(), path: decodePath(found[2] ?? '', version) }
        : line;
    });
}

/** Lines end in LF, CR or both; nothing else ends one, whatever Unicode says. */
const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/u);
