import { Button, Popover, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import { explain } from '../bridge/acting.ts';
import { useDateHint } from '../events/use-date-hint.ts';
import css from './add-popover.module.css';
import { IconButton } from './icon-button.tsx';

interface Props {
  /** What the button is called: `Add person`. */
  readonly label: string;
  readonly nameLabel: string;
  readonly dated?: boolean;
  readonly wide?: boolean;
  /** Throws a problem where it can't be added. */
  readonly onAdd: (name: string, date: string | null) => Promise<void>;
}

/** A button that asks for a name (and for a date) and adds a thing. */
export function AddPopover({ label, nameLabel, dated = false, wide = false, onAdd }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        {wide ? (
          <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpened(!opened)}>
            {label}
          </Button>
        ) : (
          <IconButton label={label} onClick={() => setOpened(!opened)}>
            <IconPlus size={18} stroke={1.5} />
          </IconButton>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <AddForm
          label={label}
          nameLabel={nameLabel}
          dated={dated}
          onAdd={async (name, date) => {
            await onAdd(name, date);
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function AddForm({ label, nameLabel, dated, onAdd }: Required<Omit<Props, 'wide'>>): ReactNode {
  const [name, setName] = useState('');
  const [date, setDate] = useState('');
  const hint = useDateHint(date);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onAdd(name.trim(), date.trim() || null);
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  return (
    <form className={css.form} onSubmit={add}>
      <TextInput
        label={nameLabel}
        dir="auto"
        data-autofocus
        value={name}
        error={dated ? null : problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {dated && (
        <TextInput
          label="Date"
          description={hint || '2022-10-19, October 2022, c. 1990, or nothing'}
          value={date}
          error={problem}
          onChange={(event) => {
            setDate(event.currentTarget.value);
            setProblem(null);
          }}
        />
      )}
      <Button type="submit" disabled={name.trim() === ''}>
        {label}
      </Button>
    </form>
  );
}
