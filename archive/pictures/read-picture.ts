/** Picture files of any kind as they are kept: drawn anew, so that nothing but what is seen comes along. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { largestPng } from '../files/png.shared.ts';
import { Refusal } from '../importing/parsed.ts';
import type { DrawnPicture } from './drawn.ts';

/** Bytes of a file, and pixels of the longer side; the smaller ones are tried where a picture comes out too large. */
const largestFile = 80_000_000;
const sides = [1_800, 1_300, 900, 600, 300] as const;

export async function readPicture(bytes: Uint8Array): Promise<DrawnPicture> {
  if (bytes.length > largestFile) throw new Refusal('is too large for a picture');
  const image = await loadImage(Buffer.from(bytes)).catch(() => undefined);
  if (!image || image.width < 1 || image.height < 1)
    throw new Refusal('is no picture that can be read: give a PNG, JPEG, WebP, GIF or AVIF');
  for (const side of sides) {
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = createCanvas(
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    );
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = new Uint8Array(canvas.toBuffer('image/png'));
    if (png.length <= largestPng)
      return { type: 'image/png', bytes: png, width: canvas.width, height: canvas.height };
  }
  throw new Refusal('is too large for a picture');
}
