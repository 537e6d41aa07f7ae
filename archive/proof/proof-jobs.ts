/** Reads and writes what a PDF carries to prove it, in the process in which it is called. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { onOneLine } from '../anchoring/pdf-order.shared.ts';
import { type PdfTextItem, readFromOtherSide, readPdfPage } from '../anchoring/pdf-text.shared.ts';
import { Locked, Refusal } from '../importing/parsed.ts';
import { openPdf } from '../importing/pdf-file.ts';
import { attachTo } from './attach.ts';
import { activeParts, PageDrawings } from './page-drawing.ts';
import type { ProofParser, ProofParts } from './proof-parts.ts';

export const proofJobs: ProofParser = {
  proofParts: async (path, folder) => {
    const bytes = readFileSync(path);
    if (!bytes.subarray(0, 1024).includes('%PDF-')) throw new Refusal('is not a PDF');
    const { attachments, texts } = await readByPdfJs(new Uint8Array(bytes), folder);
    const { drawings, active } = await drawingsOf(bytes);
    if (drawings.length !== texts.length) throw new Refusal('has pages that can’t be told apart');
    return {
      attachments,
      active,
      pages: texts.map((words, page) => ({ ...words, drawing: drawings[page] ?? '' })),
    };
  },
  attach: async (job) => {
    const attachments = job.attachments.map(({ path, ...rest }) => ({ ...rest, bytes: readFileSync(path) }));
    writeFileSync(job.out, await attachTo(readFileSync(job.path), attachments, job.date));
  },
};

type PageText = Omit<ProofParts['pages'][number], 'drawing'>;

/** Between the words of a page and its head, which is a form of its own, pdf.js sees no end of a line. */
const withLineEnds = (items: readonly PdfTextItem[]): PdfTextItem[] =>
  items.map((item, index) => {
    const next = items[index + 1];
    const hasEOL =
      item.hasEOL || (next !== undefined && item.str !== '' && !onOneLine(item, next, linesApart));
    return { ...item, hasEOL };
  });

/** In sizes of the letters: more than a raised number is above its line. */
const linesApart = 3;

async function readByPdfJs(
  bytes: Uint8Array,
  folder: string,
): Promise<{ attachments: ProofParts['attachments']; texts: PageText[] }> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    const found = (await document.getAttachments()) as Record<
      string,
      { filename: string; content: Uint8Array }
    > | null;
    const attachments = Object.values(found ?? {}).map(({ filename, content }, index) => {
      const file = String(index + 1).padStart(4, '0');
      writeFileSync(join(folder, file), content, { flag: 'wx' });
      return { name: filename, file };
    });
    const texts: PageText[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const ended = withLineEnds(items.filter((item): item is TextItem => 'str' in item));
      texts.push({ text: readPdfPage(ended).text, otherwise: readFromOtherSide(ended) });
      page.cleanup();
    }
    return { attachments, texts };
  } catch (error) {
    if ((error as Error).name === 'PasswordException')
      throw new Locked('is protected by a password: save it without one and verify that');
    throw new Refusal(`can’t be read as a PDF (${(error as Error).message})`);
  } finally {
    await task.destroy();
  }
}

async function drawingsOf(bytes: Uint8Array): Promise<{ drawings: string[]; active: string[] }> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const drawings = new PageDrawings(document);
    return { drawings: document.getPages().map((page) => drawings.of(page)), active: activeParts(document) };
  } catch (error) {
    throw new Refusal(`is built in a way that can’t be compared (${(error as Error).message.slice(0, 200)})`);
  }
}
