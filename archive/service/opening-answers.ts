/** Answers what has to be known of an article before its words can be shown, and no more: the person waits. */

import { countMarksOf } from '../annotations/mark-rows.ts';
import { marksToOpen } from '../annotations/marks-to-open.ts';
import { existingArticle } from '../articles/article.ts';
import { findCapture } from '../articles/capture.ts';
import { copyStateOf } from '../articles/copy-state.ts';
import { lookedInto } from '../captures/stored-captures.ts';
import type { openingServiceRequests } from '../contract/opening.ts';
import type { Answers } from './answers.ts';

export const openingAnswers: Pick<Answers, keyof typeof openingServiceRequests> = {
  'service.copyToShow': ({ current: { archive, arrivals } }, { article: id, capture: older }) => {
    const article = older === undefined ? existingArticle(archive, id) : lookedInto(archive, id, older);
    const { capture } = article;
    const state = older === undefined ? arrivals.stateOf(article) : copyStateOf(archive, article);
    if (!capture || state !== 'here') return null;
    const folder = findCapture(archive.path, article.home, capture.id);
    if (folder === undefined) return null;
    const { kind, textSha256 } = capture.announced;
    return { capture: capture.id, kind, textSha256, marks: countMarksOf(archive.index, id), folder };
  },
  'service.marksToOpen': ({ current: { archive, texts } }, input) => marksToOpen(archive, texts, input),
};
