/** Saying who speaks in a quotation. */
import type { RequestInput } from '../contract/requests.ts';
import { peopleNamed } from '../people/linked-person.ts';
import { recordHome } from '../records/join.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import type { Json } from '../storage/register.ts';
import { existingAnnotation } from './annotation.ts';

type SpeechInput = RequestInput<'annotations.attribute'>;

/** Writes what is said of a quotation, in one change. */
export function attribute(archive: Archive, { id, speaker, ...said }: SpeechInput): void {
  const { address } = existingAnnotation(archive, id);
  archive.commit((draft) => {
    if (speaker !== undefined) draft.set(address, 'speaker', storedSpeaker(archive, speaker));
    if (said.addressee !== undefined) draft.set(address, 'addressee', said.addressee.trim());
    if (said.occasion !== undefined) draft.set(address, 'occasion', said.occasion.trim());
    if (said.translation !== undefined) {
      const { from, by } = said.translation ?? {};
      draft.set(
        address,
        'translation',
        from === undefined || by === undefined ? null : { from: from.trim(), by: by.trim() },
      );
    }
  });
}

/** A name that one person has means that person; no record is made for someone who is only quoted. */
function storedSpeaker(archive: Archive, speaker: NonNullable<SpeechInput['speaker']> | null): Json {
  if (!speaker) return null;
  if ('id' in speaker) return { person: idOf(recordHome(archive, 'people', speaker.id)) };
  const name = speaker.name.trim();
  if (name === '') return null;
  const known = peopleNamed(archive, name);
  return known.length === 1 && known[0] ? { person: known[0] } : { name };
}
