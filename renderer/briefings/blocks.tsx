import { useEffect, useRef, useState } from 'react';
import type { Block } from '../../archive/contract/views.ts';
import { BlockContent } from './block-content.tsx';
import { BlockFrame } from './block-frame.tsx';
import css from './blocks.module.css';
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
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  useEffect(() => {
    if (fresh) list.current?.querySelector<HTMLElement>(`[data-block="${fresh}"] textarea`)?.focus();
  }, [fresh]);

  const insert = async (block: NewBlock, after: string | null) => {
    const [added] = await changes.add([block], after);
    setFresh(added ?? null);
  };

  return (
    <>
      <InsertHere always={blocks.length === 0} onInsert={(block) => insert(block, null)} />
      <ol ref={list} className={css.blocks} aria-label="Blocks">
        {blocks.map((block, at) => (
          <BlockFrame
            key={block.id}
            block={block}
            place={{ first: at === 0, last: at === blocks.length - 1 }}
            dragged={dragged}
            onDrag={setDragged}
            onDrop={(moving, side) =>
              changes.move(moving, side === 'after' ? block.id : previous(blocks, at, moving))
            }
            changes={changes}
          >
            <BlockContent
              briefing={briefing}
              block={block}
              pause={pause}
              onFilter={(filter) => changes.editTimeline(block.id, filter)}
              onMatrix={(matrix) => changes.editMatrix(block.id, matrix)}
              onSave={(text, replaces) => changes.editBlock(block.id, text, replaces)}
            />
            <InsertHere always={at === blocks.length - 1} onInsert={(added) => insert(added, block.id)} />
          </BlockFrame>
        ))}
      </ol>
      {blocks.length === 0 && (
        <p className={css.empty}>
          Begin with a heading or your own words, or add passages from the panel: each comes with its source.
        </p>
      )}
    </>
  );
}

/** The block before a place, were `moving` not there. */
function previous(blocks: readonly Block[], at: number, moving: string): string | null {
  return blocks.slice(0, at).findLast((block) => block.id !== moving)?.id ?? null;
}
