/** Putting new blocks into a briefing. */
import { existingAnnotation } from '../annotations/annotation.ts';
import { existingArticle } from '../articles/article.ts';
import type { NewBlock } from '../contract/requests.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { blockAddress } from './block-record.ts';
import { draftEvents } from './events-block.ts';
import { draftFigure, storedFigure } from './figure-block.ts';
import { draftMatrix } from './matrix-block.ts';
import { draftPeople } from './people-block.ts';
import type { NewPositions } from './positions.ts';
import { draftTimeline } from './timeline-block.ts';

/** Writes one block at its address. */
type DraftBlock = (draft: Draft, address: string) => void;

const caption = (typed: string): string => typed.replace(/\s+/gu, ' ').trim();

/** What each of them writes. What it names must be here; pictures are stored before anything is written. */
export function checkedBlocks(archive: Archive, blocks: readonly NewBlock[]): DraftBlock[] {
  return blocks.map((block): DraftBlock => {
    const written = checkedBlock(archive, block);
    return (draft, address) => {
      draft.set(address, 'kind', block.kind);
      written(draft, address);
    };
  });
}

function checkedBlock(archive: Archive, block: NewBlock): DraftBlock {
  switch (block.kind) {
    case 'heading':
      return (draft, address) => {
        draft.set(address, 'text', block.text.trim());
        if (block.level !== undefined && block.level !== 1) draft.set(address, 'level', block.level);
      };
    case 'text':
      return (draft, address) => draft.setProse(address, 'text', block.text);
    case 'quotation':
      existingAnnotation(archive, block.annotation);
      return (draft, address) => draft.set(address, 'annotation', block.annotation);
    case 'timeline':
      return (draft, address) => draftTimeline(draft, address, block);
    case 'matrix':
      return (draft, address) => draftMatrix(draft, address, block);
    case 'events':
      return (draft, address) => {
        draftEvents(draft, address, block.events);
        draft.set(address, 'text', caption(block.text));
      };
    case 'people':
      return (draft, address) => {
        draftPeople(draft, address, block.people);
        draft.set(address, 'text', caption(block.text));
      };
    case 'figure': {
      const picture = storedFigure(archive, block);
      return (draft, address) => draftFigure(draft, address, block, picture);
    }
    case 'summary':
      existingArticle(archive, block.article);
      return (draft, address) => {
        draft.set(address, 'article', block.article);
        draft.setProse(address, 'text', block.text ?? '');
      };
    case 'page-break':
      return () => {};
  }
}

export function draftBlocks(
  draft: Draft,
  home: string,
  blocks: readonly DraftBlock[],
  { given, mended }: NewPositions,
): void {
  for (const { address, position } of mended) draft.set(address, 'position', position);
  blocks.forEach((write, index) => {
    const address = blockAddress(home, newId());
    write(draft, address);
    draft.set(address, 'position', given[index] ?? '');
  });
}
