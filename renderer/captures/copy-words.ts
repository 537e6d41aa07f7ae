/** Stored copies as the window speaks of them. */
import type { StoredCapture } from '../../archive/contract/captures.ts';
import { kindNames } from '../annotations/source-line.tsx';
import { dayOf, momentOf } from '../window/dates.ts';

const unavailable = { here: '', 'on-its-way': 'on its way', missing: 'missing' } as const;

/** The day, and with others of the same day the hour as well. */
export function whenStored({ captured }: { captured: string }, all: readonly { captured: string }[]): string {
  const day = dayOf(captured);
  return all.filter((other) => dayOf(other.captured) === day).length > 1 ? momentOf(captured) : day;
}

export const factsOf = ({ kind, originalName, copy }: StoredCapture): string[] =>
  [kindNames[kind], originalName, unavailable[copy]].filter((fact) => fact !== '');
