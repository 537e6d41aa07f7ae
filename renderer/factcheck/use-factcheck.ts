/** What is said of a briefing's sentences: each answer is the fact-check as it stands then. */
import { useMemo } from 'react';
import type { CheckedSentence, FactCheck, SentenceRef } from '../../archive/contract/factcheck.ts';
import { act } from '../bridge/acting.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { isBeingSaved, offerUndo } from '../window/undo.ts';

export interface Saying {
  readonly link: (sentence: CheckedSentence, annotation: string) => Promise<void>;
  readonly unlink: (sentence: CheckedSentence, annotation: string) => Promise<void>;
  readonly needsNone: (sentence: CheckedSentence, needsNone: boolean) => Promise<void>;
  /** Gives a sign to every supporting passage that has none. */
  readonly giveSigns: () => Promise<void>;
  /** What was said of other words stands for this sentence; null: for none any more. */
  readonly settle: (claim: string, sentence: CheckedSentence | null) => Promise<void>;
}

export const refOf = ({ block, quote }: CheckedSentence): SentenceRef => ({ block, quote });

export function useSaying(id: string): Saying {
  return useMemo(() => {
    const shown = async (asked: Promise<FactCheck | null>): Promise<boolean> => {
      isBeingSaved(asked);
      const check = await asked;
      if (check) queryClient.setQueryData(keyOf('factcheck.get', { id }), check);
      return check !== null;
    };
    const failed = 'Nothing was said of this sentence';
    return {
      link: async (sentence, annotation) => {
        await shown(
          act('factcheck.link', { id, sentence: refOf(sentence), annotations: [annotation] }, { failed }),
        );
      },
      unlink: async (sentence, annotation) => {
        if (await shown(act('factcheck.unlink', { id, sentence: refOf(sentence), annotation }, { failed })))
          void offerUndo('The passage does not support this sentence any more.');
      },
      needsNone: async (sentence, needsNone) => {
        await shown(act('factcheck.needsNone', { id, sentence: refOf(sentence), needsNone }, { failed }));
      },
      giveSigns: async () => {
        await shown(act('factcheck.giveSigns', { id }, { failed: 'No signs were given' }));
      },
      settle: async (claim, sentence) => {
        const done = await shown(
          act('factcheck.settle', { id, claim, sentence: sentence && refOf(sentence) }, { failed }),
        );
        if (done && !sentence) void offerUndo('What was said of the former sentence is let go.');
      },
    };
  }, [id]);
}
