import { Button, TextInput } from '@mantine/core';
import { IconBrackets, IconScissors } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { pieceGap } from '../../../archive/anchoring/piece-gap.shared.ts';
import { type PlacedPiece, quotedPieces } from '../../../archive/briefings/quoted-pieces.shared.ts';
import { longestInsertion } from '../../../archive/contract/briefing-blocks.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { quoteWords } from '../../annotations/quote-words.ts';
import { type SelectedWords, selectedWords, verbatimMark } from './quotation-selection.ts';
import css from './quotation-words.module.css';

type Quotation = Extract<Block, { kind: 'quotation' }>;

interface Props {
  readonly block: Quotation;
  readonly onEdit: (edit: SelectedWords & { readonly words: string | null }) => void;
  readonly onRestore: (edits: readonly string[]) => void;
}

/**
 * The words of a quotation as they are set. They are the source’s and can’t be typed over: what is selected can be left out (Delete),
 * and what is typed stands in square brackets in its place.
 */
export function QuotationWords({ block, onEdit, onRestore }: Props) {
  const words = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  const [place, setPlace] = useState({ top: 0, left: 0 });
  const [typed, setTyped] = useState<string | null>(null);
  // What an input method wrote in spite of all is taken away by setting the words anew.
  const [round, setRound] = useState(0);
  const points = useMemo(() => block.stretches.map((stretch) => [...stretch]), [block.stretches]);
  const pieces = useMemo(() => quotedPieces(block.stretches, block.edits), [block.stretches, block.edits]);
  const bases = useMemo(() => {
    let base = 0;
    return points.map((stretch) => {
      const own = base;
      base += stretch.length + [...pieceGap].length;
      return own;
    });
  }, [points]);

  useEffect(() => {
    const follow = () => {
      const element = words.current;
      if (!element || document.activeElement !== element) return;
      const selection = window.getSelection();
      setSelected(selectedWords(element, selection) ?? null);
      const below = selection && frame.current && placeBelow(selection, frame.current);
      if (below) setPlace(below);
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, []);
  useEffect(() => {
    const element = words.current;
    if (!element) return undefined;
    const keep = (event: Event) => event.preventDefault();
    for (const name of ['beforeinput', 'drop', 'paste', 'cut']) element.addEventListener(name, keep);
    return () => {
      for (const name of ['beforeinput', 'drop', 'paste', 'cut']) element.removeEventListener(name, keep);
    };
  });

  const done = () => {
    setTyped(null);
    setSelected(null);
    words.current?.focus();
  };
  const leaveOut = () => {
    if (selected && selected.start < selected.end) onEdit({ ...selected, words: null });
    done();
  };
  const putIn = () => {
    const own = typed?.trim() ?? '';
    if (selected && own !== '') onEdit({ ...selected, words: own });
    done();
  };
  const press = (event: KeyboardEvent) => {
    if (!selected || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === 'Delete' || event.key === 'Backspace') && selected.start < selected.end) {
      event.preventDefault();
      leaveOut();
    } else if (event.key.length === 1 && event.key !== ' ') {
      event.preventDefault();
      setTyped(event.key === '[' ? '' : event.key);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setSelected(null);
    }
  };
  const isRange = selected !== null && selected.start < selected.end;

  return (
    <div ref={frame} className={css.frame}>
      <blockquote>
        {/* biome-ignore lint/a11y/useSemanticElements: its words are set, which a field can’t do */}
        <div
          key={round}
          ref={words}
          className={css.words}
          dir="auto"
          role="textbox"
          aria-multiline
          aria-readonly
          aria-label="Words of the quotation"
          aria-description="Select words and press Delete to leave them out, or type to put your own words in brackets."
          tabIndex={0}
          contentEditable={block.passage !== null && !block.passage.annotation.trashed}
          suppressContentEditableWarning
          spellCheck={false}
          onCompositionEnd={() => setRound(round + 1)}
          onBlur={() => typed === null && setSelected(null)}
          onKeyDown={press}
        >
          {pieces.map((piece, at) => (
            <Piece
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their order
              key={at}
              piece={piece}
              points={points}
              bases={bases}
              onRestore={onRestore}
            />
          ))}
        </div>
      </blockquote>
      {typed !== null ? (
        <form
          className={css.tools}
          style={place}
          onSubmit={(event) => {
            event.preventDefault();
            putIn();
          }}
        >
          <TextInput
            size="xs"
            data-autofocus
            autoFocus
            aria-label={isRange ? 'Your words in the place of those selected' : 'Your words'}
            placeholder="Your words, in brackets"
            leftSection="["
            rightSection="]"
            maxLength={longestInsertion}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              done();
            }}
          />
          <Button type="submit" size="xs" disabled={typed.trim() === ''}>
            {isRange ? 'Replace' : 'Put in'}
          </Button>
        </form>
      ) : (
        selected && (
          <div className={css.tools} style={place} role="toolbar" aria-label="Words of the quotation">
            {isRange && (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconScissors size={14} stroke={1.6} />}
                onMouseDown={(event) => event.preventDefault()}
                onClick={leaveOut}
              >
                Leave out
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconBrackets size={14} stroke={1.6} />}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setTyped('')}
            >
              {isRange ? 'Replace…' : 'Put in…'}
            </Button>
          </div>
        )
      )}
    </div>
  );
}

/** Pixels that the tools are wide, and below the words. */
const toolsWidth = 240;
const gapBelow = 6;

/** Below the end of the selection, within the frame. */
function placeBelow(selection: Selection, frame: HTMLElement): { top: number; left: number } | undefined {
  if (selection.rangeCount === 0) return undefined;
  const box = [...selection.getRangeAt(0).getClientRects()].at(-1);
  if (!box) return undefined;
  const { top, left, width } = frame.getBoundingClientRect();
  return {
    top: box.bottom - top + gapBelow,
    left: Math.max(0, Math.min(box.left - left, width - toolsWidth)),
  };
}

function Piece({
  piece,
  points,
  bases,
  onRestore,
}: {
  readonly piece: PlacedPiece;
  readonly points: readonly (readonly string[])[];
  readonly bases: readonly number[];
  readonly onRestore: (edits: readonly string[]) => void;
}) {
  if (piece.kind === 'verbatim') {
    const { stretch, start, end } = piece.from;
    const own = points[stretch]?.slice(start, end).join('') ?? '';
    return (
      <>
        {piece.text.startsWith(' ') && ' '}
        <span {...{ [verbatimMark]: (bases[stretch] ?? 0) + start }}>{quoteWords(own)}</span>
        {piece.text.endsWith(' ') && ' '}
      </>
    );
  }
  const sign = piece.kind === 'ellipsis' ? '[…]' : `[${piece.text}]`;
  const space = piece.kind === 'ellipsis' ? ' ' : '';
  if (piece.edits.length === 0) return <span className={css.gap}>{`${space}${sign}${space}`}</span>;
  return (
    <>
      {space}
      <button
        type="button"
        contentEditable={false}
        className={css.authored}
        aria-label={
          piece.kind === 'ellipsis' ? 'Words left out: put them back' : `Your words ${sign}: take them out`
        }
        title={piece.kind === 'ellipsis' ? 'Put the words back' : 'Take your words out'}
        onClick={() => onRestore(piece.edits)}
      >
        {sign}
      </button>
      {space}
    </>
  );
}
