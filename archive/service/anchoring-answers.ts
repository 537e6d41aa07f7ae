/** Answers to where marks stand, or may stand. */
import { candidatesOf } from '../annotations/candidates.ts';
import type { anchoringRequests } from '../contract/anchoring.ts';
import type { Answers } from './answers.ts';

export const anchoringAnswers: Pick<Answers, keyof typeof anchoringRequests> = {
  'annotations.candidates': ({ current: { archive, texts } }, { id, capture }) =>
    candidatesOf(archive, texts, id, capture),
};
