/** The bytes of a stored PDF: a small one whole, of a long one only what is to be shown, as pdf.js asks for it. */
import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { askForPart, type Part } from './stored-part.ts';

export type PdfBytes =
  | { readonly data: Uint8Array }
  | { readonly range: PDFDataRangeTransport; readonly rangeChunkSize: number };

/** Bytes that pdf.js asks for at a time; it may ask for several such pieces at once. */
const rangeChunkSize = 1 << 20;

/** `beginning`: as it was answered. */
export function bytesOf(url: string, beginning: Part): PdfBytes {
  return beginning.bytes.length >= beginning.of
    ? { data: beginning.bytes }
    : { range: new StoredRange(url, beginning), rangeChunkSize };
}

class StoredRange extends PDFDataRangeTransport {
  readonly #url: string;
  #aborted = false;

  constructor(url: string, { bytes, of }: Part) {
    super(of, bytes);
    this.#url = url;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#bring(begin, end);
  }

  override abort(): void {
    this.#aborted = true;
  }

  async #bring(begin: number, end: number): Promise<void> {
    // pdf.js takes a stretch as a whole; the answers come in parts where it is long.
    const stretch = new Uint8Array(end - begin);
    for (let got = 0; got < stretch.length; ) {
      const part = await askForPart(this.#url, begin + got, end);
      // Gone since it was opened, or shorter than it was: what needs these bytes stays undrawn.
      if (!part || part.bytes.length === 0 || this.#aborted) return;
      stretch.set(part.bytes, got);
      got += part.bytes.length;
    }
    this.onDataRange(begin, stretch);
  }
}
