import { randomBytes } from 'node:crypto';

/** Crockford's base 32 (crockford.com/base32.html) in lower case: no i, l, o, u, so that nothing is misread. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 12;

/** A new id: 12 characters, 60 random bits; two devices won't give the same one twice. */
export function newId(): string {
  let id = '';
  for (const byte of randomBytes(idLength)) id += alphabet.charAt(byte & 31);
  return id;
}

const idPattern = /^[0-9a-hjkmnp-tv-z]{12}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value);
}
