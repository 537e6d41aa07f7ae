/** Opens a stored PDF with pdf.js: no scripts, no forms of XFA, nothing fetched but pdf.js's own data files. */
import {
  GlobalWorkerOptions,
  getDocument,
  InvalidPDFException,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { ShowFailure } from './failure.ts';

/** Where the main process serves pdf.js's data files on every page's origin. */
const dataFolder = '/pdfjs/';

export async function openPdf(url: string): Promise<PDFDocumentProxy> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new ShowFailure(missing);
  const data = new Uint8Array(await response.arrayBuffer());
  if (data.length === 0) throw new ShowFailure(damaged);

  // Made here: pdf.js doubts that a worker on this scheme is of the same origin and would wrap it in a blob.
  GlobalWorkerOptions.workerPort ??= new Worker(workerUrl, { type: 'module' });
  const folder = (name: string): string => new URL(`${dataFolder}${name}/`, location.href).href;
  try {
    return await getDocument({
      data,
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
    }).promise;
  } catch (thrown) {
    throw failureOf(thrown);
  }
}

function failureOf(thrown: unknown): unknown {
  // pdf.js keeps this class to itself.
  if (thrown instanceof Error && thrown.name === 'PasswordException') return new ShowFailure(locked);
  if (thrown instanceof InvalidPDFException) return new ShowFailure(damaged);
  // What a hostile file provokes in pdf.js has many names; none of them is the person's concern.
  return thrown instanceof Error && !(thrown instanceof TypeError) ? new ShowFailure(damaged) : thrown;
}

const missing = 'The PDF of this article is missing from the archive folder. Your marks and notes are safe.';
const damaged =
  'This PDF is damaged and cannot be shown. The file is stored just as it came, and your marks and notes are safe.';
const locked =
  'This PDF is locked with a password and cannot be shown. An unlocked copy can be added to the archive instead.';
