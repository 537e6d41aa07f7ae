import { clamp } from '@mantine/hooks';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { PageRect } from '../../archive/contract/page.ts';
import css from './floating.module.css';

const gap = 10;
const edge = 8;

/** Something small over the article: above what it is about or below it, and never outside the window. */
export function Floating({
  rect,
  frame,
  pinned = true,
  children,
}: {
  rect: PageRect;
  frame: RefObject<HTMLIFrameElement | null>;
  /** Stays in the window when what it is about is scrolled out of it: something is being typed. */
  pinned?: boolean;
  children: ReactNode;
}) {
  const card = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ left: number; top: number; away: boolean } | null>(null);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return undefined;
    const place = () => {
      const within = frame.current?.getBoundingClientRect();
      if (!within) return;
      const { offsetWidth: width, offsetHeight: height } = element;
      const middle = within.left + rect.left + rect.width / 2;
      const above = within.top + rect.top - height - gap;
      const below = within.top + rect.top + rect.height + gap;
      const lowest = window.innerHeight - height - edge;
      // Within the article where there is room, or it would cover what stands beside it.
      const leftmost = Math.max(edge, Math.min(within.left + edge, within.right - width - edge));
      const rightmost = Math.min(window.innerWidth - width - edge, within.right - width - edge);
      setAt({
        left: clamp(middle - width / 2, leftmost, Math.max(leftmost, rightmost)),
        top: clamp(above >= within.top - gap ? above : below, edge, Math.max(edge, lowest)),
        away: rect.top + rect.height < 0 || rect.top > within.height,
      });
    };
    place();
    const resized = new ResizeObserver(place);
    resized.observe(element);
    window.addEventListener('resize', place);
    return () => {
      resized.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [rect, frame]);
  return (
    <div
      ref={card}
      className={css.floating}
      data-placed={at !== null || undefined}
      data-away={(!pinned && at?.away) || undefined}
      style={at ? { left: at.left, top: at.top } : undefined}
    >
      {children}
    </div>
  );
}
