/** Reads a draft from elsewhere, in the parser's process; its kind shows in its name and its first bytes. */
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { DraftKind } from '../contract/drafts.ts';
import { decodeText } from '../importing/decoding.ts';
import { Refusal } from '../importing/parsed.ts';
import type { Draft } from './draft.ts';
import type { DraftParser } from './draft-parser.ts';

/** In the process in which it is called. */
export const draftJobs: DraftParser = {
  readDraft: (path) => readDraft(path),
  readWrittenDraft: (text, kind) => readWrittenDraft(text, kind),
};

const megabyte = 1_000_000;
/** Bytes of a file; pictures make a Word document large. */
const largest: Readonly<Record<DraftKind, number>> = {
  docx: 200 * megabyte,
  text: 25 * megabyte,
  markdown: 10 * megabyte,
  html: 25 * megabyte,
};

const kinds: Readonly<Record<string, DraftKind>> = {
  '.docx': 'docx',
  '.docm': 'docx',
  '.dotx': 'docx',
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
};

async function readDraft(path: string): Promise<Draft> {
  const extension = extname(path).toLowerCase();
  const kind = kinds[extension];
  if (kind === undefined)
    throw new Refusal(
      `is of a kind that can’t be checked (${extension || 'no ending'}); .docx, .txt, .md and .html can`,
    );
  const { size } = statSync(path);
  if (size === 0) throw new Refusal('is empty');
  if (size > largest[kind])
    throw new Refusal(
      `is too large: ${Math.ceil(size / megabyte)} MB, and the limit is ${largest[kind] / megabyte} MB`,
    );
  const bytes = readFileSync(path);
  if (kind === 'docx') {
    const { readDocx } = await import('./read-docx.ts');
    return readDocx(bytes);
  }
  const text = decodeText(bytes, kind === 'html');
  if (text.includes('\0')) throw new Refusal(`is named ${extension} but holds no text`);
  return readWrittenDraft(text, kind);
}

/** Of text that is at hand: pasted, or read from a file. */
async function readWrittenDraft(text: string, kind: Exclude<DraftKind, 'docx'>): Promise<Draft> {
  if (kind === 'text') {
    const { readTextDraft } = await import('./read-text.ts');
    return readTextDraft(text);
  }
  const { readHtmlDraft, readMarkdownDraft } = await import('./read-html.ts');
  return kind === 'html' ? readHtmlDraft(text) : readMarkdownDraft(text);
}
