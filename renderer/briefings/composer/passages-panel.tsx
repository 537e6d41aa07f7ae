import { Button, Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PassageFilter } from '../../../archive/contract/passage-list.ts';
import type { Briefing, Passage } from '../../../archive/contract/views.ts';
import {
  type FilterFields,
  noFilter,
  PassageFilters,
  useAskedFilter,
} from '../../annotations/passage-filters.tsx';
import { act } from '../../bridge/acting.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useSettledList } from '../../bridge/rows-in-view.ts';
import { Empty } from '../../window/empty.tsx';
import { counted, number } from '../../window/words.ts';
import { AddAll } from './add-all.tsx';
import { beginDrag } from './dragging.ts';
import { PassageRows } from './passage-rows.tsx';
import css from './passages-panel.module.css';
import type { BriefingChanges, NewBlock } from './use-briefing.ts';

/** Rows of a page: each is looked up in the text of its article. */
const pageSize = 40;
const failed = 'The passages could not be gathered';

/** Every mark of the archive, to be put into the briefing one by one, several, or all that fit. */
export function PassagesPanel({ briefing, changes }: { briefing: Briefing; changes: BriefingChanges }) {
  const [fields, setFields] = useState<FilterFields>(noFilter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useAskedFilter(fields);
  const list = useSettledList(
    useMemo(() => ({ name: 'annotations.page' as const, query, size: pageSize }), [query]),
  );
  const used = useMemo(
    () => new Set(briefing.blocks.flatMap((block) => (block.kind === 'quotation' ? [block.annotation] : []))),
    [briefing.blocks],
  );
  const picked = useAmong(list.query, chosen);
  const usedFitting = useAmong(list.query, used).length;
  const [total, setTotal] = useState<number | undefined>(undefined);
  const count = total ?? 0;

  const add = (added: readonly string[]) => {
    if (added.length === 0) return;
    void changes.add(added.map(quotationOf));
    setChosen(new Set());
  };
  const toggle = (id: string) =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const allChosen = count > 0 && picked.length === count;
  const toggleAll = async () => {
    if (allChosen) setChosen(new Set());
    else setChosen(new Set(await act('annotations.ids', list.query, { failed })));
  };
  const drag = (passage: Passage) =>
    beginDrag({
      kind: 'new',
      blocks: chosen.has(passage.annotation.id) ? picked.map(quotationOf) : [blockOf(passage)],
    });

  if (total === 0 && Object.keys(list.query).length === 0) {
    return <Empty title="No passages yet">Passages that you mark in articles can be quoted from here.</Empty>;
  }
  return (
    <>
      <PassageFilters filter={fields} onFilter={setFields} />
      <div className={css.all}>
        <Checkbox
          label={total === undefined ? 'Passages' : counted(count, 'passage')}
          aria-label="Select all passages shown"
          checked={allChosen}
          disabled={count === 0}
          indeterminate={picked.length > 0 && !allChosen}
          onChange={toggleAll}
        />
        {picked.length > 0 ? (
          <Button size="compact-sm" onClick={() => add(picked)}>
            Add {number(picked.length)} selected
          </Button>
        ) : (
          <AddAll disabled={count === usedFitting} onAdd={(by) => changes.gather(list.query, by)} />
        )}
      </div>
      <PassageRows
        key={JSON.stringify(list.query)}
        list={list}
        used={used}
        chosen={chosen}
        onTotal={setTotal}
        onToggle={toggle}
        onAdd={(passage) => void changes.add([blockOf(passage)])}
        onDrag={drag}
      />
    </>
  );
}

const quotationOf = (annotation: string): NewBlock => ({ kind: 'quotation', annotation });

/** A rectangle on a page is a figure; words are a quotation. */
const blockOf = ({ annotation: { id, region } }: Passage): NewBlock =>
  region ? { kind: 'figure', annotation: id } : quotationOf(id);

const nothing: readonly string[] = [];

/** Those of some passages that fit the filter, in the order of the list. */
function useAmong(filter: PassageFilter, ids: ReadonlySet<string>): readonly string[] {
  const among = useMemo(() => [...ids], [ids]);
  const answer = useAnswer(
    'annotations.ids',
    { ...filter, among },
    { enabled: among.length > 0, keepLast: true },
  );
  return among.length > 0 ? (answer.data ?? nothing) : nothing;
}
