/** Changing what blocks of further kinds show, and how quotations are set. */
import { existingAnnotation } from '../annotations/annotation.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { blockOfKind } from './block-record.ts';
import { existingBriefing, touchBriefing } from './briefing.ts';
import { draftEvents } from './events-block.ts';
import { draftFigureEdit } from './figure-block.ts';
import { draftPeople } from './people-block.ts';
import { draftEdit, draftRestored } from './quotation-edits.ts';
import { draftContext } from './quoted-context.ts';

/** One change of a briefing, with when it was. */
function change(archive: Archive, home: string, write: (draft: Draft) => void): void {
  archive.commit((draft) => {
    write(draft);
    touchBriefing(archive, draft, home);
  });
}

export function editHeading(archive: Archive, input: RequestInput<'briefings.editHeading'>): void {
  const home = existingBriefing(archive, input.id);
  const { address } = blockOfKind(archive, home, input.block, 'heading');
  change(archive, home, (draft) => draft.set(address, 'level', input.level));
}

export function editFigure(archive: Archive, input: RequestInput<'briefings.editFigure'>): void {
  const home = existingBriefing(archive, input.id);
  change(archive, home, draftFigureEdit(archive, home, input));
}

export function editEvents(archive: Archive, input: RequestInput<'briefings.editEvents'>): void {
  const home = existingBriefing(archive, input.id);
  const { address } = blockOfKind(archive, home, input.block, 'events');
  change(archive, home, (draft) => draftEvents(draft, address, input.events));
}

export function editPeople(archive: Archive, input: RequestInput<'briefings.editPeople'>): void {
  const home = existingBriefing(archive, input.id);
  const { address } = blockOfKind(archive, home, input.block, 'people');
  change(archive, home, (draft) => draftPeople(draft, address, input.people));
}

export function editQuotation(archive: Archive, input: RequestInput<'briefings.editQuotation'>): void {
  const home = existingBriefing(archive, input.id);
  const { address, annotation } = blockOfKind(archive, home, input.block, 'quotation');
  const mark = existingAnnotation(archive, annotation);
  change(archive, home, (draft) => draftEdit(archive.replica, draft, address, mark, input));
}

export function restoreQuotation(archive: Archive, input: RequestInput<'briefings.restoreQuotation'>): void {
  const home = existingBriefing(archive, input.id);
  const { address } = blockOfKind(archive, home, input.block, 'quotation');
  change(archive, home, (draft) => draftRestored(archive.replica, draft, address, input.edits));
}

export function showContext(archive: Archive, input: RequestInput<'briefings.showContext'>): void {
  const home = existingBriefing(archive, input.id);
  const { address } = blockOfKind(archive, home, input.block, 'quotation');
  change(archive, home, (draft) => draftContext(draft, address, input));
}
