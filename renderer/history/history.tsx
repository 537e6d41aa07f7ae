import { Button } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChangeView } from '../../archive/contract/history.ts';
import { placeInWords, thingInWords } from '../../archive/history/change-words.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { usePages } from '../bridge/pages.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { dayOf } from '../window/dates.ts';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { go } from '../window/travel.ts';
import { ChangeRow } from './change-row.tsx';
import css from './history.module.css';
import { RestoreDialog } from './restore-dialog.tsx';

const pageSize = 60;
/** Lines before the end at which the next page is asked for. */
const ahead = 15;

type Line =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'change'; readonly change: ChangeView };

/** Every change of the archive, or of one thing and what is below it, newest first under its day. */
export function History({ of }: { of: string | null }) {
  const { pages, error, again, hasMore, loading, more } = usePages(
    'history.list',
    of === null ? { limit: pageSize } : { id: of, limit: pageSize },
    (known) => (known.at(-1)?.more ? known.at(-1)?.changes.at(-1)?.stamp : undefined),
  );
  const [open, setOpen] = useState<string | null>(null);
  const [moment, setMoment] = useState<string | null>(null);
  const authors = useAnswer('authors.list', {}).data ?? [];
  const changes = useMemo(() => pages?.flatMap((page) => page.changes) ?? [], [pages]);
  const thing = pages?.[0]?.thing ?? null;
  const signed = authors.length > 1 || changes.some(({ device }) => !device.own);
  if (error !== null)
    return <AnswerTrouble title="The history could not be read" reason={error} again={again} />;
  return (
    <section className={css.history} aria-label="History">
      <ListHeader
        title="History"
        centred
        below={
          thing && (
            <p className={css.filter}>
              <bdi className={css.thing}>
                {thingInWords(thing)}
                {placeInWords(thing)}
              </bdi>
              <IconButton
                size={24}
                label="Show the history of the whole archive"
                onClick={() => go({ kind: 'history' })}
              >
                <IconX size={14} stroke={1.5} />
              </IconButton>
            </p>
          )
        }
      >
        <Button
          variant="default"
          leftSection={<IconHistory size={15} stroke={1.5} />}
          onClick={() => setMoment(new Date().toISOString())}
        >
          Go back to a moment…
        </Button>
      </ListHeader>
      {pages && changes.length === 0 ? (
        <Empty title="Nothing has happened yet">
          Every change that is made here, or on another device, will be told here with what stood there
          before, and can be undone.
        </Empty>
      ) : (
        <Timeline
          changes={changes}
          open={open}
          signed={signed}
          of={of}
          onToggle={(stamp) => setOpen(open === stamp ? null : stamp)}
          onRestore={setMoment}
          onEnd={hasMore && !loading ? more : undefined}
        />
      )}
      <RestoreDialog moment={moment} thing={thing} onClose={() => setMoment(null)} />
    </section>
  );
}

interface TimelineProps {
  readonly changes: readonly ChangeView[];
  readonly open: string | null;
  readonly signed: boolean;
  readonly of: string | null;
  readonly onToggle: (stamp: string) => void;
  readonly onRestore: (at: string) => void;
  /** Brings more, where there is more and it is not on its way. */
  readonly onEnd: (() => void) | undefined;
}

function Timeline({ changes, open, signed, of, onToggle, onRestore, onEnd }: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => underDays(changes), [changes]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 72,
    overscan: 10,
    getItemKey: (at) => {
      const line = lines[at];
      return line?.kind === 'change' ? line.change.stamp : `${line?.day} ${at}`;
    },
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - ahead) onEnd?.();
  }, [last, lines.length, onEnd]);
  return (
    <div className={css.scroller} ref={scroller}>
      <div className={css.lines} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line && (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={css.line}
                style={{ transform: `translateY(${start}px)` }}
              >
                {line.kind === 'day' ? (
                  <h2 className={css.day}>{line.day}</h2>
                ) : (
                  <ChangeRow
                    change={line.change}
                    open={line.change.stamp === open}
                    signed={signed}
                    of={of}
                    onToggle={() => onToggle(line.change.stamp)}
                    onRestore={onRestore}
                  />
                )}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function underDays(changes: readonly ChangeView[]): Line[] {
  let day = '';
  return changes.flatMap((change): Line[] => {
    const today = dayOf(change.at);
    const line: Line = { kind: 'change', change };
    if (today === day) return [line];
    day = today;
    return [{ kind: 'day', day }, line];
  });
}
