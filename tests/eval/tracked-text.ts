/** A text under edits that knows of each of its characters where it came from. */

/** A stretch of the text as it was; or other characters, which stand for a stretch (`from`, `to`) or are new. */
export type Part =
  | { readonly from: number; readonly to: number; readonly text?: string }
  | { readonly text: string };

export class TrackedText {
  readonly text: string;
  /** Of each code unit the offset in the first text, or -1. */
  readonly origin: Int32Array;

  private constructor(text: string, origin: Int32Array) {
    this.text = text;
    this.origin = origin;
  }

  static of(text: string): TrackedText {
    return new TrackedText(
      text,
      Int32Array.from({ length: text.length }, (_, at) => at),
    );
  }

  /** Put together from parts of this one and from what is new. */
  made(parts: readonly Part[]): TrackedText {
    const length = parts.reduce((sum, part) => sum + wordsOf(part, this.text).length, 0);
    const origin = new Int32Array(length).fill(-1);
    let at = 0;
    for (const part of parts) {
      const words = wordsOf(part, this.text);
      if ('from' in part)
        for (let unit = 0; unit < words.length; unit++)
          // Of other characters as many keep their origin as there were.
          if (part.from + unit < part.to) origin[at + unit] = this.origin[part.from + unit] ?? -1;
      at += words.length;
    }
    return new TrackedText(parts.map((part) => wordsOf(part, this.text)).join(''), origin);
  }
}

function wordsOf(part: Part, text: string): string {
  return 'from' in part ? (part.text ?? text.slice(part.from, part.to)) : part.text;
}
