/** The short fingerprint of a document: the beginning of its manifest's SHA-256, so that any `sha256sum` gives it. */

/** 128 bits: nobody finds a second document for it. */
const digits = 32;

export const grouped = (hex: string): string => (hex.match(/.{1,4}/gu) ?? []).join(' ');

/** `3f9a 0c1e …`, eight groups of four. */
export function fingerprintOf(manifestSha256: string): string {
  return grouped(manifestSha256.slice(0, digits));
}

/** Stands in place of a fingerprint that is not known yet, and is as long. */
export const blankFingerprint = fingerprintOf('0123456789abcdef'.repeat(4));

/** Blanks and case mean nothing, as it may have been read out over the telephone. */
export const bareFingerprint = (given: string): string => given.toLowerCase().replace(/[\s:-]+/gu, '');

/** Undefined where it is none. */
export function readFingerprint(given: string): string | undefined {
  const bare = bareFingerprint(given);
  // The whole SHA-256 of the manifest will do, too.
  return /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/u.test(bare) ? bare : undefined;
}
