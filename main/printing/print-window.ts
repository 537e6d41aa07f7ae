/** Prints a page of ours to PDF in a hidden, sandboxed window. */
import { BrowserWindow } from 'electron';
import type { Paper } from '../../archive/contract/shell.ts';
import { offerPage, type PrintPage } from '../protocols/print-protocol.ts';
import { marginInches } from './paper.ts';

/** An isolated world of the printed page in which to wait for its fonts; the page itself runs no script. */
const waitingWorld = 1001;

/** Waits for faces and pictures; in place of a picture that can't be decoded stands what it shows, in words. */
const settled = `(async () => {
  await document.fonts.ready;
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

export async function printPage(
  page: PrintPage,
  { paper, tagged, bleed = false }: Printing,
): Promise<Buffer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  const offered = offerPage(page);
  const margin = bleed ? 0 : marginInches;
  try {
    await window.loadURL(offered.url);
    await window.webContents.executeJavaScriptInIsolatedWorld(waitingWorld, [{ code: settled }]);
    return await window.webContents.printToPDF({
      pageSize: paper,
      margins: { top: margin, bottom: margin, left: margin, right: margin },
      printBackground: true,
      preferCSSPageSize: false,
      displayHeaderFooter: false,
      generateTaggedPDF: tagged,
      generateDocumentOutline: false,
    });
  } finally {
    offered.withdraw();
    window.destroy();
  }
}
