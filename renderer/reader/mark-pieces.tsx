import { ActionIcon, Pill } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Annotation } from '../../archive/contract/views.ts';
import css from './mark-tools.module.css';
import { piecesOf } from './marking-actions.ts';
import type { Marks } from './use-marks.ts';
import type { Tool } from './use-tool.ts';

/** Where several marks lie over each other: which of them this is, and the way to the others. */
export function AmongMarks({ tool }: { tool: Tool }) {
  const { among } = tool;
  if (among.count < 2) return null;
  return (
    <div className={css.among}>
      <ActionIcon size="sm" aria-label="The mark inside" onClick={() => tool.cycle(-1)}>
        <IconChevronLeft size={15} stroke={1.6} />
      </ActionIcon>
      <span>
        Mark {among.at + 1} of {among.count} here
      </span>
      <ActionIcon size="sm" aria-label="The mark around" onClick={() => tool.cycle(1)}>
        <IconChevronRight size={15} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

/** The pieces of a mark that is in several, each to be taken off it. */
export function MarkPieces({ mark, marks }: { mark: Annotation; marks: Marks }) {
  const pieces = piecesOf(mark);
  if (pieces.length < 2) return null;
  const words = mark.quote.split(' … ');
  return (
    <ul className={css.links} aria-label="Pieces of the mark">
      {pieces.map((piece, at) => {
        // Words that hold the sign of a gap themselves can't be told apart.
        const said = words.length === pieces.length ? (words[at] ?? '') : `Piece ${at + 1}`;
        return (
          <li key={piece.start}>
            <Pill
              withRemoveButton
              removeButtonProps={{
                'aria-label': `Take the piece “${said}” off the mark`,
                tabIndex: 0,
                'aria-hidden': false,
              }}
              onRemove={() =>
                marks.retarget(
                  mark,
                  pieces.filter((other) => other !== piece),
                )
              }
            >
              {said.length > 34 ? `${said.slice(0, 33).trimEnd()}…` : said}
            </Pill>
          </li>
        );
      })}
    </ul>
  );
}
