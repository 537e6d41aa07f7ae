/** What is known of a person or an event, set as a table of a few words each. */
import { Button, Checkbox, Popover } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconQuote, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Evidence } from '../../archive/contract/record-parts.ts';
import type { Passage } from '../../archive/contract/views.ts';
import { quoteWords } from '../annotations/quote-words.ts';
import { act } from '../bridge/acting.ts';
import { IconButton } from '../window/icon-button.tsx';
import { counted } from '../window/words.ts';
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
  readonly part: { readonly id: string; readonly evidence: readonly Evidence[]; readonly supported: boolean };
  /** Address of the record whose page this is. */
  readonly of: string;
  /** Passages that can be its evidence. */
  readonly passages: readonly Passage[];
  /** What the part is called where it is taken away: “Ana Lund, witness”. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A relation, a participant or a date: its words, what it stands on, and a way to take it away. */
export function PartRow({ part, of, passages, name, children }: PartProps) {
  return (
    <li className={css.row}>
      <span className={css.words} dir="auto">
        {children}
      </span>
      <EvidenceChoice part={part} of={of} passages={passages} name={name} />
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

function EvidenceChoice({ part, of, passages, name }: Omit<PartProps, 'children'>) {
  const { evidence, supported, id } = part;
  const here = evidence.filter(({ article }) => article !== null);
  const others = here.filter(
    ({ annotation }) => !passages.some((passage) => passage.annotation.id === annotation),
  );
  const choices = [
    ...passages.map(({ annotation, source }) => ({
      id: annotation.id,
      quote: annotation.quote,
      title: source.title,
    })),
    ...others.map(({ annotation, quote, article }) => ({
      id: annotation,
      quote,
      title: article?.title ?? '',
    })),
  ];
  const change = (annotation: string, present: boolean) =>
    act(
      'records.evidence',
      { id, annotation, present },
      { failed: `The evidence of ${name} was not saved`, touches: [of] },
    );
  return (
    <Popover position="bottom-start" width={360} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.evidence}
          data-unsupported={!supported || undefined}
          aria-label={`Evidence of ${name}: ${supported ? counted(here.length, 'passage') : 'unsupported'}`}
        >
          {supported ? (
            <IconQuote size={13} stroke={1.6} aria-hidden />
          ) : (
            <IconAlertTriangle size={13} stroke={1.6} aria-hidden />
          )}
          {supported ? counted(here.length, 'passage') : 'unsupported'}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Evidence of ${name}`}>
        {choices.length === 0 ? (
          <span className={css.soft}>
            No passage is linked here yet that could say so. Mark one in an article and link it.
          </span>
        ) : (
          <div className={css.choices}>
            {choices.map(({ id: annotation, quote, title }) => (
              <Checkbox
                key={annotation}
                label={<span className={css.quote}>{quoteWords(quote)}</span>}
                description={title}
                checked={here.some((one) => one.annotation === annotation)}
                onChange={(event) => change(annotation, event.currentTarget.checked)}
              />
            ))}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
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
