import { useMemo } from 'react';
import type { Annotation } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { Chooser } from './chooser.tsx';
import type { PersonRef } from './use-marks.ts';

interface Props {
  readonly linked: Annotation['people'];
  readonly onGiveUp: () => void;
  readonly onChoose: (person: PersonRef) => Promise<void>;
}

export function PersonChooser({ linked, onGiveUp, onChoose }: Props) {
  const people = useAnswer('people.list', {}).data;
  const choices = useMemo(
    () =>
      (people ?? [])
        .filter(({ id, trashed }) => !trashed && !linked.some((person) => person.id === id))
        .sort((a, b) => b.passages - a.passages)
        .map(({ id, name, aliases }) => ({ id, name, aliases, detail: aliases.join(', ') })),
    [people, linked],
  );
  return (
    <Chooser
      label="Person"
      choices={choices}
      onGiveUp={onGiveUp}
      onChoose={(id) => onChoose({ id })}
      onCreate={(name) => onChoose({ name })}
    />
  );
}
