/** What names, types and identifiers of two records say of their being one. */
import type { DeskReason } from '../contract/name-desk.ts';
import type { Person } from '../contract/views.ts';
import { nameLikeness } from '../names/compare-names.ts';
import { foldedName } from '../people/folded-name.shared.ts';

type Named = Pick<Person, 'name' | 'aliases' | 'type'>;
type Identified = Pick<Person, 'identifiers'>;

const reason = (speaks: DeskReason['speaks'], words: string): DeskReason => ({
  speaks,
  words,
  sentences: [],
});

const articled = { person: 'a person', organisation: 'an organisation', place: 'a place' } as const;

/** `names`: those that were found to be alike, if any. */
export function nameReasons(
  a: Named,
  b: Named,
  names: readonly [string, string] | null,
  isPart: boolean,
): DeskReason[] {
  const kind = a.type === 'person' && b.type === 'person' ? 'person' : 'organisation';
  const [mine, theirs] = names ?? [a.name, b.name];
  const reasons: DeskReason[] = [];
  if (mine === theirs) reasons.push(reason('for', `Both are called “${mine}”.`));
  else if (foldedName(mine) === foldedName(theirs))
    reasons.push(
      reason('for', `“${mine}” and “${theirs}” are one name, but for accents, capitals and signs.`),
    );
  else if (isPart) {
    const [short, long] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
    reasons.push(reason('for', `“${short}” is the end of “${long}”, and both stand in one article.`));
  } else if (names || nameLikeness(mine, theirs, kind) >= 0.5)
    reasons.push(reason('for', `“${mine}” may be a spelling, or a short form, of “${theirs}”.`));
  else reasons.push(reason('against', `“${mine}” and “${theirs}” are not alike.`));
  if (a.type !== b.type)
    reasons.push(reason('against', `“${a.name}” is ${articled[a.type]}, “${b.name}” ${articled[b.type]}.`));
  return reasons;
}

export function identifierReasons(a: Identified, b: Identified): DeskReason[] {
  return a.identifiers.flatMap(({ scheme, value }) => {
    const other = b.identifiers.find((one) => one.scheme === scheme)?.value;
    if (other === undefined) return [];
    return other === value
      ? [reason('for', `Both are ${value} (${scheme}).`)]
      : [reason('against', `They have different identifiers: ${value} and ${other} (${scheme}).`)];
  });
}

export function tagReasons(a: Pick<Person, 'tags'>, b: Pick<Person, 'tags'>): DeskReason[] {
  const folded = b.tags.map(foldedName);
  const shared = a.tags.filter((tag) => folded.includes(foldedName(tag)));
  return shared.length === 0
    ? []
    : [reason('for', `Both have the tag ${shared.map((tag) => `“${tag}”`).join(', ')}.`)];
}
