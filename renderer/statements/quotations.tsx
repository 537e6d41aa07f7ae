import type { SpeakerRef } from '../../archive/contract/statements.ts';
import { Room } from '../window/room.tsx';
import { SpeakerPage } from './speaker-page.tsx';
import { SpeakersList } from './speakers-list.tsx';

/** Everyone who is quoted; and what one of them said. */
export function Quotations({ speaker }: { speaker: SpeakerRef | null }) {
  return (
    <Room label="Speakers" list={<SpeakersList open={speaker} />}>
      {speaker && <SpeakerPage key={JSON.stringify(speaker)} speaker={speaker} />}
    </Room>
  );
}
