/** A hidden, sandboxed window in which pages of ours are printed to PDF, one after the other: its process and its faces stay. */
import { BrowserWindow } from 'electron';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { Paper } from '../../archive/contract/shell.ts';
import { offerPage, type PrintPage } from '../protocols/print-protocol.ts';
import { marginInches } from './paper.ts';

/** An isolated world of the printed page in which to wait for its fonts; the page itself runs no script. */
const waitingWorld = 1001;

/**
 * Loads the faces of the page's letters and waits for its pictures; in place of one that can't be decoded stands what it shows, in
 * words. The page is laid out on paper only (print.css), and Chromium does not wait for a face that it first needs there.
 */
const settled = `(async () => {
  const words = document.body.textContent;
  const letters = [...new Set(words + words.toUpperCase() + '0.•')].join('');
  const faces = new Set([...document.fonts].map(({ style, weight, family }) => style + ' ' + weight + ' 1em "' + family.replaceAll('"', '') + '"'));
  await Promise.all([...faces].map((face) => document.fonts.load(face, letters)));
  for (const picture of document.images) {
    await picture.decode().catch(() => {
      const words = document.createElement('p');
      words.className = 'missing';
      words.textContent = 'A picture can’t be shown, as its file can’t be decoded: ' + (picture.alt || 'it has no description') + '.';
      picture.replaceWith(words);
    });
  }
  return true;
})()`;

export interface Printing {
  readonly paper: Paper;
  readonly tagged: boolean;
  /** Without margins. */
  readonly bleed?: boolean;
}

/** Milliseconds after which a printing that has not ended is given up: 800 pages take half a minute. */
const patience = 5 * 60 * 1000;

const nothing: PrintPage = { title: '', language: 'en', pictures: {}, body: () => '' };

export class PrintWindow {
  readonly #window = new BrowserWindow({
    show: false,
    // Drawn though it is never shown: pictures are decoded for a frame, and a hidden window lets them wait 3 s for one.
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      offscreen: true,
    },
  });
  /** Rejects when the process ends: what it was asked for would never be answered. */
  readonly #ended = new Promise<never>((_, reject) => {
    this.#window.webContents.once('render-process-gone', (_event, { reason }) =>
      reject(
        new ProblemError(
          'export-failed',
          `The process that sets the pages ended (${reason}), so no PDF was written. Close what keeps this computer busy and export again.`,
        ),
      ),
    );
  });
  #last: Promise<unknown>;

  /** Its process starts at once, so that it is there when a page is. */
  constructor() {
    const opened = this.#load(nothing);
    // Should it fail, so does what is printed next, and says why.
    this.#last = opened.catch(() => undefined);
    this.#ended.catch(() => undefined);
  }

  print(page: PrintPage, printing: Printing): Promise<Buffer> {
    const printed = this.#last.then(() => this.#print(page, printing));
    const turn = Promise.race([printed, this.#ended]);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  close(): void {
    this.#window.destroy();
  }

  async #load(page: PrintPage): Promise<void> {
    const offered = offerPage(page);
    try {
      await this.#window.loadURL(offered.url);
      await this.#window.webContents.executeJavaScriptInIsolatedWorld(waitingWorld, [{ code: settled }]);
    } finally {
      offered.withdraw();
    }
  }

  async #print(page: PrintPage, { paper, tagged, bleed = false }: Printing): Promise<Buffer> {
    const margin = bleed ? 0 : marginInches;
    const overdue = setTimeout(() => this.#window.webContents.forcefullyCrashRenderer(), patience);
    try {
      await this.#load(page);
      return await this.#window.webContents.printToPDF({
        pageSize: paper,
        margins: { top: margin, bottom: margin, left: margin, right: margin },
        printBackground: true,
        preferCSSPageSize: false,
        displayHeaderFooter: false,
        generateTaggedPDF: tagged,
        generateDocumentOutline: false,
      });
    } finally {
      clearTimeout(overdue);
    }
  }
}
