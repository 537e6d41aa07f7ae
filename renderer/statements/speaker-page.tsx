import { Button } from '@mantine/core';
import { IconLink, IconUser } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { SpeakerRef, Statement } from '../../archive/contract/statements.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { ExportQuotations } from './export-quotations.tsx';
import { joinQuotations } from './joining.ts';
import { StatementCard } from './statement-card.tsx';
import css from './statements.module.css';

/** By what a statement is told from the others while it is shown. */
const keyOf = ({ id, quotations }: Statement): string => id ?? quotations[0]?.annotation ?? '';

/** Everything that one speaker is quoted with, and a way to join what reports one statement. */
export function SpeakerPage({ speaker }: { speaker: SpeakerRef }) {
  const answer = useAnswer('statements.list', { speaker });
  const speakers = useAnswer('statements.speakers', {}).data;
  const statements = useMemo(() => answer.data ?? [], [answer.data]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: statements.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 150,
    overscan: 6,
    getItemKey: useCallback(
      (index: number) => {
        const statement = statements[index];
        return statement ? keyOf(statement) : index;
      },
      [statements],
    ),
  });
  if (answer.isError)
    return (
      <AnswerTrouble
        title="The quotations could not be read"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  const known = speakers?.find((one) =>
    'id' in speaker ? one.id === speaker.id : one.id === null && one.name === speaker.name,
  );
  const [first] = statements;
  const name = known?.name ?? ('name' in speaker ? speaker.name : (first?.speaker.name ?? ''));
  const quotations = statements.reduce((sum, statement) => sum + statement.quotations.length, 0);
  const sources = new Set(
    statements.flatMap((statement) => statement.quotations.map(({ article }) => article.id)),
  ).size;
  const choose = (key: string, present: boolean) => {
    const next = new Set(chosen);
    if (present) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const picked = statements.filter((statement) => chosen.has(keyOf(statement)));
  const join = async () => {
    const annotations = picked.flatMap((statement) =>
      statement.quotations.map(({ annotation }) => annotation),
    );
    if (await joinQuotations(annotations)) setChosen(new Set());
  };
  return (
    <>
      <PageHeader
        actions={
          <>
            {'id' in speaker && (
              <IconButton label="Open the person" onClick={() => go({ kind: 'person', id: speaker.id })}>
                <IconUser size={18} stroke={1.5} />
              </IconButton>
            )}
            <ExportQuotations speaker={speaker} />
          </>
        }
      />
      {picked.length > 0 && (
        <div className={css.bar} role="toolbar" aria-label="Join quotations">
          <span>
            {picked.length < 2
              ? 'Choose another report of the same statement'
              : `${picked.length} are chosen`}
          </span>
          <Button size="xs" variant="default" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
          <Button
            size="xs"
            disabled={picked.length < 2}
            leftSection={<IconLink size={15} stroke={1.6} />}
            onClick={() => void join()}
          >
            Join as one statement
          </Button>
        </div>
      )}
      <div className={css.scroller} ref={scroller}>
        <div className={css.page}>
          <h1 className={css.name} dir="auto">
            {name}
          </h1>
          {answer.data && (
            <p className={css.summary}>
              {counted(quotations, 'quotation')} in {counted(sources, 'source')}. Choose those that report the
              very same words, and join them: only then are their wordings compared.
            </p>
          )}
          {answer.data?.length === 0 && (
            <Empty title="Nothing is quoted">
              No quotation names this speaker any more. In an article, mark a quotation and press S.
            </Empty>
          )}
          <div className={css.rows} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, key, start }) => {
              const statement = statements[index];
              return (
                statement && (
                  <div
                    key={key}
                    ref={rows.measureElement}
                    data-index={index}
                    className={css.row}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <StatementCard
                      statement={statement}
                      chosen={chosen.has(keyOf(statement))}
                      onChoose={(present) => choose(keyOf(statement), present)}
                      quotationsOf={(id) =>
                        statements
                          .filter((one) => one.id === id)
                          .flatMap((one) => one.quotations.map(({ annotation }) => annotation))
                      }
                    />
                  </div>
                )
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}
