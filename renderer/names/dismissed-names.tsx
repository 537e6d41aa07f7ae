import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../bridge/answers.ts';
import { counted } from '../window/words.ts';
import { offerAgain } from './acting.ts';
import css from './names-popover.module.css';

/** Names that were said to be none, in any article; they may be offered again. */
export function DismissedNames() {
  const [opened, setOpened] = useState(false);
  const names = useAnswer('names.dismissed', {}).data ?? [];
  if (names.length === 0) return null;
  return (
    <section aria-label="Not offered">
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        className={css.dismissed}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {counted(names.length, 'name')} {names.length === 1 ? 'is' : 'are'} not offered
      </Button>
      {opened && (
        <ul className={css.list}>
          {names.map((name) => (
            <li key={name} className={css.row}>
              <div className={css.line}>
                <span className={`${css.words} ${css.name}`} dir="auto">
                  {name}
                </span>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`Offer again: ${name}`}
                  onClick={() => void offerAgain(name)}
                >
                  Offer again
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
