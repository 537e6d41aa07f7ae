import { Button, NativeSelect, Switch } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Compared, Fate, StoredCapture } from '../../archive/contract/captures.ts';
import type { Article } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { askForCopy } from './adding.ts';
import css from './compare.module.css';
import { ComparedRow } from './compared-row.tsx';
import { whenStored } from './copy-words.ts';

interface Props {
  readonly article: Article;
  readonly copies: readonly StoredCapture[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** CSS pixels below which two columns would be too narrow to read. */
const leastWidth = 720;
const noMarks: readonly Fate[] = [];

/** Two copies beside each other, paragraph by paragraph, with what changed. */
export function Compare({ article, copies, from, to }: Props) {
  const { id } = article;
  const answer = useAnswer(
    'captures.compare',
    { article: id, ...(from && { from }), ...(to && { to }) },
    { enabled: copies.length > 1 },
  );
  const compared = answer.data;
  const known = compared !== undefined;
  const older = useAnswer('captures.fates', { article: id, capture: compared?.from }, { enabled: known });
  const newer = useAnswer('captures.fates', { article: id, capture: compared?.to }, { enabled: known });
  const marks = useMemo(
    () => ({ from: older.data?.marks ?? noMarks, to: newer.data?.marks ?? noMarks }),
    [older.data, newer.data],
  );
  if (copies.length < 2)
    return (
      <Empty
        title="There is only one copy"
        action={<Button onClick={() => askForCopy({ id, title: article.title })}>Add a capture…</Button>}
      >
        When a newer copy of this article is added, what changed is shown here.
      </Empty>
    );
  if (answer.isError)
    return (
      <AnswerTrouble title="The copies could not be compared" reason={answer.error} again={answer.refetch} />
    );
  if (!compared) return <p className={css.waiting}>Comparing…</p>;
  const choose = (side: 'from' | 'to', value: string) =>
    go({
      kind: 'copies',
      id,
      show: 'compare',
      ...{ from: compared.from, to: compared.to, [side]: value },
    });
  const choice = (side: 'from' | 'to') => (
    <NativeSelect
      size="xs"
      aria-label={side === 'from' ? 'Older copy' : 'Newer copy'}
      value={compared[side]}
      onChange={({ currentTarget }) => choose(side, currentTarget.value)}
      data={copies.map((copy) => ({
        value: copy.id,
        label: whenStored(copy, copies),
        disabled: copy.copy !== 'here' || copy.id === compared[side === 'from' ? 'to' : 'from'],
      }))}
    />
  );
  return <Parts parts={compared.parts} marks={marks} older={choice('from')} newer={choice('to')} />;
}

interface PartsProps {
  readonly parts: readonly Compared[];
  readonly marks: { readonly from: readonly Fate[]; readonly to: readonly Fate[] };
  readonly older: React.ReactNode;
  readonly newer: React.ReactNode;
}

function Parts({ parts, marks, older, newer }: PartsProps) {
  const { ref: measure, width } = useElementSize();
  const scroller = useRef<HTMLDivElement | null>(null);
  const setScroller = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      measure(element);
    },
    [measure],
  );
  const [onlyChanges, setOnlyChanges] = useState(false);
  const [current, setCurrent] = useState(-1);
  const inline = width > 0 && width < leastWidth;
  const shown = useMemo(
    () => (onlyChanges ? parts.filter(({ kind }) => kind !== 'same') : parts),
    [parts, onlyChanges],
  );
  const changes = useMemo(
    () => shown.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index])),
    [shown],
  );
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const length = Math.max(shown[index]?.from.length ?? 0, shown[index]?.to.length ?? 0);
      return 28 + 26 * Math.ceil(length / 60);
    },
    overscan: 6,
  });
  // Keys may come faster than what they change is drawn.
  const standing = useRef(current);
  standing.current = current;
  const step = (by: 1 | -1) => {
    if (changes.length === 0) return;
    const next = Math.min(changes.length - 1, Math.max(0, standing.current + by));
    standing.current = next;
    setCurrent(next);
    rows.scrollToIndex(changes[next] ?? 0, { align: 'center' });
  };
  useKeys({ n: () => step(1), p: () => step(-1) });
  return (
    <div className={css.compare}>
      <div className={css.bar}>
        {older}
        <span aria-hidden>→</span>
        {newer}
        <Switch
          size="xs"
          label="Only what changed"
          checked={onlyChanges}
          onChange={({ currentTarget }) => {
            setOnlyChanges(currentTarget.checked);
            setCurrent(-1);
          }}
        />
        <p className={css.count} role="status">
          {changes.length === 0
            ? 'Both say the same.'
            : current < 0
              ? counted(changes.length, 'change')
              : `Change ${current + 1} of ${changes.length}`}
        </p>
        <IconButton label="Previous change" shortcut="p" disabled={current <= 0} onClick={() => step(-1)}>
          <IconArrowUp size={16} stroke={1.6} />
        </IconButton>
        <IconButton
          label="Next change"
          shortcut="n"
          disabled={changes.length === 0 || current >= changes.length - 1}
          onClick={() => step(1)}
        >
          <IconArrowDown size={16} stroke={1.6} />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys as well */}
      <section className={css.scroller} ref={setScroller} tabIndex={0} aria-label="Both copies">
        <div className={css.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const part = shown[index];
            return (
              part && (
                <div
                  key={index}
                  ref={rows.measureElement}
                  data-index={index}
                  data-current={changes[current] === index || undefined}
                  className={css.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ComparedRow part={part} marks={marks} inline={inline} />
                </div>
              )
            );
          })}
        </div>
      </section>
    </div>
  );
}
