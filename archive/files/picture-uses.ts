/** Which things refer to which pictures of the archive: what nothing else refers to goes when they are destroyed. */
import { checkedSchema } from '../annotations/checked.ts';
import { readPicture } from '../records/record-picture.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import type { Replica } from '../storage/replica.ts';
import { storedPngPath } from './stored-files.ts';

const pictureAt = (replica: Replica, address: string): string | undefined =>
  address.includes('/annotations/')
    ? checkedSchema.safeParse(replica.value(address, 'checked')).data?.picture
    : readPicture(replica.value(address, 'picture'))?.picture;

/** Pictures that only these things, or marks and blocks below these homes, refer to, by their paths. */
export function picturesOf(archive: Archive, addresses: readonly string[]): string[] {
  const { replica } = archive;
  const chosen = new Set(
    addresses.flatMap((address) =>
      homeOf(address) === address
        ? [address, ...replica.below(address, 'annotations'), ...replica.below(address, 'blocks')]
        : [address],
    ),
  );
  const wanted = new Set([...chosen].flatMap((address) => pictureAt(replica, address) ?? []));
  if (wanted.size === 0) return [];
  const leave = (address: string): void => {
    const picture = chosen.has(address) ? undefined : pictureAt(replica, address);
    if (picture) wanted.delete(picture);
  };
  for (const home of replica.homes('articles'))
    for (const mark of replica.below(home, 'annotations')) leave(mark);
  for (const noun of ['people', 'events']) for (const home of replica.homes(noun)) leave(home);
  for (const home of replica.homes('briefings'))
    for (const block of replica.below(home, 'blocks')) leave(block);
  return [...wanted].map((picture) => storedPngPath(archive.path, picture));
}
