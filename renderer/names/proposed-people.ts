/** Whom a mark most likely speaks of: by the names in its words, then in its article. */

import type { TextPlace } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import type { Names } from './use-names.ts';

interface Marked {
  readonly quote: string;
  readonly place: TextPlace | null;
  readonly further: readonly TextPlace[];
}

export interface ProposedPeople {
  /** Ids, the likeliest first; those in the words, then those in the article. */
  readonly ids: readonly string[];
  /** A name in the words that nobody has yet; null where somebody known is named there. */
  readonly name: string | null;
}

export function proposedPeople(
  mark: Marked | undefined,
  { people, places, offered }: Pick<Names, 'people' | 'places' | 'offered'>,
): ProposedPeople {
  const pieces = mark?.place ? [mark.place, ...mark.further] : [];
  const within = places
    .filter(({ place }) => pieces.some(({ start, end }) => start < place.end && place.start < end))
    .flatMap((named) => named.people);
  const ids = [...new Set([...within, ...(people ?? []).map(({ id }) => id)])];
  if (within.length > 0 || !mark) return { ids, name: null };
  const words = ` ${foldedName(mark.quote)} `;
  const unknown = offered.find(({ name, spellings }) =>
    [name, ...spellings].some((one) => words.includes(foldedName(one))),
  );
  return { ids, name: unknown?.name ?? null };
}
