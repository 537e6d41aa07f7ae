import { TagsInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import { LinkedPassages } from '../annotations/linked-passages.tsx';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask, type Input } from '../bridge/client.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { dateInWords } from '../window/dates.ts';
import { Editable } from '../window/editable.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { counted, quoted } from '../window/words.ts';
import css from './event-page.module.css';

export function EventPage({ id }: { id: string }) {
  const answer = useAnswer('events.get', { id });
  if (answer.isError) {
    return (
      <AnswerTrouble
        title="This event could not be shown"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  }
  const event = answer.data;
  if (!event) return null;
  const edit = async (change: Omit<Input<'events.edit'>, 'id'>) => {
    const edited = await act(
      'events.edit',
      { id, ...change },
      { failed: `The change to ${quoted(event.title)} was not saved`, touches: [`events/${id}`] },
    );
    if (edited) queryClient.setQueryData(keyOf('events.get', { id }), edited);
  };
  const remove = async () => {
    if (await trash('events.trash', id, event.title)) go({ kind: 'events' });
  };
  return (
    <>
      <PageHeader
        actions={
          <IconButton label="Move to trash" onClick={remove}>
            <IconTrash size={18} stroke={1.5} />
          </IconButton>
        }
      />
      <div className={css.scroller}>
        <article className={css.page}>
          <EventDate key={event.date} id={id} date={event.date} />
          <Editable
            label="Title"
            look="title"
            oneLine
            needed
            value={event.title}
            onSave={(title) => edit({ title })}
          />
          <TagsInput
            aria-label="Aliases"
            classNames={{ input: css.aliases }}
            placeholder={event.aliases.length === 0 ? 'Also called…' : 'Add an alias…'}
            value={[...event.aliases]}
            onChange={(aliases) => edit({ aliases })}
            acceptValueOnBlur
          />
          <Editable
            label="Description"
            look="plain"
            placeholder="What happened, in a few words"
            value={event.description}
            pause={800}
            onSave={(description) => edit({ description })}
          />
          <p className={css.count}>
            {event.passages.length === 0
              ? 'No passage is linked to this event yet. In an article, mark a passage and press E.'
              : `${counted(event.passages.length, 'passage')} in ${counted(event.sources, 'source')}`}
          </p>
          <LinkedPassages passages={event.passages} />
        </article>
      </div>
    </>
  );
}

/** The date in words, until it is pointed at to be written anew. */
function EventDate({ id, date }: { id: string; date: string | null }) {
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
