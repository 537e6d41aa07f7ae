/** Reading, as the window takes part in it: headings, jumps that can be gone back from, finding, links, the side. */
import { useEffect, useRef, useState } from 'react';
import type { Heading } from '../../archive/contract/reading.ts';
import type { Annotation } from '../../archive/contract/views.ts';
import type { Address, ArticleSide, Place } from '../window/addresses.ts';
import { useCommand } from '../window/commands.ts';
import { useKeys } from '../window/keys.ts';
import { focusSide, type SideName, sideOf } from '../window/sides.ts';
import { back, forward, go, useStamp } from '../window/travel.ts';
import type { ArticleFacts } from './article-facts.ts';
import { revealOf } from './reveal.ts';
import { type ContentsToggle, useContents } from './use-contents.ts';
import { type Finding, useFind } from './use-find.ts';
import type { Page, ReadingMessage } from './use-page.ts';
import type { ReadingPlace } from './use-reading-place.ts';

type Pointed = NonNullable<Extract<ReadingMessage, { kind: 'pointed' }>['link']>;

interface Surroundings {
  readonly side: ArticleSide;
  readonly name: SideName;
  readonly article: ArticleFacts | undefined;
  /** The mark of an id, among those of the article. */
  readonly findMark: (id: string | null) => Annotation | undefined;
  readonly page: Page;
  readonly place: ReadingPlace;
  /** CSS pixels across that the article and its contents have. */
  readonly room: number;
  readonly setActive: (id: string | null) => void;
}

export interface Reading {
  readonly headings: readonly Heading[];
  /** What stands at the top of the view, in code points. */
  readonly at: number;
  /** Null for a PDF, which has its own. */
  readonly contents: ContentsToggle | null;
  readonly find: Finding;
  readonly link: Pointed | null;
  readonly holdLink: () => void;
  readonly closeLink: () => void;
  /** Takes away what stands over the article, one thing at a time; false if there is nothing. */
  readonly dismiss: () => boolean;
  readonly hear: (message: ReadingMessage) => void;
  readonly goToHeading: (heading: Heading) => void;
  readonly goToMark: (mark: Annotation, stride?: string) => void;
}

export function useReading({
  side,
  name,
  article,
  findMark,
  page,
  place,
  room,
  setActive,
}: Surroundings): Reading {
  const [headings, setHeadings] = useState<readonly Heading[]>([]);
  const [at, setAt] = useState(0);
  const [link, setLink] = useState<Pointed | null>(null);
  const linkHeld = useRef(false);
  const toggle = useContents(room);
  const contents = article?.kind === 'pdf' ? null : toggle;
  const find = useFind(page.send);
  /** The page has gone there already. */
  const there = useRef(false);

  const jump = (to: Omit<ArticleSide, 'id'>, stride?: string) => {
    focusSide(name);
    go(
      { kind: 'article', id: side.id, ...(side.capture && { capture: side.capture }), ...to },
      { stride: stride ? `${stride} ${name} ${side.id}` : null },
    );
  };
  useStamp((address) => stamped(address, name, side.id, place.now()));

  const visit = side.visit ?? 0;
  const seen = useRef<number | null>(null);
  const ready = page.state.kind === 'ready';
  useEffect(() => {
    if (!ready || !article || seen.current === visit) return;
    const first = seen.current === null;
    seen.current = visit;
    const isThere = there.current;
    there.current = false;
    const mark = findMark(side.annotation ?? null);
    if (mark) setActive(mark.id);
    if (isThere) return;
    const passage: Place | null | undefined = side.place ?? mark?.place;
    if (side.at !== undefined) {
      if (!first) page.send({ kind: 'stand', at: side.at });
    } else if (passage)
      page.send(
        revealOf({ place: { start: passage.start, end: passage.end }, region: !side.place && mark?.region }),
      );
  }, [side, visit, article, findMark, ready, page.send, setActive]);

  useKeys({
    ...(contents ? { o: contents.toggle } : {}),
    'mod+f': find.show,
    '/': find.show,
    'mod+g': () => find.step(1),
    F3: () => find.step(1),
    'shift+F3': () => find.step(-1),
  });
  useCommand('find', find.show);

  const closeLink = () => {
    linkHeld.current = false;
    setLink(null);
  };
  return {
    headings,
    at,
    contents,
    find,
    link,
    holdLink: () => {
      linkHeld.current = true;
    },
    closeLink,
    dismiss: () => {
      if (link) closeLink();
      else if (find.open) find.close();
      else return false;
      return true;
    },
    hear: (message) => {
      switch (message.kind) {
        case 'outline':
          return setHeadings(message.headings);
        case 'standing':
          setAt(message.at);
          closeLink();
          return place.stood(message.at);
        case 'found':
          find.heard(message);
          if (message.current) {
            const { start, end } = message.current;
            there.current = true;
            jump({ place: { start, end } }, 'find');
          }
          return undefined;
        case 'followed':
          return jump({ place: message.place });
        case 'pointed':
          if (message.link) {
            linkHeld.current = message.link.held;
            return setLink(message.link);
          }
          return linkHeld.current ? undefined : setLink(null);
        case 'side-button':
          return message.way === 'back' ? back() : forward();
        case 'focused':
          return focusSide(name);
      }
    },
    goToHeading: ({ start, end }) => {
      jump({ place: { start, end } });
      if (!toggle.beside) toggle.toggle();
    },
    goToMark: (mark, stride) => {
      setActive(mark.id);
      if (findMark(mark.id)) jump({ annotation: mark.id }, stride);
      else if (mark.place) page.send(revealOf({ place: mark.place, region: mark.region }));
    },
  };
}

/** The address as it is left: with what stood at the top of this side's view. */
function stamped(address: Address, name: SideName, id: string, at: number): Address {
  if (address.kind !== 'article') return address;
  const side = name === 'main' ? sideOf(address) : address.beside;
  if (!side || side.id !== id) return address;
  return name === 'main' ? { ...address, at } : { ...address, beside: { ...side, at } };
}
