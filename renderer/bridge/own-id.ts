const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id of the window's own, like those of the archive: 60 random bits. */
export const ownId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');
