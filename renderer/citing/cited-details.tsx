/** What bibliographies say of an article, beside what every list shows; each field is kept when it is left. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { factWords, typeWords } from '../../archive/citing/fact-words.shared.ts';
import {
  type CitedFacts,
  type FactChanges,
  type FactName,
  type SourceType,
  sourceTypes,
} from '../../archive/contract/citing.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { tellFailure } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { ask } from '../bridge/client.ts';
import css from './citing.module.css';

/** Those that most sources have, in the order of a title page; what else is known is shown after them. */
const usual: readonly FactName[] = [
  'container-title',
  'volume',
  'issue',
  'page',
  'edition',
  'publisher-place',
  'DOI',
  'ISBN',
  'URL',
  'accessed',
];
const wide: ReadonlySet<FactName> = new Set(['container-title', 'URL']);

export function CitedDetails({ id }: { id: string }) {
  const cited = useAnswer('citing.facts', { id }).data;
  if (!cited) return null;
  return (
    <details className={css.details}>
      <summary>For bibliographies</summary>
      <Fields key={id} cited={cited} />
    </details>
  );
}

function Fields({ cited }: { cited: CitedFacts }) {
  const { id, type, takenFor, facts, found } = cited;
  const describe = async (changes: FactChanges): Promise<void> => {
    const now = await ask('citing.describe', { id, changes });
    queryClient.setQueryData(keyOf('citing.facts', { id }), now);
    void queryClient.invalidateQueries({ queryKey: ['citing.cite'] });
  };
  const others = (Object.keys(facts) as FactName[]).filter((name) => !usual.includes(name));
  return (
    <div className={css.fields}>
      <Select
        className={css.wide}
        label="Kind of source"
        placeholder={`${typeWords[takenFor]} (taken for)`}
        clearable
        searchable
        data={sourceTypes.map((one) => ({ value: one, label: typeWords[one] }))}
        value={type}
        onChange={(chosen) =>
          void describe({ type: chosen as SourceType | null }).catch((reason) =>
            tellFailure('The kind of source was not saved', reason),
          )
        }
      />
      {[...usual, ...others].map((name) => (
        <FactField
          key={name}
          name={name}
          value={facts[name] ?? ''}
          found={found[name] ?? ''}
          onKeep={(value) => describe({ facts: { [name]: value } })}
        />
      ))}
    </div>
  );
}

interface FactProps {
  readonly name: FactName;
  readonly value: string;
  /** What is used where nothing is given. */
  readonly found: string;
  readonly onKeep: (value: string) => Promise<void>;
}

function FactField({ name, value, found, onKeep }: FactProps) {
  const [typed, setTyped] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const words = factWords[name];
  const label = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  const keep = async () => {
    if (typed.trim() === value) return;
    try {
      await onKeep(typed);
      setProblem(null);
    } catch (reason) {
      if (reason instanceof ProblemError && reason.code === 'invalid-value') setProblem(reason.message);
      else tellFailure(`${label} was not saved`, reason);
    }
  };
  return (
    <TextInput
      {...(wide.has(name) && { className: css.wide ?? '' })}
      label={label}
      dir="auto"
      placeholder={found}
      value={typed}
      error={problem}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setProblem(null);
      }}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        // The form that it stands in is another one.
        event.preventDefault();
        void keep();
      }}
    />
  );
}
