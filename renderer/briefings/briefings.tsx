import { Room } from '../window/room.tsx';
import { BriefingList } from './briefing-list.tsx';
import { Composer } from './composer.tsx';

/** All briefings; and the one that is being written. */
export function Briefings({ id }: { id: string | null }) {
  return (
    <Room label="Briefings" list={<BriefingList open={id} />}>
      {id && <Composer key={id} id={id} />}
    </Room>
  );
}
