/** Making two people of one, by the passages that speak of the other. */
import { existingAnnotation } from '../annotations/annotation.ts';
import { speakerHome } from '../annotations/speech.ts';
import { stanceTo } from '../annotations/stance.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import { evidenceIds } from '../records/evidence.ts';
import { partsOf } from '../records/parts.ts';
import { tiedTo } from '../records/tie-rows.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { checkedName, draftPerson, personHome } from './linked-person.ts';
import { existingPerson, typeOf } from './person.ts';

/**
 * Links the chosen passages to a new person instead, in one change; answers its id. What stands on these passages alone goes
 * along: who speaks in them, roles, relations. The two are told apart.
 */
export function splitPerson(
  archive: Archive,
  { id, name: typed, annotations }: RequestInput<'people.split'>,
): string {
  const name = checkedName(typed);
  return archive.commit((draft) => {
    const person = existingPerson(archive, id);
    const made = draftPerson(draft, { name, type: typeOf(archive, person.records) });
    const chosen = new Set(annotations);
    for (const annotation of chosen) moveLink(archive, draft, person, annotation, made);
    moveParts(archive, draft, person.records, chosen, made);
    for (const home of person.records) {
      draft.setElement(home, 'notSameAs', made, true);
      draft.setElement(personHome(made), 'notSameAs', idOf(home), true);
    }
    return made;
  });
}

function moveLink(
  archive: Archive,
  draft: Draft,
  { name, records }: { readonly name: string; readonly records: readonly string[] },
  annotation: string,
  made: string,
): void {
  const { replica } = archive;
  const mark = existingAnnotation(archive, annotation);
  const linked = records.filter((home) => mark.people.includes(idOf(home)));
  const [first] = linked;
  if (first === undefined)
    throw new ProblemError(
      'not-found',
      `“${mark.target.quote.exact}” (${annotation}) is not linked to “${name}”. Nothing was changed; choose passages of this person.`,
    );
  const stance = stanceTo(replica, mark.address, first);
  for (const home of linked) draft.setElement(mark.address, 'people', idOf(home), false);
  draft.setElement(mark.address, 'people', made, true);
  if (stance !== 'mentions') draft.set(mark.address, `stances/${personHome(made)}`, stance);
  const speaker = speakerHome(replica.value(mark.address, 'speaker'));
  if (speaker !== undefined && records.includes(speaker))
    draft.set(mark.address, 'speaker', { person: made });
}

/** What has evidence, and none but the chosen passages. */
function moveParts(
  archive: Archive,
  draft: Draft,
  records: readonly string[],
  chosen: ReadonlySet<string>,
  made: string,
): void {
  const { replica, index } = archive;
  const goesAlong = (part: string): boolean => {
    const evidence = evidenceIds(replica, part);
    return evidence.length > 0 && evidence.every((mark) => chosen.has(mark));
  };
  for (const part of tiedTo(index, records)) {
    if (replica.value(part, 'trashed') === true || !goesAlong(part)) continue;
    if (part.includes('/participants/')) draft.set(part, 'person', made);
    else if (part.includes('/relations/')) draft.set(part, 'to', made);
  }
  // A relation lies below the one of whom it is said, and can't be moved: it is said anew of the other.
  for (const part of partsOf(archive, records, 'relations')) {
    if (!goesAlong(part)) continue;
    const said = `${personHome(made)}/relations/${newId()}`;
    draft.set(said, 'kind', readText(replica, part, 'kind'));
    draft.set(said, 'to', readText(replica, part, 'to'));
    for (const mark of evidenceIds(replica, part)) draft.setElement(said, 'evidence', mark, true);
    draft.set(part, 'trashed', true);
  }
}
