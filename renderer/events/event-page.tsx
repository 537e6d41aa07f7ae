import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import type { Input } from '../bridge/client.ts';
import { askHandover } from '../handover/asking.ts';
import { descriptionOf, RecordPage, type RecordWords } from '../records/record-page.tsx';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { quoted } from '../window/words.ts';
import { EventDate } from './event-date.tsx';
import { EventFacts } from './event-facts.tsx';
import { JoinEvent } from './join-event.tsx';

const words: RecordWords = {
  name: 'Title',
  aliases: 'Also called…',
  description: 'What happened, in a few words',
  noPassages: 'No passage is linked to this event yet. In an article, mark a passage and press E.',
};

export function EventPage({ id }: { id: string }) {
  const answer = useAnswer('events.get', { id, most: 0 });
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
    if (edited) queryClient.setQueryData(keyOf('events.get', { id, most: 0 }), edited);
    return edited;
  };
  return (
    <RecordPage
      words={words}
      of={`events/${id}`}
      record={{ ...event, name: event.title }}
      lead={<EventDate key={event.date} id={id} date={event.date} written={event.written} />}
      facts={<EventFacts event={event} onEdit={edit} />}
      menu={<JoinEvent event={event} />}
      onStance={(annotation, stance) =>
        act(
          'annotations.stance',
          { id: annotation, to: { event: event.id }, stance },
          { failed: 'The stance was not saved', touches: [`events/${id}`, 'articles'] },
        )
      }
      onName={(title) => edit({ title })}
      onAliases={(aliases) => edit({ aliases })}
      onDescription={async (description, replaces) => {
        const edited = await edit({ description, replaces });
        return edited && descriptionOf(edited);
      }}
      onHandOver={() => askHandover({ kind: 'event', id })}
      onDestroyed={() => go({ kind: 'events' })}
      onRemove={async () => {
        if (await trash('events.trash', id, event.title)) go({ kind: 'events' });
      }}
    />
  );
}
