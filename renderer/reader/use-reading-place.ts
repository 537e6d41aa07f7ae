/** Where the person stands in an article: where they left it, at first, and kept as they read on. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { ask } from '../bridge/client.ts';
import type { ArticleSide } from '../window/addresses.ts';
import type { Opening } from './use-opening.ts';

export interface ReadingPlace {
  /** What is to stand at the top of the view when the article opens; undefined while that is being asked. */
  readonly at: number | null | undefined;
  /** What stands there now. */
  readonly now: () => number;
  readonly stood: (at: number) => void;
}

/** Milliseconds from one keeping to the next, at least: each is a write to the disk. */
const keepingEvery = 1500;

/** `copy`: what is shown, as soon as it is known. */
export function useReadingPlace(side: ArticleSide, copy: Opening['copy']): ReadingPlace {
  const capture = copy?.capture;
  const now = useRef<number | null>(null);
  const unkept = useRef<{ readonly capture: string; readonly at: number } | null>(null);
  const timer = useRef<number | undefined>(undefined);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const place = unkept.current;
    unkept.current = null;
    if (!place) return;
    // A place that could not be kept is not worth a notice.
    ask('shell.keepReadingPlace', { article: side.id, ...place }).catch(() => undefined);
  }, [side.id]);

  const stood = useCallback(
    (at: number) => {
      now.current = at;
      if (capture === undefined) return;
      unkept.current = { capture, at };
      timer.current ??= window.setTimeout(keep, keepingEvery);
    },
    [capture, keep],
  );
  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  const passage = side.annotation !== undefined || side.place !== undefined;
  const at = now.current ?? side.at ?? (passage ? null : copy ? copy.standing : undefined);
  return useMemo(() => ({ at, now: () => now.current ?? at ?? 0, stood }), [at, stood]);
}
