import type { OutsideMark } from './outside-mark.ts';
import type { Placed, PlacingText } from './place-mark.ts';

/** Places that were found for the marks of a file, kept while the person decides: they are looked for once. */
export class Placements {
  readonly #found = new Map<string, Map<OutsideMark, Placed>>();

  /** `text`: names the text and whatever else decides where a mark goes. */
  of(text: string, mark: OutsideMark, placing: PlacingText): Placed {
    const ofText = this.#found.get(text) ?? new Map<OutsideMark, Placed>();
    this.#found.set(text, ofText);
    const placed = ofText.get(mark) ?? placing.place(mark);
    ofText.set(mark, placed);
    return placed;
  }
}
