/**
 * One’s own templates: briefings that say `template`, and are not among the others. Where the briefing quoted, a template has a text that
 * says `slot`: passages of what the new briefing is about come there.
 */
import { type BlockRecord, blockAddress, orderedBlocks } from '../briefings/block-record.ts';
import { checkedTitle, existingBriefing, isTemplate, touchBriefing } from '../briefings/briefing.ts';
import { draftCopy } from '../briefings/carry-blocks.ts';
import { copyParts } from '../briefings/document-parts.ts';
import { blockEvents, draftEvents, eventsField } from '../briefings/events-block.ts';
import { checkedBlocks, draftBlocks } from '../briefings/new-blocks.ts';
import { positionsAt } from '../briefings/positions.ts';
import { blockFilter, draftFilter, timelineField } from '../briefings/timeline-block.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Subject } from './subject.ts';

const slot = 'slot';

/** By title; none that is in the trash. */
export function ownTemplates(archive: Archive): { id: string; title: string; parts: number }[] {
  const { replica } = archive;
  return replica
    .homes('briefings')
    .filter((home) => isTemplate(replica, home) && replica.value(home, 'trashed') !== true)
    .map((home) => ({
      id: idOf(home),
      title: readText(replica, home, 'title'),
      parts: orderedBlocks(replica, home).length,
    }))
    .sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
}

/** What stays behind with the sources that it is of. */
const ofSources: ReadonlySet<string> = new Set(['quotation', 'figure', 'summary']);

export function saveTemplate(
  archive: Archive,
  briefing: string,
  typed?: string,
): { id: string; title: string } {
  const from = existingBriefing(archive, briefing);
  const title = checkedTitle(typed ?? readText(archive.replica, from, 'title'));
  const id = newId();
  const home = `briefings/${id}`;
  archive.commit((draft) => {
    const blocks = orderedBlocks(archive.replica, from);
    // Of several quotations that follow each other, one place for passages.
    const kept = blocks.filter(
      ({ kind }, at) =>
        !ofSources.has(kind) || (kind === 'quotation' && blocks[at - 1]?.kind !== 'quotation'),
    );
    const { given } = positionsAt([], 0, kept.length);
    draft.set(home, 'title', title);
    draft.set(home, 'subtitle', readText(archive.replica, from, 'subtitle'));
    copyParts(archive.replica, draft, from, home);
    draft.set(home, 'template', true);
    kept.forEach((block, index) => {
      const position = given[index] ?? '';
      if (block.kind === 'quotation') draftSlot(draft, home, position);
      else draftCopy(archive, draft, block, home, position);
    });
    touchBriefing(archive, draft, home);
  });
  return { id, title };
}

function draftSlot(draft: Draft, home: string, position: string): void {
  const address = blockAddress(home, newId());
  draft.set(address, 'kind', 'text');
  draft.set(address, slot, true);
  draft.set(address, 'position', position);
}

/** Makes a briefing of one’s own template; answers its id. */
export function briefingOfOwnTemplate(
  archive: Archive,
  template: string,
  subject: Subject,
  typed: string | undefined,
): string {
  const from = existingBriefing(archive, template);
  const { replica } = archive;
  if (!isTemplate(replica, from))
    throw new ProblemError(
      'not-found',
      `${template} is a briefing, no template. Save it as a template first.`,
    );
  const id = newId();
  const home = `briefings/${id}`;
  const title = checkedTitle(typed ?? defaultTitle(readText(replica, from, 'title'), subject));
  const parts = orderedBlocks(replica, from).map((block) =>
    replica.value(block.address, slot) === true
      ? { block, gathered: checkedBlocks(archive, subject.passages('none')) }
      : { block, gathered: null },
  );
  const count = parts.reduce((sum, { gathered }) => sum + (gathered?.length ?? 1), 0);
  archive.commit((draft) => {
    const { given } = positionsAt([], 0, count);
    let at = 0;
    draft.set(home, 'title', title);
    draft.set(home, 'subtitle', readText(replica, from, 'subtitle'));
    copyParts(replica, draft, from, home);
    for (const { block, gathered } of parts) {
      if (gathered) draftBlocks(draft, home, gathered, { given: given.slice(at), mended: [] });
      else draftPart(archive, draft, block, home, given[at] ?? '', subject);
      at += gathered?.length ?? 1;
    }
    touchBriefing(archive, draft, home);
  });
  return id;
}

const defaultTitle = (title: string, { name }: Subject): string =>
  name === '' ? title : `${title}: ${name}`;

/** A block as the template has it; what it shows is narrowed to what the briefing is about. */
function draftPart(
  archive: Archive,
  draft: Draft,
  block: BlockRecord,
  home: string,
  position: string,
  subject: Subject,
): void {
  const { replica } = archive;
  const narrowed = subject.isGiven ? [timelineField, eventsField] : [];
  const copy = draftCopy(archive, draft, block, home, position, narrowed);
  if (!subject.isGiven) return;
  if (block.kind === 'timeline')
    draftFilter(draft, copy, { ...blockFilter(replica, block.address), ...subject.timeline });
  if (block.kind === 'events') {
    const events = { ...blockEvents(replica, block.address), ...subject.timeline };
    draftEvents(draft, copy, subject.event === undefined ? events : { only: [subject.event] });
  }
}
