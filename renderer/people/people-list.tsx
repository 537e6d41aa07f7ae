import { Button, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PersonSummary } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useDeskCount } from '../namedesk/desk-count.ts';
import { AddPopover } from '../window/add-popover.tsx';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { type IndexEntry, IndexList } from '../window/index-list.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { go } from '../window/travel.ts';
import { compareNames, counted } from '../window/words.ts';
import { addPerson } from './add-person.ts';

/** People under the letters of their names, as the index of a book has them. */
export function PeopleList({ open }: { open: string | null }) {
  const people = useAnswer('people.list', {});
  const [filter, setFilter] = useState('');
  const entries = useMemo(() => indexEntries(people.data ?? [], filter), [people.data, filter]);
  if (people.isError) {
    return (
      <AnswerTrouble
        title="The people could not be read"
        reason={people.error}
        again={() => people.refetch()}
      />
    );
  }
  const add = (wide: boolean) => (
    <AddPopover label="Add person" nameLabel="Name" wide={wide} onAdd={addPerson} />
  );
  if (people.data?.every((person) => person.trashed)) {
    return (
      <Empty title="No people yet" action={add(true)}>
        People that your passages speak of are gathered here, each with every passage about them. Mark a
        passage and press P, or add a person now.
      </Empty>
    );
  }
  return (
    <>
      <ListHeader
        title="People"
        centred={open === null}
        below={
          <TextInput
            flex={1}
            maw={420}
            aria-label="Filter people"
            placeholder="Filter by name or alias"
            leftSection={<IconFilter size={15} stroke={1.5} />}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        }
      >
        <DeskButton />
        {add(false)}
      </ListHeader>
      {people.data && entries.length === 0 ? (
        <Empty title="Nobody fits">No name or alias holds “{filter}”.</Empty>
      ) : (
        <IndexList label="People" entries={entries} open={open} onOpen={(id) => go({ kind: 'person', id })} />
      )}
    </>
  );
}

/** How many pairs may be one, and the way to decide on them. */
function DeskButton() {
  const count = useDeskCount();
  if (count === 0) return null;
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => go({ kind: 'desk' })}>
      {counted(count, 'pair')} alike
    </Button>
  );
}

function indexEntries(people: readonly PersonSummary[], filter: string): IndexEntry[] {
  const words = foldedName(filter);
  return people
    .filter(
      ({ trashed, name, aliases }) =>
        !trashed && [name, ...aliases].some((known) => foldedName(known).includes(words)),
    )
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ id, type, name, aliases, descriptionVersions, passages, sources }) => ({
      id,
      heading: foldedName(name).charAt(0).toUpperCase() || '#',
      name,
      detail: [type === 'person' ? '' : type, ...aliases].filter(Boolean).join(', '),
      count: passages,
      countWords: `${counted(passages, 'passage')} in ${counted(sources, 'source')}`,
      undecided: descriptionVersions.length > 0 ? `${descriptionVersions.length} versions` : undefined,
    }));
}
