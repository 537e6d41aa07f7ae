import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Annotation } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useDateHint } from '../events/use-date-hint.ts';
import { dateInWords } from '../window/dates.ts';
import { Chooser } from './chooser.tsx';
import type { EventRef } from './use-marks.ts';

interface Props {
  readonly linked: Annotation['events'];
  /** The article that the mark is in: words for a date are read against its own. */
  readonly article: string | undefined;
  readonly onGiveUp: () => void;
  readonly onChoose: (event: EventRef) => Promise<void>;
}

export function EventChooser({ linked, article, onGiveUp, onChoose }: Props) {
  const events = useAnswer('events.list', {}).data;
  const [date, setDate] = useState('');
  const hint = useDateHint(date, article);
  const choices = useMemo(
    () =>
      (events ?? [])
        .filter(({ id, trashed }) => !trashed && !linked.some((event) => event.id === id))
        .sort((a, b) => b.passages - a.passages)
        .map(({ id, title, aliases, date: when }) => ({
          id,
          name: title,
          aliases,
          detail: dateInWords(when),
        })),
    [events, linked],
  );
  return (
    <Chooser
      label="Event"
      choices={choices}
      onGiveUp={onGiveUp}
      onChoose={(id) => onChoose({ id })}
      onCreate={(title) => onChoose({ title, date: date.trim() || null })}
      extra={(field) => (
        <TextInput
          {...field}
          mt={6}
          aria-label="Date of the new event"
          placeholder="Date, if known: 2022-10-19, early last week"
          description={hint}
          inputWrapperOrder={['input', 'error', 'description']}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
      )}
    />
  );
}
