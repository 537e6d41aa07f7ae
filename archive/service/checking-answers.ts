/** Answers about words that a machine read. */
import { viewById } from '../annotations/annotation.ts';
import { checkMark, pictureOf } from '../annotations/check-mark.ts';
import type { checkingRequests } from '../contract/checking.ts';
import type { Answers } from './answers.ts';

export const checkingAnswers: Pick<Answers, keyof typeof checkingRequests> = {
  'annotations.picture': ({ current: { archive } }, { id }) => pictureOf(archive, id),
  'annotations.check': ({ current: { archive, texts } }, { id, png }) => {
    checkMark(archive, id, Buffer.from(png, 'base64'));
    return viewById(archive, texts, id);
  },
};
