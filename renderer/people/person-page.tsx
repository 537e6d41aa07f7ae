import { TagsInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { LinkedPassages } from '../annotations/linked-passages.tsx';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import type { Input } from '../bridge/client.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Editable } from '../window/editable.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { counted, quoted } from '../window/words.ts';
import css from './person-page.module.css';

/** All that is known of a person: what they are called, and every passage that speaks of them. */
export function PersonPage({ id }: { id: string }) {
  const answer = useAnswer('people.get', { id });
  if (answer.isError) {
    return (
      <AnswerTrouble
        title="This person could not be shown"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  }
  const person = answer.data;
  if (!person) return null;
  const edit = async (change: Omit<Input<'people.edit'>, 'id'>) => {
    const edited = await act(
      'people.edit',
      { id, ...change },
      { failed: `The change to ${quoted(person.name)} was not saved`, touches: [`people/${id}`] },
    );
    if (edited) queryClient.setQueryData(keyOf('people.get', { id }), edited);
  };
  const remove = async () => {
    if (await trash('people.trash', id, person.name)) go({ kind: 'people' });
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
          <Editable
            label="Name"
            look="title"
            oneLine
            needed
            value={person.name}
            onSave={(name) => edit({ name })}
          />
          <TagsInput
            aria-label="Aliases"
            classNames={{ input: css.aliases }}
            placeholder={person.aliases.length === 0 ? 'Also known as…' : 'Add an alias…'}
            value={[...person.aliases]}
            onChange={(aliases) => edit({ aliases })}
            acceptValueOnBlur
          />
          <Editable
            label="Description"
            look="plain"
            placeholder="Who this is, in a few words"
            value={person.description}
            pause={800}
            onSave={(description) => edit({ description })}
          />
          <p className={css.count}>
            {person.passages.length === 0
              ? 'No passage is linked to this person yet. In an article, mark a passage and press P.'
              : `${counted(person.passages.length, 'passage')} in ${counted(person.sources, 'source')}`}
          </p>
          <LinkedPassages passages={person.passages} />
        </article>
      </div>
    </>
  );
}
