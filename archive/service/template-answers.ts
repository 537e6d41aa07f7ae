/** Answers about templates of briefings. */
import { briefingView } from '../briefings/briefing.ts';
import type { templateRequests } from '../contract/templates.ts';
import { saveTemplate } from '../templates/own-template.ts';
import { briefingOfTemplate, listTemplates } from '../templates/templates.ts';
import type { Answers } from './answers.ts';

export const templateAnswers: Pick<Answers, keyof typeof templateRequests> = {
  'templates.list': ({ current: { archive } }) => listTemplates(archive),
  'templates.save': ({ current: { archive } }, { briefing, title }) => saveTemplate(archive, briefing, title),
  'templates.use': ({ current: { archive, texts } }, input) =>
    briefingView(archive, texts, briefingOfTemplate(archive, input)),
};
