/** Answers about the stored copies of an article. */
import { viewById } from '../annotations/annotation.ts';
import { markedPassage } from '../annotations/marked-passage.ts';
import { placeMark } from '../annotations/place-mark.ts';
import { addCaptureFile, addCapturePasted } from '../captures/add-capture.ts';
import { compareCaptures } from '../captures/compare.ts';
import { fatesIn } from '../captures/fates.ts';
import { storedCaptures } from '../captures/stored-captures.ts';
import type { captureRequests, captureServiceRequests } from '../contract/captures.ts';
import type { Answers } from './answers.ts';
import { importing } from './one-import.ts';

type CaptureRequest = keyof typeof captureRequests | keyof typeof captureServiceRequests;

export const captureAnswers: Pick<Answers, CaptureRequest> = {
  'captures.list': ({ current: { archive } }, { article }) => storedCaptures(archive, article),
  'captures.add': async (service, { article, path }) => {
    await importing(service, (options) => addCaptureFile(article, path, options));
    return fatesIn(service.current.archive, service.current.texts, article);
  },
  'captures.paste': async (service, { article, ...pasted }) => {
    await importing(service, (options) => addCapturePasted(article, pasted, options));
    return fatesIn(service.current.archive, service.current.texts, article);
  },
  'captures.fates': ({ current: { archive, texts } }, { article, capture }) =>
    fatesIn(archive, texts, article, capture),
  'captures.compare': ({ current: { archive, texts } }, { article, ...chosen }) =>
    compareCaptures(archive, texts, article, chosen),
  'annotations.marked': ({ current: { archive, texts } }, { id, capture }) =>
    markedPassage(archive, texts, id, capture),
  'annotations.place': ({ current: { archive, texts } }, input) => {
    placeMark(archive, texts, input);
    return viewById(archive, texts, input.id);
  },
};
