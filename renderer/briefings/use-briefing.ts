/** The briefing that is written. Changes show at once and reach the archive one after the other. */
import { useMemo } from 'react';
import type { MatrixSetup } from '../../archive/contract/matrix-block.ts';
import type { TimelineFilter } from '../../archive/contract/timeline.ts';
import type { Block, Briefing } from '../../archive/contract/views.ts';
import { tellFailure } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { ask, type Input } from '../bridge/client.ts';
import type { Prose } from '../decisions/prose-field.tsx';
import { isBeingSaved, offerUndo } from '../window/undo.ts';

export type NewBlock = Input<'briefings.addBlocks'>['blocks'][number];

export interface BriefingChanges {
  readonly edit: (change: { title?: string; subtitle?: string }) => void;
  /** Own words in the place of the versions named; answers with what stands then. */
  readonly editBlock: (block: string, text: string, replaces?: string[]) => Promise<Prose | null>;
  /** What a timeline shows. */
  readonly editTimeline: (block: string, filter: TimelineFilter) => void;
  /** What a matrix shows. */
  readonly editMatrix: (block: string, matrix: MatrixSetup) => void;
  /** Answers with the ids of the new blocks. */
  readonly add: (blocks: readonly NewBlock[], after?: string | null) => Promise<readonly string[]>;
  /** Puts a block after another one, or first of all. */
  readonly move: (block: string, after: string | null) => void;
  /** One place up (-1) or down (1). */
  readonly shift: (block: string, by: 1 | -1) => void;
  readonly remove: (block: string) => void;
}

export function useBriefing(id: string): {
  answer: ReturnType<typeof useAnswer<'briefings.get'>>;
  changes: BriefingChanges;
} {
  const answer = useAnswer('briefings.get', { id });
  const changes = useMemo(() => briefingChanges(id), [id]);
  return { answer, changes };
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
    patch((old) => ({ ...old, blocks: moved(old.blocks, block, after) }));
    void send(() => ask('briefings.moveBlock', { id, block, after }), 'The block was not moved');
  };

  const setRemoved = (block: string, removed: boolean) =>
    send(
      () => ask('briefings.removeBlock', { id, block, removed }),
      removed ? 'The block was not removed' : 'The block was not put back',
    );

  return {
    edit: (change) => {
      patch((old) => ({ ...old, ...change }));
      void send(() => ask('briefings.edit', { id, ...change }), 'The title was not saved');
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
      return saved?.kind === 'text'
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
    move,
    shift: (block, by) => {
      const all = blocks();
      const at = all.findIndex((one) => one.id === block);
      const to = at + by;
      if (at < 0 || to < 0 || to >= all.length) return;
      move(block, (by === 1 ? all[to] : all[to - 1])?.id ?? null);
    },
    remove: (block) => {
      patch((old) => ({ ...old, blocks: old.blocks.filter((one) => one.id !== block) }));
      void setRemoved(block, true);
      void offerUndo('Removed from the briefing.');
    },
  };
}

export function moved(blocks: readonly Block[], block: string, after: string | null): Block[] {
  const moving = blocks.find((one) => one.id === block);
  if (!moving) return [...blocks];
  const others = blocks.filter((one) => one.id !== block);
  const at = after === null ? 0 : others.findIndex((one) => one.id === after) + 1;
  return others.toSpliced(at, 0, moving);
}
