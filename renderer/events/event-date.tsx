import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { EventSummary } from '../../archive/contract/views.ts';
import { explain } from '../bridge/acting.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { dateAsWritten, dateShown } from './date-as-written.ts';
import { DayPick } from './day-pick.tsx';
import css from './event-date.module.css';
import { useDateHint } from './use-date-hint.ts';

interface Props extends Pick<EventSummary, 'date' | 'written'> {
  readonly id: string;
}

/** The date in words, until it is pointed at to be written anew. */
export function EventDate({ id, date, written: asWritten }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (words = draft) => {
    if (words === null) return;
    const written = words.trim() || null;
    if (written === (asWritten?.words ?? date)) return setDraft(null);
    try {
      const edited = await ask('events.edit', { id, date: written });
      queryClient.setQueryData(keyOf('events.get', { id, most: 0 }), edited);
      applyChanges([`events/${id}`]);
      setDraft(null);
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  const hint = useDateHint(draft ?? '');
  const below =
    draft === null
      ? dateAsWritten({ date, written: asWritten })
      : hint || '2022-10-19, October 2022, c. 1990, before 12 May 2022';
  return (
    <TextInput
      aria-label="Date"
      classNames={{ input: css.date }}
      placeholder="Date not known"
      value={draft ?? dateShown({ date, written: asWritten })}
      error={problem}
      {...(problem === null && below !== '' ? { description: below } : {})}
      inputWrapperOrder={['input', 'description', 'error']}
      onFocus={() => setDraft((typed) => typed ?? asWritten?.words ?? date ?? '')}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        setProblem(null);
      }}
      onBlur={() => save()}
      rightSection={<DayPick date={date} onPick={save} />}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.stopPropagation();
          setProblem(null);
          setDraft(null);
        }
      }}
    />
  );
}
