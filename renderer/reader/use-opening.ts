/** A page and what it is to show: asked for by itself, so that the words need not wait for all that is known of them. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PageMark } from '../../archive/contract/page.ts';
import { ask, type Output } from '../bridge/client.ts';
import { ownId } from '../bridge/own-id.ts';
import type { ArticleFacts } from './article-facts.ts';

type ShownCopy = NonNullable<Output<'shell.openPage'>>;

export interface Opening {
  /** The page's name. Another one is another page, with nothing of the one before. */
  readonly page: string;
  readonly article: string;
  /** Null until it is known, and where it is not here. */
  readonly copy: ShownCopy | null;
  /** Whether it is known which copy is to be shown, if any. */
  readonly answered: boolean;
  /** Those near where it opens, which are known before all the others. */
  readonly marks: readonly PageMark[];
  /** Asks for the copy anew; for another one than is shown with another page. */
  readonly renew: () => void;
}

interface Chosen {
  /** None yet where a page is only kept ready. */
  readonly article: string | null;
  readonly capture?: string | undefined;
  /** What is to stand at the top of the view, where that is known already. */
  readonly at?: number | undefined;
}

const none: readonly PageMark[] = [];

export function useOpening({ article, capture, at }: Chosen): Opening {
  const [page, setPage] = useState(ownId);
  const [tries, setTries] = useState(0);
  const [copy, setCopy] = useState<ShownCopy | null>(null);
  const [answered, setAnswered] = useState(false);
  const [marks, setMarks] = useState(none);
  const latest = useRef({ at, copy });
  latest.current = { at, copy };

  // Before anything else is asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useLayoutEffect(() => {
    if (article === null) return undefined;
    let isMeant = true;
    const which = { article, ...(capture !== undefined && { capture }) };
    // Drawn before the article comes with all that is known of it.
    const opened = (found: ShownCopy | null) => {
      if (!isMeant) return;
      flushSync(() => {
        setCopy(found);
        setAnswered(true);
      });
    };
    // What is wrong is said where the article itself is asked for.
    ask('shell.openPage', { ...which, page }).then(opened, () => opened(null));
    ask('shell.marksToOpen', { ...which, at: latest.current.at ?? null }).then(
      (near) => isMeant && setMarks(near),
      () => undefined,
    );
    return () => {
      isMeant = false;
    };
  }, [page, article, capture, tries]);

  const renew = useCallback(() => {
    setTries((before) => before + 1);
    if (latest.current.copy === null) return;
    setCopy(null);
    setPage(ownId());
  }, []);
  return { page, article: article ?? '', copy, answered, marks, renew };
}

/** Shows the newest copy when it comes while the article is open: another one, or the first that is here. */
export function useNewestCopy({ copy, answered, renew }: Opening, article: ArticleFacts | undefined): void {
  const wanted = article?.copy === 'here' ? article.capture?.id : undefined;
  const shown = copy?.capture;
  // What was known at the beginning may be older than what was answered since.
  const known = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (wanted === undefined || wanted === known.current) return;
    known.current = wanted;
    if (answered && wanted !== shown) renew();
  }, [wanted, shown, answered, renew]);
}

/** Of more marks all that is known takes longer to come than the first words, and would hold them up. */
const fewMarks = 400;
/** Milliseconds. */
const patience = 1_500;

/** Whether it is time to ask for all that is known of the article. */
export function useRestIsDue({ copy, answered, article }: Opening, isDrawn: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (article === '') return undefined;
    const timer = setTimeout(setLate, patience, true);
    return () => clearTimeout(timer);
  }, [article]);
  return isDrawn || isLate || (answered && (copy === null || copy.marks <= fewMarks));
}
