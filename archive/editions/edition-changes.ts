/** What is other in a later edition of a document: line by line, in the order of the document. */
import { diffArrays } from 'diff';
import type { Edition, EditionChange } from '../contract/editions.ts';
import type { EditionLine } from './edition-lines.ts';

/** Lines that are alike in so many of their words are one line that was changed. */
const alike = 0.5;

export function changesBetween(
  before: readonly EditionLine[],
  after: readonly EditionLine[],
): EditionChange[] {
  const steps = diffArrays([...before], [...after], {
    comparator: (a, b) => a.what === b.what && a.words === b.words,
  });
  const changes: (EditionChange & { readonly line: EditionLine })[] = [];
  for (const { value, added, removed } of steps)
    for (const line of added || removed ? value : [])
      changes.push(
        added
          ? { kind: 'added', what: line.what, before: '', after: line.words, line }
          : { kind: 'removed', what: line.what, before: line.words, after: '', line },
      );
  return joined(changes);
}

/** A line that went and one that came, which are one: by what they speak of, or by their words. */
function joined(changes: (EditionChange & { readonly line: EditionLine })[]): EditionChange[] {
  const went = changes.filter(({ kind }) => kind === 'removed');
  const taken = new Set<EditionLine>();
  const pairs = new Map<EditionLine, EditionLine>();
  for (const { kind, line } of changes) {
    if (kind !== 'added') continue;
    const other = went.find(
      ({ line: gone }) =>
        !taken.has(gone) &&
        gone.what === line.what &&
        (line.key !== '' ? gone.key === line.key : gone.key === '' && areAlike(gone.words, line.words)),
    );
    if (!other) continue;
    taken.add(other.line);
    pairs.set(line, other.line);
  }
  return changes.flatMap(({ line, ...change }): EditionChange[] => {
    if (taken.has(line)) return [];
    const other = pairs.get(line);
    if (!other) return [change];
    // Moved, and nothing else.
    if (other.words === line.words) return [];
    return [{ kind: 'changed', what: line.what, before: other.words, after: line.words }];
  });
}

function areAlike(a: string, b: string): boolean {
  const words = new Set(a.split(' '));
  const others = b.split(' ');
  const shared = others.filter((word) => words.has(word)).length;
  return shared / Math.max(words.size, others.length) >= alike;
}

export const countedChanges = (changes: readonly EditionChange[]): NonNullable<Edition['since']> => ({
  added: changes.filter(({ kind }) => kind === 'added').length,
  removed: changes.filter(({ kind }) => kind === 'removed').length,
  changed: changes.filter(({ kind }) => kind === 'changed').length,
});
