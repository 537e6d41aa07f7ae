import type { ImportFormat } from '../contract/exchanging.ts';
import type { PageBox } from './fragments.ts';
import type { OutsideFile } from './outside-mark.ts';
import type { PdfToWrite } from './pdf-marks.ts';

/** Reads and writes files of marks where a hostile one does no harm; in the same process in unit tests. */
export interface MarkParser {
  readMarks(path: string, format?: ImportFormat): Promise<OutsideFile>;
  /** Names of the marks that other programs made in a PDF. */
  namesOfPdfMarks(path: string): Promise<string[]>;
  pageBoxes(path: string): Promise<PageBox[]>;
  /** Writes a PDF with marks to `to`, which must not exist. */
  writePdf(job: PdfToWrite): Promise<void>;
}
