/** Briefings: chosen passages in order, with headings and own text between them. */
import { type AnnotationRecord, existingAnnotation, findAnnotation } from '../annotations/annotation.ts';
import { allAnnotations, passageOf } from '../annotations/passage.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { NewBlock, RequestInput } from '../contract/requests.ts';
import type { Block, Briefing, BriefingSummary } from '../contract/views.ts';
import { draftProse, isUnsettled, readProse } from '../decisions/prose.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { blockMatrix, draftMatrix, draftSetup } from './matrix-block.ts';
import { type NewPositions, positionsAt } from './positions.ts';
import { blockFilter, draftFilter, draftTimeline } from './timeline-block.ts';

const briefingHome = (id: string): string => `briefings/${id}`;
const blockAddress = (home: string, block: string): string => `${home}/blocks/${block}`;

interface BlockRecord {
  readonly id: string;
  readonly address: string;
  readonly kind: Block['kind'];
  readonly text: string;
  readonly annotation: string;
  /** Fractional position: a key that sorts as text. */
  readonly position: string;
  readonly removed: boolean;
}

function readBlock(replica: Replica, address: string): BlockRecord {
  const kind = readText(replica, address, 'kind');
  return {
    id: idOf(address),
    address,
    kind:
      kind === 'heading' || kind === 'quotation' || kind === 'timeline' || kind === 'matrix' ? kind : 'text',
    text: readText(replica, address, 'text'),
    annotation: readText(replica, address, 'annotation'),
    position: readText(replica, address, 'position'),
    removed: replica.value(address, 'trashed') === true,
  };
}

/** Blocks in order. Two devices may give one position: the id then decides, everywhere alike. */
function orderedBlocks(replica: Replica, home: string): BlockRecord[] {
  return replica
    .below(home, 'blocks')
    .map((address) => readBlock(replica, address))
    .filter((block) => !block.removed)
    .sort((a, b) => (a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1));
}

export function existingBriefing(archive: Archive, id: string): string {
  const home = briefingHome(id);
  if (!archive.replica.thing(home))
    throw new ProblemError(
      'not-found',
      `There is no briefing ${id} in this archive. List the briefings to see their ids.`,
    );
  return home;
}

function existingBlock(archive: Archive, home: string, id: string): BlockRecord {
  const address = blockAddress(home, id);
  if (!archive.replica.thing(address))
    throw new ProblemError('not-found', `There is no block ${id} in this briefing.`);
  return readBlock(archive.replica, address);
}

export function listBriefings(archive: Archive): BriefingSummary[] {
  return archive.replica
    .homes('briefings')
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
    undecided: blocks.filter((block) => block.kind === 'text' && isUnsettled(archive, block.address, 'text'))
      .length,
    changed: readText(replica, home, 'changed'),
    trashed: replica.value(home, 'trashed') === true,
  };
}

export function briefingView(archive: Archive, texts: CaptureTexts, id: string): Briefing {
  const home = existingBriefing(archive, id);
  const blocks = orderedBlocks(archive.replica, home).map((block) => blockView(archive, texts, block));
  return { ...summary(archive, home), blocks };
}

function blockView(archive: Archive, texts: CaptureTexts, block: BlockRecord): Block {
  if (block.kind === 'heading') return { id: block.id, kind: 'heading', text: block.text };
  if (block.kind === 'text') {
    const { text, seen, versions } = readProse(archive, block.address, 'text');
    return { id: block.id, kind: 'text', text, textSeen: seen, textVersions: versions };
  }
  if (block.kind === 'matrix')
    return {
      id: block.id,
      kind: 'matrix',
      text: block.text,
      matrix: blockMatrix(archive.replica, block.address),
    };
  if (block.kind === 'timeline')
    return {
      id: block.id,
      kind: 'timeline',
      text: block.text,
      filter: blockFilter(archive.replica, block.address),
    };
  const record = findAnnotation(archive, block.annotation);
  return {
    id: block.id,
    kind: 'quotation',
    annotation: block.annotation,
    passage: record ? passageOf(archive, texts, record) : null,
  };
}

function checkedTitle(title: string): string {
  const trimmed = title.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (trimmed === '')
    throw new ProblemError('invalid-value', 'A briefing needs a title. Nothing was changed.');
  return trimmed;
}

export function addBriefing(archive: Archive, input: RequestInput<'briefings.add'>): string {
  const title = checkedTitle(input.title);
  const id = newId();
  const home = briefingHome(id);
  const blocks = input.gather === 'all' ? gatherAll(archive) : [];
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
    touchBriefing(archive, draft, home);
  });
}

export function addBlocks(archive: Archive, input: RequestInput<'briefings.addBlocks'>): void {
  const home = existingBriefing(archive, input.id);
  for (const block of input.blocks)
    if (block.kind === 'quotation') existingAnnotation(archive, block.annotation);
  archive.commit((draft) => {
    const blocks = orderedBlocks(archive.replica, home);
    const at = input.after === undefined ? blocks.length : placeAfter(archive, home, blocks, input.after);
    draftBlocks(draft, home, input.blocks, positionsAt(blocks, at, input.blocks.length));
    touchBriefing(archive, draft, home);
  });
}

export function editBlock(archive: Archive, input: RequestInput<'briefings.editBlock'>): void {
  const home = existingBriefing(archive, input.id);
  const block = existingBlock(archive, home, input.block);
  if (block.kind === 'quotation')
    throw new ProblemError('invalid-value', 'The words of a quotation are its source’s and can’t be edited.');
  archive.commit((draft) => {
    if (block.kind === 'text')
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

/** Index at which something put after a block comes to stand. */
function placeAfter(
  archive: Archive,
  home: string,
  blocks: readonly BlockRecord[],
  after: string | null,
): number {
  if (after === null) return 0;
  existingBlock(archive, home, after);
  const at = blocks.findIndex((block) => block.id === after);
  return at < 0 ? blocks.length : at + 1;
}

function draftBlocks(
  draft: Draft,
  home: string,
  blocks: readonly NewBlock[],
  { given, mended }: NewPositions,
): void {
  for (const { address, position } of mended) draft.set(address, 'position', position);
  blocks.forEach((block, index) => {
    const address = blockAddress(home, newId());
    draft.set(address, 'kind', block.kind);
    draft.set(address, 'position', given[index] ?? '');
    if (block.kind === 'heading') draft.set(address, 'text', block.text.trim());
    else if (block.kind === 'timeline') draftTimeline(draft, address, block);
    else if (block.kind === 'matrix') draftMatrix(draft, address, block);
    else if (block.kind === 'text') draft.setProse(address, 'text', block.text);
    else draft.set(address, 'annotation', block.annotation);
  });
}

export function touchBriefing(archive: Archive, draft: Draft, home: string): void {
  if (draft.writes.length > 0) draft.set(home, 'changed', new Date(archive.now()).toISOString());
}
