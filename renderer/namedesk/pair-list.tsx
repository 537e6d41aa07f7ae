import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useMemo, useRef } from 'react';
import type { Named } from '../../archive/contract/record-parts.ts';
import { act } from '../bridge/acting.ts';
import { ListHeader } from '../window/list-header.tsx';
import { offerUndo } from '../window/undo.ts';
import { counted, orUntitled } from '../window/words.ts';
import { type DeskEntries, type DeskEntry, idsOf, isPair, type PairIds } from './desk-entries.ts';
import css from './pair-list.module.css';

const headings: Readonly<Record<DeskEntry['kind'], string>> = {
  doubt: 'Doubts',
  open: 'May be one',
  later: 'Later',
};

interface Props {
  readonly desk: DeskEntries;
  readonly open: PairIds | null;
  readonly onOpen: (ids: PairIds) => void;
}

type Line =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'entry'; readonly entry: DeskEntry }
  | { readonly kind: 'apart'; readonly pair: readonly [Named, Named] };

/** All pairs, in the order in which they are gone through; then those that were told apart. */
export function PairList({ desk, open, onOpen }: Props) {
  const { entries, apart, isComparing } = desk;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(entries ?? [], apart), [entries, apart]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    overscan: 8,
  });
  return (
    <>
      <ListHeader
        title="Name desk"
        below={
          <p className={css.count} aria-live="polite">
            {isComparing ? 'Comparing names…' : `${counted(entries?.length ?? 0, 'pair')} to decide on`}
          </p>
        }
      />
      <div className={css.scroller} ref={scroller}>
        <ul className={css.pairs} aria-label="Pairs" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index];
            return (
              line && (
                <li
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  className={css.line}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {line.kind === 'heading' ? (
                    <h2 className={css.heading}>{line.text}</h2>
                  ) : line.kind === 'apart' ? (
                    <Apart pair={line.pair} isOpen={isSame(line.pair, open)} onOpen={onOpen} />
                  ) : (
                    <button
                      type="button"
                      className={css.pair}
                      aria-current={isPair(line.entry, open) || undefined}
                      onClick={() => onOpen(idsOf(line.entry.pair))}
                    >
                      <Names pair={line.entry.pair} />
                    </button>
                  )}
                </li>
              )
            );
          })}
        </ul>
      </div>
    </>
  );
}

const isSame = (pair: readonly [Named, Named], ids: PairIds | null): boolean =>
  ids !== null && pair.every(({ id }) => ids.includes(id));

function linesOf(entries: readonly DeskEntry[], apart: DeskEntries['apart']): Line[] {
  const lines = entries.flatMap((entry, at): Line[] =>
    entries[at - 1]?.kind === entry.kind
      ? [{ kind: 'entry', entry }]
      : [
          { kind: 'heading', text: headings[entry.kind] },
          { kind: 'entry', entry },
        ],
  );
  if (apart.length === 0) return lines;
  return [
    ...lines,
    { kind: 'heading', text: 'Not the same' },
    ...apart.map((pair): Line => ({ kind: 'apart', pair })),
  ];
}

function Names({ pair }: { pair: readonly [Named, Named] }) {
  return pair.map(({ id, name }, at) => (
    <Fragment key={id}>
      {at > 0 && ' '}
      <span className={css.name} dir="auto" title={name}>
        {orUntitled(name)}
      </span>
    </Fragment>
  ));
}

function Apart({
  pair,
  isOpen,
  onOpen,
}: {
  pair: readonly [Named, Named];
  isOpen: boolean;
  onOpen: (ids: PairIds) => void;
}) {
  const [{ id, name }, { id: other, name: otherName }] = pair;
  const takeBack = async () => {
    const done = await act(
      'desk.reconsider',
      { id, other },
      { failed: 'This was not taken back', touches: [`people/${id}`, `people/${other}`] },
    );
    if (done) void offerUndo(`${orUntitled(name)} and ${orUntitled(otherName)} may be the same again.`);
  };
  return (
    <div className={css.apart}>
      <button
        type="button"
        className={css.pair}
        aria-current={isOpen || undefined}
        onClick={() => onOpen(idsOf(pair))}
      >
        <Names pair={pair} />
      </button>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`Take back that ${name} is not ${otherName}`}
        onClick={() => void takeBack()}
      >
        Take back
      </Button>
    </div>
  );
}
