import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import type { Input } from '../bridge/client.ts';
import { askHandover } from '../handover/asking.ts';
import { MentionsLine } from '../names/mentions-line.tsx';
import { descriptionOf, RecordPage, type RecordWords } from '../records/record-page.tsx';
import { Said } from '../statements/said.tsx';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { quoted } from '../window/words.ts';
import { JoinPerson } from './join-person.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonType } from './person-type.tsx';
import { SplitItem } from './split-item.tsx';

const words: RecordWords = {
  name: 'Name',
  aliases: 'Also known as…',
  description: 'Who this is, in a few words',
  noPassages: 'No passage is linked to this person yet. In an article, mark a passage and press P.',
};

export function PersonPage({ id }: { id: string }) {
  const answer = useAnswer('people.get', { id, most: 0 });
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
    if (edited) queryClient.setQueryData(keyOf('people.get', { id, most: 0 }), edited);
    return edited;
  };
  return (
    <RecordPage
      words={words}
      of={`people/${id}`}
      record={person}
      lead={<PersonType type={person.type} onChange={(type) => edit({ type })} />}
      facts={
        <>
          <PersonFacts person={person} onEdit={edit} />
          <Said person={id} />
          <MentionsLine id={id} />
        </>
      }
      menu={
        <>
          <JoinPerson person={person} />
          <SplitItem person={person} />
        </>
      }
      onStance={(annotation, stance) =>
        act(
          'annotations.stance',
          { id: annotation, to: { person: person.id }, stance },
          { failed: 'The stance was not saved', touches: [`people/${id}`, 'articles'] },
        )
      }
      onName={(name) => edit({ name })}
      onAliases={(aliases) => edit({ aliases })}
      onDescription={async (description, replaces) => {
        const edited = await edit({ description, replaces });
        return edited && descriptionOf(edited);
      }}
      onHandOver={() => askHandover({ kind: 'person', id })}
      onDestroyed={() => go({ kind: 'people' })}
      onRemove={async () => {
        if (await trash('people.trash', id, person.name)) go({ kind: 'people' });
      }}
    />
  );
}
