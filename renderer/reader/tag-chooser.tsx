import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { bareTag, foldedTag } from '../../archive/annotations/tag-names.shared.ts';
import type { TagCount } from '../../archive/contract/marking.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { counted } from '../window/words.ts';
import css from './chooser.module.css';

interface Props {
  /** Those that the mark has. */
  readonly tags: readonly string[];
  readonly onTag: (tag: string) => Promise<void>;
  readonly onUntag: (tag: string) => void;
  readonly onDone: () => void;
}

const most = 7;
const creating = 'create ';

/** Tags one after the other: completed from those of the archive, or made as they are typed. */
export function TagChooser({ tags, onTag, onUntag, onDone }: Props) {
  const known = useAnswer('tags.list', {}).data;
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const combobox = useCombobox({ opened: true });
  const field = useRef<HTMLInputElement>(null);
  // The frame may hold the focus: the window must take it before the field can have it.
  useEffect(() => {
    window.focus();
    field.current?.focus();
  }, []);
  const typed = bareTag(query);
  const found = useMemo(() => completions(known ?? [], tags, typed), [known, tags, typed]);
  const isNew =
    foldedTag(typed) !== '' &&
    ![...tags, ...found.map(({ tag }) => tag)].some((tag) => foldedTag(tag) === foldedTag(typed));
  const store = useRef(combobox);
  store.current = combobox;
  // With nothing typed Enter is done with it, and takes none that was only offered.
  useEffect(() => {
    if (typed !== '' && (isNew || found.length > 0)) store.current.selectFirstOption();
    else store.current.resetSelectedOption();
  }, [found, isNew, typed]);

  const add = async (tag: string) => {
    setProblem(null);
    setQuery('');
    try {
      await onTag(tag);
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = tags.at(-1);
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0) {
      event.preventDefault();
      if (typed === '') onDone();
      else void add(typed);
    } else if (event.key === ',' && typed !== '') {
      event.preventDefault();
      void add(typed);
    } else if (event.key === 'Backspace' && query === '' && last !== undefined) {
      event.preventDefault();
      onUntag(last);
    }
  };

  return (
    <div className={css.chooser}>
      <Combobox
        store={combobox}
        onOptionSubmit={(value) =>
          void add(value.startsWith(creating) ? value.slice(creating.length) : value)
        }
      >
        <PillsInput error={problem} onClick={() => field.current?.focus()}>
          <Pill.Group>
            {tags.map((tag) => (
              <Pill
                key={tag}
                withRemoveButton
                removeButtonProps={{
                  'aria-label': `Take off the tag ${tag}`,
                  tabIndex: 0,
                  'aria-hidden': false,
                }}
                onRemove={() => onUntag(tag)}
              >
                {tag}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                ref={field}
                aria-label="Tag"
                placeholder={tags.length === 0 ? 'Tag: type a name' : 'Another tag'}
                dir="auto"
                value={query}
                onChange={(event) => {
                  setQuery(event.currentTarget.value);
                  setProblem(null);
                }}
                onKeyDown={pressed}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
        {!isNew && found.length === 0 ? (
          <Combobox.Empty className={css.empty}>
            {typed === '' ? 'No other tags yet. Type a name to create one.' : 'The mark has it.'}
          </Combobox.Empty>
        ) : (
          <Combobox.Options className={css.options} aria-label="Tags of the archive">
            {found.map(({ tag, marks }) => (
              <Combobox.Option key={tag} value={tag}>
                <span className={css.name} dir="auto">
                  {tag}
                </span>
                <span className={css.detail}>{counted(marks, 'mark')}</span>
              </Combobox.Option>
            ))}
            {isNew && (
              <Combobox.Option value={`${creating}${typed}`} className={css.create}>
                Create “{typed}”
              </Combobox.Option>
            )}
          </Combobox.Options>
        )}
      </Combobox>
    </div>
  );
}

/** Tags that the mark lacks: those that begin with what is typed, then those in which it stands, the most used first. */
export function completions(known: readonly TagCount[], has: readonly string[], typed: string): TagCount[] {
  const words = foldedTag(typed);
  const taken = new Set(has.map(foldedTag));
  const rank = (tag: string): number => {
    const folded = foldedTag(tag);
    if (folded === words) return 0;
    if (folded.startsWith(words) || folded.includes(` ${words}`)) return 1;
    return folded.includes(words) ? 2 : 3;
  };
  return known
    .filter(({ tag }) => !taken.has(foldedTag(tag)))
    .map((entry) => ({ entry, rank: rank(entry.tag) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((a, b) => a.rank - b.rank || b.entry.marks - a.entry.marks)
    .slice(0, most)
    .map(({ entry }) => entry);
}
