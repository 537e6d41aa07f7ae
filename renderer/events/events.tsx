import { Room } from '../window/room.tsx';
import { EventPage } from './event-page.tsx';
import { EventsList } from './events-list.tsx';

/** Events in the order of their dates; and the page of one of them. */
export function Events({ id }: { id: string | null }) {
  return (
    <Room label="Events" list={<EventsList open={id} />}>
      {id && <EventPage key={id} id={id} />}
    </Room>
  );
}
