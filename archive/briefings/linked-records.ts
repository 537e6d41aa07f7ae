/** Whom and what the quotations of a briefing are linked to. */
import type { Briefing } from '../contract/views.ts';

export interface LinkedRecords {
  readonly people: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

export function linkedRecords({ blocks }: Pick<Briefing, 'blocks'>): LinkedRecords {
  const marks = blocks.flatMap((block) =>
    block.kind === 'quotation' && block.passage && !block.passage.annotation.trashed
      ? [block.passage.annotation]
      : [],
  );
  return {
    people: new Set(marks.flatMap(({ people }) => people.map(({ id }) => id))),
    events: new Set(marks.flatMap(({ events }) => events.map(({ id }) => id))),
  };
}
