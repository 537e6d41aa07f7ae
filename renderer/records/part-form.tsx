import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { PersonRef } from '../../archive/contract/records.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import css from './facts.module.css';

interface Props {
  /** `Role`, `Relation`. */
  readonly wordsLabel: string;
  readonly wordsHint: string;
  readonly wordsNeeded?: boolean;
  readonly personLabel: string;
  /** The record whose page this is: nobody is related to themselves. */
  readonly without?: string;
  /** Throws a problem where it can't be added. */
  readonly onAdd: (words: string, person: PersonRef) => Promise<void>;
}

/** Asks for a few words and for a person, by a name that is known or new. */
export function PartForm({ wordsLabel, wordsHint, wordsNeeded = false, personLabel, without, onAdd }: Props) {
  const [words, setWords] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const people = useAnswer('people.list', {}).data;
  const names = useMemo(
    () => [...new Set((people ?? []).filter(({ id }) => id !== without).map((person) => person.name))],
    [people, without],
  );
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const known = (people ?? []).filter((person) => foldedName(person.name) === foldedName(name));
    const [only] = known;
    try {
      await onAdd(words, known.length === 1 && only ? { id: only.id } : { name });
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  const wordsField = (
    <TextInput
      key="words"
      label={wordsLabel}
      placeholder={wordsHint}
      required={wordsNeeded}
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
      {...(wordsNeeded ? { 'data-autofocus': true } : {})}
    />
  );
  const personField = (
    <Autocomplete
      key="person"
      label={personLabel}
      placeholder="A name, known or new"
      required
      data={names}
      limit={7}
      value={name}
      error={problem}
      onChange={(typed) => {
        setName(typed);
        setProblem(null);
      }}
      comboboxProps={{ withinPortal: false }}
    />
  );
  return (
    <form className={css.form} onSubmit={add}>
      {wordsNeeded ? [wordsField, personField] : [personField, wordsField]}
      <Button
        type="submit"
        size="compact-md"
        disabled={name.trim() === '' || (wordsNeeded && words.trim() === '')}
      >
        Add
      </Button>
    </form>
  );
}
