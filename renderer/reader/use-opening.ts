/** A page and what it is to show: asked for by itself, so that the words need not wait for all that is known of them. */
import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PageMark } from '../../archive/contract/page.ts';
import type { Article } from '../../archive/contract/views.ts';
import { ask, type Output } from '../bridge/client.ts';
import { ownId } from '../bridge/own-id.ts';

type ShownCopy = NonNullable<Output<'shell.openPage'>>;

export interface Opening {
  /** The page's name. Another one is another page, with nothing of the one before. */
  readonly page: string;
  readonly article: string;
  /** Null until it is known, and where it is not here. */
  readonly copy: ShownCopy | null;
  /** Those near where it opens, which are known before all the others. */
  readonly marks: readonly PageMark[];
}

const none: readonly PageMark[] = [];

/**
 * `article`: none yet where a page is only kept ready. `at`: what is to stand at the top of the view, where that is known.
 * `known`: what the archive says of the article, as soon as it does.
 */
export function useOpening(
  { article, capture, at }: { article: string | null; capture?: string | undefined; at?: number | undefined },
  known: Article | undefined,
): Opening {
  const [page, setPage] = useState(ownId);
  const [copy, setCopy] = useState<ShownCopy | null>(null);
  const [marks, setMarks] = useState(none);
  const latestAt = useRef(at);
  latestAt.current = at;
  const wanted = known?.copy === 'here' ? known.capture?.id : undefined;
  const shown = copy?.capture;
  const knownBefore = useRef(wanted);

  // Before anything else is asked.
  useLayoutEffect(() => {
    if (article === null) return undefined;
    if (shown !== undefined) {
      // What was known before may be older than what was answered since.
      if (wanted === undefined || wanted === shown || wanted === knownBefore.current) return undefined;
      // A newer copy has come: it is shown from its beginning on.
      setCopy(null);
      setPage(ownId());
      return undefined;
    }
    knownBefore.current = wanted;
    let isMeant = true;
    const which = { article, ...(capture !== undefined && { capture }) };
    // What is wrong is said where the article itself is asked for.
    const nothing = () => undefined;
    // Drawn before the article comes with all that is known of it.
    const opened = (found: ShownCopy | null) => isMeant && flushSync(() => setCopy(found));
    ask('shell.openPage', { ...which, page }).then(opened, nothing);
    ask('shell.marksToOpen', { ...which, at: latestAt.current ?? null }).then(
      (near) => isMeant && setMarks(near),
      nothing,
    );
    return () => {
      isMeant = false;
    };
  }, [page, article, capture, wanted, shown]);

  return { page, article: article ?? '', copy, marks };
}
