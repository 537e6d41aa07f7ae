import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { explain } from '../bridge/acting.ts';
import css from './chooser.module.css';

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly detail: string;
}

interface ExtraField {
  readonly error: string | null;
  readonly onInput: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface Props {
  /** `Person`, `Event`: the field's name. */
  readonly label: string;
  readonly choices: readonly Choice[];
  /** A field shown while something new is named; Enter in it creates that, and what is wrong is said at it. */
  readonly extra?: (field: ExtraField) => ReactNode;
  readonly onGiveUp: () => void;
  readonly onChoose: (id: string) => Promise<void>;
  /** Absent: only what is there can be chosen. */
  readonly onCreate?: (name: string) => Promise<void>;
  /** A name for something new, offered first while nothing is typed. */
  readonly proposed?: string | null;
}

const most = 7;
const creating = 'create';

/** Finds by name or alias what there is already, or makes a new one: that is offered last. */
export function Chooser({ label, choices, extra, onGiveUp, onChoose, onCreate, proposed = null }: Props) {
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const combobox = useCombobox({ opened: true });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    window.focus();
    field.current?.focus();
  }, []);
  const name = query.trim();
  const found = useMemo(() => matching(choices, name), [choices, name]);
  const isProposed = name === '' && proposed !== null;
  const isNew =
    onCreate !== undefined &&
    name !== '' &&
    !choices.some((choice) => foldedName(choice.name) === foldedName(name));
  const store = useRef(combobox);
  store.current = combobox;
  // The first option is chosen anew whenever others are offered.
  useEffect(() => {
    if (isNew || isProposed || found.length > 0) store.current.selectFirstOption();
  }, [found, isNew, isProposed]);

  const submit = async (value: string) => {
    setProblem(null);
    try {
      await (value === creating ? onCreate?.(name || (proposed ?? '')) : onChoose(value));
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };

  const giveUp = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onGiveUp();
  };
  const extraField: ExtraField = {
    error: problem,
    onInput: () => setProblem(null),
    onKeyDown: (event) => {
      giveUp(event);
      if (event.key === 'Enter') void submit(creating);
    },
  };

  return (
    <div className={css.chooser}>
      <Combobox store={combobox} onOptionSubmit={submit}>
        <Combobox.EventsTarget>
          <TextInput
            ref={field}
            aria-label={label}
            placeholder={`${label}: type a name`}
            dir="auto"
            value={query}
            error={isNew && extra ? null : problem}
            onKeyDown={giveUp}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setProblem(null);
            }}
          />
        </Combobox.EventsTarget>
        {isNew && extra?.(extraField)}
        {!isNew && !isProposed && found.length === 0 ? (
          <Combobox.Empty className={css.empty}>
            {onCreate ? 'None yet. Type a name to create one.' : 'Nobody of this name is known.'}
          </Combobox.Empty>
        ) : (
          <Combobox.Options className={css.options} aria-label={`${label}: what is offered`}>
            {isProposed && (
              <Combobox.Option value={creating} className={css.create}>
                Create “{proposed}”
              </Combobox.Option>
            )}
            {found.map(({ id, name: known, detail }) => (
              <Combobox.Option key={id} value={id}>
                <span className={css.name} dir="auto">
                  {known}
                </span>
                {detail && (
                  <span className={css.detail} dir="auto">
                    {detail}
                  </span>
                )}
              </Combobox.Option>
            ))}
            {isNew && (
              <Combobox.Option value={creating} className={css.create}>
                Create “{name}”
              </Combobox.Option>
            )}
          </Combobox.Options>
        )}
      </Combobox>
    </div>
  );
}

/** Names that begin with the words first, then those in which they stand. */
function matching(choices: readonly Choice[], query: string): Choice[] {
  const words = foldedName(query);
  if (words === '') return choices.slice(0, most);
  const rank = ({ name, aliases }: Choice): number => {
    const names = [name, ...aliases].map(foldedName);
    if (names.some((known) => known === words)) return 0;
    if (names.some((known) => known.startsWith(words) || known.includes(` ${words}`))) return 1;
    return names.some((known) => known.includes(words)) ? 2 : 3;
  };
  return choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ choice }) => choice);
}
