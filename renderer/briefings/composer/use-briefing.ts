/** The briefing that is written. Changes show at once and reach the archive one after the other. */
import { useMemo } from 'react';
import type { GatherOrder } from '../../../archive/contract/briefing-requests.ts';
import type { DocumentParts } from '../../../archive/contract/document-parts.ts';
import type { MatrixSetup } from '../../../archive/contract/matrix-block.ts';
import type { PassageFilter } from '../../../archive/contract/passage-list.ts';
import type { TimelineFilter } from '../../../archive/contract/timeline.ts';
import type { Briefing } from '../../../archive/contract/views.ts';
import { tellFailure } from '../../bridge/acting.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { keyOf, queryClient } from '../../bridge/cache.ts';
import { ask, type Input } from '../../bridge/client.ts';
import type { Prose } from '../../decisions/prose-field.tsx';
import { isBeingSaved, offerUndo, whenSaved } from '../../window/undo.ts';
import { orUntitled, quoted } from '../../window/words.ts';
import { allMoved } from './moving.ts';

export type NewBlock = Input<'briefings.addBlocks'>['blocks'][number];

/** Requests that change a block and answer with the briefing. */
type BlockEdit =
  | 'briefings.editHeading'
  | 'briefings.editFigure'
  | 'briefings.editEvents'
  | 'briefings.editPeople'
  | 'briefings.editQuotation'
  | 'briefings.restoreQuotation'
  | 'briefings.showContext'
  | 'briefings.putMarkRight';

export interface BriefingChanges {
  /** Any other change of a block. */
  readonly ask: <N extends BlockEdit>(name: N, input: Input<N>, failed: string) => Promise<Briefing | null>;
  readonly edit: (change: { title?: string; subtitle?: string }) => void;
  /** Which parts its document has beside the blocks. */
  readonly choosePart: (part: keyof DocumentParts, there: boolean) => void;
  /** Own words in the place of the versions named; answers with what stands then. */
  readonly editBlock: (block: string, text: string, replaces?: string[]) => Promise<Prose | null>;
  /** What a timeline shows. */
  readonly editTimeline: (block: string, filter: TimelineFilter) => void;
  /** What a matrix shows. */
  readonly editMatrix: (block: string, matrix: MatrixSetup) => void;
  /** Answers with the ids of the new blocks. */
  readonly add: (blocks: readonly NewBlock[], after?: string | null) => Promise<readonly string[]>;
  /** Adds every passage that fits and is not quoted yet, in one change. */
  readonly gather: (filter: PassageFilter, by: GatherOrder) => Promise<void>;
  /** Puts a block after another one, or first of all. */
  readonly move: (block: string, after: string | null) => void;
  /** Puts several blocks, in the order that they have, after another one, or first of all. */
  readonly moveAll: (blocks: readonly string[], after: string | null) => void;
  /** Takes blocks out of another briefing into this one; absent: to its end. */
  readonly carry: (from: string, blocks: readonly string[], after?: string | null) => Promise<void>;
  /** One place up (-1) or down (1); answers its new place, from 0, or null where it can’t go there. */
  readonly shift: (block: string, by: 1 | -1) => number | null;
  readonly remove: (block: string) => void;
}

export function useBriefing(id: string): {
  answer: ReturnType<typeof useAnswer<'briefings.get'>>;
  changes: BriefingChanges;
} {
  const answer = useAnswer('briefings.get', { id });
  const changes = useMemo(() => changesOf(id), [id]);
  return { answer, changes };
}

const known = new Map<string, BriefingChanges>();

/** One for each briefing, wherever it is shown: its changes are sent one after the other. */
function changesOf(id: string): BriefingChanges {
  const changes = known.get(id) ?? briefingChanges(id);
  known.set(id, changes);
  return changes;
}

function briefingChanges(id: string): BriefingChanges {
  const key = keyOf('briefings.get', { id });
  const current = () => queryClient.getQueryData<Briefing>(key);
  const blocks = () => current()?.blocks ?? [];
  const patch = (apply: (briefing: Briefing) => Briefing) =>
    queryClient.setQueryData<Briefing>(key, (old) => old && apply(old));
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  /** After all earlier changes; the answer is shown only when none is on its way any more. */
  const send = (request: () => Promise<Briefing>, failed: string): Promise<Briefing | null> => {
    waiting++;
    const sent = last.then(request).then(
      (briefing) => {
        waiting--;
        if (waiting === 0) queryClient.setQueryData(key, briefing);
        void queryClient.invalidateQueries({ queryKey: ['briefings.list'] });
        return briefing;
      },
      (reason) => {
        waiting--;
        tellFailure(failed, reason);
        void queryClient.invalidateQueries({ queryKey: key });
        return null;
      },
    );
    last = sent;
    isBeingSaved(sent);
    return sent;
  };

  const move = (block: string, after: string | null) => {
    if (block === after) return;
    patch((old) => ({ ...old, blocks: allMoved(old.blocks, [block], after) }));
    void send(() => ask('briefings.moveBlock', { id, block, after }), 'The block was not moved');
  };

  const moveAll = (moving: readonly string[], after: string | null) => {
    if (moving.length === 0) return;
    patch((old) => ({ ...old, blocks: allMoved(old.blocks, moving, after) }));
    void send(
      () => ask('briefings.moveBlocks', { id, blocks: [...moving], after }),
      'The blocks were not moved',
    );
  };

  const setRemoved = (block: string, removed: boolean) =>
    send(
      () => ask('briefings.removeBlock', { id, block, removed }),
      removed ? 'The block was not removed' : 'The block was not put back',
    );

  return {
    ask: (name, input, failed) => send(() => ask(name, input) as Promise<Briefing>, failed),
    edit: (change) => {
      patch((old) => ({ ...old, ...change }));
      void send(() => ask('briefings.edit', { id, ...change }), 'The title was not saved');
    },
    choosePart: (part, there) => {
      patch((old) => ({ ...old, parts: { ...old.parts, [part]: there } }));
      void send(
        () => ask('briefings.edit', { id, parts: { [part]: there } }),
        'What the document has was not saved',
      );
    },
    editBlock: async (block, text, replaces) => {
      patch((old) => ({
        ...old,
        blocks: old.blocks.map((one) =>
          one.id === block && one.kind !== 'quotation' ? { ...one, text } : one,
        ),
      }));
      const edited = await send(
        () => ask('briefings.editBlock', { id, block, text, replaces }),
        'Your words were not saved',
      );
      const saved = edited?.blocks.find((one) => one.id === block);
      return saved?.kind === 'text' || saved?.kind === 'summary'
        ? { text: saved.text, seen: saved.textSeen, versions: saved.textVersions }
        : null;
    },
    editTimeline: (block, filter) => {
      patch((old) => ({
        ...old,
        blocks: old.blocks.map((one) =>
          one.id === block && one.kind === 'timeline' ? { ...one, filter } : one,
        ),
      }));
      void send(
        () => ask('briefings.editTimeline', { id, block, filter }),
        'What the timeline shows was not saved',
      );
    },
    editMatrix: (block, matrix) => {
      patch((old) => ({
        ...old,
        blocks: old.blocks.map((one) =>
          one.id === block && one.kind === 'matrix' ? { ...one, matrix } : one,
        ),
      }));
      void send(
        () => ask('briefings.editMatrix', { id, block, matrix }),
        'What the matrix shows was not saved',
      );
    },
    add: async (added, after) => {
      const before = new Set(blocks().map((block) => block.id));
      const input = { id, blocks: [...added], ...(after === undefined ? {} : { after }) };
      const briefing = await send(
        () => ask('briefings.addBlocks', input),
        'Nothing was added to the briefing',
      );
      return (briefing?.blocks ?? []).map((block) => block.id).filter((one) => !before.has(one));
    },
    gather: async (filter, by) => {
      await send(
        async () => (await ask('briefings.gather', { id, filter, by })).briefing,
        'The passages could not be gathered',
      );
    },
    move,
    moveAll,
    carry: async (from, carried, after) => {
      // What is still being typed there goes along.
      await whenSaved();
      const there = keyOf('briefings.get', { id: from });
      const input = { from, blocks: [...carried], to: id, ...(after === undefined ? {} : { after }) };
      const done = await send(async () => {
        const answer = await ask('briefings.carryBlocks', input);
        queryClient.setQueryData<Briefing>(there, answer.from);
        return answer.to;
      }, 'Nothing was taken to the other briefing');
      if (done)
        void offerUndo(
          `${carried.length === 1 ? 'One block' : `${carried.length} blocks`} taken to ${quoted(orUntitled(done.title))}.`,
        );
    },
    shift: (block, by) => {
      const all = blocks();
      const at = all.findIndex((one) => one.id === block);
      const to = at + by;
      if (at < 0 || to < 0 || to >= all.length) return null;
      move(block, (by === 1 ? all[to] : all[to - 1])?.id ?? null);
      return to;
    },
    remove: (block) => {
      patch((old) => ({ ...old, blocks: old.blocks.filter((one) => one.id !== block) }));
      void setRemoved(block, true);
      void offerUndo('Removed from the briefing.');
    },
  };
}
