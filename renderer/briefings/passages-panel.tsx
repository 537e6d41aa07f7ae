import { Button, Checkbox, CloseButton, Select, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { markStyles } from '../../archive/contract/theme.ts';
import { type Briefing, markColorSchema, markColors, type Passage } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { counted, number } from '../window/words.ts';
import { filterChoices, fittingPassages, noFilter, type PassageFilter } from './passage-filter.ts';
import { PassageRows } from './passage-rows.tsx';
import css from './passages-panel.module.css';
import type { BriefingChanges } from './use-briefing.ts';

const nobody: readonly Passage[] = [];

/** Every mark of the archive, to be put into the briefing one by one, several, or all that fit. */
export function PassagesPanel({ briefing, changes }: { briefing: Briefing; changes: BriefingChanges }) {
  const answer = useAnswer('annotations.list', {});
  const passages = answer.data ?? nobody;
  const [filter, setFilter] = useState<PassageFilter>(noFilter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const fitting = useMemo(() => fittingPassages(passages, filter), [passages, filter]);
  const used = useMemo(
    () => new Set(briefing.blocks.flatMap((block) => (block.kind === 'quotation' ? [block.annotation] : []))),
    [briefing.blocks],
  );
  const picked = fitting.filter(({ annotation }) => chosen.has(annotation.id));
  const unused = fitting.filter(({ annotation }) => !used.has(annotation.id));

  const add = (added: readonly Passage[]) => {
    if (added.length === 0) return;
    void changes.add(added.map(({ annotation }) => ({ kind: 'quotation', annotation: annotation.id })));
    setChosen(new Set());
  };
  const toggle = (id: string) =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  if (answer.isError) {
    return (
      <AnswerTrouble
        title="The passages could not be read"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  }
  if (answer.data?.length === 0) {
    return <Empty title="No passages yet">Passages that you mark in articles can be quoted from here.</Empty>;
  }
  const allChosen = fitting.length > 0 && picked.length === fitting.length;
  return (
    <>
      <Filters passages={passages} filter={filter} onFilter={setFilter} />
      <div className={css.all}>
        <Checkbox
          label={counted(fitting.length, 'passage')}
          aria-label="Select all passages shown"
          checked={allChosen}
          indeterminate={picked.length > 0 && !allChosen}
          onChange={() =>
            setChosen(allChosen ? new Set() : new Set(fitting.map(({ annotation }) => annotation.id)))
          }
        />
        {picked.length > 0 ? (
          <Button size="compact-sm" onClick={() => add(picked)}>
            Add {number(picked.length)} selected
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            disabled={unused.length === 0}
            onClick={() => add(unused)}
          >
            Add all
          </Button>
        )}
      </div>
      {fitting.length === 0 ? (
        <Empty title="No passage fits">Try other words, or fewer filters.</Empty>
      ) : (
        <PassageRows
          passages={fitting}
          used={used}
          chosen={chosen}
          onToggle={toggle}
          onAdd={(passage) => add([passage])}
        />
      )}
    </>
  );
}

interface FiltersProps {
  readonly passages: readonly Passage[];
  readonly filter: PassageFilter;
  readonly onFilter: (filter: PassageFilter) => void;
}

function Filters({ passages, filter, onFilter }: FiltersProps) {
  const choices = useMemo(() => filterChoices(passages), [passages]);
  const colors = markColors.map((color) => ({ value: color, label: markStyles[color].name }));
  const common = { size: 'xs', clearable: true, searchable: true } as const;
  return (
    <div className={css.filters}>
      <TextInput
        className={css.text}
        aria-label="Filter passages"
        placeholder="Filter passages"
        leftSection={<IconFilter size={15} stroke={1.5} />}
        rightSection={
          filter === noFilter ? null : (
            <CloseButton size="sm" aria-label="Clear all filters" onClick={() => onFilter(noFilter)} />
          )
        }
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <Select
        {...common}
        aria-label="Colour"
        placeholder="Any colour"
        data={colors}
        value={filter.color}
        onChange={(color) => onFilter({ ...filter, color: markColorSchema.nullable().parse(color) })}
      />
      <Select
        {...common}
        aria-label="Person"
        placeholder="Anyone"
        data={choices.people}
        value={filter.person}
        onChange={(person) => onFilter({ ...filter, person })}
      />
      <Select
        {...common}
        aria-label="Event"
        placeholder="Any event"
        data={choices.events}
        value={filter.event}
        onChange={(event) => onFilter({ ...filter, event })}
      />
      <Select
        {...common}
        aria-label="Article"
        placeholder="Any article"
        data={choices.articles}
        value={filter.article}
        onChange={(article) => onFilter({ ...filter, article })}
      />
    </div>
  );
}
