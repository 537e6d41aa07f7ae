/** The name desk: two records that may be one, side by side, one pair after the other. */
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { useKeys } from '../window/keys.ts';
import { ListHeader } from '../window/list-header.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { Room } from '../window/room.tsx';
import { go } from '../window/travel.ts';
import { ComparisonPage } from './comparison-page.tsx';
import {
  type DeskEntries,
  type DeskEntry,
  idsOf,
  isPair,
  type PairIds,
  useDeskEntries,
} from './desk-entries.ts';
import css from './name-desk.module.css';
import { PairList } from './pair-list.tsx';

export function NameDesk({ pair }: { pair: PairIds | null }) {
  const desk = useDeskEntries();
  const { entries, error, again } = desk;
  const [first] = entries ?? [];
  const shown = pair ?? (first ? idsOf(first.pair) : null);
  if (error) return <AnswerTrouble title="The name desk could not be set up" reason={error} again={again} />;
  if (!entries) return null;
  const list = <PairList desk={desk} open={shown} onOpen={open} />;
  if (shown === null && desk.apart.length === 0) return <NothingToCompare desk={desk} />;
  return (
    <Room label="Name desk" list={list}>
      {shown === null ? null : <Pair key={shown.join()} entries={entries} ids={shown} />}
    </Room>
  );
}

/** Steps from pair to pair leave one trace: *Back* leads to where the person came from. */
const open = (ids: PairIds | null): void =>
  go(ids === null ? { kind: 'desk' } : { kind: 'desk', pair: ids }, { stride: 'desk' });

function NothingToCompare({ desk }: { desk: DeskEntries }) {
  return (
    <section className={css.alone} aria-label="Name desk">
      <ListHeader title="Name desk" centred />
      <Empty title={desk.isComparing ? 'Comparing names…' : 'Nobody looks like anybody else'}>
        Records whose names or identifiers are alike are laid side by side here, with the sentences that speak
        for their being one and against it. You decide; nothing is joined by itself.
      </Empty>
    </section>
  );
}

function Pair({ entries, ids }: { entries: readonly DeskEntry[]; ids: PairIds }) {
  const [id, other] = ids;
  const comparison = useAnswer('desk.compare', { id, other });
  const at = entries.findIndex((entry) => isPair(entry, ids));
  const neighbour = (step: 1 | -1): PairIds | null => {
    const next = entries[at < 0 ? 0 : at + step];
    return next ? idsOf(next.pair) : null;
  };
  const [before, after] = [at < 0 ? null : neighbour(-1), neighbour(1)];
  useKeys({
    j: () => after && open(after),
    k: () => before && open(before),
    ArrowRight: () => after && open(after),
    ArrowLeft: () => before && open(before),
  });
  if (comparison.isError)
    return (
      <>
        <PageHeader />
        <Empty title="These two can’t be compared any more">
          {comparison.error instanceof Error ? comparison.error.message : ''}
        </Empty>
      </>
    );
  if (!comparison.data) return null;
  const left = entries.filter((entry) => !isPair(entry, ids));
  return (
    <ComparisonPage
      comparison={comparison.data}
      kind={entries[at]?.kind ?? null}
      place={at < 0 ? null : { at: at + 1, of: entries.length }}
      onBefore={before && (() => open(before))}
      onAfter={after && (() => open(after))}
      onDecided={() => {
        const next = left[Math.min(Math.max(at, 0), left.length - 1)];
        open(next ? idsOf(next.pair) : null);
      }}
    />
  );
}
