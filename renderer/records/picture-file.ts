/** A picture of somebody’s disk, as it is kept: drawn anew, so that nothing but what is seen comes along. */
import { largestPng } from '../../archive/files/png.shared.ts';

/** Pixels of the longer side; the smaller ones are tried where a picture comes out too large. */
const sides = { small: [900, 600, 300], large: [1_800, 1_300, 900, 600, 300] } as const;

/** PNG in base 64. Throws where the file is no picture. */
export async function pngOf(file: Blob, size: keyof typeof sides = 'small'): Promise<string> {
  const drawn = await createImageBitmap(file);
  try {
    for (const side of sides[size]) {
      const scale = Math.min(1, side / Math.max(drawn.width, drawn.height));
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(drawn.width * scale)),
        Math.max(1, Math.round(drawn.height * scale)),
      );
      const context = canvas.getContext('2d');
      if (!context) throw new Error('nothing can be drawn');
      context.imageSmoothingQuality = 'high';
      context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
      const png = await canvas.convertToBlob({ type: 'image/png' });
      if (png.size <= largestPng) return base64(new Uint8Array(await png.arrayBuffer()));
    }
  } finally {
    drawn.close();
  }
  throw new Error('the picture is too large');
}

function base64(bytes: Uint8Array): string {
  let text = '';
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
