import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendarEvent } from '@tabler/icons-react';
import type { TimelineFilter } from '../../archive/contract/timeline.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { go, replace } from '../window/travel.ts';
import css from './timeline.module.css';
import type { TimelineAddress } from './timeline-address.ts';
import { TimelineDesk } from './timeline-desk.tsx';

const unfiltered: TimelineFilter = {};

/** Events and publications on one line. */
export function Timeline({ address }: { address: TimelineAddress }) {
  const { filter = unfiltered, view } = address;
  const answer = useAnswer('timeline.things', filter, { keepLast: true });
  const narrow = useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false });
  if (answer.isError)
    return (
      <AnswerTrouble
        title="The timeline could not be drawn"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  const timeline = answer.data;
  if (!timeline) return null;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <section className={css.timeline} aria-label="Timeline">
      {timeline.things.length === 0 && !isFiltered && !answer.isPlaceholderData ? (
        <Empty
          title="Nothing is on the timeline yet"
          action={
            <Button
              leftSection={<IconCalendarEvent size={16} stroke={1.5} />}
              onClick={() => go({ kind: 'events' })}
            >
              Add an event
            </Button>
          }
        >
          Events and articles stand here by their dates, as exactly as these are known, and every date that
          sources give where they disagree.
        </Empty>
      ) : (
        <TimelineDesk
          timeline={timeline}
          filter={filter}
          view={view ?? null}
          listBeside={!narrow}
          onFilter={(next) =>
            replace({ kind: 'timeline', ...(Object.keys(next).length > 0 ? { filter: next } : {}) })
          }
        />
      )}
    </section>
  );
}
