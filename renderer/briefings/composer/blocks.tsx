import { useEffect, useRef, useState } from 'react';
import type { Block } from '../../../archive/contract/views.ts';
import { BlockContent } from '../blocks/block-content.tsx';
import { BlockFrame } from './block-frame.tsx';
import css from './blocks.module.css';
import { takeDragged, useDragged } from './dragging.ts';
import { InsertHere } from './insert-here.tsx';
import type { BriefingChanges, NewBlock } from './use-briefing.ts';

interface Props {
  /** Address of the briefing. */
  readonly briefing: string;
  readonly blocks: readonly Block[];
  readonly changes: BriefingChanges;
  readonly pause: number;
}

/** The briefing's blocks in their order, with a place between any two for something new. */
export function Blocks({ briefing, blocks, changes, pause }: Props) {
  const id = briefing.slice(briefing.indexOf('/') + 1);
  const dragged = useDragged();
  const list = useRef<HTMLOListElement>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  useEffect(() => {
    if (fresh) list.current?.querySelector<HTMLElement>(`[data-block="${fresh}"] textarea`)?.focus();
  }, [fresh]);

  const drop = (after: string | null) => {
    const dropped = takeDragged();
    if (dropped?.kind === 'new') void changes.add(dropped.blocks, after);
    else if (dropped?.briefing === id)
      changes.moveAll(dropped.blocks, resting(blocks, dropped.blocks, after));
    else if (dropped) void changes.carry(dropped.briefing, dropped.blocks, after);
  };

  const insert = async (block: NewBlock, after: string | null) => {
    const [added] = await changes.add([block], after);
    setFresh(added ?? null);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; what is dropped can be moved by keys.
    <div
      onDragOver={(event) => dragged && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drop(blocks.at(-1)?.id ?? null);
      }}
    >
      <InsertHere always={blocks.length === 0} onInsert={(block) => insert(block, null)} />
      <ol ref={list} className={css.blocks} aria-label="Blocks">
        {blocks.map((block, at) => (
          <BlockFrame
            key={block.id}
            block={block}
            briefing={id}
            place={{ at, of: blocks.length }}
            onDrop={(side) => drop(side === 'after' ? block.id : previous(blocks, at))}
            changes={changes}
          >
            <BlockContent briefing={briefing} block={block} changes={changes} pause={pause} />
            <InsertHere always={at === blocks.length - 1} onInsert={(added) => insert(added, block.id)} />
          </BlockFrame>
        ))}
      </ol>
      {blocks.length === 0 && (
        <p className={css.empty}>
          Begin with a heading or your own words, or add passages from the panel: each comes with its source.
        </p>
      )}
    </div>
  );
}

const previous = (blocks: readonly Block[], at: number): string | null => blocks[at - 1]?.id ?? null;

/** Dropped beside itself, a block stays where it is: after the one before it that does not move. */
function resting(blocks: readonly Block[], moving: readonly string[], after: string | null): string | null {
  const at = blocks.findIndex(({ id }) => id === after);
  return blocks.slice(0, at + 1).findLast(({ id }) => !moving.includes(id))?.id ?? null;
}
