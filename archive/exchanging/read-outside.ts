/** Reads a file of another program's marks, in the parser's process; which format it is shows in its content. */
import { readFileSync, statSync } from 'node:fs';
import type { ImportFormat } from '../contract/exchanging.ts';
import { decodeText } from '../importing/decoding.ts';
import { Refusal } from '../importing/parsed.ts';
import { readCsv } from './csv.ts';
import { parseJson } from './json.ts';
import type { OutsideFile } from './outside-mark.ts';
import { holdsHypothesis, readHypothesis } from './read-hypothesis.ts';
import { readPdfMarks } from './read-pdf-marks.ts';
import { isReadwise, readReadwise } from './read-readwise.ts';
import { holdsW3c, readW3c } from './read-w3c.ts';
import { holdsZotero, isZoteroCsv, readZoteroCsv, readZoteroJson, readZoteroNote } from './read-zotero.ts';
import { isZoteroHtml, isZoteroMarkdown } from './zotero-note.ts';

const megabyte = 1_000_000;
/** Bytes of a file of text that are read. */
const textLimit = 50 * megabyte;
const pdfLimit = 500 * megabyte;
/** Marks that one file may hold. */
const markLimit = 50_000;

export async function readOutside(path: string, format?: ImportFormat): Promise<OutsideFile> {
  const about = statSync(path);
  if (about.isDirectory()) throw new Refusal('is a folder; marks are brought in from a file');
  const { size } = about;
  if (size === 0) throw new Refusal('is empty');
  if (size > pdfLimit) throw tooLarge(size, pdfLimit);
  const bytes = readFileSync(path);
  const isPdf = bytes.subarray(0, 1_024).includes('%PDF-');
  if (format === 'pdf' || (format === undefined && isPdf)) {
    if (!isPdf) throw new Refusal('is no PDF');
    return limited(await readPdfMarks(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  }
  if (size > textLimit) throw tooLarge(size, textLimit);
  return limited(readText(decodeText(bytes, false), format));
}

function readText(content: string, format: ImportFormat | undefined): OutsideFile {
  switch (format ?? formatOf(content)) {
    case 'w3c':
      return readW3c(parseJson(content));
    case 'hypothesis':
      return readHypothesis(parseJson(content));
    case 'zotero-json':
      return readZoteroJson(parseJson(content));
    case 'zotero-csv':
      return readZoteroCsv(readCsv(content));
    case 'zotero-note':
      return readZoteroNote(content);
    case 'readwise':
      return readReadwise(readCsv(content));
    default:
      throw new Refusal(
        'is of no format that can be brought in: W3C Web Annotations, Hypothesis, Zotero (CSV, JSON, notes), Readwise, PDF',
      );
  }
}

function formatOf(content: string): ImportFormat | undefined {
  if (/^\ufeff?\s*[[{]/u.test(content)) {
    const json = parseJson(content);
    if (holdsW3c(json)) return 'w3c';
    if (holdsHypothesis(json)) return 'hypothesis';
    return holdsZotero(json) ? 'zotero-json' : undefined;
  }
  const header = /^\ufeff?([^\r\n]*)/u.exec(content)?.[1] ?? '';
  const [names] = header.includes('"') && !/"\s*$/u.test(header) ? [] : readCsv(header);
  if (names && isZoteroCsv(names.cells)) return 'zotero-csv';
  if (names && isReadwise(names.cells)) return 'readwise';
  return isZoteroMarkdown(content) || isZoteroHtml(content) ? 'zotero-note' : undefined;
}

function limited(file: OutsideFile): OutsideFile {
  if (file.marks.length > markLimit)
    throw new Refusal(
      `holds ${file.marks.length} marks, and the limit is ${markLimit}; bring it in in parts`,
    );
  return file;
}

const tooLarge = (size: number, limit: number): Refusal =>
  new Refusal(`is too large: ${Math.ceil(size / megabyte)} MB, and the limit is ${limit / megabyte} MB`);
