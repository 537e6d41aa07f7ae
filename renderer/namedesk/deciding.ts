/** What is done with a pair of the name desk. Each can be undone. */
import type { Comparison } from '../../archive/contract/name-desk.ts';
import { act } from '../bridge/acting.ts';
import { queryClient } from '../bridge/cache.ts';
import { offerUndo } from '../window/undo.ts';
import { quoted } from '../window/words.ts';

export const choosable = ['name', 'type', 'description', 'notes'] as const;
/** Of which of the two a field is to be shown; by default of the first, or of the one that has it. */
export type Chosen = Partial<Record<(typeof choosable)[number], string>>;

const names = ({ pair: [a, b] }: Comparison): string => `${quoted(a.name)} and ${quoted(b.name)}`;
const touches = ({ pair: [a, b] }: Comparison): string[] => [`people/${a.id}`, `people/${b.id}`, 'articles'];

export async function joinPair(comparison: Comparison, chosen: Chosen): Promise<boolean> {
  const [keep, other] = comparison.pair;
  const joined = await act(
    'people.join',
    {
      keep: keep.id,
      ids: [other.id],
      shows: chosen,
      // The page says so where it takes something back.
      anyway: comparison.apart.length > 0,
    },
    { failed: `${names(comparison)} were not joined`, touches: touches(comparison) },
  );
  if (joined) void offerUndo(`${names(comparison)} are one now.`);
  return joined !== null;
}

export async function partPair(comparison: Comparison): Promise<boolean> {
  const [{ id: from }, { id }] = comparison.pair;
  const parted = await act(
    'people.part',
    { id, from },
    { failed: `That ${names(comparison)} are not the same was not saved`, touches: touches(comparison) },
  );
  if (parted) void offerUndo(`${names(comparison)} are not the same.`);
  return parted !== null;
}

/** Puts it off, or takes it back among the others. */
export async function laterPair({ pair: [{ id }, { id: other }], later }: Comparison): Promise<boolean> {
  const done = await act('desk.later', { id, other, later: !later }, { failed: 'The pair was not put off' });
  if (!done) return false;
  for (const name of ['desk.pairs', 'desk.compare']) void queryClient.invalidateQueries({ queryKey: [name] });
  return true;
}
