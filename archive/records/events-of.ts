import type { z } from 'zod';
import type { partInEventSchema } from '../contract/record-parts.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText, readTextOrNull } from '../storage/reading.ts';
import { isShown, joinedWith, nameOfRecord, shownFrom } from './joined.ts';
import { tiedTo } from './tie-rows.ts';

/** Events in which any of these records took part, or which took place there; by date, those without one last. */
export function eventsOf(archive: Archive, records: readonly string[]): z.infer<typeof partInEventSchema>[] {
  const { replica } = archive;
  return tiedTo(archive.index, records)
    .filter(
      (address) =>
        address.startsWith('events/') &&
        replica.value(address, 'trashed') !== true &&
        isShown(replica, homeOf(address)),
    )
    .map((address) => {
      const { id, name } = nameOfRecord(archive, homeOf(address));
      const dated = shownFrom(replica, joinedWith(archive, homeOf(address)), 'date');
      return {
        id,
        title: name,
        date: readTextOrNull(replica, dated, 'date'),
        role: readText(replica, address, 'role'),
        place: address === homeOf(address),
      };
    })
    .sort((a, b) => ((a.date ?? '~') < (b.date ?? '~') ? -1 : 1));
}
