/** Names in the article that is read: who is known and where, who is offered, and what is said of one. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MentionPlace, NamedIn, NameSuggestion } from '../../archive/contract/naming.ts';
import { mostNames } from '../../archive/contract/naming-page.ts';
import type { PageRect } from '../../archive/contract/page.ts';
import type { TextPlace } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import type { NameMessage, Page } from '../reader/use-page.ts';
import { useKeys } from '../window/keys.ts';
import { useSame, useStable } from '../window/stable.ts';

/** 0 where the person does not want names underlined. */
const underlinedPane = 'reader.names';
/** Milliseconds after which names are guessed: reading comes first. */
const offeredAfter = 1_200;

/** A name that is spoken of: in the text, and who may be meant. */
export interface NameShown {
  readonly place: TextPlace;
  readonly rect: PageRect;
  /** Asked for by a click or a key: stays. */
  readonly held: boolean;
  /** Asked for by a key: takes the focus. */
  readonly byKey: boolean;
  readonly people: readonly NamedIn[];
  readonly linked: readonly string[];
}

export interface Names {
  /** Null until it is known. */
  readonly people: readonly NamedIn[] | null;
  readonly places: readonly MentionPlace[];
  readonly offered: readonly NameSuggestion[];
  readonly underlined: boolean;
  readonly setUnderlined: (underlined: boolean) => void;
  readonly shown: NameShown | null;
  readonly hear: (message: NameMessage) => void;
  /** The pointer goes to what is said of the name, or leaves it. */
  readonly enter: () => void;
  readonly leave: () => void;
  /** `back`: the article has the focus again. */
  readonly close: (back?: boolean) => void;
  /** To the place, or to the next at which somebody is named. */
  readonly goTo: (place: TextPlace) => void;
  readonly goToNext: (person: string) => void;
}

const nowhere: readonly MentionPlace[] = [];
const nobody: readonly NameSuggestion[] = [];

export function useNames(
  article: { readonly id: string } | undefined,
  page: Page,
  { isOlder, at }: { readonly isOlder: boolean; readonly at: number },
): Names {
  const preferences = usePreferences();
  const underlined = preferences.preferences.panes[underlinedPane] !== 0;
  const id = article?.id ?? '';
  const isReady = article !== undefined && !isOlder && page.state.kind === 'ready';
  const isLate = useLater(isReady ? id : null, offeredAfter);
  const known = useAnswer('articles.mentions', { id }, { enabled: isReady }).data;
  const offered = useAnswer('articles.unknownNames', { id }, { enabled: isReady && isLate }).data;
  const places = (isReady && known?.places) || nowhere;
  const { send, frame } = page;

  const drawn = useMemo(
    () => (underlined ? places.slice(0, mostNames).map(({ place }) => place) : []),
    [places, underlined],
  );
  useEffect(() => {
    if (isReady) send({ kind: 'names', places: drawn });
  }, [isReady, drawn, send]);

  const [heard, setHeard] = useState<NonNullable<NameMessage['name']> | null>(null);
  /** The pointer has gone on from the name to what is said of it. */
  const isInCard = useRef(false);
  const close = useCallback(
    (back = false) => {
      isInCard.current = false;
      setHeard(null);
      send({ kind: 'name-end' });
      if (back) frame.current?.focus();
    },
    [send, frame],
  );

  useKeys({
    '.': () => send({ kind: 'name-step', by: 1 }),
    ',': () => send({ kind: 'name-step', by: -1 }),
  });

  const mention = heard && places.find(({ place }) => place.start === heard.place.start);
  const goTo = (place: TextPlace) => {
    close();
    send({ kind: 'reveal', place: { start: place.start, end: place.end } });
  };
  const lately = useRef<{ person: string; start: number } | null>(null);
  const acts = useStable({
    setUnderlined: (on: boolean) => {
      changePane(preferences, underlinedPane, on ? 1 : 0);
      if (!on) close();
    },
    hear: ({ name }: NameMessage) => {
      if (name) {
        isInCard.current = false;
        setHeard(name);
      } else if (!isInCard.current) setHeard(null);
    },
    enter: () => {
      isInCard.current = true;
    },
    leave: () => {
      isInCard.current = false;
      if (heard && !heard.held) close();
    },
    goTo,
    goToNext: (person: string) => {
      const own = places.filter(({ people }) => people.includes(person));
      const from = lately.current?.person === person ? lately.current.start : at - 1;
      const next = own.find(({ place }) => place.start > from) ?? own[0];
      if (!next) return;
      lately.current = { person, start: next.place.start };
      goTo(next.place);
    },
  });
  return useSame({
    ...acts,
    people: known?.people ?? null,
    places,
    offered: (isReady && offered) || nobody,
    underlined,
    shown:
      heard && mention
        ? {
            place: heard.place,
            rect: { ...heard.rect, top: heard.rect.top + heard.top - page.top },
            held: heard.held,
            byKey: heard.byKey,
            people: mention.people.flatMap((one) => known?.people.find((person) => person.id === one) ?? []),
            linked: mention.linked,
          }
        : null,
    close,
  });
}

/** Whether a thing has been shown for so many milliseconds. */
function useLater(id: string | null, milliseconds: number): boolean {
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    const timer = setTimeout(() => setLate(id), milliseconds);
    return () => clearTimeout(timer);
  }, [id, milliseconds]);
  return id !== null && late === id;
}
