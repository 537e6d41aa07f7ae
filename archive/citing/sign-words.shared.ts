/** Signs as they are written: `S-k3f9` of a source, `S-k3f9.4` of a passage. */

/** Whether words are a sign, as somebody types it who reads it in a document. */
export const looksLikeSign = (words: string): boolean =>
  /^s\s?[-–‑][0-9a-z]{4,12}(?:\.[0-9a-z-]{1,16})?$/iu.test(words.trim());
