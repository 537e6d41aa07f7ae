/** Answers about the fact-check of a briefing, and about drafts that are taken in for one. */
import { basename } from 'node:path';
import type { factCheckRequests, factCheckServiceRequests } from '../contract/factcheck.ts';
import { briefingFactCheck, giveSigns } from '../factcheck/briefing-check.ts';
import { linkPassages, sayNeedsNone, settleClaim, unlinkPassage } from '../factcheck/say.ts';
import { suggestPassages } from '../factcheck/suggest.ts';
import { takeDraft } from '../factcheck/take-draft.ts';
import { exportFactCheck } from '../factcheck/write-table.ts';
import type { Answers } from './answers.ts';
import { readingDraft } from './draft-answers.ts';

export const factCheckAnswers: Pick<
  Answers,
  keyof typeof factCheckRequests | keyof typeof factCheckServiceRequests
> = {
  'factcheck.get': ({ current }, { id }) => briefingFactCheck(current, id),
  'factcheck.link': ({ current }, input) => {
    linkPassages(current, input);
    return briefingFactCheck(current, input.id);
  },
  'factcheck.unlink': ({ current }, input) => {
    unlinkPassage(current, input);
    return briefingFactCheck(current, input.id);
  },
  'factcheck.needsNone': ({ current }, input) => {
    sayNeedsNone(current, input);
    return briefingFactCheck(current, input.id);
  },
  'factcheck.settle': ({ current }, input) => {
    settleClaim(current, input);
    return briefingFactCheck(current, input.id);
  },
  'factcheck.giveSigns': ({ current }, { id }) => {
    giveSigns(current, id);
    return briefingFactCheck(current, id);
  },
  'factcheck.suggest': ({ current }, question) => suggestPassages(current, question),
  'factcheck.takeDraft': async (service, { title, text, html }) => {
    const { parser } = service.options;
    const draft = await readingDraft(
      'The pasted text',
      () =>
        html === undefined ? parser.readWrittenDraft(text, 'text') : parser.readWrittenDraft(html, 'html'),
      'Nothing was taken in',
    );
    return takeDraft(service.current.archive, draft, { title });
  },
  'factcheck.takeDraftFile': async (service, { path, title }) => {
    const file = basename(path);
    const draft = await readingDraft(
      file,
      () => service.options.parser.readDraft(path),
      'Nothing was taken in',
    );
    return takeDraft(service.current.archive, draft, { file, title });
  },
  'factcheck.export': ({ current }, input) => exportFactCheck(current, input),
};
