import type { ArchiveEvent } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { JoinItem } from '../records/join-item.tsx';

/** In the menu of an event: says that another record is the same. */
export function JoinEvent({ event }: { event: ArchiveEvent }) {
  const events = useAnswer('events.list', {}).data ?? [];
  return (
    <JoinItem
      noun="event"
      record={{ ...event, name: event.title, passages: event.linked }}
      others={events.map((one) => ({ ...one, name: one.title }))}
      onJoin={async ({ other, name, description, anyway }) => {
        await ask('events.join', {
          keep: event.id,
          ids: [other],
          shows: { name, description },
          anyway,
        });
        applyChanges([`events/${event.id}`, `events/${other}`, 'articles'], { own: true });
      }}
    />
  );
}
