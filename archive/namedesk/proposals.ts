/** Pairs of people, organisations and places that may be one, as they are proposed to a person, who decides. */
import { linkCountOf } from '../annotations/mark-rows.ts';
import type { NameDeskInput, NameDeskOutput, Proposal } from '../contract/name-desk.ts';
import { existingPerson, typeOf } from '../people/person.ts';
import { allApart } from '../records/identity.ts';
import { allJoined, isShown } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { type LikelyPair, likelyPairs } from './likely-pairs.ts';
import { putOff } from './put-off.ts';
import { shareArticle } from './shared-articles.ts';

/** A likely pair by the records that stand for all that are joined with either. */
interface OpenPair extends LikelyPair {
  readonly leads: readonly [string, string];
  readonly later: boolean;
}

/** Nobody looks at more; the surest come first. */
const mostPairs = 2_000;

/** Those that nobody has decided on. */
function openPairs(archive: Archive, likely: readonly LikelyPair[]): OpenPair[] {
  const joined = allJoined(archive, 'people');
  const groupOf = (home: string): readonly string[] => joined.get(home) ?? [home];
  const isApart = toldApartIn(archive, groupOf);
  const isLater = putOff(archive);
  const seen = new Set<string>();
  const pairs: OpenPair[] = [];
  for (const pair of likely) {
    if (pairs.length === mostPairs) break;
    const [a = '', b = ''] = pair.homes.map((home) => groupOf(home)[0] ?? home);
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (a === b || seen.has(key) || isApart(a, b)) continue;
    if (pair.isPart && !shareArticle(archive.index, groupOf(a), groupOf(b))) continue;
    seen.add(key);
    pairs.push({ ...pair, leads: [a, b], later: isLater(a, b) });
  }
  return pairs;
}

function toldApartIn(
  { index }: Archive,
  groupOf: (home: string) => readonly string[],
): (a: string, b: string) => boolean {
  const lead = (home: string): string => groupOf(home)[0] ?? home;
  const apart = new Set(
    allApart(index, 'people').flatMap(([a, b]) => [`${lead(a)} ${lead(b)}`, `${lead(b)} ${lead(a)}`]),
  );
  return (a, b) => apart.has(`${a} ${b}`);
}

export function proposals(
  archive: Archive,
  { type, offset = 0, limit = 100 }: NameDeskInput<'desk.pairs'>,
  milliseconds = Number.POSITIVE_INFINITY,
): NameDeskOutput<'desk.pairs'> {
  const likely = likelyPairs(archive, milliseconds);
  const pairs = openPairs(archive, likely.all()).filter(
    ({ leads }) =>
      type === undefined ||
      leads.some((home) => typeOf(archive, existingPerson(archive, idOf(home)).records) === type),
  );
  const ordered = [...pairs.filter(({ later }) => !later), ...pairs.filter(({ later }) => later)];
  return {
    total: pairs.length,
    open: pairs.filter(({ later }) => !later).length,
    waiting: likely.waiting,
    pairs: ordered.slice(offset, offset + limit).map((pair) => proposalOf(archive, pair)),
  };
}

function proposalOf(archive: Archive, { leads, likeness, names, later }: OpenPair): Proposal {
  const [a, b] = [proposed(archive, leads[0]), proposed(archive, leads[1])];
  const inOrder = a.passages >= b.passages;
  return {
    pair: inOrder ? [a, b] : [b, a],
    likeness,
    names: names && (inOrder ? [names[0], names[1]] : [names[1], names[0]]),
    later,
  };
}

function proposed(archive: Archive, home: string): Proposal['pair'][number] {
  const person = existingPerson(archive, idOf(home));
  return {
    id: person.id,
    name: person.name,
    type: typeOf(archive, person.records),
    aliases: [...person.aliases],
    ...linkCountOf(archive.index, person.records),
  };
}

/** Pairs of records that somebody has told apart, by name. */
export function apartPairs(archive: Archive): NameDeskOutput<'desk.apart'> {
  return allApart(archive.index, 'people')
    .filter((pair) => pair.every((home) => isShown(archive.replica, home)))
    .map((pair) => namesOf(archive, pair))
    .sort(([a], [b]) => a.name.localeCompare(b.name));
}

/** Two records by their own names and ids, joined with others or not. */
export const namesOf = (
  { replica }: Archive,
  [a, b]: readonly [string, string],
): NameDeskOutput<'desk.apart'>[number] => [
  { id: idOf(a), name: readText(replica, a, 'name') },
  { id: idOf(b), name: readText(replica, b, 'name') },
];
