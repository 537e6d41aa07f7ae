/** Answers about the order of a briefing’s blocks, and about what goes from one briefing to another. */
import { briefingView } from '../briefings/briefing.ts';
import { carryBlocks, moveBlocks } from '../briefings/carry-blocks.ts';
import type { composingRequests } from '../contract/composing.ts';
import type { Answers } from './answers.ts';

export const composingAnswers: Pick<Answers, keyof typeof composingRequests> = {
  'briefings.moveBlocks': ({ current: { archive, texts } }, input) => {
    moveBlocks(archive, input);
    return briefingView(archive, texts, input.id);
  },
  'briefings.carryBlocks': ({ current: { archive, texts } }, input) => {
    carryBlocks(archive, input);
    return { from: briefingView(archive, texts, input.from), to: briefingView(archive, texts, input.to) };
  },
};
