import { Button, Checkbox, Group, Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { type FormEvent, useMemo, useState } from 'react';
import { longestFilter } from '../../archive/contract/article-list.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { go } from '../window/travel.ts';
import { offerUndo } from '../window/undo.ts';
import { counted, quoted } from '../window/words.ts';
import { endSplit, type SplitAsked, useAskedSplit } from './asking-split.ts';
import css from './split-dialog.module.css';
import { SplitPassages } from './split-passages.tsx';

/** The one dialog in which a person is made two. */
export function SplitDialog() {
  const asked = useAskedSplit();
  return (
    <Modal
      opened={asked !== null}
      onClose={endSplit}
      title={asked && `Split ${quoted(asked.name)} in two`}
      size="lg"
      centered
    >
      {asked && <SplitForm {...asked} />}
    </Modal>
  );
}

/** Chooses the passages that speak of somebody else, and what that one is called. */
function SplitForm({ id, name }: SplitAsked) {
  const [other, setOther] = useState(name);
  const [filter, setFilter] = useState('');
  const [words] = useDebouncedValue(filter.trim().slice(0, longestFilter), 120);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const query = useMemo(() => ({ person: id, ...(words ? { words } : {}) }), [id, words]);
  const fitting = useAnswer('annotations.ids', query, { keepLast: true }).data ?? [];
  const all = fitting.length > 0 && fitting.every((mark) => chosen.has(mark));
  const split = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = await ask('people.split', { id, name: other, annotations: [...chosen] });
      applyChanges([`people/${id}`, `people/${made.id}`, 'articles'], { own: true });
      endSplit();
      go({ kind: 'person', id: made.id });
      void offerUndo(`${counted(chosen.size, 'passage')} of ${quoted(name)} went to ${quoted(made.name)}.`);
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
      setBusy(false);
    }
  };
  const toggleAll = () => {
    const next = new Set(chosen);
    for (const mark of fitting)
      if (all) next.delete(mark);
      else next.add(mark);
    setChosen(next);
  };
  return (
    <form className={css.form} onSubmit={split}>
      <TextInput
        data-autofocus
        required
        label="Name of the other"
        description="It may be the same name; the two are told apart from then on."
        value={other}
        onChange={(event) => setOther(event.currentTarget.value)}
      />
      <div className={css.choosing}>
        <TextInput
          flex={1}
          aria-label="Filter passages"
          placeholder="Filter passages, or the titles of their articles"
          leftSection={<IconFilter size={15} stroke={1.5} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Checkbox
          label={words ? `All ${fitting.length} that fit` : `All ${fitting.length}`}
          checked={all}
          indeterminate={!all && fitting.some((mark) => chosen.has(mark))}
          disabled={fitting.length === 0}
          onChange={toggleAll}
        />
      </div>
      <SplitPassages
        query={query}
        chosen={chosen}
        onToggle={(mark) => {
          const next = new Set(chosen);
          if (!next.delete(mark)) next.add(mark);
          setChosen(next);
        }}
      />
      <Text size="sm" c="dimmed">
        Who speaks in these passages goes along, and roles and relations that rest on them alone. Undo takes
        all of it back.
      </Text>
      {problem !== null && (
        <Text size="sm" c="danger" role="alert">
          {problem}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={endSplit}>
          Cancel
        </Button>
        <Button type="submit" disabled={chosen.size === 0 || other.trim() === '' || busy}>
          {chosen.size === 0 ? 'Split off' : `Split off ${counted(chosen.size, 'passage')}`}
        </Button>
      </Group>
    </form>
  );
}
