/** Moving several blocks at once, and carrying them from one briefing to another. */
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { type BlockRecord, blockAddress, orderedBlocks, placeAfter } from './block-record.ts';
import { existingBriefing, touchBriefing } from './briefing.ts';
import { positionsAt } from './positions.ts';

export function moveBlocks(archive: Archive, input: RequestInput<'briefings.moveBlocks'>): void {
  const home = existingBriefing(archive, input.id);
  archive.commit((draft) => {
    const all = orderedBlocks(archive.replica, home);
    const moving = chosenBlocks(all, input.blocks);
    const others = all.filter((block) => !moving.includes(block));
    const at = placeAfter(archive, home, others, restingPlace(all, moving, input.after));
    const { given, mended } = positionsAt(others, at, moving.length);
    for (const [index, block] of moving.entries()) draft.set(block.address, 'position', given[index] ?? '');
    for (const { address, position } of mended) draft.set(address, 'position', position);
    touchBriefing(archive, draft, home);
  });
}

/** Where `after` is one of those that move, they come to stand after the one before it that stays. */
function restingPlace(
  all: readonly BlockRecord[],
  moving: readonly BlockRecord[],
  after: string | null,
): string | null {
  if (!moving.some(({ id }) => id === after)) return after;
  const at = all.findIndex(({ id }) => id === after);
  return all.slice(0, at).findLast((block) => !moving.includes(block))?.id ?? null;
}

export function carryBlocks(archive: Archive, input: RequestInput<'briefings.carryBlocks'>): void {
  const from = existingBriefing(archive, input.from);
  const to = existingBriefing(archive, input.to);
  if (from === to)
    throw new ProblemError(
      'usage',
      'Both are the same briefing. Move the blocks in it. Nothing was changed.',
    );
  archive.commit((draft) => {
    const carried = chosenBlocks(orderedBlocks(archive.replica, from), input.blocks);
    const there = orderedBlocks(archive.replica, to);
    const at = input.after === undefined ? there.length : placeAfter(archive, to, there, input.after);
    const { given, mended } = positionsAt(there, at, carried.length);
    for (const { address, position } of mended) draft.set(address, 'position', position);
    carried.forEach((block, index) => {
      draftCopy(archive, draft, block, to, given[index] ?? '');
      if (!input.copy) draft.set(block.address, 'trashed', true);
    });
    if (!input.copy) touchBriefing(archive, draft, from);
    touchBriefing(archive, draft, to);
  });
}

function chosenBlocks(all: readonly BlockRecord[], ids: readonly string[]): BlockRecord[] {
  const chosen = all.filter(({ id }) => ids.includes(id));
  if (chosen.length < new Set(ids).size)
    throw new ProblemError(
      'not-found',
      'Some of these blocks are not in this briefing any more. Nothing was changed.',
    );
  return chosen;
}

/** Fields that say where a block stands, not what it says. */
const standing: ReadonlySet<string> = new Set(['position', 'trashed']);

/**
 * Writes everything that a block says as a new one, whatever its kind; answers its address. `without`: fields that are written in another
 * way, as a change writes a field once.
 */
export function draftCopy(
  archive: Archive,
  draft: Draft,
  { address }: BlockRecord,
  home: string,
  position: string,
  without: readonly string[] = [],
): string {
  const { replica } = archive;
  const copy = blockAddress(home, newId());
  for (const [field, register] of replica.thing(address) ?? []) {
    if (standing.has(field) || without.includes(field)) continue;
    if (register.kind === 'latest') draft.set(copy, field, register.value);
    else {
      const [version, another] = register.versions;
      if (another)
        throw new ProblemError(
          'refused',
          'One of these texts has several versions that nobody has decided between. Decide first; nothing was changed.',
        );
      if (version) draft.setProse(copy, field, String(version.value));
    }
  }
  draft.set(copy, 'position', position);
  return copy;
}
