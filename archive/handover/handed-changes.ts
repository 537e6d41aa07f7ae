/** The history of what goes: each change as it stood, with only those of its writes that go along. */
import type { HandoverExtras } from '../contract/handover.ts';
import type { Archive } from '../storage/archive.ts';
import type { Change } from '../storage/change.ts';
import type { ChosenPart } from './chosen-part.ts';
import { addressesByHome, fateOf, goes } from './handed-fields.ts';

/** Up to so many things each is asked for its changes; beyond, going through all changes once is quicker. */
const askedSingly = 50;
const pageOfChanges = 10_000;

/** In the order of stamps. */
export function handedChanges(archive: Archive, part: ChosenPart, extras: HandoverExtras): Change[] {
  const handed = new Map<string, Change>();
  for (const change of changesOf(archive, part)) {
    const writes = change.writes.filter(
      ({ of: address, field, value }) =>
        goes(address, part) && fateOf({ address, field, value }, part, extras) === 'goes',
    );
    if (writes.length > 0) handed.set(change.stamp, { ...change, writes });
  }
  return [...handed.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
}

function* changesOf({ log }: Archive, part: ChosenPart): Generator<Change> {
  const homes = [...addressesByHome(part).keys()];
  if (homes.length <= askedSingly) {
    for (const home of homes) yield* log.about(home);
    return;
  }
  let page = log.newest({ limit: pageOfChanges });
  while (page.length > 0) {
    yield* page;
    const before = page.at(-1)?.stamp;
    page = before === undefined ? [] : log.newest({ before, limit: pageOfChanges });
  }
}
