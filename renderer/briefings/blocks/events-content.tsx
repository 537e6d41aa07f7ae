import { SegmentedControl } from '@mantine/core';
import type { EventsSetup } from '../../../archive/contract/briefing-blocks.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { AxisChoice } from '../../matrix/axis-choice.tsx';
import { TimelineFilters } from '../../timeline/timeline-filters.tsx';
import { orUntitled } from '../../window/words.ts';
import type { BriefingChanges } from '../composer/use-briefing.ts';
import { ListCaption } from './caption.tsx';
import css from './list-content.module.css';
import { ListedRows, mostNamed } from './listed-rows.tsx';

interface Props {
  readonly briefing: string;
  readonly block: Extract<Block, { kind: 'events' }>;
  readonly changes: BriefingChanges;
  readonly pause: number;
  readonly onSave: (text: string) => void;
}

export function EventsContent({ briefing, block, changes, pause, onSave }: Props) {
  const { events: setup } = block;
  const answer = useAnswer('briefings.listedEvents', { id: briefing, block: block.id });
  const all = useAnswer('events.list', {}).data;
  const tags = useAnswer('timeline.things', { show: 'events' }).data?.eventTags;
  const { only, linked = false, ...filter } = setup;
  const save = (events: EventsSetup) =>
    void changes.ask(
      'briefings.editEvents',
      { id: briefing, block: block.id, events },
      'Which events are listed was not saved',
    );
  return (
    <section className={css.list} aria-label="List of events">
      <ListCaption placeholder="Events" value={block.text} pause={pause} onSave={onSave} />
      <div className={css.controls}>
        <SegmentedControl
          size="xs"
          aria-label="Which events"
          data={[
            { value: 'all', label: 'All that fit' },
            { value: 'linked', label: 'Spoken of in this briefing' },
          ]}
          value={linked ? 'linked' : 'all'}
          onChange={(which) =>
            save({ ...filter, ...(only && { only }), ...(which === 'linked' && { linked: true }) })
          }
        />
        <AxisChoice
          label="Events"
          items={(all ?? []).map(({ id, title }) => ({ id, title: orUntitled(title) }))}
          chosen={only ?? null}
          onChoose={(ids) =>
            save({
              ...filter,
              ...(linked && { linked }),
              ...(ids && { only: ids.slice(0, mostNamed) }),
            })
          }
        />
        <div className={css.filters}>
          <TimelineFilters
            narrow
            eventsOnly
            filter={filter}
            eventTags={tags ?? noTags}
            onFilter={({ show: _, ...next }) =>
              save({ ...next, ...(only && { only }), ...(linked && { linked }) })
            }
          />
        </div>
      </div>
      <ListedRows answer={answer} none="No event is in this list.">
        {(event) => (
          <>
            <span className={css.date}>
              {event.date || (event.dates.length > 0 ? event.dates.join('; ') : 'No date')}
            </span>
            <span>
              <bdi className={css.title}>{orUntitled(event.title)}</bdi>
              {(event.where || event.participants.length > 0) && (
                <p className={css.soft}>
                  {[event.where, ...event.participants.map(({ name }) => name)].filter(Boolean).join(' · ')}
                </p>
              )}
            </span>
          </>
        )}
      </ListedRows>
    </section>
  );
}

const noTags: readonly string[] = [];
