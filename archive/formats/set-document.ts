/** A document as the bytes of a file, in every format but PDF, which takes a page of Chromium (`main/printing`). */
import type { BriefingDocument } from '../contract/document.ts';
import type { WrittenFormat } from '../contract/formats.ts';
import { documentAsHtml } from './html.ts';
import { documentAsJson } from './json.ts';
import { documentAsMarkdown } from './markdown.ts';
import { quotationsAsCsv } from './quotation-table.ts';

export async function setDocument(document: BriefingDocument, format: WrittenFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx': {
      // What it needs is large, and loaded with the first one.
      const { documentAsDocx } = await import('./docx.ts');
      return documentAsDocx(document);
    }
    case 'html':
      return bytesOf(documentAsHtml(document));
    case 'markdown':
      return bytesOf(documentAsMarkdown(document));
    case 'json':
      return bytesOf(documentAsJson(document));
    case 'csv':
      return bytesOf(quotationsAsCsv(document));
  }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
