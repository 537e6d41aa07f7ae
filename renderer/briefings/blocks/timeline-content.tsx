import { useMemo } from 'react';
import type { TimelineFilter } from '../../../archive/contract/timeline.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { datesInWords } from '../../../archive/timeline/date-words.shared.ts';
import { onPaper, timelinePicture } from '../../../archive/timeline/picture.shared.ts';
import { explain } from '../../bridge/acting.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { ScenePicture } from '../../timeline/scene-picture.tsx';
import { TimelineFilters } from '../../timeline/timeline-filters.tsx';
import { FigureCaption } from './caption.tsx';
import css from './timeline-content.module.css';

interface Props {
  readonly block: Extract<Block, { kind: 'timeline' }>;
  readonly pause: number;
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly onSave: (text: string) => void;
}

const noTags: readonly string[] = [];

/** The timeline as it will be printed, and what it shows. */
export function TimelineContent({ block, pause, onFilter, onSave }: Props) {
  const { filter } = block;
  const answer = useAnswer('timeline.things', filter, { keepLast: true });
  const scene = useMemo(
    () => answer.data && timelinePicture(answer.data, { ...onPaper, now: Date.now() }),
    [answer.data],
  );
  const words = answer.data?.things.map((thing) => `${datesInWords(thing)}: ${thing.title}`).join('; ');
  const end = (field: 'from' | 'to', typed: string): TimelineFilter => {
    const { [field]: _, ...rest } = filter;
    return typed.trim() === '' ? rest : { ...rest, [field]: typed.trim() };
  };
  return (
    <figure className={css.timeline}>
      <div className={css.controls}>
        <TimelineFilters
          narrow
          filter={filter}
          eventTags={answer.data?.eventTags ?? noTags}
          onFilter={onFilter}
        />
        <div className={css.ends}>
          {(['from', 'to'] as const).map((field) => (
            <label key={field} className={css.end}>
              <span>{field === 'from' ? 'From' : 'To'}</span>
              <input
                key={filter[field] ?? ''}
                defaultValue={filter[field] ?? ''}
                placeholder="any date"
                aria-label={field === 'from' ? 'Timeline from' : 'Timeline to'}
                onBlur={(event) => {
                  if (event.currentTarget.value.trim() !== (filter[field] ?? ''))
                    onFilter(end(field, event.currentTarget.value));
                }}
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            </label>
          ))}
        </div>
      </div>
      {answer.isError ? (
        <p className={css.trouble} role="alert">
          {explain(answer.error)}
        </p>
      ) : (
        scene && <ScenePicture scene={scene} label={words ? `Timeline: ${words}` : 'An empty timeline'} />
      )}
      <figcaption>
        <FigureCaption value={block.text} pause={pause} onSave={onSave} />
      </figcaption>
    </figure>
  );
}
