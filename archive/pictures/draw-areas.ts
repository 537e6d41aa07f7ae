/** Draws parts of pages of a PDF, as pdf.js shows them, without a window. */
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { Region } from '../contract/views.ts';
import { Refusal } from '../importing/parsed.ts';
import { openPdf } from '../importing/pdf-file.ts';
import type { DrawnPicture } from './drawn.ts';

/** Pixels a point: 216 to the inch, which prints sharp. */
const finest = 3;
/** Pixels of a picture's longer side, and of white between two parts. */
const longestSide = 2_400;
const between = 12;
/** Bytes from which on a photograph is better kept as one. */
const largeForPng = 250_000;
const jpegQuality = 86;

export async function drawAreas(bytes: Uint8Array, areas: readonly Region[]): Promise<DrawnPicture> {
  const task = openPdf(bytes, undefined, { pictures: true });
  try {
    const document = await task.promise;
    const parts: Canvas[] = [];
    for (const { page: number, rect } of areas) {
      if (number > document.numPages)
        throw new Refusal(`has no page ${number}: the part that was marked can’t be drawn`);
      const page = await document.getPage(number);
      const plain = page.getViewport({ scale: 1 });
      const [x1, y1] = plain.convertToViewportPoint(rect[0], rect[1]) as [number, number];
      const [x2, y2] = plain.convertToViewportPoint(rect[2], rect[3]) as [number, number];
      const left = Math.max(0, Math.min(x1, x2));
      const top = Math.max(0, Math.min(y1, y2));
      const width = Math.min(plain.width, Math.max(x1, x2)) - left;
      const height = Math.min(plain.height, Math.max(y1, y2)) - top;
      if (!(width >= 1 && height >= 1))
        throw new Refusal(`shows nothing where page ${number} was marked: the part lies outside the page`);
      const scale = Math.min(finest, longestSide / Math.max(width, height));
      const canvas = createCanvas(
        Math.max(1, Math.round(width * scale)),
        Math.max(1, Math.round(height * scale)),
      );
      const viewport = page.getViewport({ scale, offsetX: -left * scale, offsetY: -top * scale });
      await page.render({
        // pdf.js draws on what looks like the element of a page.
        canvas: canvas as unknown as HTMLCanvasElement,
        viewport,
        background: '#ffffff',
      }).promise;
      parts.push(canvas);
      page.cleanup();
    }
    return encoded(oneBelowTheOther(parts));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as Error).name === 'PasswordException')
      throw new Refusal('is protected by a password, so no part of it can be drawn');
    throw new Refusal(`can’t be drawn (${(error as Error).message})`);
  } finally {
    await task.destroy();
  }
}

function oneBelowTheOther(parts: readonly Canvas[]): Canvas {
  const [first, ...others] = parts;
  if (first && others.length === 0) return first;
  const width = Math.max(...parts.map((part) => part.width));
  const height = parts.reduce((sum, part) => sum + part.height, between * (parts.length - 1));
  const scale = Math.min(1, (longestSide * 2) / height);
  const whole = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = whole.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, whole.width, whole.height);
  context.scale(scale, scale);
  let top = 0;
  for (const part of parts) {
    context.drawImage(part, 0, top);
    top += part.height + between;
  }
  return whole;
}

/** A drawing stays sharp as PNG; a scan is many times smaller as JPEG. */
function encoded(canvas: Canvas): DrawnPicture {
  const { width, height } = canvas;
  const png = new Uint8Array(canvas.toBuffer('image/png'));
  if (png.length <= largeForPng) return { type: 'image/png', bytes: png, width, height };
  const jpeg = new Uint8Array(canvas.toBuffer('image/jpeg', jpegQuality));
  return jpeg.length * 2 < png.length
    ? { type: 'image/jpeg', bytes: jpeg, width, height }
    : { type: 'image/png', bytes: png, width, height };
}
