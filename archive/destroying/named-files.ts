/** Which things name which files of `files/`: pictures, and what was made of briefings. */
import { checkedSchema } from '../annotations/checked.ts';
import { filesOfEdition } from '../editions/edition-uses.ts';
import { editionsBelow } from '../editions/editions-below.ts';
import { readPicture } from '../records/record-picture.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import type { Replica } from '../storage/replica.ts';

/** Things below a home that may name files. */
const below = ['annotations', 'blocks', 'editions'] as const;

/** Names in `files/`. */
function filesNamedAt(replica: Replica, address: string): string[] {
  if (address.includes(editionsBelow)) return filesOfEdition(replica, address);
  const picture = address.includes('/annotations/')
    ? checkedSchema.safeParse(replica.value(address, 'checked')).data?.picture
    : readPicture(replica.value(address, 'picture'))?.picture;
  return picture === undefined ? [] : [`${picture}.png`];
}

/** Files that only these things, or those below these homes, name. */
export function filesOf({ replica }: Archive, addresses: readonly string[]): string[] {
  const chosen = new Set(
    addresses.flatMap((address) =>
      homeOf(address) === address
        ? [address, ...below.flatMap((noun) => replica.below(address, noun))]
        : [address],
    ),
  );
  const wanted = new Set([...chosen].flatMap((address) => filesNamedAt(replica, address)));
  if (wanted.size === 0) return [];
  for (const address of naming(replica))
    if (!chosen.has(address)) for (const name of filesNamedAt(replica, address)) wanted.delete(name);
  return [...wanted];
}

/** Files that anything names, in the trash or not. Goes through all that may name one. */
export function filesInUse({ replica }: Pick<Archive, 'replica'>): Set<string> {
  const names = new Set<string>();
  for (const address of naming(replica)) for (const name of filesNamedAt(replica, address)) names.add(name);
  return names;
}

function* naming(replica: Replica): Generator<string> {
  for (const home of replica.homes('articles')) yield* replica.below(home, 'annotations');
  for (const noun of ['people', 'events']) yield* replica.homes(noun);
  for (const home of replica.homes('briefings'))
    for (const noun of ['blocks', 'editions']) yield* replica.below(home, noun);
}
