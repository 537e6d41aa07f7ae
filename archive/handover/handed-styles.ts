/** Citation styles that people have added, and that briefings which go are cited in: their export would be refused without. */
import { citingChoice } from '../citing/citing-choice.ts';
import { keepStyle, ownStyle } from '../citing/own-styles.ts';
import type { CitationStyle } from '../citing/styles.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';

/** @param briefings homes of the briefings that go */
export function stylesOf(archive: Archive, briefings: ReadonlySet<string>): CitationStyle[] {
  const chosen = new Set([...briefings].map((home) => citingChoice(archive, idOf(home)).style));
  return [...chosen].flatMap((style) => (style === null ? [] : (ownStyle(archive, style) ?? [])));
}

export function copyStyles(styles: readonly CitationStyle[], copy: Archive): void {
  for (const style of styles) keepStyle(copy, style);
}
