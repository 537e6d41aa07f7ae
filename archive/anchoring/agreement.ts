/** How far the surroundings of a place agree with those of a mark. */

export interface Agreement {
  /** Characters that agree one by one, from the border outwards. */
  readonly run: number;
  /** Likeness from 0 to 1. */
  readonly share: number;
  /** Characters that were compared. */
  readonly length: number;
}

export type Side = 'before' | 'after';

/**
 * Compares a context with what stands before (or after) a border of the text. White space at the border does not
 * count, so that a paragraph's beginning is not another place than a sentence's. `most`: characters compared.
 */
export function agreementAt(
  context: string,
  text: string,
  border: number,
  side: Side,
  most: number,
): Agreement {
  const wanted = side === 'before' ? context.trimEnd().slice(-most) : context.trimStart().slice(0, most);
  const { length } = wanted;
  const from = skipped(text, border, side);
  // At the edge of its text a mark has no context: there it agrees with the edge of another.
  if (length === 0)
    return { run: 0, share: from === (side === 'before' ? 0 : text.length) ? 1 : 0, length: 0 };
  const run = runOf(wanted, text, from, side);
  if (run === length) return { run, share: 1, length };
  return { run, share: Math.max(run / length, 1 - distance(wanted, text, from, side) / length), length };
}

/** Only the run, which is cheap. */
export function runAt(context: string, text: string, border: number, side: Side, most: number): number {
  const wanted = side === 'before' ? context.trimEnd().slice(-most) : context.trimStart().slice(0, most);
  return runOf(wanted, text, skipped(text, border, side), side);
}

function skipped(text: string, border: number, side: Side): number {
  let at = border;
  if (side === 'before') while (at > 0 && text.charCodeAt(at - 1) === 32) at--;
  else while (at < text.length && text.charCodeAt(at) === 32) at++;
  return at;
}

function runOf(wanted: string, text: string, from: number, side: Side): number {
  const { length } = wanted;
  let run = 0;
  if (side === 'before')
    while (
      run < length &&
      run < from &&
      wanted.charCodeAt(length - 1 - run) === text.charCodeAt(from - 1 - run)
    )
      run++;
  else
    while (run < length && from + run < text.length && wanted.charCodeAt(run) === text.charCodeAt(from + run))
      run++;
  return run;
}

/** Fewest errors between the context and what lies next to the border, as far out as suits it best. */
function distance(wanted: string, text: string, from: number, side: Side): number {
  const { length } = wanted;
  const reach = Math.min(length + (length >> 2), side === 'before' ? from : text.length - from);
  const wantedAt = (at: number): number => wanted.charCodeAt(side === 'before' ? length - 1 - at : at);
  const textAt = (at: number): number => text.charCodeAt(side === 'before' ? from - 1 - at : from + at);
  let row = new Uint16Array(length + 1);
  let next = new Uint16Array(length + 1);
  for (let at = 0; at <= length; at++) row[at] = at;
  let fewest = row[length] ?? 0;
  for (let there = 0; there < reach; there++) {
    const code = textAt(there);
    next[0] = there + 1;
    for (let here = 1; here <= length; here++) {
      const replaced = (row[here - 1] ?? 0) + (wantedAt(here - 1) === code ? 0 : 1);
      const other = Math.min(row[here] ?? 0, next[here - 1] ?? 0) + 1;
      next[here] = replaced < other ? replaced : other;
    }
    [row, next] = [next, row];
    fewest = Math.min(fewest, row[length] ?? 0);
  }
  return fewest;
}
