import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { number } from '../window/words.ts';
import css from './matrix.module.css';

interface Props {
  /** `Sources`, `Events`. */
  readonly label: string;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** Null: all. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (chosen: readonly string[] | null) => void;
  /** Below the list, as a way to more. */
  readonly children?: ReactNode;
}

/** Rows that are drawn; more are found by typing. */
const mostShown = 100;

/** Which things stand on one side of the matrix. */
export function AxisChoice({ label, items, chosen, onChoose, children }: Props) {
  const [words, setWords] = useState('');
  const ids = useMemo(() => new Set(chosen ?? items.map(({ id }) => id)), [chosen, items]);
  const fitting = useMemo(() => {
    const wanted = foldedName(words);
    return items.filter(({ title }) => foldedName(title).includes(wanted));
  }, [items, words]);
  const choose = (next: ReadonlySet<string>) => {
    const all = items.every(({ id }) => next.has(id)) && next.size === items.length;
    onChoose(all ? null : [...next]);
  };
  const toggle = (id: string, present: boolean) => {
    const next = new Set(ids);
    if (present) next.add(id);
    else next.delete(id);
    choose(next);
  };
  return (
    <Popover position="bottom-start" width={340} trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} stroke={1.6} />}>
          {label}: {chosen === null ? 'all' : number(chosen.length)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${label} of the matrix`} className={css.choice}>
        <TextInput
          size="xs"
          aria-label={`Find among the ${label.toLowerCase()}`}
          placeholder="Find…"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
        <div className={css.all}>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() =>
              words === '' ? onChoose(null) : choose(new Set([...ids, ...fitting.map(({ id }) => id)]))
            }
          >
            All{words === '' ? '' : ' found'}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              const out = new Set(fitting.map(({ id }) => id));
              choose(new Set([...ids].filter((id) => !out.has(id))));
            }}
          >
            None{words === '' ? '' : ' found'}
          </Button>
        </div>
        <div className={css.items}>
          {fitting.slice(0, mostShown).map(({ id, title }) => (
            <Checkbox
              key={id}
              label={<bdi>{title}</bdi>}
              checked={ids.has(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
          {fitting.length > mostShown && (
            <p className={css.soft}>{number(fitting.length - mostShown)} more: type to find them.</p>
          )}
        </div>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
