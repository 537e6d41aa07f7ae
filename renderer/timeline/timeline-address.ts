/** What a timeline shows, as its address says it. */
import { type TimelineFilter, timelineFilterSchema } from '../../archive/contract/timeline.ts';
import type { View } from '../../archive/timeline/ticks.shared.ts';

export interface TimelineAddress {
  readonly kind: 'timeline';
  readonly filter?: TimelineFilter;
  /** What was seen when it was left; absent: all. */
  readonly view?: View;
}

const listed = ['people', 'places', 'tags', 'articles'] as const;

export function writeTimeline({ filter = {}, view }: TimelineAddress): string {
  const query = new URLSearchParams();
  for (const field of listed) for (const value of filter[field] ?? []) query.append(field, value);
  for (const field of ['show', 'from', 'to'] as const) {
    const value = filter[field];
    if (value !== undefined) query.set(field, value);
  }
  if (view) query.set('view', `${Math.round(view.from)}..${Math.round(view.to)}`);
  const written = query.toString();
  return written === '' ? 'timeline' : `timeline/${written}`;
}

/** Reads what {@link writeTimeline} wrote; what is not understood is left out. */
export function readTimeline(written: string): TimelineAddress {
  const query = new URLSearchParams(written);
  const lists = listed
    .map((field) => [field, query.getAll(field)] as const)
    .filter(([, values]) => values.length > 0);
  const single = (['show', 'from', 'to'] as const)
    .map((field) => [field, query.get(field)] as const)
    .filter(([, value]) => value !== null);
  const filter = timelineFilterSchema.safeParse(Object.fromEntries([...lists, ...single])).data;
  const ends = /^(-?\d+)\.\.(-?\d+)$/.exec(query.get('view') ?? '');
  const view = ends ? { from: Number(ends[1]), to: Number(ends[2]) } : undefined;
  return {
    kind: 'timeline',
    ...(filter && Object.keys(filter).length > 0 ? { filter } : {}),
    ...(view && view.to > view.from ? { view } : {}),
  };
}
