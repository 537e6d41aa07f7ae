/** From bytes to text: what the file declares, UTF-8 where it is valid, Windows-1252 where nothing else fits. */

const declaredEncoding = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

export function decodeText(bytes: Uint8Array, isHtml: boolean): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const declared = isHtml ? declaredEncoding.exec(head)?.[1] : undefined;
  return (declared && tryDecode(bytes, declared)) ?? new TextDecoder('windows-1252').decode(bytes);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
