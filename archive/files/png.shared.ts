/** Whether bytes are a PNG picture that may be kept and shown: they come from a page, or from a file of anybody's. */

/** Bytes. */
export const largestPng = 4_000_000;
const longestSide = 8_000;
const mostPixels = 32_000_000;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export interface PngSize {
  readonly width: number;
  readonly height: number;
}

/** Follows the chunks from the first to the last (PNG specification, 5.2 and 5.3); undefined where they are no PNG. */
export function readPngSize(bytes: Uint8Array): PngSize | undefined {
  if (bytes.length > largestPng || signature.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: PngSize | undefined;
  let hasData = false;
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const next = at + 12 + length;
    if (next > bytes.length) return undefined;
    if (!size) {
      if (kind !== 'IHDR' || length !== 13) return undefined;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
      if (!isBounded(size)) return undefined;
    } else if (kind === 'IDAT') hasData = true;
    else if (kind === 'IEND') return hasData && next === bytes.length ? size : undefined;
    at = next;
  }
  return undefined;
}

const isBounded = ({ width, height }: PngSize): boolean =>
  width > 0 && height > 0 && width <= longestSide && height <= longestSide && width * height <= mostPixels;
