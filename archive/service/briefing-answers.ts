/** Answers about the blocks of briefings beyond putting, moving and writing them. */
import { existingArticle } from '../articles/article.ts';
import { findCapture } from '../articles/capture.ts';
import { existingBlock, orderedBlocks, placeAfter } from '../briefings/block-record.ts';
import { blockView } from '../briefings/block-views.ts';
import { addBlocks, briefingView, existingBriefing, touchBriefing } from '../briefings/briefing.ts';
import {
  editEvents,
  editFigure,
  editHeading,
  editPeople,
  editQuotation,
  restoreQuotation,
  showContext,
} from '../briefings/edit-blocks.ts';
import { listedEvents } from '../briefings/events-block.ts';
import { gathered } from '../briefings/gather.ts';
import { linkedRecords } from '../briefings/linked-records.ts';
import { checkedBlocks, draftBlocks } from '../briefings/new-blocks.ts';
import { listedPeople } from '../briefings/people-block.ts';
import { positionsAt } from '../briefings/positions.ts';
import type {
  BlockPicture,
  briefingRequests,
  briefingServiceRequests,
} from '../contract/briefing-requests.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Block, Briefing } from '../contract/views.ts';
import { Refusal } from '../importing/parsed.ts';
import { picturesOfArticle } from '../pictures/article-pictures.ts';
import {
  drawnRegion,
  type FoundPicture,
  pictureOfBlock,
  picturesOfBlocks,
} from '../pictures/block-pictures.ts';
import { putMarkRight } from '../quoting/put-mark-right.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

type Input<N extends keyof typeof briefingRequests | keyof typeof briefingServiceRequests> = Parameters<
  Answers[N]
>[1];

const shown = ({ archive, texts }: ArchiveService['current'], id: string): Briefing =>
  briefingView(archive, texts, id);

/** Changes a block, and shows the briefing. */
const editing =
  <I extends { readonly id: string }>(
    edit: (archive: ArchiveService['current']['archive'], input: I) => void,
  ) =>
  ({ current }: ArchiveService, input: I): Briefing => {
    edit(current.archive, input);
    return shown(current, input.id);
  };

export const briefingAnswers: Pick<
  Answers,
  keyof typeof briefingRequests | keyof typeof briefingServiceRequests
> = {
  'briefings.editHeading': editing(editHeading),
  'briefings.editFigure': editing(editFigure),
  'briefings.editEvents': editing(editEvents),
  'briefings.editPeople': editing(editPeople),
  'briefings.editQuotation': editing(editQuotation),
  'briefings.restoreQuotation': editing(restoreQuotation),
  'briefings.showContext': editing(showContext),
  'briefings.putMarkRight': ({ current }, input) => {
    putMarkRight(current, input);
    return shown(current, input.id);
  },
  'briefings.gather': ({ current }, input) => gather(current, input),
  'briefings.listedEvents': ({ current }, { id, block }) => {
    const { briefing, found } = blockIn(current, id, block, 'events');
    return listedEvents(current.archive, found.events, linkedRecords(briefing).events);
  },
  'briefings.listedPeople': ({ current }, { id, block }) => {
    const { briefing, found } = blockIn(current, id, block, 'people');
    return listedPeople(current.archive, found.people, linkedRecords(briefing).people).map(
      ({ kept: _, ...person }) => person,
    );
  },
  'briefings.picture': async (service, { id, block }) => {
    const { archive, texts } = service.current;
    const home = existingBriefing(archive, id);
    const found = blockView(archive, texts, existingBlock(archive, home, block));
    const picture = await pictureOfBlock(archive, service.options.parser, home, found);
    return shownPicture(picture ?? { reason: 'This part of the briefing has no picture.' });
  },
  'annotations.drawn': async ({ current: { archive }, options: { parser } }, { id }) =>
    shownPicture(await drawnRegion(archive, parser, id)),
  'articles.pictures': ({ current: { archive } }, { id }) => {
    const { home, capture } = existingArticle(archive, id);
    return picturesOfArticle(capture && findCapture(archive.path, home, capture.id));
  },
  'briefings.addPicture': async (service, { path, after, id, ...figure }) => {
    existingBriefing(service.current.archive, id);
    const { bytes } = await service.options.parser.readPicture(path).catch((error: unknown) => {
      throw refused(path, error);
    });
    addBlocks(service.current.archive, {
      id,
      blocks: [{ kind: 'figure', ...figure, png: Buffer.from(bytes).toString('base64') }],
      ...(after !== undefined && { after }),
    });
    return shown(service.current, id);
  },
};

function shownPicture(picture: FoundPicture): BlockPicture {
  if ('reason' in picture) return { picture: null, reason: picture.reason };
  const { type, bytes } = picture;
  return { picture: { type, base64: Buffer.from(bytes).toString('base64') }, reason: '' };
}

/** Of a whole briefing. */
export const drawnPictures = (
  { current, options }: ArchiveService,
  id: string,
): Promise<ReadonlyMap<string, FoundPicture>> =>
  picturesOfBlocks(
    current.archive,
    options.parser,
    existingBriefing(current.archive, id),
    shown(current, id).blocks,
  );

function refused(path: string, error: unknown): unknown {
  if (error instanceof Refusal)
    return /ENOENT/u.test(error.message)
      ? new ProblemError('not-found', `There is no file “${path}”. Nothing was added.`)
      : new ProblemError('refused', `“${path}” ${error.message}. Nothing was added.`);
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
    ? new ProblemError('not-found', `There is no file “${path}”. Nothing was added.`)
    : error;
}

function blockIn<K extends Block['kind']>(
  current: ArchiveService['current'],
  id: string,
  block: string,
  kind: K,
): { briefing: Briefing; found: Extract<Block, { kind: K }> } {
  const briefing = shown(current, id);
  const found = briefing.blocks.find(
    (one): one is Extract<Block, { kind: K }> => one.id === block && one.kind === kind,
  );
  if (found) return { briefing, found };
  throw new ProblemError('not-found', `There is no such block ${block} in this briefing.`);
}

function gather(
  current: ArchiveService['current'],
  { id, filter, by = 'article', again = false, after }: Input<'briefings.gather'>,
): { briefing: Briefing; added: number; known: number } {
  const { archive } = current;
  const home = existingBriefing(archive, id);
  const blocks = orderedBlocks(archive.replica, home);
  const quoted = new Set(again ? [] : blocks.map(({ annotation }) => annotation));
  const found = gathered(archive, filter, by, quoted);
  const written = checkedBlocks(archive, found.blocks);
  archive.commit((draft) => {
    const at = after === undefined ? blocks.length : placeAfter(archive, home, blocks, after);
    draftBlocks(draft, home, written, positionsAt(blocks, at, written.length));
    touchBriefing(archive, draft, home);
  });
  return { briefing: shown(current, id), added: found.added, known: found.known };
}
