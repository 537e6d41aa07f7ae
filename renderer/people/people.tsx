import { Room } from '../window/room.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonPage } from './person-page.tsx';

/** The index of people; and the page of one of them. */
export function People({ id }: { id: string | null }) {
  return (
    <Room label="People" list={<PeopleList open={id} />}>
      {id && <PersonPage key={id} id={id} />}
    </Room>
  );
}
