/** What is known of a person or an event, set as a table of a few words each. */
import { Button, Popover } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { act } from '../bridge/acting.ts';
import { IconButton } from '../window/icon-button.tsx';
import { EvidenceChoice, type EvidencedPart } from './evidence-choice.tsx';
import css from './facts.module.css';

export function Facts({ children }: { children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>;
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className={css.label}>{label}</dt>
      <dd className={css.value}>{children}</dd>
    </>
  );
}

interface PartProps {
  readonly part: EvidencedPart;
  /** Address of the record whose page this is. */
  readonly of: string;
  /** What the part is called where it is taken away: “Ana Lund, witness”. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A relation, a participant or a date: its words, what it stands on, and a way to take it away. */
export function PartRow({ part, of, name, children }: PartProps) {
  return (
    <li className={css.row}>
      <span className={css.words} dir="auto">
        {children}
      </span>
      <EvidenceChoice part={part} of={of} name={name} />
      <span className={css.remove}>
        <IconButton
          size={24}
          label={`Take away ${name}`}
          onClick={() =>
            act(
              'records.removePart',
              { id: part.id, removed: true },
              { failed: `${name} was not taken away`, touches: [of] },
            )
          }
        >
          <IconX size={14} stroke={1.6} />
        </IconButton>
      </span>
    </li>
  );
}

/** A small button that opens a form; the form is told how to close it. */
export function AddPart({
  label,
  width = 320,
  children,
}: {
  readonly label: string;
  readonly width?: number;
  readonly children: (close: () => void) => ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={width} trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{opened && children(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  );
}
