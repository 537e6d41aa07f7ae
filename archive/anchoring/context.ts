/** The words around a passage, cut at words, on one line unless they are laid out otherwise. */

/** Characters of context shown on either side. */
export const shownContext = 160;

export function contextBefore(text: string, unit: number, length = shownContext, laidOut = oneLine): string {
  const from = Math.max(0, unit - length);
  // A cut may fall into the middle of a character.
  const raw = text.slice(from, unit).replace(/^[\udc00-\udfff]/u, '');
  const cut = from === 0 ? raw : `…${raw.slice(raw.search(/\s/u) + 1)}`;
  return laidOut(cut);
}

export function contextAfter(text: string, unit: number, length = shownContext, laidOut = oneLine): string {
  const to = Math.min(text.length, unit + length);
  const raw = text.slice(unit, to).replace(/[\ud800-\udbff]$/u, '');
  const space = raw.search(/\s\S*$/u);
  const cut = to === text.length ? raw : `${space < 0 ? raw : raw.slice(0, space)}…`;
  return laidOut(cut);
}

/** Line and page breaks as spaces: a passage as it is read in a sentence. */
export function oneLine(text: string): string {
  return text.replace(/[\s\f]+/gu, ' ');
}

/** Each paragraph on a line of its own. */
export function paragraphLines(text: string): string {
  return text
    .split(/\n\s*\n|\f/u)
    .map(oneLine)
    .join('\n');
}
