/** Parts of a PDF's pages as one picture, as sharp as print: for a person to compare words with. */
import { AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Region } from '../../archive/contract/views.ts';

/** Pixels for a PDF point: 216 to the inch. */
const sharpness = 3;
const widest = 2_000;
const highest = 6_000;
/** Characters of base 64, at most: 4 MB. */
const longest = 5_333_332;
/** Pixels between two parts. */
const gap = 16;

/** In base 64; null where a page is missing or the picture would be too large. */
export async function pictureOfAreas(
  pdf: PDFDocumentProxy,
  areas: readonly Region[],
): Promise<string | null> {
  for (const scale of [sharpness, sharpness / 2, sharpness / 4]) {
    const parts: HTMLCanvasElement[] = [];
    for (const area of areas) {
      const part = area.page <= pdf.numPages ? await drawn(pdf, area, scale) : null;
      if (!part) return null;
      parts.push(part);
    }
    const png = joined(parts)
      .toDataURL('image/png')
      .replace(/^data:image\/png;base64,/, '');
    if (png.length <= longest) return png;
  }
  return null;
}

async function drawn(pdf: PDFDocumentProxy, { page: number, rect }: Region, wanted: number) {
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = plain.convertToViewportRectangle([...rect]) as number[];
  const left = Math.max(0, Math.min(x1, x2));
  const top = Math.max(0, Math.min(y1, y2));
  const width = Math.min(plain.width, Math.max(x1, x2)) - left;
  const height = Math.min(plain.height, Math.max(y1, y2)) - top;
  if (width <= 0 || height <= 0) return null;
  const scale = Math.min(wanted, widest / width, highest / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const viewport = page.getViewport({ scale, offsetX: -left * scale, offsetY: -top * scale });
  // As for print: then nothing waits for frames, of which a page that is hardly seen has none.
  await page.render({ canvas, viewport, intent: 'print', annotationMode: AnnotationMode.ENABLE }).promise;
  return canvas;
}

function joined(parts: readonly HTMLCanvasElement[]): HTMLCanvasElement {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const all = document.createElement('canvas');
  all.width = Math.max(1, ...parts.map(({ width }) => width));
  all.height = Math.min(
    8_000,
    parts.reduce((sum, { height }) => sum + height + gap, -gap),
  );
  const context = all.getContext('2d');
  if (!context) return all;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, all.width, all.height);
  let top = 0;
  for (const part of parts) {
    context.drawImage(part, 0, top);
    top += part.height + gap;
  }
  return all;
}
