import { TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { EventSummary } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AddPopover } from '../window/add-popover.tsx';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { dateInWords } from '../window/dates.ts';
import { Empty } from '../window/empty.tsx';
import { type IndexEntry, IndexList } from '../window/index-list.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { addEvent } from './add-event.ts';

export function EventsList({ open }: { open: string | null }) {
  const events = useAnswer('events.list', {});
  const [filter, setFilter] = useState('');
  const entries = useMemo(() => indexEntries(events.data ?? [], filter), [events.data, filter]);
  if (events.isError) {
    return (
      <AnswerTrouble
        title="The events could not be read"
        reason={events.error}
        again={() => events.refetch()}
      />
    );
  }
  const add = (wide: boolean) => (
    <AddPopover label="Add event" nameLabel="Title" dated wide={wide} onAdd={addEvent} />
  );
  if (events.data?.every((event) => event.trashed)) {
    return (
      <Empty title="No events yet" action={add(true)}>
        What happened, and when, is gathered here, each event with every passage about it. Mark a passage and
        press E, or add an event now.
      </Empty>
    );
  }
  return (
    <>
      <ListHeader
        title="Events"
        centred={open === null}
        below={
          <TextInput
            flex={1}
            maw={420}
            aria-label="Filter events"
            placeholder="Filter by title or date"
            leftSection={<IconFilter size={15} stroke={1.5} />}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        }
      >
        {add(false)}
      </ListHeader>
      {events.data && entries.length === 0 ? (
        <Empty title="No event fits">No title or date holds “{filter}”.</Empty>
      ) : (
        <IndexList label="Events" entries={entries} open={open} onOpen={(id) => go({ kind: 'event', id })} />
      )}
    </>
  );
}

/** In the order of the answer: by the first possible day. */
function indexEntries(events: readonly EventSummary[], filter: string): IndexEntry[] {
  const words = foldedName(filter);
  return events
    .filter(
      ({ trashed, title, aliases, date }) =>
        !trashed && foldedName([title, ...aliases, date ?? '', dateInWords(date)].join(' ')).includes(words),
    )
    .map(({ id, title, date, aliases, descriptionVersions, passages, sources }) => ({
      id,
      heading: headingOf(date),
      name: title,
      detail: aliases.join(', '),
      count: passages,
      countWords: `${counted(passages, 'passage')} in ${counted(sources, 'source')}`,
      undecided: descriptionVersions.length > 0 ? `${descriptionVersions.length} versions` : undefined,
      // A year alone stands in the heading already.
      ...(date === null || date === headingOf(date) ? {} : { lead: dateInWords(date) }),
    }));
}

const headingOf = (date: string | null): string =>
  date === null ? 'Date not known' : (/\d{4}/.exec(date)?.[0] ?? dateInWords(date));
