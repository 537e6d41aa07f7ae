import { Checkbox, Popover, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconFilter, IconQuote } from '@tabler/icons-react';
import { useState } from 'react';
import type { Evidence } from '../../archive/contract/record-parts.ts';
import { quoteWords } from '../annotations/quote-words.ts';
import { act } from '../bridge/acting.ts';
import { counted } from '../window/words.ts';
import css from './facts.module.css';
import { usePassageChoices } from './use-passage-choices.ts';

export interface EvidencedPart {
  readonly id: string;
  readonly evidence: readonly Evidence[];
  readonly supported: boolean;
}

interface Props {
  readonly part: EvidencedPart;
  /** Address of the record whose page this is: its passages are offered. */
  readonly of: string;
  readonly name: string;
}

/** On which passages a part stands, to be chosen anew. */
export function EvidenceChoice({ part, of, name }: Props) {
  const [opened, setOpened] = useState(false);
  const { evidence, supported } = part;
  const here = evidence.filter(({ article }) => article !== null);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={360} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.evidence}
          data-unsupported={!supported || undefined}
          aria-label={`Evidence of ${name}: ${supported ? counted(here.length, 'passage') : 'unsupported'}`}
          onClick={() => setOpened(!opened)}
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
        {opened && <Choices part={part} of={of} name={name} here={here} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What it stands on already, then the passages of the record. */
function Choices({ part, of, name, here }: Props & { readonly here: readonly Evidence[] }) {
  const [filter, setFilter] = useState('');
  const { choices, total, more } = usePassageChoices(of, filter);
  if (choices === undefined) return null;
  const change = (annotation: string, present: boolean) =>
    act(
      'records.evidence',
      { id: part.id, annotation, present },
      { failed: `The evidence of ${name} was not saved`, touches: [of] },
    );
  const isChosen = (id: string): boolean => here.some(({ annotation }) => annotation === id);
  const offered = [
    ...here.map(({ annotation, quote, article }) => ({ id: annotation, quote, title: article?.title ?? '' })),
    ...choices.filter(({ id }) => !isChosen(id)),
  ];
  if (offered.length === 0 && filter === '')
    return (
      <span className={css.soft}>
        No passage is linked here yet that could say so. Mark one in an article and link it.
      </span>
    );
  return (
    <div className={css.form}>
      {(total > choices.length || filter !== '') && (
        <TextInput
          size="xs"
          data-autofocus
          aria-label="Filter passages"
          placeholder="Filter passages"
          leftSection={<IconFilter size={14} stroke={1.5} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <div className={css.choices}>
        {offered.map(({ id, quote, title }) => (
          <Checkbox
            key={id}
            label={<span className={css.quote}>{quoteWords(quote)}</span>}
            description={title}
            checked={isChosen(id)}
            onChange={(event) => change(id, event.currentTarget.checked)}
          />
        ))}
      </div>
      {more > 0 && <span className={css.soft}>and {counted(more, 'more passage')}</span>}
    </div>
  );
}
