/** Stored copies as the window speaks of them. */
import type { StoredCapture } from '../../archive/contract/captures.ts';
import { kindNames } from '../annotations/source-line.tsx';
import { dayOf, momentOf, secondOf } from '../window/dates.ts';

const unavailable = { here: '', 'on-its-way': 'on its way', missing: 'missing' } as const;

/** The day, and with others of the same day the hour, or the very second, as well. */
export function whenStored({ captured }: { captured: string }, all: readonly { captured: string }[]): string {
  const tellsApart = (words: (instant: string) => string): boolean =>
    all.filter((other) => words(other.captured) === words(captured)).length < 2;
  return [dayOf, momentOf].find(tellsApart)?.(captured) ?? secondOf(captured);
}

export const factsOf = ({ kind, originalName, copy }: StoredCapture): string[] =>
  [kindNames[kind], originalName, unavailable[copy]].filter((fact) => fact !== '');
