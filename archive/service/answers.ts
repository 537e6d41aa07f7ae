/** One answer for each request of the contract. Each is a few words: the work is in the rooms of the nouns. */
import { join } from 'node:path';
import { withAnnotated } from '../annotated/annotated-sources.ts';
import { addAnnotation, changeLink, editAnnotation } from '../annotations/annotate.ts';
import { existingAnnotation, viewById } from '../annotations/annotation.ts';
import { attribute } from '../annotations/attribute.ts';
import { countMarks } from '../annotations/mark-rows.ts';
import { editArticle, existingArticle } from '../articles/article.ts';
import { countArticles } from '../articles/article-rows.ts';
import { articleView, listArticles } from '../articles/article-views.ts';
import { findCapture } from '../articles/capture.ts';
import { copyStateOf } from '../articles/copy-state.ts';
import {
  addBlocks,
  addBriefing,
  briefingView,
  editBlock,
  editBriefing,
  editTimeline,
  existingBriefing,
  listBriefings,
  moveBlock,
  removeBlock,
} from '../briefings/briefing.ts';
import { lookedInto } from '../captures/stored-captures.ts';
import { signsForeseen, signsGiven } from '../citing/signs.ts';
import { ProblemError } from '../contract/problem.ts';
import type { ServiceInput, ServiceOutput, ServiceRequestName } from '../contract/service.ts';
import type { ArchiveStatus, Article } from '../contract/views.ts';
import { listDecisions, settle } from '../decisions/decisions.ts';
import { exportedDocument } from '../documents/exported-document.ts';
import { listEvents } from '../events/event.ts';
import { linkedEvent } from '../events/linked-event.ts';
import { importFiles, importPasted } from '../importing/import.ts';
import { linkedPerson } from '../people/linked-person.ts';
import { listPeople } from '../people/person.ts';
import { buildSample } from '../samples/build-sample.ts';
import { searchArticles } from '../search/scan.ts';
import { anchoringAnswers } from './anchoring-answers.ts';
import { annotatedAnswers } from './annotated-answers.ts';
import type { ArchiveService } from './archive-service.ts';
import { briefingAnswers, drawnPictures } from './briefing-answers.ts';
import { captureAnswers } from './capture-answers.ts';
import { checkingAnswers } from './checking-answers.ts';
import { citingAnswers } from './citing-answers.ts';
import { composingAnswers } from './composing-answers.ts';
import { conflictAnswers } from './conflict-answers.ts';
import { draftAnswers } from './draft-answers.ts';
import { editionAnswers } from './edition-answers.ts';
import { exchangingAnswers } from './exchanging-answers.ts';
import { factCheckAnswers } from './factcheck-answers.ts';
import { formatAnswers } from './format-answers.ts';
import { historyAnswers } from './history-answers.ts';
import { keepingAnswers } from './keeping-answers.ts';
import { listAnswers } from './list-answers.ts';
import { markingAnswers } from './marking-answers.ts';
import { matrixAnswers } from './matrix-answers.ts';
import { nameDeskAnswers } from './name-desk-answers.ts';
import { namingAnswers } from './naming-answers.ts';
import { importing } from './one-import.ts';
import { openingAnswers } from './opening-answers.ts';
import { preservingAnswers } from './preserving-answers.ts';
import { proofAnswers } from './proof-answers.ts';
import { recordAnswers } from './record-answers.ts';
import { recordPictureAnswers } from './record-picture-answers.ts';
import { statementAnswers } from './statement-answers.ts';
import { syncAnswers } from './sync-answers.ts';
import { templateAnswers } from './template-answers.ts';
import { timelineAnswers } from './timeline-answers.ts';
import { verifyingAnswers } from './verifying-answers.ts';

export type Answers = {
  readonly [N in ServiceRequestName]: (
    service: ArchiveService,
    input: ServiceInput<N>,
  ) => ServiceOutput<N> | Promise<ServiceOutput<N>>;
};

const done = {};

export const answers: Answers = {
  ...keepingAnswers,
  ...conflictAnswers,
  ...anchoringAnswers,
  ...openingAnswers,
  ...verifyingAnswers,
  ...annotatedAnswers,
  ...preservingAnswers,
  ...markingAnswers,
  ...namingAnswers,
  ...composingAnswers,
  ...templateAnswers,
  ...matrixAnswers,
  ...nameDeskAnswers,
  ...statementAnswers,
  ...formatAnswers,

  'service.create': (service, { path, labels }) => {
    service.create(path, labels);
    return status(service);
  },
  'service.open': (service, { path }) => {
    service.open(path);
    return status(service);
  },
  'service.createSample': async (service, { path, samples }) => {
    service.create(path);
    await buildSample(service, samples);
    return status(service);
  },
  'service.close': (service) => {
    service.close();
    return done;
  },
  'service.captureFile': ({ current: { archive } }, { article, capture, file }) => {
    const { home, title } = existingArticle(archive, article);
    const folder = findCapture(archive.path, home, capture);
    if (folder === undefined)
      throw new ProblemError('not-found', `The stored copy of “${title}” is not in this folder.`);
    return { path: join(folder, file) };
  },
  'service.briefingDocument': async (service, input) => {
    const { current, options } = service;
    const pictures = await drawnPictures(service, input.id);
    const signs = input.looking ? signsForeseen(current.archive) : signsGiven(current.archive);
    return withAnnotated(current, options.parser, exportedDocument(current, input, pictures, signs), signs);
  },

  'archive.trash': ({ current: { archive } }, { id, trashed }) => {
    const address = archive.replica.addressOf(id);
    if (address === undefined)
      throw new ProblemError('not-found', `There is nothing with the id ${id} in this archive.`);
    trash(archive, address, trashed);
    return { address };
  },
  'archive.status': (service) => status(service),

  'articles.list': ({ current }, { trashed }) =>
    listArticles(current.archive, trashed ?? false, (id) => current.arrivals.known(id)),
  'articles.get': ({ current }, { id, capture }) => shownArticle(current, id, capture),
  ...captureAnswers,
  ...checkingAnswers,
  ...listAnswers,
  'articles.text': ({ current }, { id }) => {
    const { text, sha256 } = current.texts.of(existingArticle(current.archive, id));
    return { text, sha256 };
  },
  'articles.import': (service, { paths, password }) =>
    importing(service, (options) => importFiles(paths, { ...options, password })),
  'articles.cancelImport': (service) => {
    service.importing?.abort();
    return done;
  },
  'articles.paste': (service, pasted) => importing(service, (options) => importPasted(pasted, options)),
  'articles.edit': ({ current }, input) => {
    editArticle(current.archive, input);
    return shownArticle(current, input.id);
  },
  'articles.trash': ({ current: { archive } }, { id, trashed }) =>
    trash(archive, existingArticle(archive, id).home, trashed),

  'annotations.add': ({ current: { archive, texts } }, input) =>
    viewById(archive, texts, addAnnotation(archive, texts, input)),
  'annotations.edit': ({ current: { archive, texts } }, input) => {
    editAnnotation(archive, input);
    return viewById(archive, texts, input.id);
  },
  'annotations.linkPerson': ({ current: { archive, texts } }, { id, person, stance }) => {
    changeLink(archive, id, 'people', true, (draft) => linkedPerson(archive, draft, person), stance);
    return viewById(archive, texts, id);
  },
  'annotations.unlinkPerson': ({ current: { archive, texts } }, { id, person }) => {
    changeLink(archive, id, 'people', false, () => person);
    return viewById(archive, texts, id);
  },
  'annotations.linkEvent': ({ current: { archive, texts } }, { id, event, stance }) => {
    changeLink(
      archive,
      id,
      'events',
      true,
      (draft, published) => linkedEvent(archive, draft, event, published),
      stance,
    );
    return viewById(archive, texts, id);
  },
  'annotations.unlinkEvent': ({ current: { archive, texts } }, { id, event }) => {
    changeLink(archive, id, 'events', false, () => event);
    return viewById(archive, texts, id);
  },
  'annotations.attribute': ({ current: { archive, texts } }, input) => {
    attribute(archive, input);
    return viewById(archive, texts, input.id);
  },
  'annotations.trash': ({ current: { archive } }, { id, trashed }) =>
    trash(archive, existingAnnotation(archive, id).address, trashed),

  ...recordAnswers,
  ...recordPictureAnswers,
  ...timelineAnswers,

  'briefings.list': ({ current }) => listBriefings(current.archive),
  'briefings.get': ({ current: { archive, texts } }, { id }) => briefingView(archive, texts, id),
  'briefings.add': ({ current: { archive, texts } }, input) =>
    briefingView(archive, texts, addBriefing(archive, input)),
  'briefings.edit': ({ current: { archive, texts } }, input) => {
    editBriefing(archive, input);
    return briefingView(archive, texts, input.id);
  },
  'briefings.trash': ({ current: { archive } }, { id, trashed }) =>
    trash(archive, existingBriefing(archive, id), trashed),
  'briefings.addBlocks': ({ current: { archive, texts } }, input) => {
    addBlocks(archive, input);
    return briefingView(archive, texts, input.id);
  },
  'briefings.editBlock': ({ current: { archive, texts } }, input) => {
    editBlock(archive, input);
    return briefingView(archive, texts, input.id);
  },
  'briefings.editTimeline': ({ current: { archive, texts } }, input) => {
    editTimeline(archive, input);
    return briefingView(archive, texts, input.id);
  },
  'briefings.moveBlock': ({ current: { archive, texts } }, input) => {
    moveBlock(archive, input);
    return briefingView(archive, texts, input.id);
  },
  'briefings.removeBlock': ({ current: { archive, texts } }, input) => {
    removeBlock(archive, input);
    return briefingView(archive, texts, input.id);
  },

  ...briefingAnswers,

  'decisions.list': ({ current }) => listDecisions(current.archive),
  'decisions.settle': ({ current }, input) => settle(current.archive, input),

  search: ({ current: { archive, texts } }, { words }) => searchArticles(archive, texts, words),

  ...syncAnswers,
  ...historyAnswers,
  ...exchangingAnswers,
  ...draftAnswers,
  ...proofAnswers,
  ...editionAnswers,
  ...factCheckAnswers,
  ...citingAnswers,
};

function shownArticle(
  { archive, texts, arrivals }: ArchiveService['current'],
  id: string,
  capture?: string,
): Article {
  if (capture === undefined) return articleView(archive, texts, id, (article) => arrivals.stateOf(article));
  const shown = lookedInto(archive, id, capture);
  return articleView(archive, texts, id, (article) => copyStateOf(archive, article), shown);
}

function trash(
  archive: ArchiveService['current']['archive'],
  address: string,
  trashed: boolean,
): typeof done {
  archive.commit((draft) => draft.set(address, 'trashed', trashed));
  return done;
}

function status({ current: { archive, conflicts } }: ArchiveService): ArchiveStatus {
  return {
    id: archive.card.id,
    path: archive.path,
    name: archive.name,
    device: archive.device,
    articles: countArticles(archive.index),
    annotations: countMarks(archive.index),
    people: listPeople(archive).length,
    events: listEvents(archive).length,
    briefings: listBriefings(archive).length,
    warnings: [...archive.warnings, ...conflicts.warnings],
  };
}
