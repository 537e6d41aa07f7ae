import { SegmentedControl } from '@mantine/core';
import type { PeopleSetup } from '../../../archive/contract/briefing-blocks.ts';
import { recordTypeSchema } from '../../../archive/contract/record-parts.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { AxisChoice } from '../../matrix/axis-choice.tsx';
import { orUntitled } from '../../window/words.ts';
import type { BriefingChanges } from '../composer/use-briefing.ts';
import { ListCaption } from './caption.tsx';
import css from './list-content.module.css';
import { ListedRows, mostNamed } from './listed-rows.tsx';

interface Props {
  readonly briefing: string;
  readonly block: Extract<Block, { kind: 'people' }>;
  readonly changes: BriefingChanges;
  readonly pause: number;
  readonly onSave: (text: string) => void;
}

const types = [
  { value: 'all', label: 'All' },
  { value: 'person', label: 'People' },
  { value: 'organisation', label: 'Organisations' },
  { value: 'place', label: 'Places' },
];

export function PeopleContent({ briefing, block, changes, pause, onSave }: Props) {
  const { only, types: shown } = block.people;
  const answer = useAnswer('briefings.listedPeople', { id: briefing, block: block.id });
  const all = useAnswer('people.list', {}).data;
  const save = (people: PeopleSetup) =>
    void changes.ask(
      'briefings.editPeople',
      { id: briefing, block: block.id, people },
      'Who is listed was not saved',
    );
  return (
    <section className={css.list} aria-label="List of people">
      <ListCaption placeholder="People" value={block.text} pause={pause} onSave={onSave} />
      <div className={css.controls}>
        <SegmentedControl
          size="xs"
          aria-label="Who is listed"
          data={[
            { value: 'linked', label: 'Spoken of in this briefing' },
            { value: 'chosen', label: 'Chosen' },
          ]}
          value={only ? 'chosen' : 'linked'}
          onChange={(which) =>
            save({
              ...(shown && { types: shown }),
              ...(which === 'chosen' && {
                only: (answer.data ?? []).map(({ id }) => id).slice(0, mostNamed),
              }),
            })
          }
        />
        {only && (
          <AxisChoice
            label="People"
            items={(all ?? [])
              .filter(({ trashed }) => !trashed)
              .map(({ id, name }) => ({ id, title: orUntitled(name) }))}
            chosen={only}
            onChoose={(ids) =>
              save({
                only: (ids ?? (all ?? []).map(({ id }) => id)).slice(0, mostNamed),
                ...(shown && { types: shown }),
              })
            }
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label="Which of them"
          data={types}
          value={shown?.[0] ?? 'all'}
          onChange={(type) =>
            save({ ...(only && { only }), ...(type !== 'all' && { types: [recordTypeSchema.parse(type)] }) })
          }
        />
      </div>
      <ListedRows
        answer={answer}
        none={only ? 'Nobody is chosen.' : 'No quotation of this briefing is linked to anybody yet.'}
      >
        {(person) => (
          <>
            <bdi className={css.title}>{person.name}</bdi>
            <span className={css.soft}>
              {[...person.aliases.map((alias) => `also ${alias}`), ...person.relations].join(' · ')}
            </span>
          </>
        )}
      </ListedRows>
    </section>
  );
}
