/** Briefings: chosen passages in order, with headings and own text between them. */
import type { AnnotationRecord } from '../annotations/annotation.ts';
import { allAnnotations } from '../annotations/passage.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { NewBlock, RequestInput } from '../contract/requests.ts';
import type { Briefing, BriefingSummary } from '../contract/views.ts';
import { draftProse, isUnsettled } from '../decisions/prose.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { existingBlock, orderedBlocks, placeAfter } from './block-record.ts';
import { blockView } from './block-views.ts';
import { chosenParts, draftParts } from './document-parts.ts';
import { draftSetup } from './matrix-block.ts';
import { checkedBlocks, draftBlocks } from './new-blocks.ts';
import { positionsAt } from './positions.ts';
import { draftFilter } from './timeline-block.ts';

const briefingHome = (id: string): string => `briefings/${id}`;

export function existingBriefing(archive: Archive, id: string): string {
  const home = briefingHome(id);
  if (!archive.replica.thing(home))
    throw new ProblemError(
      'not-found',
      `There is no briefing ${id} in this archive. List the briefings to see their ids.`,
    );
  return home;
}

/** Whether it is kept to make others of, and is none that is written. */
export const isTemplate = (replica: Replica, home: string): boolean =>
  replica.value(home, 'template') === true;

export function listBriefings(archive: Archive): BriefingSummary[] {
  return archive.replica
    .homes('briefings')
    .filter((home) => !isTemplate(archive.replica, home))
    .map((home) => summary(archive, home))
    .filter((briefing) => !briefing.trashed)
    .sort((a, b) => (`${a.changed} ${a.id}` < `${b.changed} ${b.id}` ? 1 : -1));
}

function summary(archive: Archive, home: string): BriefingSummary {
  const { replica } = archive;
  const blocks = orderedBlocks(replica, home);
  return {
    id: idOf(home),
    title: readText(replica, home, 'title') || '(no title)',
    subtitle: readText(replica, home, 'subtitle'),
    quotations: blocks.filter((block) => block.kind === 'quotation').length,
    undecided: blocks.filter(
      ({ kind, address }) => (kind === 'text' || kind === 'summary') && isUnsettled(archive, address, 'text'),
    ).length,
    changed: readText(replica, home, 'changed'),
    trashed: replica.value(home, 'trashed') === true,
  };
}

export function briefingView(archive: Archive, texts: CaptureTexts, id: string): Briefing {
  const home = existingBriefing(archive, id);
  const blocks = orderedBlocks(archive.replica, home).map((block) => blockView(archive, texts, block));
  return { ...summary(archive, home), blocks, parts: chosenParts(archive.replica, home) };
}

export function checkedTitle(title: string): string {
  const trimmed = title.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (trimmed === '')
    throw new ProblemError('invalid-value', 'A briefing needs a title. Nothing was changed.');
  return trimmed;
}

export function addBriefing(
  archive: Archive,
  input: RequestInput<'briefings.add'>,
  given: readonly NewBlock[] = input.gather === 'all' ? gatherAll(archive) : [],
): string {
  const title = checkedTitle(input.title);
  const id = newId();
  const home = briefingHome(id);
  const blocks = checkedBlocks(archive, given);
  archive.commit((draft) => {
    draft.set(home, 'title', title);
    draft.set(home, 'subtitle', input.subtitle?.trim() ?? '');
    touchBriefing(archive, draft, home);
    draftBlocks(draft, home, blocks, positionsAt([], 0, blocks.length));
  });
  return id;
}

/** A heading for each article, in order of publication, and under it its marks in order of place. */
function gatherAll(archive: Archive): NewBlock[] {
  const byArticle = new Map<string, AnnotationRecord[]>();
  for (const record of allAnnotations(archive))
    byArticle.set(record.article, [...(byArticle.get(record.article) ?? []), record]);
  const articles = [...byArticle.keys()].map((id) => readArticle(archive.replica, articleHome(id)));
  const key = (published: string | null, added: string): string => `${published ?? '9999'} ${added}`;
  articles.sort((a, b) => (key(a.published, a.added) < key(b.published, b.added) ? -1 : 1));
  return articles.flatMap((article): NewBlock[] => [
    { kind: 'heading', text: article.title },
    ...(byArticle.get(article.id) ?? []).map(
      (record): NewBlock => ({ kind: 'quotation', annotation: record.id }),
    ),
  ]);
}

export function editBriefing(archive: Archive, input: RequestInput<'briefings.edit'>): void {
  const home = existingBriefing(archive, input.id);
  const title = input.title === undefined ? undefined : checkedTitle(input.title);
  archive.commit((draft) => {
    if (title !== undefined) draft.set(home, 'title', title);
    if (input.subtitle !== undefined) draft.set(home, 'subtitle', input.subtitle.trim());
    if (input.parts) draftParts(draft, home, input.parts);
    touchBriefing(archive, draft, home);
  });
}

export function addBlocks(archive: Archive, input: RequestInput<'briefings.addBlocks'>): void {
  const home = existingBriefing(archive, input.id);
  const added = checkedBlocks(archive, input.blocks);
  archive.commit((draft) => {
    const blocks = orderedBlocks(archive.replica, home);
    const at = input.after === undefined ? blocks.length : placeAfter(archive, home, blocks, input.after);
    draftBlocks(draft, home, added, positionsAt(blocks, at, added.length));
    touchBriefing(archive, draft, home);
  });
}

export function editBlock(archive: Archive, input: RequestInput<'briefings.editBlock'>): void {
  const home = existingBriefing(archive, input.id);
  const block = existingBlock(archive, home, input.block);
  if (block.kind === 'quotation')
    throw new ProblemError('invalid-value', 'The words of a quotation are its source’s and can’t be edited.');
  if (block.kind === 'page-break')
    throw new ProblemError('invalid-value', 'A page break has no words. Nothing was changed.');
  archive.commit((draft) => {
    if (block.kind === 'text' || block.kind === 'summary')
      draftProse(
        archive,
        draft,
        { address: block.address, field: 'text', name: 'This text' },
        input.text,
        input.replaces,
      );
    else draft.set(block.address, 'text', input.text.replace(/\s+/gu, ' ').trim());
    touchBriefing(archive, draft, home);
  });
}

export function editTimeline(archive: Archive, input: RequestInput<'briefings.editTimeline'>): void {
  const home = existingBriefing(archive, input.id);
  const block = existingBlock(archive, home, input.block);
  if (block.kind !== 'timeline')
    throw new ProblemError('invalid-value', 'This part of the briefing is no timeline. Nothing was changed.');
  archive.commit((draft) => {
    draftFilter(draft, block.address, input.filter);
    touchBriefing(archive, draft, home);
  });
}

export function editMatrix(archive: Archive, input: RequestInput<'briefings.editMatrix'>): void {
  const home = existingBriefing(archive, input.id);
  const block = existingBlock(archive, home, input.block);
  if (block.kind !== 'matrix')
    throw new ProblemError('invalid-value', 'This part of the briefing is no matrix. Nothing was changed.');
  archive.commit((draft) => {
    draftSetup(draft, block.address, input.matrix);
    touchBriefing(archive, draft, home);
  });
}

export function moveBlock(archive: Archive, input: RequestInput<'briefings.moveBlock'>): void {
  const home = existingBriefing(archive, input.id);
  const block = existingBlock(archive, home, input.block);
  archive.commit((draft) => {
    const others = orderedBlocks(archive.replica, home).filter((other) => other.id !== block.id);
    const at = placeAfter(archive, home, others, input.after);
    const { given, mended } = positionsAt(others, at, 1);
    draft.set(block.address, 'position', given[0] ?? '');
    for (const { address, position } of mended) draft.set(address, 'position', position);
    touchBriefing(archive, draft, home);
  });
}

export function removeBlock(archive: Archive, input: RequestInput<'briefings.removeBlock'>): void {
  const home = existingBriefing(archive, input.id);
  const block = existingBlock(archive, home, input.block);
  archive.commit((draft) => {
    draft.set(block.address, 'trashed', input.removed);
    touchBriefing(archive, draft, home);
  });
}

export function touchBriefing(archive: Archive, draft: Draft, home: string): void {
  if (draft.writes.length > 0) draft.set(home, 'changed', new Date(archive.now()).toISOString());
}
