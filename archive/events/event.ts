/** Events: finding one by title and date, making, correcting and showing them. */
import { countLinks, type LinkCount } from '../annotations/mark-rows.ts';
import { passagesLinked } from '../annotations/passage.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { EventRef, RequestInput } from '../contract/requests.ts';
import type { ArchiveEvent, EventSummary } from '../contract/views.ts';
import { draftProse, readProse } from '../decisions/prose.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readSet, readText, readTextOrNull } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { checkedDate } from './edtf-date.ts';

const eventHome = (id: string): string => `events/${id}`;

interface EventRecord {
  readonly id: string;
  readonly home: string;
  readonly title: string;
  readonly date: string | null;
  readonly aliases: readonly string[];
  readonly trashed: boolean;
}

function readEvent(replica: Replica, home: string): EventRecord {
  return {
    id: idOf(home),
    home,
    title: readText(replica, home, 'title') || '(no title)',
    date: readTextOrNull(replica, home, 'date'),
    aliases: readSet(replica, home, 'aliases').sort((a, b) => a.localeCompare(b)),
    trashed: replica.value(home, 'trashed') === true,
  };
}

function allEvents(replica: Replica): EventRecord[] {
  return replica
    .homes('events')
    .map((home) => readEvent(replica, home))
    .filter((event) => !event.trashed);
}

export function existingEvent(archive: Archive, id: string): EventRecord {
  const home = eventHome(id);
  if (!archive.replica.thing(home))
    throw new ProblemError(
      'not-found',
      `There is no event ${id} in this archive. List the events to see their ids.`,
    );
  return readEvent(archive.replica, home);
}

/**
 * The event meant by a link. A title finds the one event that has it, under folding, and whose date is the
 * same or not known on either side; a date that was not known is filled in. None: one is made. Several:
 * refused with their ids. The same title on another date is another event.
 */
export function linkedEvent(archive: Archive, draft: Draft, ref: EventRef): string {
  if ('id' in ref) return existingEvent(archive, ref.id).id;
  const title = checkedTitle(ref.title);
  const date = ref.date ? checkedDate(ref.date) : null;
  const folded = foldedName(title);
  const matches = allEvents(archive.replica).filter(
    (event) =>
      [event.title, ...event.aliases].some((known) => foldedName(known) === folded) &&
      (date === null || event.date === null || event.date === date),
  );
  const exact = date === null ? matches : matches.filter((event) => event.date === date);
  const [match, ...others] = exact.length > 0 ? exact : matches;
  if (!match) return draftedEvent(draft, folded, date) ?? draftEvent(draft, { title, date });
  if (others.length > 0)
    throw new ProblemError(
      'several-matches',
      `“${title}” may be any of ${others.length + 1} events: ${[match, ...others].map((event) => `${event.title}, ${event.date ?? 'no date'} (${event.id})`).join('; ')}. Nothing was linked; say which by its date or its id.`,
      { ids: [match, ...others].map((event) => event.id) },
    );
  if (match.title !== title) draft.setElement(match.home, 'aliases', title, true);
  if (match.date === null && date !== null) draft.set(match.home, 'date', date);
  return match.id;
}

/** The event of that title and date that the same change has made already. */
function draftedEvent(draft: Draft, folded: string, date: string | null): string | undefined {
  const made = draft.writes.find(
    ({ of, field, value }) =>
      field === 'title' &&
      of.startsWith('events/') &&
      foldedName(String(value)) === folded &&
      draft.writes.some((write) => write.of === of && write.field === 'date' && write.value === date),
  );
  return made && idOf(made.of);
}

function draftEvent(
  draft: Draft,
  input: {
    title: string;
    date: string | null;
    aliases?: readonly string[] | undefined;
    description?: string | undefined;
  },
): string {
  const id = newId();
  const home = eventHome(id);
  draft.set(home, 'title', input.title);
  draft.set(home, 'date', input.date);
  if (input.description) draft.setProse(home, 'description', input.description);
  for (const alias of (input.aliases ?? []).filter((alias) => alias.trim() !== '').map(checkedTitle))
    if (alias !== input.title) draft.setElement(home, 'aliases', alias, true);
  return id;
}

/** In UTF-16 units: a title may be part of a field, whose length is counted so (`changeSchema`). */
const titleLimit = 150;

function checkedTitle(title: string): string {
  const trimmed = title.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (trimmed === '') throw new ProblemError('invalid-value', 'An event needs a title. Nothing was changed.');
  if (trimmed.length > titleLimit)
    throw new ProblemError(
      'invalid-value',
      `An event’s title has at most ${titleLimit} characters. Nothing was changed.`,
    );
  return trimmed;
}

export function addEvent(archive: Archive, input: RequestInput<'events.add'>): string {
  const title = checkedTitle(input.title);
  const date = input.date ? checkedDate(input.date) : null;
  return archive.commit((draft) =>
    draftEvent(draft, { title, date, aliases: input.aliases, description: input.description }),
  );
}

export function editEvent(archive: Archive, input: RequestInput<'events.edit'>): void {
  const event = existingEvent(archive, input.id);
  const title = input.title === undefined ? undefined : checkedTitle(input.title);
  const date = input.date ? checkedDate(input.date) : input.date;
  const aliases = input.aliases?.map(checkedTitle);
  archive.commit((draft) => {
    if (title !== undefined) draft.set(event.home, 'title', title);
    if (date !== undefined) draft.set(event.home, 'date', date === '' ? null : date);
    if (input.description !== undefined)
      draftProse(
        archive,
        draft,
        { address: event.home, field: 'description', name: `The description of “${event.title}”` },
        input.description,
        input.replaces,
      );
    if (aliases !== undefined) draft.replaceSet(event.home, 'aliases', event.aliases, aliases);
  });
}

/** Events in order of date; those without one last. */
export function listEvents(archive: Archive): EventSummary[] {
  const counts = countLinks(archive.index, 'events');
  const key = (event: EventSummary): string => `${event.date ?? '~'} ${event.title} ${event.id}`;
  return allEvents(archive.replica)
    .map((event) => summary(archive, event, counts.get(event.id)))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function summary(archive: Archive, event: EventRecord, count: LinkCount | undefined): EventSummary {
  const description = readProse(archive, event.home, 'description');
  return {
    id: event.id,
    title: event.title,
    date: event.date,
    aliases: [...event.aliases],
    description: description.text,
    descriptionSeen: description.seen,
    descriptionVersions: description.versions,
    passages: count?.passages ?? 0,
    sources: count?.sources ?? 0,
    trashed: event.trashed,
  };
}

export function eventView(archive: Archive, texts: CaptureTexts, id: string): ArchiveEvent {
  const event = existingEvent(archive, id);
  const passages = passagesLinked(archive, texts, 'events', id);
  const sources = new Set(passages.map((passage) => passage.source.id));
  return { ...summary(archive, event, { passages: 0, sources: sources.size }), passages };
}
