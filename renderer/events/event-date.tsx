import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import { explain } from '../bridge/acting.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { dateInWords } from '../window/dates.ts';
import css from './event-date.module.css';

/** The date in words, until it is pointed at to be written anew. */
export function EventDate({ id, date }: { id: string; date: string | null }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    if (draft === null) return;
    const written = draft.trim() || null;
    if (written === date) return setDraft(null);
    try {
      const edited = await ask('events.edit', { id, date: written });
      queryClient.setQueryData(keyOf('events.get', { id }), edited);
      applyChanges([`events/${id}`]);
      setDraft(null);
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  return (
    <TextInput
      aria-label="Date"
      classNames={{ input: css.date }}
      placeholder="Date not known"
      value={draft ?? dateInWords(date)}
      error={problem}
      {...(draft === null || problem !== null ? {} : { description: '2022-10-19, 2022-10 or 2022' })}
      inputWrapperOrder={['input', 'description', 'error']}
      onFocus={() => setDraft((typed) => typed ?? date ?? '')}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        setProblem(null);
      }}
      onBlur={save}
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
