/** What a PDF's view tells, as messages to the window. */
import type { FromPage } from '../../archive/contract/page.ts';
import type { PdfEvents } from './view.ts';

export const pdfEvents = (tell: (message: FromPage) => void): Omit<PdfEvents, 'pressed'> => ({
  page: (page, pages, label) => tell({ kind: 'page', page, pages, label }),
  look: (look, scale) => tell({ kind: 'pdf-look', look, scale }),
  noPage: (asked) => tell({ kind: 'no-page', asked }),
  regionTool: (on) => tell({ kind: 'region-tool', on }),
  region: (region) => tell({ kind: 'region', region }),
});
