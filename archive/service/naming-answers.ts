/** Answers to who is named where, and who might be. */
import type { namingRequests } from '../contract/naming.ts';
import { mentionsOf, namedIn, waitingTexts } from '../names/mention-list.ts';
import { suggestNames } from '../names/suggest.ts';
import type { Answers } from './answers.ts';

export const namingAnswers: Pick<Answers, keyof typeof namingRequests> = {
  'people.suggest': async (service, { type = 'person', article }) => {
    await service.findNames();
    const { archive, naming } = service.current;
    return {
      suggestions: suggestNames(archive.index, naming.known, { type, article }),
      waiting: naming.isDone ? 0 : waitingTexts(archive.index, 'guessed_texts'),
    };
  },
  'people.mentions': async (service, query) => {
    await service.findNames();
    const { archive, texts, naming } = service.current;
    return {
      ...mentionsOf(archive, texts, query),
      waiting: naming.isDone ? 0 : waitingTexts(archive.index, 'named_texts'),
    };
  },
  'articles.mentions': ({ current: { archive } }, query) => namedIn(archive, query),
};
