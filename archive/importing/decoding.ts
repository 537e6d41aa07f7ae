/** From bytes to text: UTF-8 where it is valid, else what the file declares, else Windows-1252. */

const declaredEncoding = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

export function decodeText(bytes: Uint8Array, isHtml: boolean): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const declared = isHtml ? declaredDecoder(bytes) : undefined;
  // Of 7 bits like ASCII, and so valid UTF-8 always.
  if (declared?.encoding === 'iso-2022-jp') return declared.decode(bytes);
  // One letter that was cut in two must not turn all others into nonsense: what is declared holds as it does
  // in a browser, which puts U+FFFD for what does not fit.
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  return declared === undefined || declared.encoding === 'windows-1252'
    ? decodeWindows1252(bytes)
    : declared.decode(bytes);
}

function declaredDecoder(bytes: Uint8Array): InstanceType<typeof TextDecoder> | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label = declaredEncoding.exec(head)?.[1];
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  if (label === undefined || /^utf-?16/iu.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** What Windows-1252 has where Latin-1 has control characters: 0x80 to 0x9f (encoding.spec.whatwg.org). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Releases of Node 20 to 24 take it for Latin-1 (github.com/nodejs/node/issues/56542): quotation marks are lost. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80));
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
