import { TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Find } from '../../archive/contract/reading.ts';
import css from './find-bar.module.css';
import { IconButton } from './icon-button.tsx';
import { number } from './words.ts';

type Exactness = Exclude<keyof Find, 'words'>;

const choices: readonly { name: Exactness; sign: string; label: string }[] = [
  { name: 'caseMatters', sign: 'Aa', label: 'Match case' },
  { name: 'wholeWords', sign: 'W', label: 'Whole words' },
  { name: 'accentsMatter', sign: 'é', label: 'Match accents' },
];

/** What is looked for, and what was found. */
export interface Finding {
  readonly asked: Find;
  /** Null until all that is asked has been looked through. */
  readonly found: { readonly count: number; readonly current: { readonly number: number } | null } | null;
  /** Another one each time that the person wants to type. */
  readonly wanted: number;
  readonly change: (part: Partial<Find>) => void;
  readonly step: (by: 1 | -1) => void;
  readonly close: () => void;
}

/** Looks for words in what is open: `label` says in what. */
export function FindBar({ label, finding }: { label: string; finding: Finding }) {
  const { asked, found, wanted, change, step, close } = finding;
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the field takes the focus again.
  useEffect(() => {
    // The article's frame may have it.
    window.focus();
    field.current?.select();
  }, [wanted]);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const run = { Enter: () => step(event.shiftKey ? -1 : 1), Escape: close }[event.key];
    // Enter on a button presses it.
    if (!run || (event.key === 'Enter' && event.target !== field.current)) return;
    event.preventDefault();
    run();
  };
  const none = found?.count === 0 && asked.words.trim() !== '';
  const disabled = !found || found.count === 0;
  return (
    <search className={css.bar} aria-label={label} onKeyDown={press}>
      <TextInput
        ref={field}
        className={css.field}
        variant="unstyled"
        size="sm"
        dir="auto"
        aria-label={label}
        placeholder={label}
        maxLength={1000}
        value={asked.words}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <output className={css.count} data-none={none || undefined}>
        {wordsOf(asked.words, found)}
      </output>
      {choices.map(({ name, sign, label: exactly }) => (
        <IconButton
          key={name}
          size={26}
          label={exactly}
          className={css.choice}
          aria-pressed={asked[name]}
          onClick={() => change({ [name]: !asked[name] })}
        >
          {sign}
        </IconButton>
      ))}
      <span className={css.rule} />
      <IconButton
        size={26}
        label="Previous"
        shortcut="shift+Enter"
        disabled={disabled}
        onClick={() => step(-1)}
      >
        <IconChevronUp size={16} stroke={1.6} />
      </IconButton>
      <IconButton size={26} label="Next" shortcut="Enter" disabled={disabled} onClick={() => step(1)}>
        <IconChevronDown size={16} stroke={1.6} />
      </IconButton>
      <IconButton size={26} label="Close" shortcut="Escape" onClick={close}>
        <IconX size={15} stroke={1.6} />
      </IconButton>
    </search>
  );
}

function wordsOf(words: string, found: Finding['found']): string {
  if (words.trim() === '' || !found) return '';
  if (found.count === 0) return 'Not found';
  return found.current
    ? `${number(found.current.number + 1)} of ${number(found.count)}`
    : number(found.count);
}
