/** Tells what a file is, by its first bytes and its name, and refuses what can't be read here. */
import { extname } from 'node:path';
import type { ArticleKind } from '../contract/views.ts';
import { Refusal } from './parsed.ts';

const megabyte = 1_000_000;

/** Largest size of a file by its kind, in bytes. */
export const sizeLimits: Readonly<Record<ArticleKind, number>> = {
  text: 20 * megabyte,
  html: 20 * megabyte,
  pdf: 500 * megabyte,
};

const kindsByExtension: Readonly<Record<string, ArticleKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
};

/** How many bytes `fileKind` wants to see. */
export const sniffedBytes = 1024;

export function fileKind(name: string, head: Uint8Array, bytes: number): ArticleKind {
  const extension = extname(name).toLowerCase();
  const named = kindsByExtension[extension];
  if (named === undefined)
    throw new Refusal(
      `is of a kind that can't be imported yet (${extension || 'no ending'}); text, HTML and PDF can`,
    );
  if (bytes === 0) throw new Refusal('is empty');
  if (named === 'pdf' && !hasPdfSignature(head)) throw new Refusal('is named .pdf but is not a PDF');
  // Under another name only at the very beginning: a text may speak of PDF.
  const kind = beginsAsPdf(head) ? 'pdf' : named;
  if (bytes > sizeLimits[kind])
    throw new Refusal(
      `is too large: ${Math.ceil(bytes / megabyte)} MB, and the limit for ${kindNames[kind]} is ${sizeLimits[kind] / megabyte} MB`,
    );
  if (kind !== 'pdf' && looksBinary(head)) throw new Refusal(`is named ${extension} but holds no text`);
  return kind;
}

const kindNames: Readonly<Record<ArticleKind, string>> = { text: 'text', html: 'HTML', pdf: 'PDF' };

function hasPdfSignature(head: Uint8Array): boolean {
  // Readers take a header anywhere in the first 1024 bytes (ISO 32000-1, annex H, note 13).
  return Buffer.from(head).includes('%PDF-');
}

function beginsAsPdf(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 5)).toString('latin1') === '%PDF-';
}

function looksBinary(head: Uint8Array): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return !utf16 && head.includes(0);
}
