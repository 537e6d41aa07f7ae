/** Answers to who is named where, and who might be. */
import type { namingRequests } from '../contract/naming.ts';
import { dismissedNames, dismissNames } from '../names/dismissed-names.ts';
import { linkMentions } from '../names/link-mentions.ts';
import { mentionsOf, waitingTexts } from '../names/mention-list.ts';
import { namedIn } from '../names/named-in.ts';
import { suggestNames } from '../names/suggest.ts';
import type { Answers } from './answers.ts';

export const namingAnswers: Pick<Answers, keyof typeof namingRequests> = {
  'people.suggest': async (service, { type = 'person', article }) => {
    await service.findNames();
    const { archive, naming } = service.current;
    return {
      suggestions: suggestNames(archive, naming.known, { type, article }),
      waiting: naming.isDone ? 0 : waitingTexts(archive.index, 'guessed_texts'),
    };
  },
  'people.mentions': async (service, query) => {
    // Who scrolls on has waited for the first of them.
    if (!query.offset) await service.findNames();
    const { archive, texts, naming } = service.current;
    return {
      ...mentionsOf(archive, texts, query),
      waiting: naming.isDone ? 0 : waitingTexts(archive.index, 'named_texts'),
    };
  },
  'people.linkMentions': async (service, query) => {
    await service.findNames();
    const { archive, texts } = service.current;
    return linkMentions(archive, texts, query);
  },
  'articles.mentions': ({ current: { archive, texts, naming } }, query) => {
    archive.mending(() => naming.lookInto(texts, query.id));
    return namedIn(archive, query);
  },
  'articles.unknownNames': async (service, { id }) => {
    await service.current.naming.prepare();
    const { archive, texts, naming } = service.current;
    await naming.guessIn(texts, id);
    return suggestNames(archive, naming.known, { article: id });
  },
  'names.dismiss': ({ current: { archive } }, { names, dismissed }) => ({
    names: dismissNames(archive, names, dismissed),
  }),
  'names.dismissed': ({ current: { archive } }) =>
    [...dismissedNames(archive).values()].sort((a, b) => a.localeCompare(b)),
};
