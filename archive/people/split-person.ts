/** Making two people of one, by the passages that speak of the other. */
import { existingAnnotation } from '../annotations/annotation.ts';
import { stanceTo } from '../annotations/stance.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { checkedName, draftPerson, personHome } from './linked-person.ts';
import { existingPerson } from './person.ts';

/** Links the chosen passages to a new person instead, in one change; answers its id. The two are told apart. */
export function splitPerson(
  archive: Archive,
  { id, name: typed, annotations }: RequestInput<'people.split'>,
): string {
  const name = checkedName(typed);
  return archive.commit((draft) => {
    const person = existingPerson(archive, id);
    const made = draftPerson(draft, { name });
    for (const annotation of new Set(annotations)) {
      const mark = existingAnnotation(archive, annotation);
      const linked = person.records.filter((home) => mark.people.includes(idOf(home)));
      const [first] = linked;
      if (first === undefined)
        throw new ProblemError(
          'not-found',
          `“${mark.target.quote.exact}” (${annotation}) is not linked to “${person.name}”. Nothing was changed; choose passages of this person.`,
        );
      const stance = stanceTo(archive.replica, mark.address, first);
      for (const home of linked) draft.setElement(mark.address, 'people', idOf(home), false);
      draft.setElement(mark.address, 'people', made, true);
      if (stance !== 'mentions') draft.set(mark.address, `stances/${personHome(made)}`, stance);
    }
    for (const home of person.records) {
      draft.setElement(home, 'notSameAs', made, true);
      draft.setElement(personHome(made), 'notSameAs', idOf(home), true);
    }
    return made;
  });
}
