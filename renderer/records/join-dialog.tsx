import { Button, Group, Modal, Radio, Select, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import { explain } from '../bridge/acting.ts';
import { counted } from '../window/words.ts';
import { endJoin, type JoinAsked, useAskedJoin } from './asking-join.ts';
import css from './facts.module.css';

/** The one dialog in which records are joined. */
export function JoinDialog() {
  const asked = useAskedJoin();
  return (
    <Modal
      opened={asked !== null}
      onClose={endJoin}
      title={`Join with another ${asked?.noun ?? 'record'}`}
      centered
    >
      {asked && <JoinForm {...asked} />}
    </Modal>
  );
}

/** Chooses the record that is the same, and of which of the two the name and the description are shown. */
function JoinForm({ noun, record, others, onJoin }: JoinAsked) {
  const [other, setOther] = useState<string | null>(null);
  const [name, setName] = useState(record.id);
  const [description, setDescription] = useState(record.id);
  const [problem, setProblem] = useState<ProblemError | string | null>(null);
  const offered = useMemo(
    () =>
      others
        .filter(({ id }) => id !== record.id)
        .map((one) => ({ value: one.id, label: `${one.name} (${counted(one.passages, 'passage')})` })),
    [others, record.id],
  );
  const chosen = others.find(({ id }) => id === other);
  const toldApart = problem instanceof ProblemError && problem.code === 'told-apart';
  const join = async () => {
    if (!chosen) return;
    try {
      await onJoin({ other: chosen.id, name, description, anyway: toldApart });
      endJoin();
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason : explain(reason));
    }
  };
  return (
    <>
      <Select
        data-autofocus
        searchable
        label={`The same ${noun} as ${record.name}`}
        placeholder="Type a name"
        nothingFoundMessage="Nobody fits."
        limit={50}
        data={offered}
        value={other}
        onChange={(id) => {
          setOther(id);
          setName(record.id);
          setDescription(record.description === '' ? (id ?? record.id) : record.id);
          setProblem(null);
        }}
      />
      {chosen && (
        <div className={css.options}>
          <h3>{noun === 'event' ? 'Title' : 'Name'}</h3>
          {[record, chosen].map((one) => (
            <Radio
              key={one.id}
              name="name"
              label={one.name}
              checked={name === one.id}
              onChange={() => setName(one.id)}
            />
          ))}
          {(record.description !== '' || chosen.description !== '') && <h3>Description</h3>}
          {[record, chosen]
            .filter((one) => one.description !== '')
            .map((one) => (
              <Radio
                key={one.id}
                name="description"
                label={<span className={css.quote}>{one.description}</span>}
                checked={description === one.id}
                onChange={() => setDescription(one.id)}
              />
            ))}
        </div>
      )}
      <Text size="sm" c="dimmed" mt="md">
        No link is rewritten: each record keeps its passages, and they can be taken apart at any time.
      </Text>
      {problem !== null && (
        <Text size="sm" c="danger" mt="sm" role="alert">
          {problem instanceof ProblemError ? problem.message : problem}
        </Text>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={endJoin}>
          Cancel
        </Button>
        <Button disabled={!chosen} onClick={join}>
          {toldApart ? 'Join anyway' : 'Join'}
        </Button>
      </Group>
    </>
  );
}
