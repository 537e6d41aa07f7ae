/** Where the blocks of a briefing come to stand in its document: places are numbered there in the order of the blocks. */
import type { Block } from '../../../archive/contract/views.ts';

/** Kinds of blocks that the document numbers as figures. */
const figures: ReadonlySet<string> = new Set(['figure', 'timeline', 'matrix']);

/**
 * Of each block the places that lead to it, the nearest first: its own, those of the blocks before it, then the first after. Pages know
 * only places that something in them leads to.
 */
export function placesTo(blocks: readonly Block[], block: string): readonly string[] {
  const counts = { h: 0, q: 0, fig: 0 };
  const next = (of: keyof typeof counts): string => {
    counts[of] += 1;
    return `${of}-${counts[of]}`;
  };
  const own = blocks.map((one): string | null => {
    if (one.kind === 'heading') return next('h');
    if (figures.has(one.kind)) return next('fig');
    if (one.kind === 'quotation' && one.passage && !one.passage.annotation.trashed) return next('q');
    return null;
  });
  const at = blocks.findIndex(({ id }) => id === block);
  if (at < 0) return [];
  return [...own.slice(0, at + 1).reverse(), ...own.slice(at + 1)].filter((place) => place !== null);
}
