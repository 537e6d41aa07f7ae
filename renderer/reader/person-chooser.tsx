import { useMemo } from 'react';
import type { Annotation } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import type { ProposedPeople } from '../names/proposed-people.ts';
import { Chooser } from './chooser.tsx';
import type { PersonRef } from './use-marks.ts';

interface Props {
  readonly linked: Annotation['people'];
  readonly proposed: ProposedPeople;
  readonly onGiveUp: () => void;
  readonly onChoose: (person: PersonRef) => Promise<void>;
}

/** Those who are named in the marked words come first, then those in the article, then those with most passages. */
export function PersonChooser({ linked, proposed, onGiveUp, onChoose }: Props) {
  const people = useAnswer('people.list', {}).data;
  const ids = proposed.ids.join(' ');
  const choices = useMemo(() => {
    const ranks = new Map(ids.split(' ').map((id, at) => [id, at]));
    const rank = (id: string): number => ranks.get(id) ?? ranks.size;
    return (people ?? [])
      .filter(({ id, trashed }) => !trashed && !linked.some((person) => person.id === id))
      .sort((a, b) => rank(a.id) - rank(b.id) || b.passages - a.passages)
      .map(({ id, name, aliases }) => ({ id, name, aliases, detail: aliases.join(', ') }));
  }, [people, linked, ids]);
  return (
    <Chooser
      label="Person"
      choices={choices}
      proposed={proposed.name}
      onGiveUp={onGiveUp}
      onChoose={(id) => onChoose({ id })}
      onCreate={(name) => onChoose({ name })}
    />
  );
}
