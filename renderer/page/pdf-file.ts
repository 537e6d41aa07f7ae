/** Opens a stored PDF with pdf.js: no scripts, no forms of XFA, nothing fetched but pdf.js's own data files. */
import {
  getDocument,
  InvalidPDFException,
  PasswordResponses,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ShowFailure } from './failure.ts';
import { bytesOf, type PdfBytes } from './pdf-bytes.ts';
import { pdfWorker } from './pdf-worker.ts';
import type { Part } from './stored-part.ts';

/** Where the main process serves pdf.js's data files on every page's origin. */
const dataFolder = '/pdfjs/';

/** Asked for a password; `again`: the last one was not it. */
type Password = (again: boolean) => Promise<string>;

/** `asked`: the beginning of the stored file, which may not have come yet. */
export async function openPdf(
  url: string,
  asked: Promise<Part | null>,
  password: Password,
): Promise<PDFDocumentProxy> {
  const beginning = await asked;
  if (!beginning) throw new ShowFailure(missing);
  if (beginning.of === 0) throw new ShowFailure(damaged);
  try {
    return await openBytes(bytesOf(url, beginning), password);
  } catch (thrown) {
    throw failureOf(thrown);
  }
}

/** One for all that is opened here: a document that made it would take it along when it is closed. */
let reader: PDFWorker | null = null;

/** As pdf.js itself answers, without a sentence for a person. */
export function openBytes(bytes: PdfBytes, password?: Password): Promise<PDFDocumentProxy> {
  reader ??= PDFWorker.create({ port: pdfWorker(), verbosity: VerbosityLevel.ERRORS });
  const folder = (name: string): string => new URL(`${dataFolder}${name}/`, location.href).href;
  const task = getDocument({
    ...bytes,
    worker: reader,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    // Said outright, because pdf.js asks for it only on http.
    useWorkerFetch: true,
    // Decides how the text of fonts that are not embedded reads, and so must be as it is in the parser.
    useSystemFonts: true,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  if (password)
    task.onPassword = (answer: (password: string) => void, reason: number) => {
      void password(reason === PasswordResponses.INCORRECT_PASSWORD).then(answer);
    };
  return task.promise;
}

function failureOf(thrown: unknown): unknown {
  if (thrown instanceof InvalidPDFException) return new ShowFailure(damaged);
  // What a hostile file provokes in pdf.js has many names; none of them is the person's concern.
  return thrown instanceof Error && !(thrown instanceof TypeError) ? new ShowFailure(damaged) : thrown;
}

const missing = 'The PDF of this article is missing from the archive folder. Your marks and notes are safe.';
const damaged =
  'This PDF is damaged and cannot be shown. The file is stored just as it came, and your marks and notes are safe.';
