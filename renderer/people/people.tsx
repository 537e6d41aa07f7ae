import { MentionsPage } from '../names/mentions-page.tsx';
import { Room } from '../window/room.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonPage } from './person-page.tsx';

/** The index of people; and the page of one of them, or where they are named. */
export function People({ id, mentions = false }: { id: string | null; mentions?: boolean }) {
  return (
    <Room label="People" list={<PeopleList open={id} />}>
      {id && (mentions ? <MentionsPage key={id} id={id} /> : <PersonPage key={id} id={id} />)}
    </Room>
  );
}
