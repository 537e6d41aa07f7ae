/** The outline of a briefing: its headings with all that stands below them, and what has a caption. */
import type { Block } from '../../../archive/contract/views.ts';

export interface OutlineItem {
  readonly block: string;
  readonly kind: Block['kind'];
  readonly title: string;
  /** From 1; what is no heading stands one below the heading that it is under. */
  readonly level: number;
  /** The block and, of a heading, all up to the next one that is not below it. */
  readonly blocks: readonly string[];
}

/** What is shown beside the headings. */
const shown: ReadonlySet<Block['kind']> = new Set([
  'figure',
  'timeline',
  'matrix',
  'events',
  'people',
  'summary',
] as const);

const noTitle: Partial<Record<Block['kind'], string>> = {
  heading: 'Untitled heading',
  figure: 'Figure',
  timeline: 'Timeline',
  matrix: 'Matrix',
  events: 'Events',
  people: 'People',
  summary: 'Article in short',
};

function titleOf(block: Block): string {
  if (block.kind === 'summary') return block.source?.title ?? '';
  return 'text' in block ? block.text.replace(/\s+/gu, ' ').trim() : '';
}

export function outlineOf(blocks: readonly Block[]): OutlineItem[] {
  let level = 0;
  return blocks.flatMap((block, at): OutlineItem[] => {
    const { id, kind } = block;
    const title = titleOf(block) || (noTitle[kind] ?? '');
    if (block.kind === 'heading') {
      level = block.level;
      const below = blocks.slice(at + 1);
      const end = below.findIndex((one) => one.kind === 'heading' && one.level <= block.level);
      const section = end < 0 ? below : below.slice(0, end);
      return [{ block: id, kind, title, level, blocks: [id, ...section.map((one) => one.id)] }];
    }
    return shown.has(kind) ? [{ block: id, kind, title, level: level + 1, blocks: [id] }] : [];
  });
}

/** Blocks, and the block after which they are to stand: null, first of all. */
export interface SectionMove {
  readonly blocks: readonly string[];
  readonly after: string | null;
}

/** A section put before or after another one, with all that is below it; null where that is itself. */
export function droppedSection(
  blocks: readonly Block[],
  moving: OutlineItem,
  target: OutlineItem,
  side: 'before' | 'after',
): SectionMove | null {
  if (moving.blocks.includes(target.block)) return null;
  const after = side === 'after' ? (target.blocks.at(-1) ?? null) : before(blocks, target.block, moving);
  return { blocks: moving.blocks, after };
}

/**
 * A section one place up (-1) or down (1) among its like. Past the ends of the chapter that it stands in it comes to the end of the one
 * before, or to the beginning of the next. Null where there is nowhere to go.
 */
export function shiftedSection(blocks: readonly Block[], block: string, by: 1 | -1): SectionMove | null {
  const items = outlineOf(blocks);
  const at = items.findIndex((item) => item.block === block);
  const moving = items[at];
  if (!moving) return null;
  if (by === -1) {
    const above = items.slice(0, at).findLast((item) => item.level <= moving.level);
    return above ? { blocks: moving.blocks, after: before(blocks, above.block, moving) } : null;
  }
  const next = items.slice(at + 1).find((item) => !moving.blocks.includes(item.block));
  if (!next) return null;
  return {
    blocks: moving.blocks,
    after: next.level < moving.level ? next.block : (next.blocks.at(-1) ?? null),
  };
}

/** The block before another one, were those that move not there. */
function before(blocks: readonly Block[], block: string, { blocks: moving }: OutlineItem): string | null {
  const at = blocks.findIndex(({ id }) => id === block);
  return blocks.slice(0, at).findLast(({ id }) => !moving.includes(id))?.id ?? null;
}
