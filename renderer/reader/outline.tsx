import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Heading } from '../../archive/contract/reading.ts';
import css from './outline.module.css';

interface Props {
  readonly headings: readonly Heading[];
  /** What stands at the top of the view, in code points. */
  readonly at: number;
  readonly onGo: (heading: Heading) => void;
}

/** Some of the next section is in view before its heading is at the very top. */
const ahead = 40;

/** The headings of the article; the one that is read now stands out. */
export function Outline({ headings, at, onGo }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const now = Math.max(
    0,
    headings.findLastIndex(({ start }) => start <= at + ahead),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into view whenever it is another one.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [now]);
  if (headings.length === 0) return <p className={css.empty}>This article has no headings.</p>;
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <nav aria-label="Headings">
      <ol ref={list} className={css.headings} onKeyDown={walk}>
        {headings.map((heading, index) => (
          <li key={heading.start}>
            <UnstyledButton
              className={css.heading}
              dir="auto"
              data-level={Math.min(heading.level - top, 4)}
              aria-current={index === now ? 'location' : undefined}
              tabIndex={index === now ? 0 : -1}
              title={heading.title.length > 40 ? heading.title : undefined}
              onClick={() => onGo(heading)}
            >
              {heading.title}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The tab key leads to one heading, the arrows to the others. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
}
