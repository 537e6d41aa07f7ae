/** Finding the event that is meant, and making one where none is. */
import { ProblemError } from '../contract/problem.ts';
import type { EventRef } from '../contract/requests.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import { groupOf } from '../records/identity.ts';
import { isShown } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readSet, readText, readTextOrNull } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { type DateRead, readDate, storedWords } from './event-date.ts';

export const eventHome = (id: string): string => `events/${id}`;

interface TitledRecord {
  readonly home: string;
  readonly title: string;
  readonly date: string | null;
}

/**
 * The event meant by a link. A title finds the one event that has it, under folding, and whose date is the
 * same or not known on either side; a date that was not known is filled in. None: one is made. Several that are not
 * joined: refused with their ids. The same title on another date is another event. `published`: date of the
 * article, against which relative words are read.
 */
export function linkedEvent(
  archive: Archive,
  draft: Draft,
  ref: EventRef,
  published: string | null = null,
): string {
  const { replica } = archive;
  if ('id' in ref) {
    if (replica.thing(eventHome(ref.id))) return ref.id;
    throw new ProblemError(
      'not-found',
      `There is no event ${ref.id} in this archive. List the events to see their ids.`,
    );
  }
  const title = checkedTitle(ref.title);
  const read = ref.date ? readDate(ref.date, published) : noDate;
  const { date } = read;
  const folded = foldedName(title);
  const matches = titled(replica, folded).filter(
    (event) => date === null || event.date === null || event.date === date,
  );
  const exact = date === null ? matches : matches.filter((event) => event.date === date);
  const [match, ...others] = exact.length > 0 ? exact : matches;
  if (!match) return draftedEvent(draft, folded, date) ?? draftEvent(draft, { title, date: read });
  const group = groupOf(archive.index, match.home);
  if (others.some(({ home }) => !group.includes(home)))
    throw new ProblemError(
      'several-matches',
      `“${title}” may be any of ${others.length + 1} events: ${[match, ...others].map((event) => `${event.title}, ${event.date ?? 'no date'} (${idOf(event.home)})`).join('; ')}. Nothing was linked; say which by its date or its id.`,
      { ids: [match, ...others].map(({ home }) => idOf(home)) },
    );
  if (match.title !== title) draft.setElement(match.home, 'aliases', title, true);
  if (match.date === null && date !== null) draftDate(draft, match.home, read);
  return idOf(match.home);
}

function titled(replica: Replica, folded: string): TitledRecord[] {
  return replica
    .homes('events')
    .filter((home) => isShown(replica, home))
    .filter((home) =>
      [readText(replica, home, 'title'), ...readSet(replica, home, 'aliases')].some(
        (known) => foldedName(known) === folded,
      ),
    )
    .map((home) => ({
      home,
      title: readText(replica, home, 'title'),
      date: readTextOrNull(replica, home, 'date'),
    }));
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

export const noDate: DateRead = { date: null, written: null };

export function draftEvent(
  draft: Draft,
  input: { title: string; date: DateRead; aliases?: readonly string[] | undefined },
): string {
  const id = newId();
  const home = eventHome(id);
  draft.set(home, 'title', input.title);
  draftDate(draft, home, input.date);
  for (const alias of (input.aliases ?? []).filter((alias) => alias.trim() !== '').map(checkedTitle))
    if (alias !== input.title) draft.setElement(home, 'aliases', alias, true);
  return id;
}

/** The words stand beside the date, which every program can read. */
export function draftDate(draft: Draft, home: string, read: DateRead, hadWords = false): void {
  draft.set(home, 'date', read.date);
  if (read.written || hadWords) draft.set(home, 'dateWritten', storedWords(read));
}

/** In UTF-16 units: a title may be part of a field, whose length is counted so (`changeSchema`). */
const titleLimit = 150;

export function checkedTitle(title: string): string {
  const trimmed = title.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (trimmed === '') throw new ProblemError('invalid-value', 'An event needs a title. Nothing was changed.');
  if (trimmed.length > titleLimit)
    throw new ProblemError(
      'invalid-value',
      `An event’s title has at most ${titleLimit} characters. Nothing was changed.`,
    );
  return trimmed;
}
