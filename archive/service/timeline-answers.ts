import type { timelineRequests } from '../contract/timeline.ts';
import { timelineOf } from '../timeline/timeline.ts';
import type { Answers } from './answers.ts';

export const timelineAnswers: Pick<Answers, keyof typeof timelineRequests> = {
  'timeline.things': ({ current: { archive } }, filter) => timelineOf(archive, filter),
};
