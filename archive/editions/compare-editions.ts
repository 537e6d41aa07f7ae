/** Two editions of a briefing beside each other. */
import type { Edition, EditionComparison } from '../contract/editions.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { existingEdition, linesOf, listEditions } from './edition.ts';
import { changesBetween } from './edition-changes.ts';
import type { EditionLine } from './edition-lines.ts';

/** `other` '': the one before it. */
export function compareEditions(
  archive: Archive,
  { briefing, edition, other }: { briefing: string; edition: string; other: string },
): EditionComparison {
  const one = existingEdition(archive, briefing, edition).edition;
  const all = listEditions(archive, briefing);
  const two =
    other === ''
      ? all.find(({ number }) => number === one.number - 1)
      : existingEdition(archive, briefing, other).edition;
  if (!two)
    throw new ProblemError(
      'not-found',
      'This is the first edition: there is none before it to compare with.',
    );
  const [earlier, later] = one.number < two.number ? [one, two] : [two, one];
  const lines = (of: Edition): EditionLine[] => {
    const found = linesOf(archive, existingEdition(archive, briefing, of.id).address);
    if (found) return found;
    throw new ProblemError(
      'not-found',
      `What edition ${of.number} was made of is not in this folder yet, so it can’t be compared. It comes with the next sync.`,
    );
  };
  return { earlier, later, changes: changesBetween(lines(earlier), lines(later)) };
}
