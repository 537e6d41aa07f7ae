/** Prints a page of ours to PDF in a hidden, sandboxed window. */
import { BrowserWindow } from 'electron';
import type { Paper } from '../../archive/contract/shell.ts';
import { offerPage, type PrintPage } from '../protocols/print-protocol.ts';
import { pageFooter, pageMargins } from './running-feet.ts';

/** An isolated world of the printed page in which to wait for its fonts; the page itself runs no script. */
const waitingWorld = 1001;

export async function printPage(page: PrintPage, paper: Paper): Promise<Buffer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  const offered = offerPage(page);
  try {
    await window.loadURL(offered.url);
    await window.webContents.executeJavaScriptInIsolatedWorld(waitingWorld, [
      { code: 'document.fonts.ready.then(() => true)' },
    ]);
    return await window.webContents.printToPDF({
      pageSize: paper,
      margins: pageMargins,
      printBackground: true,
      preferCSSPageSize: false,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: pageFooter(page.title),
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    offered.withdraw();
    window.destroy();
  }
}
