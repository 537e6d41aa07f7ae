/** Says in a few words where two texts begin to differ. */

const shownWords = 12;

/** “…” of what was and what is, with the word before it; both are '' where nothing differs but white space. */
export function firstDifference(was: string, is: string): { readonly was: string; readonly is: string } {
  const before = was.split(/\s+/u);
  const after = is.split(/\s+/u);
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let endBefore = before.length;
  let endAfter = after.length;
  while (endBefore > from && endAfter > from && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const start = Math.max(0, from - 1);
  return { was: shown(before, start, endBefore + 1), is: shown(after, start, endAfter + 1) };
}

function shown(words: readonly string[], start: number, end: number): string {
  const chosen = words.slice(start, Math.min(end, start + shownWords));
  return `${chosen.join(' ')}${end - start > shownWords ? ' …' : ''}`.slice(0, 300);
}
