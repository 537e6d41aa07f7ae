/** What every part of the printed page is set with. */
import type { Labels } from '../documents/labels/labels.ts';

/** Page, from 1, on which the place of that name stands; empty at the first printing. */
export type PageNumbers = Readonly<Record<string, number>>;

export interface Setting {
  readonly pages: PageNumbers;
  /** Address at which the printed page finds a picture of the document; null where the document has none of that name. */
  readonly picture: (name: string) => string | null;
}

export interface PageSetting extends Setting {
  /** The words that it prints beside those of the document. */
  readonly labels: Labels;
}
