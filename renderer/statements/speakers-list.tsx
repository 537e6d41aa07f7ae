import { Button, TextInput } from '@mantine/core';
import { IconFilter, IconHighlight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Speaker, SpeakerRef } from '../../archive/contract/statements.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { type IndexEntry, IndexList } from '../window/index-list.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { ExportQuotations } from './export-quotations.tsx';

const keyOf = (ref: SpeakerRef): string => ('id' in ref ? `id ${ref.id}` : `name ${foldedName(ref.name)}`);

const refOf = ({ id, name }: Pick<Speaker, 'id' | 'name'>): SpeakerRef => (id === null ? { name } : { id });

export function SpeakersList({ open }: { open: SpeakerRef | null }) {
  const speakers = useAnswer('statements.speakers', {});
  const [filter, setFilter] = useState('');
  const entries = useMemo(() => indexEntries(speakers.data ?? [], filter), [speakers.data, filter]);
  if (speakers.isError)
    return (
      <AnswerTrouble
        title="The quotations could not be read"
        reason={speakers.error}
        again={() => speakers.refetch()}
      />
    );
  if (speakers.data?.length === 0)
    return (
      <Empty
        title="Nobody is quoted yet"
        action={
          <Button
            leftSection={<IconHighlight size={16} stroke={1.5} />}
            onClick={() => go({ kind: 'marks' })}
          >
            Open the marks
          </Button>
        }
      >
        Who said what, to whom and on what occasion stands here. In an article, mark a quotation, press S and
        say who speaks.
      </Empty>
    );
  return (
    <>
      <ListHeader
        title="Quotations"
        centred={open === null}
        below={
          <TextInput
            flex={1}
            maw={420}
            aria-label="Filter speakers"
            placeholder="Filter by name"
            leftSection={<IconFilter size={15} stroke={1.5} />}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        }
      >
        {open === null && <ExportQuotations />}
      </ListHeader>
      {speakers.data && entries.length === 0 ? (
        <Empty title="Nobody fits">No speaker’s name holds “{filter}”.</Empty>
      ) : (
        <IndexList
          label="Speakers"
          entries={entries}
          open={open && keyOf(open)}
          onOpen={(key) => {
            const speaker = speakers.data?.find((one) => keyOf(refOf(one)) === key);
            if (speaker) go({ kind: 'quotations', speaker: refOf(speaker) });
          }}
        />
      )}
    </>
  );
}

function indexEntries(speakers: readonly Speaker[], filter: string): IndexEntry[] {
  const words = foldedName(filter);
  return speakers
    .filter(({ name }) => foldedName(name).includes(words))
    .map((speaker) => ({
      id: keyOf(refOf(speaker)),
      heading: headingOf(speaker.name),
      name: speaker.name,
      detail: speaker.id === null ? 'a name without a record' : '',
      count: speaker.quotations,
      countWords: `${counted(speaker.quotations, 'quotation')} in ${counted(speaker.sources, 'source')}`,
    }));
}

const headingOf = (name: string): string => {
  const letter = foldedName(name).charAt(0).toUpperCase();
  return /\p{L}/u.test(letter) ? letter : '#';
};
