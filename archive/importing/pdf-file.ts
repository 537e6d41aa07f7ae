/** PDF files: text and geometry of each page, by pdf.js. The file itself stays as it came. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, InvalidPDFException, VerbosityLevel, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { readsFromRight } from '../anchoring/pdf-order.shared.ts';
import { type PdfTextRun, pageBreak, pdfTextRule, readPdfPage } from '../anchoring/pdf-text.shared.ts';
import { authorsOf } from './html-file.ts';
import { Locked, type PageLayout, type Parsed, Refusal } from './parsed.ts';
import { isMachineRead } from './pdf-machine-read.ts';
import { titleFromText } from './title.ts';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Opens a PDF in Node. The caller destroys it. `pictures`: whether it is to be drawn; text alone needs none. */
export function openPdf(bytes: Uint8Array, password?: string, { pictures = false } = {}) {
  return getDocument({
    data: bytes,
    ...(password !== undefined && { password }),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    // As in the window, where it is the default: it decides how text in fonts that are not embedded reads.
    useSystemFonts: true,
    disableFontFace: true,
    // Where only text and geometry are wanted, pictures are left out, which saves decoding them.
    ...(!pictures && { maxImageSize: 1 }),
    cMapUrl: join(pdfjs, 'cmaps/'),
    standardFontDataUrl: join(pdfjs, 'standard_fonts/'),
    wasmUrl: join(pdfjs, 'wasm/'),
  });
}

export async function parsePdfFile(bytes: Uint8Array, name: string, password?: string): Promise<Parsed> {
  const task = openPdf(bytes, password);
  try {
    const document = await task.promise;
    const texts: string[] = [];
    const layout: PageLayout[] = [];
    const machineRead: number[] = [];
    const rectanglesOnly: number[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      const items = content.items.filter((item): item is TextItem => 'str' in item);
      const { text, runs, ordered } = readPdfPage(items);
      if (!ordered) rectanglesOnly.push(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      texts.push(text);
      // A page that can't be drawn in whole may still be read.
      if (text.trim() !== '' && (await isMachineRead(page).catch(() => false))) machineRead.push(number);
      layout.push({
        width: right - left,
        height: top - bottom,
        rotate: page.rotate,
        runs: runs.map((run) => placedRun(run, items[run.item] as TextItem).map(rounded)),
      });
      page.cleanup();
    }
    const text = texts.join(pageBreak);
    const info = ((await document.getMetadata()).info ?? {}) as { Title?: unknown; Author?: unknown };
    const language = await documentLanguage(document);
    return {
      kind: 'pdf',
      reading: null,
      text,
      rule: pdfTextRule,
      layout,
      pages: document.numPages,
      machineRead,
      rectanglesOnly,
      found: {
        title: ownTitle(info.Title) || titleFromText(text) || name.replace(/\.pdf$/iu, ''),
        authors: typeof info.Author === 'string' ? authorsOf(info.Author) : [],
        publisher: '',
        // A PDF's own dates say when a file was made, not when a document was published.
        published: null,
        language,
      },
      tools: { 'pdfjs-dist': version },
    };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // Not exported by this build: told by its name.
    if ((error as Error).name === 'PasswordException')
      throw new Locked(
        password === undefined
          ? 'is protected by a password: import it with that, or a copy without it'
          : 'is protected by another password than the one that was given',
      );
    if (error instanceof InvalidPDFException) throw new Refusal('is damaged: it can’t be read as a PDF');
    throw new Refusal(`can’t be read as a PDF (${(error as Error).message})`);
  } finally {
    await task.destroy();
  }
}

/** `[start, end, a, b, c, d, e, f, width, height]`; words read from the right begin at their right end, of negative width. */
function placedRun(
  { start, end, part = [0, 1] }: PdfTextRun,
  { str, transform, width, height }: TextItem,
): number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform as number[];
  const along = Math.hypot(a, b) || 1;
  const fromRight = readsFromRight(str);
  const begin = fromRight ? part[1] : part[0];
  const way = (width * begin) / along;
  const extent = width * (part[1] - part[0]) * (fromRight ? -1 : 1);
  return [start, end, a, b, c, d, e + a * way, f + b * way, extent, height];
}

async function documentLanguage(document: Awaited<ReturnType<typeof openPdf>['promise']>): Promise<string> {
  const { info } = await document.getMetadata();
  const language = (info as { Language?: unknown } | null)?.Language;
  return typeof language === 'string' ? language : '';
}

/** A broken matrix holds what is no number; a quad that is off is better than a file that can't be read. */
const rounded = (value: number): number => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0);

/** Titles that programs leave behind say nothing of the document. */
const leftBehind =
  /^(?:untitled|title|document\d*|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|xlsx?|pptx?|odt|indd|tex|pdf|qxd))$/iu;

function ownTitle(title: unknown): string {
  const text = typeof title === 'string' ? title.replace(/\s+/gu, ' ').trim() : '';
  return leftBehind.test(text) ? '' : text;
}
