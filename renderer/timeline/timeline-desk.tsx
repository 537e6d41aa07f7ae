import { VisuallyHidden } from '@mantine/core';
import { IconArrowsHorizontal, IconList, IconMinus, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { Timeline, TimelineFilter, TimelineThing } from '../../archive/contract/timeline.ts';
import { TimelineBands } from '../../archive/timeline/bands.shared.ts';
import { datesInWords } from '../../archive/timeline/date-words.shared.ts';
import { type Lain, lainThings } from '../../archive/timeline/lanes.shared.ts';
import type { View } from '../../archive/timeline/ticks.shared.ts';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import { ListHeader } from '../window/list-header.tsx';
import { Pane } from '../window/pane.tsx';
import { go, useStamp } from '../window/travel.ts';
import { counted, number, orUntitled } from '../window/words.ts';
import { TimelineLegend } from './legend.tsx';
import type { TimelineStage } from './stage.ts';
import { addressOf, ThingCard } from './thing-card.tsx';
import { ThingList } from './thing-list.tsx';
import css from './timeline.module.css';
import { TimelineCanvas } from './timeline-canvas.tsx';
import { TimelineFilters } from './timeline-filters.tsx';
import { TimelineMenu } from './timeline-menu.tsx';

interface Props {
  readonly timeline: Timeline;
  readonly filter: TimelineFilter;
  /** Where to begin; null to see all. */
  readonly view: View | null;
  /** Whether there is room for the list beside the line. */
  readonly listBeside: boolean;
  readonly onFilter: (filter: TimelineFilter) => void;
}

/** How far one step of the keys goes: a share of what is seen. */
const panStep = 0.15;
const zoomStep = 1.5;

/** The line, its list, and what is chosen on both. */
export function TimelineDesk({ timeline, filter, view, listBeside, onFilter }: Props) {
  const { things } = timeline;
  const bands = useMemo(() => new TimelineBands(things), [things]);
  const stage = useRef<TimelineStage | null>(null);
  const seen = useRef<View | null>(view);
  const [chosenId, setChosen] = useState<string | null>(null);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const listShown = wanted ?? listBeside;
  const chosen = things.find(({ id }) => id === chosenId) ?? null;
  const undated = things.filter(({ dates }) => dates.length === 0).length;

  useStamp((address) =>
    address.kind === 'timeline' && seen.current ? { ...address, view: seen.current } : address,
  );

  const choose = useCallback((thing: TimelineThing | null) => {
    setChosen(thing?.id ?? null);
    const [lain] = thing ? lainThings([thing]) : [];
    if (lain) stage.current?.reveal(lain);
  }, []);
  const step = (by: 1 | -1) => {
    const at = things.findIndex(({ id }) => id === chosenId);
    const next = at < 0 ? (by === 1 ? 0 : things.length - 1) : at + by;
    const thing = things[next];
    if (thing) choose(thing);
  };
  const press = (pressed: readonly Lain[]) => {
    const [first, ...others] = pressed;
    if (!first) setChosen(null);
    else if (others.length === 0) setChosen(first.thing.id);
    else if (!stage.current?.open(pressed)) {
      // No nearness parts them: the list does.
      setChosen(first.thing.id);
      setWanted(true);
    }
  };
  const open = (thing: TimelineThing | null) => thing && go(addressOf(thing));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '+': () => stage.current?.zoom(1 / zoomStep),
    '=': () => stage.current?.zoom(1 / zoomStep),
    '-': () => stage.current?.zoom(zoomStep),
    '0': () => stage.current?.whole(),
    ArrowLeft: () => stage.current?.pan(-panStep),
    ArrowRight: () => stage.current?.pan(panStep),
    Home: () => stage.current?.toEnd('first'),
    End: () => stage.current?.toEnd('last'),
    Escape: () => setChosen(null),
  });
  const openChosen = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || !chosen) return;
    event.preventDefault();
    open(chosen);
  };

  return (
    <>
      <ListHeader
        title="Timeline"
        below={<TimelineFilters filter={filter} eventTags={timeline.eventTags} onFilter={onFilter} />}
      >
        <span className={css.total} role="status">
          {things.length === 0 ? 'Nothing fits' : totalWords(things)}
        </span>
        <IconButton label="Zoom out" shortcut="-" onClick={() => stage.current?.zoom(zoomStep)}>
          <IconMinus size={17} stroke={1.5} />
        </IconButton>
        <IconButton label="Zoom in" shortcut="+" onClick={() => stage.current?.zoom(1 / zoomStep)}>
          <IconPlus size={17} stroke={1.5} />
        </IconButton>
        <IconButton label="See all" shortcut="0" onClick={() => stage.current?.whole()}>
          <IconArrowsHorizontal size={17} stroke={1.5} />
        </IconButton>
        <TimelineMenu filter={filter} ends={() => stage.current?.ends ?? {}} />
        <IconButton
          label={listShown ? 'Hide the list' : 'Show the list'}
          aria-pressed={listShown}
          onClick={() => setWanted(!listShown)}
        >
          <IconList size={17} stroke={1.5} />
        </IconButton>
      </ListHeader>
      {timeline.leftOut > 0 && (
        <p className={css.note} role="note">
          {`Of the articles only those with marks are shown; ${number(timeline.leftOut)} others are left out. Filter by a person, a tag or an article to see them.`}
        </p>
      )}
      <div className={css.body}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the line is moved and opened by keys; its things are options of the list */}
        <section className={css.line} tabIndex={0} aria-label="The line" onKeyDown={openChosen}>
          <TimelineCanvas
            bands={bands}
            view={view}
            chosen={chosenId}
            onStage={(made) => {
              stage.current = made;
            }}
            onView={(at) => {
              seen.current = at;
            }}
            onPress={press}
            onPressTwice={(pressed) => pressed.length === 1 && open(pressed[0]?.thing ?? null)}
          />
          {undated > 0 && !listShown && (
            <button type="button" className={css.undated} onClick={() => setWanted(true)}>
              {counted(undated, 'thing')} without a date
            </button>
          )}
          {chosen && !listShown && (
            <ThingCard key={chosen.id} thing={chosen} onClose={() => setChosen(null)} />
          )}
          <TimelineLegend things={things} />
          <VisuallyHidden role="status">
            {chosen ? `${orUntitled(chosen.title)}, ${datesInWords(chosen)}` : ''}
          </VisuallyHidden>
        </section>
        {listShown && (
          <Pane
            name="timeline-list"
            label="Everything on the timeline"
            side="right"
            over={!listBeside}
            width={{ initial: 300, least: 220, most: 520 }}
          >
            <div className={css.pane}>
              <ThingList things={things} chosen={chosenId} onChoose={choose} onOpen={open} />
              {chosen && <ThingCard key={chosen.id} docked thing={chosen} onClose={() => setChosen(null)} />}
            </div>
          </Pane>
        )}
      </div>
    </>
  );
}

function totalWords(things: readonly TimelineThing[]): string {
  const events = things.filter(({ kind }) => kind === 'event').length;
  const articles = things.length - events;
  return [events > 0 && counted(events, 'event'), articles > 0 && counted(articles, 'publication')]
    .filter(Boolean)
    .join(' · ');
}
