import { clamp, useElementSize } from '@mantine/hooks';
import { createContext, type PointerEvent, type ReactNode, useContext, useState } from 'react';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import { type ArticleAddress, type ArticleSide, noArticle } from '../window/addresses.ts';
import { KeyScope, useKeys } from '../window/keys.ts';
import { focusSide, type SideName, sideOf, useFocusedSide } from '../window/sides.ts';
import { closeSide } from '../window/travel.ts';
import css from './sides.module.css';
import { useSlots } from './use-slots.ts';

/** How an article shares the room; null where it has it to itself. */
const Shared = createContext<{ readonly other: (() => void) | null } | null>(null);
export const useShared = (): boolean => useContext(Shared) !== null;
/** Shows the article that is hidden behind this one; null where none is. */
export const useHiddenOther = (): (() => void) | null => useContext(Shared)?.other ?? null;

const name = 'sides.share';
/** Per cent of the room that the left side may have. */
const share = { initial: 50, least: 25, most: 75, step: 2 } as const;
/** CSS pixels below which two articles don't stand beside each other. */
const leastWidth = 880;

interface Props {
  /** Null while none is read. */
  readonly address: ArticleAddress | null;
  readonly children: (side: ArticleSide, name: SideName) => ReactNode;
}

/** The article that is read, and the one beside it. Where there is no room for two, one is shown at a time. */
export function Sides({ address, children }: Props) {
  const { ref, width } = useElementSize();
  const preferences = usePreferences();
  const [dragged, setDragged] = useState<number | null>(null);
  const focused = useFocusedSide();
  const beside = address?.beside;
  const other: SideName = focused === 'main' ? 'beside' : 'main';
  useKeys(
    beside
      ? {
          F6: () => goToSide(other),
          'shift+F6': () => goToSide(other),
          w: () => closeSide(focused),
        }
      : {},
  );
  const left = clamp(
    dragged ?? preferences.preferences.panes[name] ?? share.initial,
    share.least,
    share.most,
  );
  const isNarrow = beside !== undefined && width > 0 && width < leastWidth;
  const sides = sidesOf(address);
  const slots = useSlots(sides.map(({ key }) => key));
  return (
    <Shared value={beside ? { other: isNarrow ? () => goToSide(other) : null } : null}>
      <div ref={ref} className={css.sides} data-narrow={isNarrow || undefined}>
        {slots.map((slot) => {
          const { side, at } = sides.find(({ key }) => key === slot.side) ?? nothing;
          const isShown = slot.side !== null;
          return (
            <section
              key={slot.number}
              className={css.side}
              data-side={isShown ? at : undefined}
              data-shared={beside ? true : undefined}
              data-focused={(isShown && at === focused) || undefined}
              data-ready={!isShown || undefined}
              inert={!isShown}
              aria-label={beside ? (at === 'main' ? 'Left article' : 'Right article') : 'Article'}
              style={
                isShown && beside && !isNarrow
                  ? { flexBasis: `${at === 'main' ? left : 100 - left}%` }
                  : undefined
              }
              onFocusCapture={() => focusSide(at)}
              onPointerDownCapture={() => focusSide(at)}
            >
              <KeyScope value={isShown ? at === focused : null}>{children(side, at)}</KeyScope>
            </section>
          );
        })}
        {beside && !isNarrow && (
          <div className={css.divider} style={{ left: `${left}%` }}>
            <input
              type="range"
              className={css.range}
              aria-label="Width of the left article"
              min={share.least}
              max={share.most}
              step={share.step}
              value={left}
              onPointerDown={(down) =>
                dragDivider(down, width, left, setDragged, (to) => changePane(preferences, name, to))
              }
              onChange={(event) => changePane(preferences, name, event.currentTarget.valueAsNumber)}
            />
          </div>
        )}
      </div>
    </Shared>
  );
}

interface KeyedSide {
  readonly key: string;
  readonly side: ArticleSide;
  readonly at: SideName;
}

/** What is kept ready for the next article. */
const nothing: Omit<KeyedSide, 'key'> = { side: { id: noArticle }, at: 'main' };

function sidesOf(address: ArticleAddress | null): readonly KeyedSide[] {
  if (!address) return [];
  const keyOf = ({ id, capture = 'newest' }: ArticleSide) => `${id} ${capture}`;
  const main: KeyedSide = { key: keyOf(address), side: sideOf(address), at: 'main' };
  const { beside } = address;
  if (!beside) return [main];
  // The same article may stand at both.
  const key = keyOf(beside) === main.key ? `${main.key} again` : keyOf(beside);
  return [main, { key, side: beside, at: 'beside' }];
}

/** Moves the person to a side: the keyboard, and on narrow windows what is seen. */
function goToSide(side: SideName): void {
  focusSide(side);
  // After it has become visible.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-side="${side}"] iframe`)?.focus({ preventScroll: true }),
  );
}

function dragDivider(
  down: PointerEvent<HTMLElement>,
  width: number,
  from: number,
  moved: (share: number | null) => void,
  done: (share: number) => void,
): void {
  // The range's own way of following the pointer is along its track: this one moves the edge.
  down.preventDefault();
  const handle = down.currentTarget;
  const shareAt = (x: number) => clamp(from + ((x - down.clientX) / width) * 100, share.least, share.most);
  const move = (event: globalThis.PointerEvent) => moved(shareAt(event.clientX));
  const stop = (event: globalThis.PointerEvent) => {
    handle.removeEventListener('pointermove', move);
    delete document.body.dataset.resizing;
    done(Math.round(shareAt(event.clientX) * 10) / 10);
    moved(null);
  };
  handle.setPointerCapture(down.pointerId);
  document.body.dataset.resizing = 'true';
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', stop, { once: true });
}
